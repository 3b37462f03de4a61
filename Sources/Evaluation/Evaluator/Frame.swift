internal import Language

/// The variables of a running function, or, without locals, the place of a cell.
struct Frame {
    let program: Program
    let locals: [Name]
    var values: [Value?]
    let captured: [(name: Name, value: Value)]
    let isFunction: Bool
    /// What stands for these calls instead of their results: a structural model's draws, for all units at once.
    var drawn: [ExpressionID: Value] = [:]

    /// The frame of a cell: its variables are the session's.
    init(cell program: Program) {
        self.program = program
        locals = []
        values = []
        captured = []
        isFunction = false
    }

    /// The frame of a call to `closure`.
    init(closure: Closure) {
        program = closure.program
        locals = closure.program.tree[closure.function].locals
        values = Array(repeating: nil, count: locals.count)
        captured = closure.captured
        isFunction = true
    }

    /// What its variables count for.
    var byteCount: Int { values.reduce(0) { $0 + ($1?.byteCount ?? 0) } }

    /// The slot of a name that this function assigns.
    func slot(of name: Name) -> Int? { locals.firstIndex(of: name) }
}

/// How a statement ended.
enum Flow {
    case next
    case breakLoop
    case continueLoop
    case returned(Value)
}
