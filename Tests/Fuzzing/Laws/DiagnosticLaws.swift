internal import Diagnostics

/// What holds of every message: it is the author's mistake and not ours, has words in both languages, and a place.
enum DiagnosticLaws {
    /// Which messages break a law; `isText` is false for a file that is no UTF-8.
    static func findings(in diagnostics: [Diagnostic], of source: SourceFile, isText: Bool = true) -> [Finding] {
        diagnostics.flatMap { findings(in: $0, of: source, isText) }
    }

    private static func findings(in diagnostic: Diagnostic, of source: SourceFile, _ isText: Bool) -> [Finding] {
        var findings: [Finding] = []
        let code = diagnostic.code
        if diagnostic.number >= 900 || diagnostic.number == 609 {
            findings.append(Finding("\(code) is a mistake of ours", diagnostic.headline[.english]))
        }
        for language in [MessageLanguage.english, .chinese] {
            if diagnostic.headline[language].isEmpty {
                findings.append(Finding("\(code) has no headline in \(language)", diagnostic.headline[.english]))
            }
            let others = [diagnostic.label, diagnostic.help].compactMap(\.self) + diagnostic.notes.map(\.text)
            if others.contains(where: { $0[language].isEmpty }) {
                findings.append(Finding("\(code) says nothing in \(language)", diagnostic.headline[.english]))
            }
        }
        for range in [diagnostic.range].compactMap(\.self) + diagnostic.notes.compactMap(\.range) {
            findings += source.findings(in: range, of: code, isText: isText)
        }
        guard findings.isEmpty else { return findings }
        // Printing it is no law, but may not trap.
        for language in [MessageLanguage.english, .chinese] {
            _ = DiagnosticPrinter(language: language).text(of: diagnostic, in: source)
        }
        return []
    }
}

extension SourceFile {
    /// Whether a range is one of this file's text.
    func findings(in range: SourceRange, of what: String, isText: Bool = true) -> [Finding] {
        if range.start < 0 || range.end > bytes.count || range.start > range.end {
            return [Finding("\(what) stands outside the file", "\(range.start)..<\(range.end) of \(bytes.count)")]
        }
        if isText, splitsCharacter(at: range.start) || splitsCharacter(at: range.end) {
            return [Finding("\(what) begins or ends within a character", "\(range.start)..<\(range.end)")]
        }
        return []
    }

    private func splitsCharacter(at offset: Int) -> Bool {
        offset > 0 && offset < bytes.count && bytes[offset] & 0xC0 == 0x80
    }
}
