internal import Engine

/// The smallest surroundings that a model can be trained in.
struct Surroundings: Workspace {
    var graph = Graph(budget: Budget())
    var random = RandomState(seed: 0)
    var objects = ObjectStore()

    mutating func call(_ function: CallableID, _ arguments: [CallArgument], training: Bool) throws -> NDArray {
        throw EngineError.argument(name: "function", value: Double(function.index), .atMost(0))
    }
}
