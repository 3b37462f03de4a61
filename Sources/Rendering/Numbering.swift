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
    /// Number and kind of each cell that has them.
    private(set) var cells: [Int: (kind: Kind, number: String)] = [:]
    /// The number of each node that has one: headings, formulas, tables and pictures of the text.
    private(set) var nodes: [Int: String] = [:]

    private var figures = 0
    private var tables = 0
    private var equations = 0
    private var sections: [Int] = []
    /// The level of the highest headings, but for the title.
    private(set) var topLevel = 1

    /// The numbers of `notebook`; the heading at index `title` is the page's and has none.
    init(_ notebook: Notebook, _ execution: Execution, title: Int?) {
        let levels = notebook.nodes.indices.lazy.compactMap { $0 == title ? nil : notebook.nodes[$0].headingLevel }
        topLevel = levels.min() ?? 1
        for index in notebook.nodes.indices {
            switch notebook.nodes[index].kind {
            case .heading(let level, let identifier) where index != title:
                let number = notebook.frontMatter.hasNumberedSections ? sectionNumber(level) : nil
                nodes[index] = number
                if let identifier {
                    let title = notebook.plainText(of: index)
                    add(identifier, Target(kind: .section, number: number, title: title))
                }
            case .mathBlock(_, let identifier?):
                equations += 1
                nodes[index] = String(equations)
                add(identifier, Target(kind: .equation, number: String(equations), title: ""))
            case .table(alignments: _, let identifier):
                guard identifier != nil || notebook.caption(ofTable: index) != nil else { continue }
                tables += 1
                nodes[index] = String(tables)
                if let identifier { add(identifier, Target(kind: .table, number: String(tables), title: "")) }
            case .figure(let identifier):
                figures += 1
                nodes[index] = String(figures)
                add(identifier, Target(kind: .figure, number: String(figures), title: ""))
            case .cell(let cell):
                number(cell, notebook.cells[cell], execution.cells[cell])
            default: break
            }
        }
    }

    /// What a reference to `label` says: `Figure 1`, or the title of a section; nil where it leads nowhere.
    func name(of label: String, _ words: PageWords) -> String? {
        targets[label].map { target in
            target.number.map { words.number(target.kind, $0) } ?? words.sectionTitle(target.title)
        }
    }

    private mutating func number(_ index: Int, _ cell: Cell, _ result: Execution.CellResult) {
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
        if let label = cell.options.label { add(label, Target(kind: kind, number: number, title: "")) }
    }

    /// A label says what a cell shows; without one, a caption's cell is what it shows first.
    private static func kind(_ options: CellOptions, _ outputs: [Output]) -> Kind? {
        let announced = options.label.flatMap(Kind.init(announcedBy:))
        if announced == .figure || announced == .table { return announced }
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

    /// Of a label that stands twice, which the reader reports, the first place counts.
    private mutating func add(_ label: String, _ target: Target) {
        if targets[label] == nil { targets[label] = target }
    }
}
