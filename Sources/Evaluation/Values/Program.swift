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

    /// What the line around a name without a value tells of it: a name with a space in it, `learning rate = 0.1`, or a
    /// comment behind `//`.
    func slip(at range: SourceRange) -> Text? {
        let line = source.range(ofLine: source.location(of: range.start).line)
        guard range.end <= line.end else { return nil }
        let before = source.text(SourceRange(line.start, range.start)).filter { $0 != " " }
        if before.hasSuffix("//") { return Text(en: "a comment begins with #, not with //", zh: "注释以 # 开头，不是 //") }
        let after = source.text(SourceRange(range.end, line.end))
        let parts = after.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let rest = parts[0].filter { $0 != " " }
        guard before.isEmpty, parts.count == 2, after.first == " ", parts[1].first != "=", isName(rest) else {
            return nil
        }
        let name = "\(source.text(range))_\(rest)"
        return Text(en: "a name has no space: \(name) = …", zh: "名字里没有空格：\(name) = …")
    }

    /// The same as one factor of a product: in parentheses, where it would come apart.
    func factor(of id: ExpressionID) -> String {
        switch tree[id].kind {
        case .binary, .comparison, .and, .or, .conditional, .lambda, .unary(.not, _): "(\(text(of: id)))"
        default: text(of: id)
        }
    }

    /// An expression as the author wrote it, on one line.
    func text(of id: ExpressionID) -> String {
        let text = source.text(tree[id].range)
        guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
