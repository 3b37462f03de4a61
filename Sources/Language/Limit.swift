import Diagnostics

/// How deep a cell may nest: counted, so that the limit is the same on every machine.
enum Limit: Sendable {
    case brackets, blocks, expression

    /// How many brackets, lambdas and exponents may stand inside each other.
    static let maximumBrackets = 100
    /// How many blocks may stand inside each other.
    static let maximumBlocks = 100
    /// How deep the tree of one expression may be, chains of operators included.
    static let maximumDepth = 1000
}

extension Diagnostic {
    static func tooDeeplyNested(what: Limit, at range: SourceRange) -> Diagnostic {
        let headline =
            switch what {
            case .brackets:
                Text(en: "more than 100 brackets inside each other", zh: "括号嵌套超过 100 层")
            case .blocks:
                Text(en: "more than 100 blocks inside each other", zh: "代码块嵌套超过 100 层")
            case .expression:
                Text(en: "an expression more than 1,000 operations deep", zh: "表达式的运算层数超过 1000")
            }
        return Diagnostic(
            230, .error, headline, at: range,
            help: what == .blocks
                ? Text(en: "move the inner blocks into a function", zh: "请把内层代码块移到函数里")
                : Text(en: "give a part of it a name on a line of its own", zh: "请把其中一部分单独写成一行并起个名字"))
    }
}
