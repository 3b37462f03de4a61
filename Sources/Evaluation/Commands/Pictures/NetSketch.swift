internal import Documents
internal import Engine

extension ObjectStore {
    /// The picture of a model that is built.
    func diagram(of id: ModelID) -> NetDiagram {
        let model = self[id]
        let input = model.inputShape ?? []
        // Frames in frames as deep as there is room for.
        var steps: [NetDiagram.Step] = []
        for depth in [4, 2, 1, 0] {
            var sketch = NetSketch(objects: self, deepest: depth)
            sketch.add(model.elements[...], groups: model.groups, input: input, shapes: model.outputShapes, depth: 0)
            steps = sketch.steps
            if steps.count <= NetSketch.mostSteps { break }
        }
        let isFramed = steps.contains { if case .begin = $0.kind { true } else { false } }
        return NetDiagram(
            input: input, steps: NetSketch.ends(of: steps), units: isFramed ? nil : units(of: model))
    }

    /// The units of a model that is small and of dense layers alone.
    private func units(of model: Model) -> NetDiagram.Units? {
        guard let inputs = model.inputShape, inputs.count == 1, inputs[0] <= NetSketch.mostUnits else { return nil }
        var layers: [NetDiagram.Layer] = []
        for element in model.elements {
            let name = shortened(description(of: element).text)
            if case .layer(let id) = element, let dense = self[id].definition as? Dense {
                guard dense.units <= NetSketch.mostUnits, let weights = self[id]["weights"] else { return nil }
                layers.append(
                    NetDiagram.Layer(
                        names: [name], count: dense.units, weights: weights.elements,
                        bias: self[id]["bias"]?.elements ?? []))
                continue
            }
            guard !layers.isEmpty, layers[layers.count - 1].names.count < 3 else { return nil }
            switch element {
            case .layer(let id) where self[id].definition is Dropout: break
            case .activation: break
            case .layer, .function: return nil
            }
            layers[layers.count - 1].names.append(name)
        }
        return (1...NetSketch.mostLayers).contains(layers.count)
            ? NetDiagram.Units(inputs: inputs[0], layers: layers) : nil
    }
}

/// The lines of a model's picture.
private struct NetSketch {
    /// A layer with more units is drawn as a block.
    static let mostUnits = 12
    /// More layers have no room side by side.
    static let mostLayers = 5
    /// More lines are not drawn.
    static let mostSteps = 40

    let objects: ObjectStore
    /// How deep frames stand in frames; deeper ones are blocks.
    let deepest: Int
    private(set) var steps: [NetDiagram.Step] = []
    private var seen: Set<LayerID> = []

    init(objects: ObjectStore, deepest: Int) {
        self.objects = objects
        self.deepest = deepest
    }

    /// Lines for `elements`, of which `groups` are models of their own.
    ///
    /// `shapes` are those after each element, as far as they are known.
    mutating func add(
        _ elements: ArraySlice<Model.Element>, groups: [Range<Int>], input: [Int]?, shapes: [[Int]], depth: Int
    ) {
        var index = elements.startIndex
        var shape = input
        while index < elements.endIndex {
            // The whole of a model that is alone in another needs no frame.
            if depth < deepest,
                let group = groups.firstIndex(where: { $0.lowerBound == index && $0.count < elements.count })
            {
                let range = groups[group]
                let inner = groups[(group + 1)...].filter {
                    range.lowerBound <= $0.lowerBound && $0.upperBound <= range.upperBound
                }
                let output = shapes.indices.contains(range.upperBound - 1) ? shapes[range.upperBound - 1] : nil
                frame(.model, "sequential", output) {
                    $0.add(elements[range], groups: inner, input: shape, shapes: shapes, depth: depth + 1)
                }
                shape = output
                index = range.upperBound
                continue
            }
            if shapes.indices.contains(index) {
                shape = shapes[index]
            } else {
                shape = output(of: elements[index], after: shape)
            }
            add(elements[index], shape: shape, depth: depth)
            index += 1
        }
    }

    private mutating func add(_ element: Model.Element, shape: [Int]?, depth: Int) {
        let name = shortened(objects.description(of: element).text)
        guard case .layer(let id) = element else {
            let isActivation = if case .activation = element { true } else { false }
            steps.append(NetDiagram.Step(.layer(isActivation ? .other : .function), name: name, shape: shape))
            return
        }
        let state = objects[id]
        let isFramed = depth < deepest && !seen.contains(id)
        switch state.definition {
        case let residual as Residual where isFramed:
            seen.insert(id)
            frame(.residual, residual.name, shape) {
                $0.add(residual.parts[...], groups: [], input: shape, shapes: [], depth: depth + 1)
            }
        case let function as FunctionLayer where isFramed && !function.parts.isEmpty:
            seen.insert(id)
            let own = state.parameters.reduce(0) { $0 + $1.count }
            frame(.function, "layer(\(function.name))", shape, own: own) { sketch in
                for part in function.parts {
                    sketch.add(part, shape: sketch.output(of: part, after: nil), depth: depth + 1)
                }
            }
        default: block(id, name, shape)
        }
    }

    private mutating func block(_ id: LayerID, _ name: String, _ shape: [Int]?) {
        var step = NetDiagram.Step(.layer(NetDiagram.Family(objects[id].definition)), name: name, shape: shape)
        step.isRepeated = seen.contains(id)
        for part in objects.layers(in: [.layer(id)]) where seen.insert(part).inserted {
            step.parameterCount += objects[part].parameters.reduce(0) { $0 + $1.count }
        }
        step.isFrozen = objects[id].isFrozen && step.parameterCount > 0
        steps.append(step)
    }

    private mutating func frame(
        _ frame: NetDiagram.Frame, _ name: String, _ shape: [Int]?, own: Int = 0, inside: (inout NetSketch) -> Void
    ) {
        steps.append(NetDiagram.Step(.begin(frame), name: name, shape: shape, parameterCount: own))
        inside(&self)
        steps.append(NetDiagram.Step(.end(frame), name: name, shape: shape))
    }

    /// The shape of one sample after an element; nil where only a run would tell.
    private func output(of element: Model.Element, after shape: [Int]?) -> [Int]? {
        switch element {
        case .layer(let id): objects[id].outputShape
        case .activation(.custom), .function: nil
        case .activation: shape
        }
    }

    /// The first and the last of many lines.
    static func ends(of steps: [NetDiagram.Step]) -> [NetDiagram.Step] {
        guard steps.count > mostSteps else { return steps }
        let (head, tail) = (mostSteps - 8, 7)
        let middle = steps[head..<steps.count - tail]
        var omitted = NetDiagram.Step(.omitted(middle.count), name: "", shape: steps[steps.count - tail - 1].shape)
        omitted.parameterCount = middle.reduce(0) { $0 + $1.parameterCount }
        return steps[..<head] + [omitted] + steps[(steps.count - tail)...]
    }
}

extension NetDiagram.Family {
    /// What `layer` looks like.
    fileprivate init(_ layer: any Layer) {
        self =
            switch layer.name {
            case "dense": .dense
            case "conv1d", "conv2d": .convolution
            case "max_pool2d", "average_pool2d", "global_average_pool": .pooling
            case "simple_rnn", "lstm", "gru", "bidirectional": .recurrent
            case "attention": .attention
            case "embedding": .embedding
            default: layer is FunctionLayer ? .function : .other
            }
    }
}
