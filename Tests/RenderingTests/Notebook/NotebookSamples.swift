import Diagnostics
import Documents
import Foundation

@testable import Rendering

/// Lessons for the tests of Jupyter notebooks.
enum NotebookSamples {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/Notebook")

    /// A notebook of `text`, and an execution in which cells show `outputs` and inline expressions `values`.
    static func run(
        _ text: String, _ outputs: [[Output]] = [], values: [String?] = []
    ) throws -> (Notebook, Execution) {
        let notebook = try Notebook.read(SourceFile(path: "lesson.md", bytes: Array(text.utf8)))
        let cells = notebook.cells.enumerated().map { index, cell in
            Execution.CellResult(
                status: cell.options.run ? .done : .notRun, outputs: index < outputs.count ? outputs[index] : [])
        }
        let inlines = notebook.inlines.indices.map { $0 < values.count ? values[$0] : nil }
        return (notebook, Execution(cells: cells, inlines: inlines, diagnostics: []))
    }

    /// The notebook of `text` as Jupyter has it.
    static func file(_ text: String, _ outputs: [[Output]] = [], values: [String?] = []) throws -> [UInt8] {
        let (notebook, execution) = try run(text, outputs, values: values)
        var formulas = Formulas(of: notebook)
        formulas.setDerivations(of: execution)
        return NotebookRenderer(.standard(formulas)).render(notebook, execution)
    }

    /// The Markdown of a Jupyter notebook.
    static func markdown(_ bytes: [UInt8]) throws -> String {
        String(decoding: try NotebookFile(SourceFile(path: "lesson.ipynb", bytes: bytes)).markdown, as: UTF8.self)
    }

    /// One of each kind of output.
    static let outputs: [[Output]] = [
        [
            .table(
                Table(
                    title: "Losses", columns: [.init("a|b", isNumeric: true), .init("名称", isNumeric: false)],
                    rows: [["1", "甲"], ["0.25", "a\nb"]], note: "2 rows"))
        ],
        [.text("1\u{1B}[31m\u{2028}2"), .plots([Plot(marks: [Mark(.line(x: [0, 1], y: [1, 2]), label: "<b>")])])],
        [],
        [
            .finding(["It *is* so.", "And so."]),
            .derivation(
                Derivation(
                    title: "Why", steps: [.init(tex: "\\frac{1}{2}", text: "1/2", reason: "By halves.")], note: "Done.")
            ),
            .promise("x > 0"), .promise("x < 2"), .text(""),
        ],
        [
            .failure(
                Diagnostic(204, .error, Text(en: "shapes do not fit", zh: "形状不合"), at: SourceRange(0, 3)),
                isExpected: true)
        ],
    ]
}
