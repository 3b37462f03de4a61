internal import Diagnostics
internal import Language

extension Typesetting {
    /// Formulas as they were set, source in the colours of the nn language.
    public static func standard(_ formulas: Formulas) -> Typesetting {
        Typesetting(
            formula: { tex, _, offset in
                formulas.markup(at: offset)
                    ?? .failure(.formulaEngineFailed("no formula at \(offset)", at: SourceRange(offset, offset)))
            },
            highlight: { lines in
                SyntaxTree.tokens(lines: lines).compactMap { token in
                    SourceKind(token.kind).map { (token.range, $0) }
                }
            },
            derived: { formulas.markup(derived: $0) })
    }
}

extension Typesetting.SourceKind {
    /// The colour of a token; nil for what has none.
    fileprivate init?(_ kind: HighlightToken.Kind) {
        switch kind {
        case .keyword, .constant: self = .keyword
        case .command, .function: self = .command
        case .name: self = .name
        case .number: self = .number
        case .text: self = .text
        case .operator: self = .operation
        case .comment: self = .comment
        case .punctuation, .unknown: return nil
        }
    }
}
