import Testing

/// What README.md shows: notebooks in blocks of ````markdown, and beside each, in blocks of ```markdown, what follows a
/// cell when it has run.
@Suite struct ReadmeTests {
    private struct Example {
        var notebook: String
        var shown: [String] = []
    }

    private static func examples() throws -> [Example] {
        let root = Folder(String(#filePath.dropLast("Tests/notebookTests/ReadmeTests.swift".count)))
        var examples: [Example] = []
        var fence: Substring?
        var block: [Substring] = []
        for line in try root.text("README.md").split(separator: "\n", omittingEmptySubsequences: false) {
            if let open = fence {
                guard line == open else {
                    block.append(line)
                    continue
                }
                let text = block.joined(separator: "\n")
                if open.count == 4 {
                    examples.append(Example(notebook: text + "\n"))
                } else if !examples.isEmpty {
                    examples[examples.count - 1].shown.append(text)
                }
                fence = nil
            } else if line.hasSuffix("`markdown") {
                fence = line.dropLast("markdown".count)
                block = []
            }
        }
        return examples
    }

    @Test func notebooksShowWhatTheReadmeSays() throws {
        let examples = try Self.examples()
        #expect(examples.count >= 2)
        for example in examples {
            let folder = try Folder(lesson: example.notebook)
            defer { folder.remove() }
            let run = try Notebook("run", "lesson.md", "-t", "md", "-o", "-", in: folder)
            #expect(run.status == 0, "\(run.errorText)")
            #expect(!example.shown.isEmpty)
            for text in example.shown { #expect(run.outputText.contains(text), "\(text)") }
        }
    }

    @Test func notebooksHaveTheOneForm() throws {
        for example in try Self.examples() {
            let folder = try Folder(lesson: example.notebook)
            defer { folder.remove() }
            let run = try Notebook("fmt", "--check", "lesson.md", in: folder)
            #expect(run.outputText == "")
            #expect(run.status == 0)
        }
    }
}
