public import Diagnostics
public import Documents

/// What a page needs of others: how formulas, plots, source and messages are set.
///
/// Closures, because a formula renderer has a state (its macros) and starts only when a page has mathematics.
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
    /// SVG of plots side by side; every `id` in it begins with the prefix.
    public var picture: (_ plots: [Plot], _ idPrefix: String, _ language: MessageLanguage) -> String
    /// CSS that the pictures need once in a page that has any.
    public var pictureStyle: String
    /// The same plots as lines of characters.
    public var characterPicture: (_ plots: [Plot], _ language: MessageLanguage) -> String
    /// The parts of a cell's lines that have a colour, in order of place and without overlap.
    public var highlight: (_ lines: [SourceLine]) -> [(range: SourceRange, kind: SourceKind)]
    /// A diagnostic as it is printed, with its place and caret.
    public var message: (_ diagnostic: Diagnostic, _ source: SourceFile, _ language: MessageLanguage) -> String
    /// How many columns a text takes in a terminal.
    public var width: (_ text: String) -> Int

    /// Typesetting by these functions.
    public init(
        formula: @escaping (_ tex: String, _ isDisplay: Bool, _ offset: Int) -> Result<String, Diagnostic>,
        picture: @escaping (_ plots: [Plot], _ idPrefix: String, _ language: MessageLanguage) -> String,
        pictureStyle: String = "",
        characterPicture: @escaping (_ plots: [Plot], _ language: MessageLanguage) -> String,
        highlight: @escaping (_ lines: [SourceLine]) -> [(range: SourceRange, kind: SourceKind)],
        message: @escaping (_ diagnostic: Diagnostic, _ source: SourceFile, _ language: MessageLanguage) -> String,
        width: @escaping (_ text: String) -> Int
    ) {
        self.formula = formula
        self.picture = picture
        self.pictureStyle = pictureStyle
        self.characterPicture = characterPicture
        self.highlight = highlight
        self.message = message
        self.width = width
    }
}
