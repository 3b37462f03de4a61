/// How a piece of text looks in a terminal.
struct TerminalStyle: OptionSet, Hashable {
    let rawValue: Int

    static let strong = TerminalStyle(rawValue: 1)
    static let emphasis = TerminalStyle(rawValue: 2)
    static let underlined = TerminalStyle(rawValue: 4)
    static let faint = TerminalStyle(rawValue: 8)
    static let code = TerminalStyle(rawValue: 16)
    static let formula = TerminalStyle(rawValue: 32)
    static let value = TerminalStyle(rawValue: 64)
    static let keyword = TerminalStyle(rawValue: 128)
    static let command = TerminalStyle(rawValue: 256)
    static let number = TerminalStyle(rawValue: 512)
    static let quotation = TerminalStyle(rawValue: 1024)
    static let struckOut = TerminalStyle(rawValue: 2048)

    /// Each style with its code of SGR (ECMA-48, 8.3.117). Only the eight colours that a reader can choose.
    private static let codes: [(TerminalStyle, String)] = [
        (.strong, "1"), (.faint, "2"), (.emphasis, "3"), (.underlined, "4"), (.code, "36"), (.formula, "35"),
        (.value, "1"), (.keyword, "35"), (.command, "34"), (.number, "36"), (.quotation, "32"),
        (.struckOut, "9"),
    ]

    /// The style of a piece of source; nil where it has none.
    init(_ kind: Typesetting.SourceKind) {
        switch kind {
        case .keyword: self = .keyword
        case .command: self = .command
        case .number: self = .number
        case .text: self = .quotation
        case .comment: self = .faint
        case .name, .parameter, .operation: self = []
        }
    }

    init(rawValue: Int) { self.rawValue = rawValue }

    /// `text` in this style, control characters made visible.
    func paint(_ text: String, colors: Bool) -> String {
        let text = text.withControlPictures
        guard colors, !isEmpty, !text.isEmpty else { return text }
        let codes = Self.codes.filter { contains($0.0) }.map(\.1).joined(separator: ";")
        return "\u{1B}[\(codes)m\(text)\u{1B}[0m"
    }
}
