internal import Language

/// The variables that a statement sees before the run: those of a function, or without locals the cells'.
struct Scope {
    let program: Program
    let locals: [Name]
    var values: [Sketch?]
    let captured: [(name: Name, sketch: Sketch)]
    let isFunction: Bool
    /// What the function may give.
    var results: [Sketch] = []

    init(cell program: Program) {
        self.program = program
        locals = []
        values = []
        captured = []
        isFunction = false
    }

    init(function: SketchedFunction) {
        program = function.program
        locals = function.program.tree[function.function].locals
        values = Array(repeating: nil, count: locals.count)
        captured = function.captured
        isFunction = true
    }

    func slot(of name: Name) -> Int? { locals.firstIndex(of: name) }
}

/// Whether what follows a statement may be reached.
enum Reach {
    case next
    case leavesLoop
    case returned
}
