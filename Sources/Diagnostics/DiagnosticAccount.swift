/// What is said of a diagnostic, part by part and in one language, for a terminal or a page to set.
///
/// Whatever a notebook holds, no part has a control character.
public struct DiagnosticAccount: Sendable {
    /// The line of a place, and what is marked in it.
    public struct Place: Sendable {
        /// `lesson.md:41:9`
        public let name: String
        /// The number of the line.
        public let line: Int
        /// The line, or as much of it as is shown.
        public let source: String
        /// How many columns of it stand before the marks.
        public let indent: Int
        /// How many columns are marked, at least one.
        public let marks: Int
    }

    /// A further fact.
    public struct Note: Sendable {
        /// What is said.
        public let text: String
        /// Where, if anywhere.
        public let place: Place?
    }

    /// `error[NN0204]`
    public let kind: String
    /// What is wrong.
    public let headline: String
    /// Where, if anywhere.
    public let place: Place?
    /// What is said of what is marked there.
    public let label: String?
    /// Further places and facts.
    public let notes: [Note]
    /// The way out.
    public let help: String?
    /// What a note begins with.
    public let noteWord: String
    /// What the way out begins with.
    public let helpWord: String

    /// The parts of `diagnostic`, which is about `file`.
    public init(of diagnostic: Diagnostic, in file: SourceFile, language: MessageLanguage) {
        func said(_ text: Text) -> String { visible(text[language]) }
        kind = "\(diagnostic.severity.word[language])[\(diagnostic.code)]"
        headline = said(diagnostic.headline)
        place = diagnostic.range.flatMap(file.seen).map { Place($0.range, in: $0.file, language) }
        label = diagnostic.label.map(said)
        notes = diagnostic.notes.map { note in
            let place = note.range.flatMap(file.seen)
            return Note(text: said(note.text), place: place.map { Place($0.range, in: $0.file, language) })
        }
        help = diagnostic.help.map(said)
        noteWord = Text(en: "note", zh: "说明")[language]
        helpWord = Text(en: "help", zh: "帮助")[language]
    }
}

extension DiagnosticAccount.Place {
    fileprivate init(_ range: SourceRange, in file: SourceFile, _ language: MessageLanguage) {
        let excerpt = Excerpt(range, in: file)
        (name, line) = file.name(of: range.start, language)
        source = excerpt.text
        indent = excerpt.indent
        marks = excerpt.carets
    }
}

extension Diagnostic.Severity {
    /// What it is called.
    public var word: Text {
        switch self {
        case .error: Text(en: "error", zh: "错误")
        case .warning: Text(en: "warning", zh: "警告")
        case .advice: Text(en: "advice", zh: "提示")
        }
    }
}
