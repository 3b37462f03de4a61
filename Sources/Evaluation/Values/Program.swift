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

    /// An expression as the author wrote it, on one line.
    func text(of id: ExpressionID) -> String {
        let text = source.text(tree[id].range)
        guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
