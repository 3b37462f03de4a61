/// What a computation needs from its surroundings: the notebook's session, or a test.
public protocol Workspace {
    /// What is being recorded, and the budget.
    var graph: Graph { get set }
    /// The one stream that every draw comes from.
    var random: RandomState { get set }
    /// Layers, models and optimisers.
    var objects: ObjectStore { get set }
    /// Calls a function of the notebook that serves as an activation, layer, loss or metric.
    mutating func call(_ function: CallableID, _ arguments: [NDArray]) throws -> NDArray
}

/// A function of the notebook, by its place in the session's table.
public struct CallableID: Hashable, Sendable {
    /// Its place.
    public let index: Int
    /// What a summary calls it.
    public let name: String

    /// The function at `index`.
    public init(index: Int, name: String) {
        self.index = index
        self.name = name
    }
}
