/// Writes diagnostics for people, with the source line and carets, and for machines, in one line.
///
/// Whatever a notebook holds, no control character of it reaches the terminal.
public struct DiagnosticPrinter: Sendable {
    /// The language of everything that is written.
    public let language: MessageLanguage
    /// Whether severities, places and carets are coloured with ANSI escapes.
    public let colors: Bool

    /// A printer in `language`.
    public init(language: MessageLanguage, colors: Bool = false) {
        self.language = language
        self.colors = colors
    }

    /// The headline, the place with its line, the notes and the help; every line ends with LF.
    public func text(of diagnostic: Diagnostic, in file: SourceFile) -> String {
        let style = style(of: diagnostic.severity)
        let account = DiagnosticAccount(of: diagnostic, in: file, language: language)
        var lines = [paint(account.kind, style) + ": " + paint(account.headline, .bold)]
        let places = [account.place] + account.notes.map(\.place)
        let gutter = places.reduce(0) { max($0, $1.map { String($0.line).utf8.count } ?? 0) }
        if let place = account.place {
            lines.append("  " + paint(place.name, .dim))
            lines += excerpt(place, account.label, gutter, style)
        } else if let label = account.label {
            lines.append("  " + label)
        }
        for note in account.notes {
            let origin = note.place.map { $0.name + ": " } ?? ""
            lines.append("  " + paint(account.noteWord, .bold) + ": " + origin + note.text)
            if let place = note.place { lines += excerpt(place, nil, gutter, .bold) }
        }
        if let help = account.help { lines.append("  " + paint(account.helpWord, .bold) + ": " + help) }
        return lines.map { $0 + "\n" }.joined()
    }

    /// `tutorial.md:41:9: error: shapes do not fit [NN0204]`, without colours and without a line end.
    public func line(of diagnostic: Diagnostic, in file: SourceFile) -> String {
        let place = diagnostic.range.flatMap(file.seen)
        let origin = place.map { $0.file.name(of: $0.range.start, language).text } ?? Diagnostics.visible(file.path)
        return "\(origin): \(diagnostic.severity.word[language]): \(visible(diagnostic.headline)) [\(diagnostic.code)]"
    }

    private func excerpt(
        _ place: DiagnosticAccount.Place, _ label: String?, _ gutter: Int, _ style: Style
    ) -> [String] {
        let number = String(place.line)
        let margin = String(repeating: " ", count: 3 + gutter - number.utf8.count)
        let source = paint(margin + number + " |", .dim) + (place.source.isEmpty ? "" : " " + place.source)
        let marks = String(repeating: "^", count: place.marks) + (label.map { " " + $0 } ?? "")
        let empty = paint(String(repeating: " ", count: 4 + gutter) + "|", .dim)
        return [source, empty + String(repeating: " ", count: 1 + place.indent) + paint(marks, style)]
    }

    private func visible(_ text: Text) -> String { Diagnostics.visible(text[language]) }

    private enum Style: String {
        case bold = "1"
        case dim = "2"
        case error = "1;31"
        case warning = "1;33"
        case advice = "1;36"
    }

    private func style(of severity: Diagnostic.Severity) -> Style {
        switch severity {
        case .error: .error
        case .warning: .warning
        case .advice: .advice
        }
    }

    private func paint(_ text: String, _ style: Style) -> String {
        colors ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}
