public import Diagnostics

/// What a page asks of others: how formulas and source are set.
///
/// Closures, because a formula renderer has a state (its macros) and starts only when a page has mathematics, and
/// because only a parser knows what a word of a cell is.
public struct Typesetting {
    /// What a piece of source is, for its colour.
    public enum SourceKind: String, CaseIterable, Sendable {
        case keyword
        case command
        case name
        case parameter
        case number
        case text
        case comment
        case operation = "operator"
    }

    /// MathML of a formula that stands at the offset, or why there is none. Called in the order of the document.
    public var formula: (_ tex: String, _ isDisplay: Bool, _ offset: Int) -> Result<String, Diagnostic>
    /// The parts of a cell's lines that have a colour, in order of place and without overlap.
    public var highlight: (_ lines: [SourceLine]) -> [(range: SourceRange, kind: SourceKind)]

    /// MathML of a displayed formula that a cell derives, by its TeX; nil where there is none.
    public var derived: (_ tex: String) -> String?

    /// The bytes of the picture at a path beside the notebook, at most `limit`, or why they are not in the page.
    public var picture: (_ path: String, _ limit: Int) -> Result<[UInt8], PictureRefusal> = { _, _ in
        .failure(.notFound)
    }

    /// Typesetting by these functions; without one for source, it has one colour, without one
    /// for formulas of cells they stand in plain characters.
    public init(
        formula: @escaping (_ tex: String, _ isDisplay: Bool, _ offset: Int) -> Result<String, Diagnostic>,
        highlight: @escaping (_ lines: [SourceLine]) -> [(range: SourceRange, kind: SourceKind)] = { _ in [] },
        derived: @escaping (_ tex: String) -> String? = { _ in nil }
    ) {
        self.formula = formula
        self.highlight = highlight
        self.derived = derived
    }
}
