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
        let kind = paint("\(word(diagnostic.severity))[\(diagnostic.code)]", style)
        var lines = [kind + ": " + paint(visible(diagnostic.headline), .bold)]
        let gutter = diagnostic.notes.reduce(diagnostic.range.map { lineDigits($0, file) } ?? 0) {
            max($0, $1.range.map { lineDigits($0, file) } ?? 0)
        }
        if let range = diagnostic.range {
            lines.append("  " + paint(place(range, file), .dim))
            lines += excerpt(range, diagnostic.label, file, gutter, style)
        } else if let label = diagnostic.label {
            lines.append("  " + visible(label))
        }
        let noteWord = Text(en: "note", zh: "说明")[language]
        for note in diagnostic.notes {
            let origin = note.range.map { place($0, file) + ": " } ?? ""
            lines.append("  " + paint(noteWord, .bold) + ": " + origin + visible(note.text))
            if let range = note.range { lines += excerpt(range, nil, file, gutter, .bold) }
        }
        if let help = diagnostic.help {
            lines.append("  " + paint(Text(en: "help", zh: "帮助")[language], .bold) + ": " + visible(help))
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// `tutorial.md:41:9: error: shapes do not fit [NN0204]`, without colours and without a line end.
    public func line(of diagnostic: Diagnostic, in file: SourceFile) -> String {
        let origin = diagnostic.range.map { place($0, file) } ?? visible(file.path.unicodeScalars)
        return "\(origin): \(word(diagnostic.severity)): \(visible(diagnostic.headline)) [\(diagnostic.code)]"
    }

    private func excerpt(
        _ range: SourceRange, _ label: Text?, _ file: SourceFile, _ gutter: Int, _ style: Style
    ) -> [String] {
        let excerpt = Excerpt(range, in: file)
        let number = String(file.location(of: range.start).line)
        let digits = max(gutter, number.utf8.count)
        let margin = String(repeating: " ", count: 3 + digits - number.utf8.count)
        let source = paint(margin + number + " |", .dim) + (excerpt.text.isEmpty ? "" : " " + excerpt.text)
        let marks = String(repeating: "^", count: excerpt.carets) + (label.map { " " + visible($0) } ?? "")
        let empty = paint(String(repeating: " ", count: 4 + digits) + "|", .dim)
        return [source, empty + String(repeating: " ", count: 1 + excerpt.indent) + paint(marks, style)]
    }

    private func place(_ range: SourceRange, _ file: SourceFile) -> String {
        let location = file.location(of: range.start)
        return "\(visible(file.path.unicodeScalars)):\(location.line):\(location.column)"
    }

    private func lineDigits(_ range: SourceRange, _ file: SourceFile) -> Int {
        String(file.location(of: range.start).line).utf8.count
    }

    private func visible(_ text: Text) -> String { visible(text[language].unicodeScalars) }

    private func visible(_ text: String.UnicodeScalarView) -> String { Diagnostics.visible(text) }

    private func word(_ severity: Diagnostic.Severity) -> String {
        switch severity {
        case .error: Text(en: "error", zh: "错误")[language]
        case .warning: Text(en: "warning", zh: "警告")[language]
        case .advice: Text(en: "advice", zh: "提示")[language]
        }
    }

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
