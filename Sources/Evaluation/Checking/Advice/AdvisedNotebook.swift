internal import Diagnostics
internal import Documents
internal import Language

/// A notebook as advice looks at it: the calls and assignments of all cells in the order of the text.
///
/// It goes by names, not by values: advice may be wrong now and then, for it can be silenced.
struct AdvisedNotebook {
    let notebook: Notebook
    /// The syntax of each cell.
    let cells: [Program]
    /// The syntax of each inline expression.
    let inlines: [Program]
    let names: NameTable
    /// What happens, in the order of the text.
    private(set) var events: [Event] = []

    /// An assignment, or a call that stands elsewhere.
    struct Event {
        /// The number of the cell, nil for an inline expression.
        let cell: Int?
        let program: Program
        /// The names that get the value, in order.
        let targets: [Name]
        let value: ExpressionID

        var range: SourceRange { program.tree[value].range }
    }

    init(_ notebook: Notebook, cells: [Program], inlines: [Program], names: NameTable) {
        self.notebook = notebook
        self.cells = cells
        self.inlines = inlines
        self.names = names
        for (index, program) in cells.enumerated() { events += AdvisedNotebook.events(of: program, cell: index) }
        for program in inlines { events += AdvisedNotebook.events(of: program, cell: nil) }
        events = events.enumerated().sorted {
            ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset)
        }.map(\.element)
    }

    private static func events(of program: Program, cell: Int?) -> [Event] {
        let tree = program.tree
        var events: [Event] = []
        var assigned: Set<ExpressionID> = []
        for statement in tree.statementIDs {
            guard case .assign(let targets, let value) = tree[statement].kind, let target = targets.first else {
                continue
            }
            var names: [Name] = []
            tree.collectNames(in: target, into: &names)
            assigned.insert(value)
            events.append(Event(cell: cell, program: program, targets: names, value: value))
        }
        for expression in tree.expressionIDs where !assigned.contains(expression) {
            guard case .call = tree[expression].kind else { continue }
            events.append(Event(cell: cell, program: program, targets: [], value: expression))
        }
        return events
    }

    /// What is called, and with what: `net.fit(x)` calls `fit` with `net` and `x`.
    func call(_ id: ExpressionID, in program: Program) -> AdvisedCall? {
        guard case .call(let callee, let arguments, _) = program.tree[id].kind else { return nil }
        let given = arguments.map { (keyword: $0.keyword.map { names[$0] }, value: $0.value) }
        switch program.tree[callee].kind {
        case .name(let name): return AdvisedCall(name: names[name], callee: name, arguments: given)
        case .attribute(let base, let name, _):
            return AdvisedCall(name: names[name], callee: name, arguments: [(nil, base)] + given)
        default: return nil
        }
    }

    func call(_ event: Event) -> AdvisedCall? { call(event.value, in: event.program) }

    /// The name that an expression is; nil if it is anything else.
    func name(_ id: ExpressionID?, in program: Program) -> Name? {
        guard let id, case .name(let name) = program.tree[id].kind else { return nil }
        return name
    }
}

/// A call by name.
struct AdvisedCall {
    /// What is called.
    let name: String
    let callee: Name
    let arguments: [(keyword: String?, value: ExpressionID)]

    /// What stands at a position, or is given by keyword.
    func argument(_ position: Int, _ keyword: String? = nil) -> ExpressionID? {
        if let keyword, let given = arguments.first(where: { $0.keyword == keyword }) { return given.value }
        let positional = arguments.filter { $0.keyword == nil }
        return positional.indices.contains(position) ? positional[position].value : nil
    }

    func argument(_ keyword: String) -> ExpressionID? { arguments.first { $0.keyword == keyword }?.value }

    var command: Command? { CommandTable.index[name].map { CommandTable.commands[$0] } }

    /// Whether it measures a net on data: `accuracy(net, test_set)`, `evaluate net, test_set, accuracy`.
    var measures: Bool {
        let isMetric = command?.family == .metrics || ["mse", "mae"].contains(name)
        return isMetric && name != "cross_validate" && positionalCount >= 2
    }

    private var positionalCount: Int { arguments.count { $0.keyword == nil } }
}
