internal import Diagnostics
internal import Language

extension Typesetting {
    /// Formulas by KaTeX, source in the colours of the nn language. For one document: formulas share their macros.
    public static func standard() -> Typesetting {
        let renderer = MathRenderer()
        return Typesetting(
            formula: { tex, isDisplay, offset in
                renderer.render(tex, isDisplay: isDisplay).mapError {
                    Diagnostic.formula($0, start: offset, count: tex.utf8.count)
                }
            },
            highlight: { lines in
                SyntaxTree.tokens(lines: lines).compactMap { token in
                    SourceKind(token.kind).map { (token.range, $0) }
                }
            })
    }
}

extension Typesetting.SourceKind {
    /// The colour of a token; nil for what has none.
    init?(_ kind: HighlightToken.Kind) {
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
