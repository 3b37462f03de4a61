internal import Diagnostics
internal import Language

/// The syntax of one cell or inline expression, shared by everything that was made from it.
final class Program: Sendable {
    let tree: SyntaxTree
    let source: SourceFile

    init(tree: SyntaxTree, source: SourceFile) {
        self.tree = tree
        self.source = source
    }

    /// The fields that are taken of what stands there: `random` and `seed` after `np` in `np.random.seed(0)`.
    func fields(after range: SourceRange) -> [String] {
        let line = source.range(ofLine: source.location(of: range.start).line)
        guard range.end < line.end else { return [] }
        let rest = source.text(SourceRange(range.end, line.end))
        let path = rest.prefix { $0 == "." || $0 == "_" || $0.isLetter || $0.isNumber }
        return path.first == "." ? path.split(separator: ".").map(String.init) : []
    }

    /// An expression as the author wrote it, on one line.
    func text(of id: ExpressionID) -> String {
        let text = source.text(tree[id].range)
        guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
