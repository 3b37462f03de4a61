import Diagnostics
import Foundation
import FuzzingLaws
import Language
import Testing

/// The lines of a file in Fixtures.
func fixtureLines(_ name: String) throws -> [String] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let text = try String(contentsOf: folder.appendingPathComponent("Fixtures/\(name)"), encoding: .utf8)
    return text.components(separatedBy: "\n").filter { !$0.isEmpty }
}

@Test func treesArePythons() throws {
    let cases = try fixtureLines("syntax.txt").map { $0.components(separatedBy: "\t") }
    #expect(cases.count > 700)
    for pair in cases {
        try #require(pair.count == 2)
        let source = Array(pair[0].replacingOccurrences(of: "⏎", with: "\n").utf8)
        var names = NameTable()
        let result = SyntaxTree.parse(lines: lines(source), names: &names)
        let dump = TreeDump(tree: result.tree, names: names, withRanges: pair[1].contains(/@[0-9]/))
        let hasError = result.diagnostics.contains { $0.severity == .error }
        #expect(
            (hasError ? "error" : dump.text) == pair[1], "\(pair[0]) \(result.diagnostics.map(\.headline[.english]))")
    }
}
