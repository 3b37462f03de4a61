/// A layer: its place in the store.
public struct LayerID: Hashable, Sendable {
    /// Its place.
    public let index: Int
}

/// A model: its place in the store.
public struct ModelID: Hashable, Sendable {
    /// Its place.
    public let index: Int
}

/// An optimiser: its place in the store.
public struct OptimizerID: Hashable, Sendable {
    /// Its place.
    public let index: Int
}

/// All layers, models and optimisers by number. A value: to copy the store is to remember every state in it.
public struct ObjectStore: Sendable {
    /// The layers, in the order they were made.
    public private(set) var layers: [LayerState] = []
    /// The models, in the order they were made.
    public private(set) var models: [Model] = []
    /// The optimisers, in the order they were made.
    public private(set) var optimizers: [OptimizerState] = []

    /// What they all count for: their numbers, and something for each of them.
    public private(set) var byteCount = 0

    /// An empty store.
    public init() {}

    /// A new layer, without parameters as yet.
    public mutating func add(_ definition: any Layer) -> LayerID {
        var depth = 0
        var count = 1
        for part in definition.parts {
            guard case .layer(let id) = part else {
                count += 1
                continue
            }
            depth = max(depth, 1 + self[id].depth)
            // Twice itself in itself, again and again: it is refused long before.
            count += min(self[id].elementCount, mostElements)
        }
        layers.append(LayerState(definition: definition, depth: depth, elementCount: count))
        byteCount += Self.bytesEach
        return LayerID(index: layers.count - 1)
    }

    /// A new layer whose arrays exist before any sample is seen, each under its name.
    public mutating func add(_ definition: any Layer, arrays: [(name: String, value: NDArray)]) -> LayerID {
        let id = add(definition)
        self[id].specifications = arrays.map {
            ParameterSpecification(name: $0.name, shape: $0.value.shape, initializer: .zeros)
        }
        self[id].parameters = arrays.map(\.value.detached)
        return id
    }

    /// A new model.
    public mutating func add(_ model: Model) -> ModelID {
        models.append(model)
        byteCount += Self.bytesEach * (1 + model.elements.count + model.groups.count)
        return ModelID(index: models.count - 1)
    }

    /// A new optimiser, at its first step.
    public mutating func add(_ optimizer: Optimizer) -> OptimizerID {
        optimizers.append(OptimizerState(definition: optimizer))
        byteCount += Self.bytesEach
        return OptimizerID(index: optimizers.count - 1)
    }

    private static let bytesEach = 256

    /// The layer `id`.
    public subscript(id: LayerID) -> LayerState {
        get { layers[id.index] }
        _modify {
            byteCount -= layers[id.index].byteCount
            defer { byteCount += layers[id.index].byteCount }
            yield &layers[id.index]
        }
    }

    /// The model `id`.
    public subscript(id: ModelID) -> Model {
        get { models[id.index] }
        _modify { yield &models[id.index] }
    }

    /// The optimiser `id`.
    public subscript(id: OptimizerID) -> OptimizerState {
        get { optimizers[id.index] }
        _modify {
            byteCount -= optimizers[id.index].byteCount
            defer { byteCount += optimizers[id.index].byteCount }
            yield &optimizers[id.index]
        }
    }
}
