internal import Diagnostics
internal import Documents
internal import Language

/// What running a cell gave.
struct CellRun: Sendable {
    /// What it shows, in order.
    var outputs: [Output]
    /// What it warned of that had not been said.
    var warnings: [Diagnostic]
    /// What stopped it.
    var failure: Diagnostic?
}

extension Session {
    /// Runs a cell; `before` does what there is to do first, and fails as the cell would.
    ///
    /// What was `said` is not said again, nor in each turn of a loop.
    mutating func run(
        _ program: Program, said: [Diagnostic], shown bytes: Int = 0,
        before: (inout Session) throws -> Void = { _ in }
    ) -> CellRun {
        outputs = []
        outputBytes = bytes
        var frame = Frame(cell: program)
        var failure: Diagnostic?
        do {
            try before(&self)
            _ = try execute(program.tree.body, in: &frame)
            try showRecords()
        } catch {
            failure = Diagnostic(error, program: program)
            recover()
        }
        var new: [Diagnostic] = []
        for warning in warnings where !said.contains(warning) && !new.contains(warning) { new.append(warning) }
        warnings = []
        return CellRun(outputs: outputs.joiningTexts, warnings: new, failure: failure)
    }
}
