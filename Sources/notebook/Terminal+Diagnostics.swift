internal import Diagnostics

extension Terminal {
    /// Reports what is wrong in `source`, as excerpts with a caret or, when `isShort`, a line each.
    static func report(
        _ diagnostics: [Diagnostic], in source: SourceFile, language: MessageLanguage, _ isShort: Bool = false
    ) {
        let printer = DiagnosticPrinter(language: language, colors: usesColors)
        for diagnostic in diagnostics {
            report(
                isShort ? printer.line(of: diagnostic, in: source) + "\n" : printer.text(of: diagnostic, in: source))
        }
    }
}
