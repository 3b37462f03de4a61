internal import Engine

/// The smallest surroundings that a model can be trained in, with a budget that nothing here reaches.
struct Surroundings: Workspace {
    var graph = Graph(budget: Budget(limits: .init(steps: 1 << 40, operations: 1 << 60, memory: 1 << 40)))
    var random = RandomState(seed: 0)
    var objects = ObjectStore()

    mutating func call(_ function: CallableID, _ arguments: [CallArgument], training: Bool) throws -> NDArray {
        throw EngineError.argument(name: "function", value: Double(function.index), .atLeast(0))
    }
}
