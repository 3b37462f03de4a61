import Diagnostics

/// What the printer writes for an error at the first place of `needle` in `source`.
func printed(
    _ source: String, marking needle: String, label: Text? = nil, language: MessageLanguage = .english,
    colors: Bool = false
) -> String {
    let bytes = Array(source.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: needle.utf8) } ?? bytes.count
    return printed(
        bytes, at: SourceRange(start, start + needle.utf8.count), label: label, language: language, colors: colors)
}

/// What the printer writes for an error at `range`.
func printed(
    _ bytes: [UInt8], at range: SourceRange, label: Text? = nil, language: MessageLanguage = .english,
    colors: Bool = false
) -> String {
    let diagnostic = Diagnostic(201, Text(en: "wrong", zh: "出错"), at: range, label: label)
    return DiagnosticPrinter(language: language, colors: colors)
        .text(of: diagnostic, in: SourceFile(path: "t.md", bytes: bytes))
}

/// The source line and the carets of a printed diagnostic.
func excerptLines(_ printed: String) -> [String] {
    printed.split(separator: "\n").dropFirst(2).map { String($0) }
}
