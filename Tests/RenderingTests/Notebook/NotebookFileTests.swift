import Diagnostics
import Documents
import Foundation
import Testing

@testable import Rendering

@Suite struct NotebookFileTests {
    /// What is hard to write again.
    private static let odd = [
        "", "\n", " \n\t\n", "x", "x\n\n\n", "\n\n  x  \n", "\u{FEFF}x\n", "\u{FEFF}---\ntitle: a\n---\nx\n",
        "---\ntitle: a\n---", "---\ntitle: a\n---   \n\n\n\nx", "---\ntitle: \"*a*\"\n---\n\n# *a*\n\nx\n",
        "---\r\ntitle: a\r\n---\r\n\r\nx `{nn} 1`\r\n\r\n```nn\r\ny\r\n\r\n```\r\nz\r\n", "x\r\ny\n",
        "x\ry\r\n\r\n```nn\r1\r```\r",
        "```nn\n```", "```nn\n\n```\n", "```nn\n\n\n```\n", "```nn   \nx\n```   \n", "````nn\n```\n````\n",
        "~~~nn\n`x`\n~~~\n", "```nn\n#| hidden\nx\n```\n\n```nn\n#| run: false\n#| echo: fold\nx\n```\n",
        "```nn\nx\n`````\n", "  ```nn\n   x\n  y\n ```\n", "- ```nn\n  x\n  ```\n  y\n- z\n",
        "1. a\n\n   ```nn\n   x\n\n   y\n   ```\n\n   b\n",
        "a\n```nn\nx\n```\nb\n```nn\ny\n```\n```nn\nz\n```\nc", "> ```math\n> x\n> ```\n", "```math\n\nx\n```\n",
        "```math\nx",
        "a `{nn} 1` b `` {nn claim} `x` `` c\n", "`{nn} 1` and `<!-- nn:= 1 -->v<!-- nn:/ -->`\n",
        "```\n<!-- nn:= 1 -->v<!-- nn:/ -->\n```\n\nx `{nn} 1`\n", "<!-- nn:= 1 -->2<!-- nn:/ -->\n",
        "x <!-- nn:= a\\-\\-b -->2<!-- nn:/ --> `{nn}\na`\n", "a\n\n<!-- nn:cell -->\n\nb\n", "<!-- nn:cell -->\n",
        "a\n\n<!-- nn:cell -->\n<!-- nn:cell -->\nb\n\n<!-- nn:cell -->\n\n```nn\n```\n\n<!-- nn:cell -->\n",
        "```nn {#a}\nx\n```\n\n\n<!-- nn:output a -->\nold\n<!-- nn:end -->\nafter",
        "- ```nn\n  x\n  ```\n  <!-- nn:output -->\n  old\n  <!-- nn:end -->\n",
        "```nn\nnever closed", "```nn {caption=\"a `b` \\\" c\"}\n\u{B}\u{C}\u{1}\u{2028}\n```\n",
        "e\u{301} é \u{1F600}\n",
        "```nn\n#| exercise\nx\n```\n", "```nn\n#| echo: fold\nx\n```\n", "x\ry\n\n---\n",
        "---\nnumbering: true\n---\n## A {#sec-a}\n\nB {#sec-b}\n===\n\n@sec-a@sec-b !@sec-a ![@sec-a](x) [@sec-a](x)\n",
        "# {#sec-a}\n\n## A {#sec-b} ##\n\n> # B {#sec-c}\n\n@sec-a\n\n> [!note]\n> [!NOTE] x[^a][^a]\n\n[^a]: x\n[^b]: y\n",
        "- > $$x$$ {#eq-a}\n\n$$\\tag{1}x$$ {#eq-b}\n\n| @eq-a |\n|---|\n| `@eq-a` @eq-b |\n",
        "$$\nx\n$$ {#eq-a}\n\n```math {#eq-b}\ny\n```\n", "```math\n$x\n```\n\n``` math\nx\n```\n",
    ]

    private static let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")

    /// Every Markdown file of the repository.
    private static let files: [String] = {
        let found = FileManager.default.enumerator(atPath: repository.path())
        var files: [String] = []
        while let path = found?.nextObject() as? String {
            if path.hasPrefix(".") { found?.skipDescendants() } else if path.hasSuffix(".md") { files.append(path) }
        }
        return files.sorted()
    }()

    private func isKept(_ text: String) throws -> Bool {
        guard let notebook = try? Notebook.read(SourceFile(path: "a.md", bytes: Array(text.utf8))) else { return true }
        let values = notebook.inlines.indices.map { $0 % 3 == 2 ? nil : "*\($0)*\u{A0}%" }
        let file = try NotebookSamples.file(text, notebook.cells.map { _ in [.text("1")] }, values: values)
        return try NotebookSamples.markdown(file).utf8.elementsEqual(text.utf8)
    }

    @Test(arguments: odd) func givesTheMarkdownBackByteForByte(_ text: String) throws {
        #expect(try isKept(text))
        for line in ["\n", "\r\n", "\r"] {
            #expect(try isKept(text.replacing("\r\n", with: "\n").replacing("\n", with: line)))
        }
    }

    @Test func givesEveryFileOfTheRepositoryBack() throws {
        #expect(Self.files.count > 200)
        for file in Self.files {
            // One fixture is a folder of such a name.
            guard let bytes = try? Data(contentsOf: Self.repository.appending(path: file)) else { continue }
            #expect(try isKept(String(decoding: bytes, as: UTF8.self)), "\(file)")
        }
    }

    @Test func aSecondFileOfItIsTheFirst() throws {
        for text in Self.odd {
            guard let file = try? NotebookSamples.file(text) else { continue }
            #expect(try NotebookSamples.file(try NotebookSamples.markdown(file)) == file)
        }
    }

    @Test func whatWasEditedIsInIt() throws {
        let text = "Half: `{nn} 1/2`. End.\n\n```nn {#fig-a echo=false}\nplot x\n```\n"
        let file = String(decoding: try NotebookSamples.file(text, values: ["0.5"]), as: UTF8.self)
        let edited = file.replacing("End.", with: "The end.").replacing("plot x", with: "plot y")
        #expect(
            try NotebookSamples.markdown(Array(edited.utf8))
                == "Half: `{nn} 1/2`. The end.\n\n```nn {#fig-a echo=false}\nplot y\n```\n")
    }

    @Test func aFenceIsLongerThanWhatWasWrittenIntoTheCell() throws {
        let file = String(decoding: try NotebookSamples.file("```nn\nx\n```\n"), as: UTF8.self)
        let edited = file.replacing("\"x\"", with: "\"x\\n```\\ny\"")
        #expect(try NotebookSamples.markdown(Array(edited.utf8)) == "````nn\nx\n```\ny\n````\n")
    }

    private func foreign(_ cells: String, metadata: String = "{}") throws -> NotebookFile {
        let text = "{\"cells\": [\(cells)], \"metadata\": \(metadata), \"nbformat\": 4, \"nbformat_minor\": 2}"
        return try NotebookFile(SourceFile(path: "a.ipynb", bytes: Array(text.utf8)))
    }

    @Test func cellsOfAnotherProgramStayCells() throws {
        let cells = """
            {"cell_type": "markdown", "metadata": {}, "source": ["# A\\n", "\\n", "b"]},
            {"cell_type": "markdown", "metadata": {}, "source": "c\\n"},
            {"cell_type": "code", "metadata": {"tags": ["exercise"]}, "source": "x = 1", "outputs": [], "execution_count": 3},
            {"cell_type": "code", "metadata": {"jupyter": {"source_hidden": true}}, "source": "y = 2", "outputs": []}
            """
        let file = try foreign(
            cells,
            metadata:
                "{\"title\": \"A \\\"b\\\"\", \"authors\": [{\"name\": \"C\"}], \"kernelspec\": {\"language\": \"nn\"}}"
        )
        let text = """
            ---
            title: "A \\"b\\""
            author: "C"
            ---

            # A

            b

            <!-- nn:cell -->

            c

            ```nn {exercise}
            x = 1
            ```

            ```nn {echo=fold}
            y = 2
            ```

            """
        #expect(String(decoding: file.markdown, as: UTF8.self) == text)
        #expect(file.diagnostics.isEmpty)
        let again = try JSONReader.read(try NotebookSamples.file(text))["cells"]?.list ?? []
        #expect(again.compactMap { $0["source"]?.joinedText } == ["# A \"b\"\n\nC", "# A\n\nb", "c", "x = 1", "y = 2"])
    }

    @Test func whatAnotherProgramSaysOfACellIsAnOptionOrSaidToBeLost() throws {
        func cell(_ metadata: String, kind: String = "code") -> String {
            "{\"cell_type\": \"\(kind)\", \"metadata\": {\(metadata)}, \"source\": \"x\", \"outputs\": []}"
        }
        let cells = [
            cell("\"tags\": [\"hide_input\"], \"name\": \"fig-a\", \"collapsed\": true"),
            cell("\"tags\": [\"remove-input\", \"raises-exception\"], \"name\": \"fig-a\", \"editable\": true"),
            cell("\"tags\": [\"remove-cell\", \"mine\"], \"slideshow\": {\"slide_type\": \"\"}"),
            cell("\"slideshow\": {\"slide_type\": \"slide\"}, \"tags\": []"),
            cell(
                "\"slideshow\": {\"slide_type\": \"skip\"}, \"tags\": [\"exercise\"], \"name\": \"a\"", kind: "markdown"
            ),
        ].joined(separator: ",")
        let file = try foreign(cells, metadata: "{\"kernelspec\": {\"language\": \"nn\"}}")
        #expect(
            String(decoding: file.markdown, as: UTF8.self) == """
                ```nn {#fig-a echo=fold}
                x
                ```

                ```nn {expect=error echo=false}
                x
                ```

                ```nn {hidden}
                x
                ```

                ```nn
                x
                ```

                x

                """)
        #expect(
            file.diagnostics.map { $0.headline[.english] } == [
                "the metadata “name” of 2 cells are left out", "the metadata “tags” of 2 cells are left out",
                "the metadata “slideshow” of 2 cells are left out",
            ])
        #expect(Set(file.diagnostics.map(\.number)) == [619])
        #expect(try Notebook.read(SourceFile(path: "a.md", bytes: file.markdown)).diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("{}", "python"), ("{\"kernelspec\": {\"name\": \"python3\"}}", "python"),
        ("{\"kernelspec\": {\"name\": \"ir\"}}", "r"), ("{\"kernelspec\": {\"name\": \"julia-1.9\"}}", "julia"),
        ("{\"language_info\": {\"name\": \"c++\"}}", "c++"), ("{\"language_info\": {\"name\": \"` \"}}", "python"),
        ("{\"kernelspec\": {\"language\": \"julia\", \"name\": \"x\"}, \"language_info\": {\"name\": \"\"}}", "julia"),
    ]) func codeIsWhatTheKernelSays(metadata: String, language: String) throws {
        let file = try foreign("{\"cell_type\": \"code\", \"source\": \"x\"}", metadata: metadata)
        #expect(String(decoding: file.markdown, as: UTF8.self) == "```\(language)\nx\n```\n")
    }

    @Test(arguments: [
        ("---\ntitle: a\n---", "---\ntitle: a\n---\n"), ("---\n\nb\n\n---", "```\n---\n\nb\n\n---\n```\n"),
        ("---\na: b: c\n---", "```\n---\na: b: c\n---\n```\n"),
    ]) func onlyFrontMatterIsFrontMatter(source: String, markdown: String) throws {
        let text = source.replacing("\n", with: "\\n")
        for metadata in ["{}", "{\"language_info\": {\"name\": \"nn\"}}"] {
            let file = try foreign("{\"cell_type\": \"raw\", \"source\": \"\(text)\"}", metadata: metadata)
            #expect(String(decoding: file.markdown, as: UTF8.self) == markdown)
        }
        let prose = try foreign("{\"cell_type\": \"markdown\", \"source\": \"\(text)\"}")
        #expect(String(decoding: prose.markdown, as: UTF8.self) == "\n\(source)\n")
    }

    @Test func linesOfAnotherProgramEndWithLineFeeds() throws {
        let file = try foreign(
            "{\"cell_type\": \"markdown\", \"source\": [\"a\\r\\n\", \"b\\rc\"]}, {\"cell_type\": \"code\", \"source\": \"x\\r\\ny\"}"
        )
        #expect(String(decoding: file.markdown, as: UTF8.self) == "a\nb\nc\n\n```python\nx\ny\n```\n")
    }

    @Test func codeOfAnotherLanguageIsShownAndSaid() throws {
        let cells = """
            {"cell_type": "raw", "metadata": {}, "source": "---\\ntitle: A\\n---"},
            {"cell_type": "markdown", "metadata": {}, "attachments": {"a.png": {}}, "source": "![](attachment:a.png)"},
            {"cell_type": "code", "metadata": {}, "source": "import numpy", "outputs": []}
            """
        let file = try foreign(cells, metadata: "{\"language_info\": {\"name\": \"python\"}}")
        #expect(
            String(decoding: file.markdown, as: UTF8.self)
                == "---\ntitle: A\n---\n\n![](a.png)\n\n```python\nimport numpy\n```\n")
        #expect(file.diagnostics.map(\.code) == ["NN0616", "NN0617"])
    }

    @Test(arguments: [
        ("", 614, 0), ("{\"cells\": [}", 614, 11), ("{\"a\": 1} x", 614, 9), ("\"\\ud800x", 614, 8),
        ("\u{7B}\"a\n", 614, 3),
        (String(repeating: "[", count: 100_000), 614, 128), ("[1e]", 614, 3), ("{}", 615, nil),
        ("{\"nbformat\": 3, \"worksheets\": [], \"cells\": []}", 615, nil), ("{\"nbformat\": 4}", 615, nil),
        ("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"heading\", \"source\": \"\"}]}", 615, nil),
        ("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": [1]}]}", 615, nil), ("\u{0}", 101, 0),
        ("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"a\\u0000\"}]}", 615, nil),
        ("[-Inf]", 614, 1),
    ]) func refusesWhatIsNoNotebook(text: String, number: Int, offset: Int?) {
        do {
            _ = try NotebookFile(SourceFile(path: "a.ipynb", bytes: Array(text.utf8)))
            #expect(Bool(false), "read")
        } catch {
            #expect(error.number == number)
            #expect(error.range?.start == offset)
        }
    }

    @Test func aFileThatIsTooDeepIsNotCalledNoJSON() {
        let deep = String(repeating: "[", count: 129) + String(repeating: "]", count: 129)
        do {
            _ = try NotebookFile(SourceFile(path: "a.ipynb", bytes: Array(deep.utf8)))
            #expect(Bool(false), "read")
        } catch {
            #expect(error.headline[.english] == "this file is not read: its JSON is more than 128 levels deep")
        }
    }

    @Test func readsWhatPythonWritesForWhatIsNoNumber() throws {
        #expect(try JSONReader.read(Array("[NaN, -Infinity, Infinity, -1]".utf8)).list?.count == 4)
    }

    @Test func aFileThatLooksForMuchThatIsGoneIsReadSoon() throws {
        let pair = "[\"\(String(repeating: "a", count: 20))b\", \"c\"]"
        let pairs = Array(repeating: pair, count: 20_000).joined(separator: ",")
        let text = String(repeating: "a", count: 20_000)
        let cell =
            "{\"cell_type\": \"markdown\", \"metadata\": {\"nn\": {\"written\": [\(pairs)]}}, \"source\": \"\(text)\"}"
        #expect(try foreign(cell).markdown.count == 20_001)
    }

    @Test func readsEveryEscapeOfJSON() throws {
        let read = try JSONReader.read(Array("\"\\u4e2d\\ud83d\\ude00\\ud83dx\\n\\/\\\"\\\\\\b\\f\\r\\t\"".utf8)).text
        #expect(read == "中😀\u{FFFD}x\n/\"\\\u{8}\u{C}\r\t")
    }
}
