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
    /// Which of the elements were a model of their own, an outer one before those in it; of many the first.
    public let groups: [Range<Int>]
    /// The shape of one sample, once it is known.
    public internal(set) var inputShape: [Int]?
    /// The shape of one sample after each element, once it is known.
    public internal(set) var outputShapes: [[Int]] = []
    /// What it computes in.
    public let precision: Precision

    /// A model of `elements`, of which `groups` were models of their own.
    init(elements: [Element], groups: [Range<Int>] = [], precision: Precision) {
        self.elements = elements
        self.groups = groups
        self.precision = precision
    }

    /// Whether the shapes are known and all weights drawn.
    public var isBuilt: Bool { inputShape != nil }

    /// Its own layers, each once, in the order of their first place.
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

/// The most elements a model may have, those in its layers counted.
let mostElements = 10_000

/// How many models within it a model remembers.
private let mostGroups = 64

/// How deep layers may stand in layers.
let deepestLayer = 64

extension Workspace {
    /// A model of `parts`. With the shape of one sample the weights are drawn at once, layer by layer; else with the
    /// first data.
    public mutating func sequential(
        _ parts: [ModelPart], input: [Int]? = nil, precision: Precision = .single
    ) throws -> ModelID {
        let elements = try objects.elements(of: parts)
        let model = objects.add(
            Model(elements: elements, groups: objects.groups(of: parts), precision: precision))
        if let input { try build(model, for: input) }
        return model
    }
}

extension ObjectStore {
    /// Where the models among `parts` stand among the elements, and those in them.
    fileprivate func groups(of parts: [ModelPart]) -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var start = 0
        for part in parts {
            guard case .model(let id) = part else {
                start += 1
                continue
            }
            let inner = self[id]
            groups.append(start..<start + inner.elements.count)
            for group in inner.groups where groups.count < mostGroups {
                groups.append(group.lowerBound + start..<group.upperBound + start)
            }
            start += inner.elements.count
            if groups.count >= mostGroups { break }
        }
        return groups
    }

    /// What models and layers are made of: models among `parts` are taken apart.
    ///
    /// Throws `argument` for too many, `layersTooDeep` where layers stand too deep in layers.
    public func elements(of parts: [ModelPart]) throws(EngineError) -> [Model.Element] {
        var elements: [Model.Element] = []
        var inLayers = 0
        for part in parts {
            let added: [Model.Element]
            switch part {
            case .layer(let id): added = [.layer(id)]
            case .activation(let activation): added = [.activation(activation)]
            case .function(let id): added = [.function(id)]
            case .model(let id): added = self[id].elements
            }
            for case .layer(let id) in added {
                if self[id].depth >= deepestLayer { throw .layersTooDeep(deepestLayer) }
                inLayers += self[id].elementCount - 1
            }
            elements += added
            if elements.count + inLayers > mostElements {
                throw .argument(name: "layers", value: Double(elements.count + inLayers), .atMost(mostElements))
            }
        }
        return elements
    }
}
