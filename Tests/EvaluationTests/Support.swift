import Diagnostics
import Documents
import Language
import Testing

@testable import Evaluation

/// What a notebook of these cells shows, as text, and what it complains of.
struct Shown: Sendable {
    var texts: [String] = []
    var diagnostics: [Diagnostic] = []
    var outputs: [Output] = []

    /// The last text.
    var last: String { texts.last ?? "" }
    /// The first complaint's number.
    var number: Int? { diagnostics.first?.number }
}

/// Runs `cells` one after the other in one session, as a notebook would, on a stack as deep as a notebook has.
func show(
    _ cells: String..., settings: SessionSettings = SessionSettings(), files: [String: [UInt8]] = [:]
) -> Shown {
    show(cells: cells, settings: settings, files: files)
}

/// The same for a list of cells.
func show(
    cells: [String], settings: SessionSettings = SessionSettings(), files: [String: [UInt8]] = [:]
) -> Shown {
    DeepThread { run(cells, settings, files) }.value()
}

/// A notebook of these cells and nothing else.
func notebook(of cells: [String]) -> Notebook {
    let source = SourceFile(path: "test.md", bytes: Array(cells.joined(separator: "\n").utf8))
    var offset = 0
    var models: [Cell] = []
    for cell in cells {
        let lines = cell.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            defer { offset += line.utf8.count + 1 }
            return SourceLine(bytes: Array(line.utf8), offset: offset)
        }
        models.append(
            Cell(
                lines: lines, range: SourceRange(lines[0].offset, lines[0].offset), options: CellOptions(), region: nil,
                indentation: ""))
    }
    return Notebook(
        source: source, frontMatter: FrontMatter(), nodes: [], cells: models, inlines: [], regions: [], diagnostics: [])
}

private func run(_ cells: [String], _ settings: SessionSettings, _ files: [String: [UInt8]]) -> Shown {
    let notebook = notebook(of: cells)
    let host = Host(readFile: { (path, limit) throws(FileRefusal) in
        guard let bytes = files[path] else { throw .notFound(suggestion: nil) }
        guard bytes.count <= limit else { throw .tooLarge(bytes.count) }
        return bytes
    })
    var runner = Runner(notebook, session: Session(settings: settings, host: host))
    let execution = runner.run()
    var shown = Shown(diagnostics: execution.diagnostics)
    for cell in execution.cells {
        for output in cell.outputs {
            shown.outputs.append(output)
            switch output {
            case .text(let text), .promise(let text): shown.texts.append(text)
            case .finding(let lines): shown.texts.append(lines.joined(separator: "\n"))
            case .table(let table):
                shown.texts.append(
                    ([table.columns.map(\.heading)] + table.rows).map { $0.joined(separator: " | ") }.joined(
                        separator: "\n"))
            case .derivation(let derivation):
                shown.texts.append(derivation.steps.map { "\($0.text) | \($0.reason)" }.joined(separator: "\n"))
            case .plots, .failure: break
            }
        }
    }
    return shown
}
