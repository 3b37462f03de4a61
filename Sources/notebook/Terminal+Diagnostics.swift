internal import Diagnostics

extension Terminal {
    /// Reports what is wrong in `source`, as excerpts with a caret or, when `isShort`, a line each.
    static func report(
        _ diagnostics: [Diagnostic], in source: SourceFile, language: MessageLanguage, _ isShort: Bool = false
    ) {
        let printer = DiagnosticPrinter(language: language, colors: usesColors)
        report(
            diagnostics.map {
                isShort ? printer.line(of: $0, in: source) + "\n" : printer.text(of: $0, in: source)
            }.joined())
    }
}
