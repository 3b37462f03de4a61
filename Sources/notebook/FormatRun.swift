internal import Checking
internal import Diagnostics
internal import Documents

/// One notebook from its file to its one form.
struct FormatRun: Sendable {
    let path: String
    /// Whether nothing is written.
    let onlyChecks: Bool

    /// Reads and writes, or with `onlyChecks` compares; reports what there is to say, and what it means for the exit.
    func run() -> ExitStatus {
        guard let source = SourceFile.reading(path) else { return .noInput }
        do {
            return run(try Notebook.reading(source))
        } catch {
            Terminal.report([error], in: source, language: MessageLanguage(tag: Terminal.locale))
            return ExitStatus(error)
        }
    }

    private func run(_ notebook: Notebook) -> ExitStatus {
        let language = MessageLanguage(tag: notebook.frontMatter.lang ?? Terminal.locale)
        let unreadable = notebook.diagnostics.filter { ExitStatus($0) == .unreadable && $0.severity == .error }
        guard unreadable.isEmpty else {
            Terminal.report(unreadable, in: notebook.source, language: language)
            return .unreadable
        }
        let formatted = FormattedNotebook(notebook)
        Terminal.report(formatted.diagnostics, in: notebook.source, language: language)
        let status = formatted.diagnostics.isEmpty ? ExitStatus.well : .notebookIsWrong
        return ExitStatus.first(of: [
            status, onlyChecks ? compare(formatted, notebook.source) : write(formatted, notebook.source),
        ])
    }

    private func write(_ formatted: FormattedNotebook, _ source: SourceFile) -> ExitStatus {
        do {
            if source.path == "-" {
                try WholeFile.writeAll(formatted.bytes, to: 1, "standard output")
            } else if formatted.bytes != source.bytes {
                try WholeFile.write(formatted.bytes, to: source.path, over: SHA256.digits(of: source.bytes))
                Terminal.print("\(shownInTerminal(source.path))\n")
            }
            return .well
        } catch {
            Terminal.report(error.cannotWrite)
            return .cannotWrite
        }
    }

    /// Names a file that would change, with its first line that would, and how it would stand.
    private func compare(_ formatted: FormattedNotebook, _ source: SourceFile) -> ExitStatus {
        guard formatted.bytes != source.bytes else { return .well }
        let other = SourceFile(path: source.path, bytes: formatted.bytes)
        var line = 1
        while line < min(source.lineCount, other.lineCount),
            source.bytes[source.range(ofLine: line)] == other.bytes[other.range(ofLine: line)]
        {
            line += 1
        }
        Terminal.print("\(shownInTerminal(source.path)):\(line)\n")
        for (sign, file) in [("-", source), ("+", other)] {
            Terminal.print("  \(sign) \(shownInTerminal(file.text(file.range(ofLine: line))))\n")
        }
        return .notebookIsWrong
    }
}

extension [UInt8] {
    fileprivate subscript(range: SourceRange) -> ArraySlice<UInt8> { self[range.start..<range.end] }
}
