import Diagnostics
import Documents

/// The numbers of sections, figures, tables and equations, and what the text may refer to.
struct Numbering {
    /// What can have a number.
    enum Kind: Hashable {
        case figure
        case table
        case equation
        case section
    }

    /// Something the text may refer to.
    struct Target {
        let kind: Kind
        /// Its number; nil for a section where sections have none.
        let number: String?
        /// What it is called: a section's title.
        let title: String
    }

    /// The targets by their labels.
    private(set) var targets: [String: Target] = [:]
    /// All labels in order of place.
    private(set) var labels: [String] = []
    /// Number and kind of each cell that has them.
    private(set) var cells: [Int: (kind: Kind, number: String)] = [:]
    /// The number of each node that has one: headings and formulas.
    private(set) var nodes: [Int: String] = [:]
    /// Labels that stand twice.
    private(set) var diagnostics: [Diagnostic] = []

    private var places: [String: SourceRange] = [:]
    private var figures = 0
    private var tables = 0
    private var equations = 0
    private var sections: [Int] = []
    private var topLevel = 1

    /// The numbers of `notebook`; the heading at index `title` is the page's and has none.
    init(_ notebook: Notebook, _ execution: Execution, title: Int?) {
        let levels = notebook.nodes.indices.compactMap { $0 == title ? nil : notebook.nodes[$0].headingLevel }
        topLevel = levels.min() ?? 1
        for (index, node) in notebook.nodes.enumerated() {
            switch node.kind {
            case .heading(let level, let identifier) where index != title:
                let number = notebook.frontMatter.hasNumberedSections ? sectionNumber(level) : nil
                nodes[index] = number
                if let identifier {
                    let title = notebook.plainText(of: index)
                    add(identifier, Target(kind: .section, number: number, title: title), at: node.range)
                }
            case .mathBlock(_, let identifier?):
                equations += 1
                nodes[index] = String(equations)
                add(identifier, Target(kind: .equation, number: String(equations), title: ""), at: node.range)
            case .cell(let cell):
                number(cell, notebook.cells[cell], execution.cells[cell], at: node.range)
            default: break
            }
        }
    }

    private mutating func number(
        _ index: Int, _ cell: Cell, _ result: Execution.CellResult, at range: SourceRange
    ) {
        guard !cell.options.isHidden, let kind = Self.kind(cell.options, result.outputs) else { return }
        let number: String
        if kind == .figure {
            figures += 1
            number = String(figures)
        } else {
            tables += 1
            number = String(tables)
        }
        cells[index] = (kind, number)
        if let label = cell.options.label { add(label, Target(kind: kind, number: number, title: ""), at: range) }
    }

    /// A label says what a cell shows; without one, a caption's cell is what it shows first.
    private static func kind(_ options: CellOptions, _ outputs: [Output]) -> Kind? {
        if let label = options.label {
            if label.utf8.starts(with: "fig-".utf8) { return .figure }
            if label.utf8.starts(with: "tbl-".utf8) { return .table }
        }
        guard options.caption != nil else { return nil }
        for output in outputs {
            if case .plots = output { return .figure }
            if case .table = output { return .table }
        }
        return nil
    }

    private mutating func sectionNumber(_ level: Int) -> String {
        let depth = level - topLevel
        if sections.count > depth + 1 { sections.removeLast(sections.count - depth - 1) }
        while sections.count <= depth { sections.append(0) }
        sections[depth] += 1
        return sections.map(String.init).joined(separator: ".")
    }

    private mutating func add(_ label: String, _ target: Target, at range: SourceRange) {
        if let first = places[label] {
            diagnostics.append(.labelStandsTwice(label, first: first, at: range))
            return
        }
        places[label] = range
        targets[label] = target
        labels.append(label)
    }
}

extension Diagnostic {
    static func labelStandsTwice(_ label: String, first: SourceRange, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            614, .error,
            Text(en: "the label #\(label) stands twice", zh: "标签 #\(label) 出现了两次"),
            at: range,
            notes: [Note(Text(en: "it was given here first", zh: "第一次出现在这里"), at: first)],
            help: Text(en: "give each its own label", zh: "请给每一处不同的标签"))
    }

    static func unknownReference(_ label: String, suggestion: String?, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            610, .error,
            Text(en: "nothing here is labelled #\(label)", zh: "文中没有标签 #\(label)"),
            at: range,
            help: suggestion.map {
                Text(en: "did you mean @\($0)?", zh: "是不是想写 @\($0)？")
            }
                ?? Text(
                    en: "label what you mean: {#\(label)} after the cell's nn, the heading or the formula",
                    zh: "请在所指的单元（nn 之后）、标题或公式后面写上 {#\(label)}"))
    }
}
