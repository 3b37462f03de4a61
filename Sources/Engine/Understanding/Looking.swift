extension Workspace {
    /// Does `body` on a copy of everything and keeps of it what it spent: weights, the random stream and what has been
    /// shown stay as they were.
    public mutating func looking<Result>(_ body: (inout Self) throws -> Result) rethrows -> Result {
        var copy = self
        defer {
            var budget = copy.graph.budget
            budget.held = graph.budget.held
            budget.heldByObjects = graph.budget.heldByObjects
            graph.budget = budget
        }
        return try body(&copy)
    }
}
