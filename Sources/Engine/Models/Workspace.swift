/// What a computation needs from its surroundings: the notebook's session, or a test.
public protocol Workspace {
    /// What is being recorded, and the budget.
    var graph: Graph { get set }
    /// The one stream that every draw comes from.
    var random: RandomState { get set }
    /// Layers, models and optimisers.
    var objects: ObjectStore { get set }
    /// Calls a function of the notebook that serves as an activation, layer, loss or metric. The models and layers that
    /// it calls behave as in training if it is `training`.
    mutating func call(_ function: CallableID, _ arguments: [CallArgument], training: Bool) throws -> NDArray
}

extension Workspace {
    /// Calls a function of the notebook with arrays.
    public mutating func call(
        _ function: CallableID, _ arguments: [NDArray], training: Bool = false
    ) throws -> NDArray {
        try call(function, arguments.map { CallArgument(.array($0)) }, training: training)
    }
}

/// What a function of the notebook is called with.
public struct CallArgument: Sendable {
    /// What it can be.
    public enum Value: Sendable {
        case array(NDArray)
        /// The lengths of an array's axes.
        case shape([Int])
        case layer(LayerID)
        case model(ModelID)
    }

    /// What it is.
    public let value: Value
    /// The parameter that it goes to; by its position if it has none.
    public let name: String?

    /// An argument, by position unless it has a name.
    public init(_ value: Value, name: String? = nil) {
        self.value = value
        self.name = name
    }
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
