/// Elements one after the other, as Keras' `Sequential`.
public struct Model: Sendable {
    /// What a model is made of.
    public enum Element: Sendable {
        case layer(LayerID)
        case activation(Activation)
        /// A function of the notebook with one argument.
        case function(CallableID)
    }

    /// The elements, first to last; models inside have been taken apart into theirs.
    public let elements: [Element]
    /// The shape of one sample, once it is known.
    public internal(set) var inputShape: [Int]?
    /// The shape of one sample after each element, once it is known.
    public internal(set) var outputShapes: [[Int]] = []
    /// What it computes in.
    public let precision: Precision

    /// Whether the shapes are known and all weights drawn.
    public var isBuilt: Bool { inputShape != nil }

    /// Each layer once, in the order of their first place.
    public var layers: [LayerID] {
        var seen: Set<LayerID> = []
        return elements.compactMap { element in
            guard case .layer(let id) = element, seen.insert(id).inserted else { return nil }
            return id
        }
    }
}

/// What `sequential` takes.
public enum ModelPart: Sendable {
    case layer(LayerID)
    case activation(Activation)
    case function(CallableID)
    case model(ModelID)
}

/// The most elements a model may have.
let mostElements = 10_000

extension Workspace {
    /// A model of `parts`. With the shape of one sample the weights are drawn at once, layer by layer; else with the
    /// first data.
    public mutating func sequential(
        _ parts: [ModelPart], input: [Int]? = nil, precision: Precision = .single
    ) throws -> ModelID {
        var elements: [Model.Element] = []
        for part in parts {
            switch part {
            case .layer(let id): elements.append(.layer(id))
            case .activation(let activation): elements.append(.activation(activation))
            case .function(let id): elements.append(.function(id))
            case .model(let id): elements += objects[id].elements
            }
            if elements.count > mostElements {
                throw EngineError.argument(name: "layers", value: Double(elements.count), .atMost(mostElements))
            }
        }
        let model = objects.add(Model(elements: elements, precision: precision))
        if let input { try build(model, for: input) }
        return model
    }

    /// Draws the weights for samples of this shape, unless it is done.
    public mutating func build(_ id: ModelID, for sample: [Int]) throws {
        let model = objects[id]
        if let built = model.inputShape {
            if built != sample { throw EngineError.layerInput(layer: "sequential", expected: built, found: sample) }
            return
        }
        var shape = sample
        var shapes: [[Int]] = []
        for element in model.elements {
            switch element {
            case .layer(let layer):
                try build(layer, for: shape, precision: model.precision)
                shape = try objects[layer].definition.outputShape(for: shape)
            case .activation(let activation):
                shape = try outputShape(of: activation, for: shape)
            case .function(let function):
                shape = try outputShape(of: function, for: shape)
            }
            shapes.append(shape)
        }
        objects[id].inputShape = sample
        objects[id].outputShapes = shapes
    }

    private mutating func build(_ id: LayerID, for sample: [Int], precision: Precision) throws {
        let layer = objects[id]
        if let built = layer.inputShape {
            let name = layer.definition.name
            if built != sample { throw EngineError.layerInput(layer: name, expected: built, found: sample) }
            return
        }
        let specifications = try layer.definition.parameters(for: sample)
        var parameters: [NDArray] = []
        for specification in specifications {
            try graph.budget.request(bytes: 8 * elementCount(specification.shape))
            var parameter = try specification.initializer.draw(specification.shape, in: &self)
            for index in parameter.elements.indices {
                parameter.elements[index] = precision.rounded(parameter.elements[index])
            }
            parameters.append(parameter)
        }
        objects[id].parameters = parameters
        objects[id].parameterNames = specifications.map(\.name)
        objects[id].inputShape = sample
    }

    /// What a function makes of a sample, found out by calling it once on one sample of zeros.
    mutating func outputShape(of function: CallableID, for sample: [Int]) throws -> [Int] {
        let result = try call(function, [NDArray(shape: atMostFive([1] + sample), repeating: 0)])
        guard result.shape.first == 1 else {
            throw EngineError.layerRank(layer: function.name, expected: sample.count, found: result.shape)
        }
        return Array(result.shape.dropFirst())
    }

    private mutating func outputShape(of activation: Activation, for sample: [Int]) throws -> [Int] {
        guard case .custom(let function) = activation else { return sample }
        return try outputShape(of: function, for: sample)
    }
}
