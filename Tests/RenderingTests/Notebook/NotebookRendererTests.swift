import Diagnostics
import Documents
import Foundation
import Testing

@testable import Rendering

@Suite struct NotebookRendererTests {
    private let lesson: String

    init() throws {
        lesson = try String(contentsOf: NotebookSamples.folder.appending(path: "lesson.md"), encoding: .utf8)
    }

    private func file() throws -> [UInt8] {
        try NotebookSamples.file(lesson, NotebookSamples.outputs, values: ["0.5", "✓ `True`", nil])
    }

    @Test func writesALessonAsRecorded() throws {
        let bytes = try file()
        let place = NotebookSamples.folder.appending(path: "lesson.ipynb")
        if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" { try Data(bytes).write(to: place) }
        #expect(try Data(contentsOf: place) == Data(bytes))
    }

    @Test func cellsHaveIdentifiersOfTheirOwn() throws {
        let long = String(repeating: "a", count: 64)
        let text =
            lesson + "\n```nn {#\(long)}\n```\n\nx\n\n```nn {#\(long)b}\n```\n\nx\n\n```nn {#fig-line-1}\n```\n"
            + "\nx\n\n```nn {#fig-line-1}\n```\n"
        let cells = try #require(try JSONReader.read(try NotebookSamples.file(text))["cells"]?.list)
        let identifiers = cells.compactMap { $0["id"]?.text }
        #expect(identifiers.count == cells.count && Set(identifiers).count == cells.count)
        for identifier in identifiers { #expect(identifier.wholeMatch(of: /[a-zA-Z0-9_-]{1,64}/) != nil) }
        #expect(identifiers.contains("tbl-loss") && identifiers.contains(long) && identifiers.contains("fig-line-1"))
    }

    @Test func whatChangesBeforeALabelLeavesTheIdentifiersBehindIt() throws {
        func identifiers(_ text: String) throws -> [String] {
            try JSONReader.read(try NotebookSamples.file(text))["cells"]?.list?.compactMap { $0["id"]?.text } ?? []
        }
        let rest = "```nn {#fig-a}\n```\n\nAfter.\n\n```nn\n```\n"
        #expect(try identifiers(rest) == ["fig-a", "fig-a-1", "fig-a-2"])
        #expect(try identifiers("New.\n\n```nn\n```\n\n\(rest)").suffix(3) == ["fig-a", "fig-a-1", "fig-a-2"])
    }

    @Test func everyOutputCanBeReadAsPlainText() throws {
        let cells = try #require(try JSONReader.read(try file())["cells"]?.list)
        let outputs = cells.flatMap { $0["outputs"]?.list ?? [] }
        #expect(outputs.count == 8)
        for output in outputs {
            switch output["output_type"]?.text {
            case "stream": #expect(output["text"]?.joinedText != nil)
            case "error": #expect(output["ename"]?.text == "NN0204")
            default: #expect(output["data"]?["text/plain"]?.joinedText?.isEmpty == false)
            }
        }
    }

    @Test func cellsThatRanAreCounted() throws {
        let cells = try #require(try JSONReader.read(try file())["cells"]?.list)
        let counts = cells.filter { $0["cell_type"]?.text == "code" }.map { $0["execution_count"]?.integer }
        #expect(counts == [1, 2, nil, 3, 4, 5])
    }

    @Test(arguments: ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "\u{1B}[2J\u{9B}2J\u{7}"])
    func noTextOfACellIsMarkupOrControls(_ text: String) throws {
        let table = Table(title: text, columns: [.init(text, isNumeric: true)], rows: [[text]], note: text)
        let derivation = Derivation(title: text, steps: [.init(tex: text, text: text, reason: text)], note: text)
        var plot = Plot(marks: [Mark(.line(x: [0, 1], y: [1, 2]), label: text)])
        plot.title = text
        let bytes = try NotebookSamples.file(
            "```nn\nx\n```\n",
            [
                [
                    .text(text), .finding([text]), .table(table), .derivation(derivation), .plots([plot]),
                    .promise(text), .failure(Diagnostic(204, Text(stringLiteral: text)), isExpected: false),
                ]
            ])
        let json = try JSONReader.read(bytes)
        let outputs = try #require(json["cells"]?.list?.first?["outputs"]?.list)
        for output in outputs {
            for form in ["text/html", "image/svg+xml"] {
                let markup = output["data"]?[form]?.joinedText ?? ""
                #expect(!markup.contains("<script") && !markup.contains("<img"))
            }
        }
        // In JSON a control character would stand as an escape.
        let file = String(decoding: bytes, as: UTF8.self)
        #expect(!file.contains("\\u00") && !file.unicodeScalars.contains { (0x7F..<0xA0).contains($0.value) })
    }

    @Test func linesEndWherePythonEndsThem() {
        guard case .list(let lines) = JSON.lines("a\r\nb\rc\n\u{85}d\u{2028}\u{C}e") else {
            return #expect(Bool(false))
        }
        #expect(
            lines.compactMap(\.text).map { Array($0.unicodeScalars) }
                == ["a\r\n", "b\r", "c\n", "\u{85}", "d\u{2028}", "\u{C}", "e"].map { Array($0.unicodeScalars) })
    }
}
