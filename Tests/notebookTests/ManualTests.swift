import Diagnostics
import Evaluation
import Manual
import Testing

/// The cells and notebooks that the manual shows, run as they stand.
@Suite struct ManualTests {
    /// A section in one of the languages.
    struct Page: CustomTestStringConvertible, Sendable {
        let section: Section
        let language: MessageLanguage

        var testDescription: String { "\(section.name) \(language)" }

        static let topics = pages { Section.topics(in: $0) }
        static let mistakes = pages { Section.mistakes(in: $0) }

        private static func pages(_ sections: (MessageLanguage) -> [Section]) -> [Page] {
            [MessageLanguage.english, .chinese].flatMap { language in
                sections(language).map { Page(section: $0, language: language) }
            }
        }

        /// Whether only `lint` says it.
        var isAdvice: Bool { Diagnostic.numbersOfAdvice.contains(section.number ?? 0) }

        /// The blocks whose fence has this information.
        func blocks(_ information: String, ticks: Int) -> [String] {
            let fence = String(repeating: "`", count: ticks)
            return section.body.components(from: "\(fence)\(information)\n", to: "\n\(fence)\n")
        }

        /// All of it as one notebook, and what was said of that.
        var said: String {
            get throws { try run(lesson).errorText }
        }

        var lesson: String { "---\nlang: \(language == .chinese ? "zh" : "en")\n---\n\n\(section.body)" }

        /// The advice that `lint` or a run gives of a notebook under the number of the page.
        func advice(on lesson: String) throws -> [Substring] {
            let folder = try Folder(lesson: lesson)
            defer { folder.remove() }
            let run = try Notebook("lint", "--format", "short", "lesson.md", in: folder)
            let said = try run.outputText + Notebook("run", "--short", "lesson.md", in: folder).errorText
            return said.split(separator: "\n").filter { $0.contains(section.name) }
        }

        func run(_ lesson: String) throws -> Notebook {
            let folder = try Folder(lesson: lesson)
            defer { folder.remove() }
            if let file = blocks("csv", ticks: 3).first { try folder.write(Array("\(file)\n".utf8), to: "data.csv") }
            return try Notebook("run", "--short", "lesson.md", "-t", "html", "-o", "-", in: folder)
        }
    }

    @Test(arguments: Page.topics) func whatATopicShowsRuns(_ page: Page) throws {
        #expect(try page.said == "")
        for notebook in page.blocks("markdown", ticks: 4) { #expect(try page.run("\(notebook)\n").errorText == "") }
    }

    /// A cell announces the number, or the run warns with it; or a notebook of its own says it, and the mended one
    /// after that says nothing. Where neither can be shown there is prose and perhaps what a command line says.
    @Test(arguments: Page.mistakes.filter(\.isAdvice)) func whatAPageOfAdviceShowsIsAdvisedAgainstOnce(
        _ page: Page
    ) throws {
        #expect(try page.said == "")
        let notebooks = page.blocks("markdown", ticks: 4)
        if notebooks.isEmpty { #expect(try page.advice(on: page.lesson).count == 1) }
        for (index, notebook) in notebooks.enumerated() {
            #expect(try page.advice(on: "\(notebook)\n").isEmpty == (index > 0))
        }
    }

    @Test(arguments: Page.mistakes.filter { !$0.isAdvice }) func whatAPageOfAMistakeShowsIsThisMistakeAndItsMending(
        _ page: Page
    ) throws {
        let name = page.section.name
        let notebooks = page.blocks("markdown", ticks: 4)
        let lines = try page.said.split(separator: "\n")
        let isShown = page.section.body.contains("expect=\(name)") || !notebooks.isEmpty
        if isShown || !page.section.body.contains("```nn") {
            #expect(lines.isEmpty, "\(lines)")
        } else {
            #expect(!lines.isEmpty, "no cell has the mistake \(name)")
            for line in lines {
                #expect(line.contains(name) && !line.contains(": error: ") && !line.contains("错误: "), "\(line)")
            }
        }
        for (index, notebook) in notebooks.enumerated() {
            let said = try page.run("\(notebook)\n").errorText
            if index == 0 { #expect(said.contains(name), "\(said)") } else { #expect(said == "") }
        }
    }

    @Test func everyFileOfTheManualIsInTheProgram() throws {
        let folder = Folder("\(#filePath.dropLast("Tests/notebookTests/ManualTests.swift".count))Sources/CManual")
        let files = try folder.names().filter { $0.hasSuffix(".md") }
        #expect(files.count >= 4)
        for (suffix, language) in [(".en.md", MessageLanguage.english), (".zh.md", .chinese)] {
            let sections = Section.topics(in: language) + Section.mistakes(in: language)
            for file in files.filter({ $0.hasSuffix(suffix) }) {
                let heading = try folder.text(file).components(from: "## ", to: ":").first
                #expect(sections.contains { $0.name == heading }, "\(file)")
            }
        }
    }

    @Test(arguments: [
        ("language.md", ["--lang", "en"]), ("language.zh.md", ["--lang", "zh"]),
        ("mistakes.md", ["mistakes", "--lang", "en"]), ("mistakes.zh.md", ["mistakes", "--lang", "zh"]),
    ]) func theDocumentsAreWhatMakeDocsWrites(file: String, arguments: [String]) throws {
        let folder = try Folder()
        defer { folder.remove() }
        let docs = Folder("\(#filePath.dropLast("Tests/notebookTests/ManualTests.swift".count))docs")
        let run = try NotebookProcess(["help", "--markdown"] + arguments, in: folder).finish()
        #expect(run.status == 0)
        #expect(try docs.read(file) == run.output, "docs/\(file) is stale: run make docs")
    }
}

extension String {
    /// What stands between each `start`, at the beginning of a line, and the next `end`.
    fileprivate func components(from start: String, to end: String) -> [String] {
        var found: [String] = []
        var rest = "\n\(self)"[...]
        while let opening = rest.firstRange(of: "\n\(start)") {
            rest = rest[opening.upperBound...]
            guard let closing = rest.firstRange(of: end) else { break }
            found.append(String(rest[..<closing.lowerBound]))
            rest = rest[closing.lowerBound...]
        }
        return found
    }
}
