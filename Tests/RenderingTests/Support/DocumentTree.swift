import Diagnostics
import Documents

/// A node and its children, for tests that build a notebook without a reader.
struct DocumentTree {
    let kind: Node.Kind
    var children: [DocumentTree] = []
    var range = SourceRange(0, 0)

    init(_ kind: Node.Kind, _ children: [DocumentTree] = []) {
        self.kind = kind
        self.children = children
    }

    /// The tree as a flat array in preorder.
    func flattened(from start: Int = 0) -> [Node] {
        var descendants: [Node] = []
        for child in children { descendants += child.flattened(from: start + 1 + descendants.count) }
        return [Node(kind, range: range, end: start + 1 + descendants.count)] + descendants
    }
}

extension DocumentTree {
    static func text(_ text: String) -> DocumentTree { DocumentTree(.text(text)) }
    static func paragraph(_ children: DocumentTree...) -> DocumentTree { DocumentTree(.paragraph, children) }
    static func heading(_ level: Int, _ text: String, _ identifier: String? = nil) -> DocumentTree {
        DocumentTree(.heading(level: level, identifier: identifier), [.text(text)])
    }
    static func strong(_ text: String) -> DocumentTree { DocumentTree(.strong, [.text(text)]) }
    static func math(_ tex: String) -> DocumentTree { DocumentTree(.math(tex, isDisplay: false)) }
    static func code(_ text: String) -> DocumentTree { DocumentTree(.code(text)) }
    static func reference(_ label: String) -> DocumentTree { DocumentTree(.reference(label)) }
    static func value(_ number: Int) -> DocumentTree { DocumentTree(.inlineExpression(number)) }
    static func cell(_ number: Int) -> DocumentTree { DocumentTree(.cell(number)) }
    static func table(_ rows: [[String]], _ alignments: [ColumnAlignment]) -> DocumentTree {
        DocumentTree(
            .table(alignments: alignments, identifier: nil),
            rows.enumerated().map { index, row in
                DocumentTree(
                    .tableRow(isHeader: index == 0), row.map { DocumentTree(.tableCell, [.text($0)]) })
            })
    }
}

/// A notebook of hand-made nodes.
struct NotebookDraft {
    var frontMatter = FrontMatter()
    var trees: [DocumentTree] = []
    var cells: [Cell] = []
    var inlines: [InlineExpression] = []
    var results: [Execution.CellResult] = []
    var values: [String?] = []
    var diagnostics: [Diagnostic] = []
    var source = SourceFile(path: "lesson.md", bytes: [])

    /// Adds a cell with its result.
    mutating func add(
        _ source: String, _ outputs: [Output] = [], status: Execution.Status = .done,
        _ change: (inout CellOptions) -> Void = { _ in }
    ) {
        var options = CellOptions()
        change(&options)
        var offset = 0
        var lines: [SourceLine] = []
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            lines.append(SourceLine(bytes: Array(line.utf8), offset: offset))
            offset += line.utf8.count + 1
        }
        let caption = options.caption.map { DocumentTree(.caption, [.text($0)]) }
        trees.append(DocumentTree(.cell(cells.count), caption.map { [$0] } ?? []))
        cells.append(
            Cell(lines: lines, range: SourceRange(0, 0), options: options, region: nil, indentation: ""))
        results.append(Execution.CellResult(status: status, outputs: outputs))
    }

    /// Adds an inline expression with its value and gives its node.
    mutating func inline(_ expression: String, _ value: String?, isClaim: Bool = false) -> DocumentTree {
        inlines.append(
            InlineExpression(
                range: SourceRange(0, 0), line: SourceLine(bytes: Array(expression.utf8), offset: 0), format: nil,
                formatRange: nil, isClaim: isClaim, cellsBefore: cells.count, recorded: nil))
        values.append(value)
        return .value(inlines.count - 1)
    }

    var notebook: Notebook {
        var nodes = DocumentTree(.document, trees).flattened()
        for (kind, text) in [(Node.Kind.title, frontMatter.title), (.subtitle, frontMatter.subtitle)] {
            if let text { nodes += DocumentTree(kind, [.text(text)]).flattened(from: nodes.count) }
        }
        var cells = cells
        for index in nodes.indices {
            guard case .cell(let number) = nodes[index].kind, nodes[index].end > index + 1 else { continue }
            let cell = cells[number]
            cells[number] = Cell(
                lines: cell.lines, range: cell.range, options: cell.options, region: cell.region,
                indentation: cell.indentation, caption: index + 1)
        }
        return Notebook(
            source: source, frontMatter: frontMatter, nodes: nodes, cells: cells, inlines: inlines, regions: [],
            diagnostics: [])
    }

    var execution: Execution { Execution(cells: results, inlines: values, diagnostics: diagnostics) }
}
