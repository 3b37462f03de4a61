internal import Diagnostics
internal import Documents
internal import Language

/// Whoever writes a notebook has one cut off anywhere in the editor: each is read and checked, with places inside it.
public enum PrefixLaws {
    /// Where to cut `bytes`: at each character of a short notebook; of a long one at each token and 500 other places.
    public static func ends(in bytes: [UInt8]) -> [Int] {
        let characters = (0...bytes.count).filter { $0 == bytes.count || bytes[$0] & 0xC0 != 0x80 }
        guard characters.count > 1_000, let notebook = try? Notebook.read(SourceFile(path: "input.md", bytes: bytes))
        else { return characters }
        var ends = Set(notebook.cells.flatMap { SyntaxTree.tokens(lines: $0.lines).map(\.range.end) })
        var draws = Draws(state: 3)
        for _ in 0..<500 { ends.insert(characters[draws.below(characters.count)]) }
        return ends.union([bytes.count]).sorted()
    }

    /// What the first `end` bytes break. Needs the stack of a `DeepThread`.
    public static func findings(in bytes: [UInt8], upTo end: Int) -> [Finding] {
        EntryPoint.checker.findings(in: Array(bytes[..<end]))
    }
}
