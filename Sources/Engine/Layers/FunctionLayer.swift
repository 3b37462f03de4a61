/// f(x, …): a function of the notebook with arrays that it trains, and layers and models that it is made of.
///
/// x is [samples, …]; the result is whatever the function gives, samples first.
public struct FunctionLayer: Layer {
    /// What the function is given beside x.
    public enum Argument: Sendable {
        /// The next of the layer's own arrays.
        case array
        case layer(LayerID)
        case model(ModelID)
    }

    /// The function.
    public let function: CallableID
    /// Its arguments by their names; the arrays among them stand in the order of the layer's arrays.
    public let arguments: [(name: String, value: Argument)]
    /// The layers and functions among the arguments, models taken apart.
    public let parts: [Model.Element]

    /// A layer that calls `function`; `parts` are the elements of the layers and models among its arguments.
    public init(_ function: CallableID, _ arguments: [(name: String, value: Argument)], parts: [Model.Element]) {
        self.function = function
        self.arguments = arguments
        self.parts = parts
    }

    /// The name of the function.
    public var name: String { function.name }

    /// As it is written.
    public func description(in objects: ObjectStore) -> Description {
        arguments.reduce(Description("layer", .description(.word(name)))) { description, argument in
            switch argument.value {
            case .array: description.with(argument.name, .array)
            case .layer(let id): description.with(argument.name, .description(objects.description(of: id)))
            case .model(let id): description.with(argument.name, .description(objects.description(of: id)))
            }
        }
    }

    /// False: the function may look at all rows.
    public var treatsRowsAlone: Bool { false }

    /// Not known before the function is called: `build` calls it.
    public func outputShape(for sample: [Int]) throws(EngineError) -> [Int] { sample }

    /// Calls the function once, on one sample of zeros.
    public func build(
        for sample: [Int], _ parameters: [NDArray], precision: Precision, in workspace: inout some Workspace
    ) throws -> [Int] {
        let zeros = NDArray(shape: try atMostFive([1] + sample), repeating: 0)
        let result = try call(zeros, parameters, training: false, in: &workspace)
        guard result.shape.first == 1 else {
            throw EngineError.layerRank(layer: name, expected: sample.count, found: result.shape)
        }
        return Array(result.shape.dropFirst())
    }

    /// The same with copies of the layers and models among its arguments.
    public func copy(in objects: inout ObjectStore, _ copies: inout ObjectCopies) -> any Layer {
        var changed = arguments
        for (index, argument) in arguments.enumerated() {
            switch argument.value {
            case .array: break
            case .layer(let id): changed[index].value = .layer(objects.copy(id, &copies))
            case .model(let id): changed[index].value = .model(objects.copy(id, &copies))
            }
        }
        return FunctionLayer(function, changed, parts: objects.copy(parts, &copies))
    }

    /// f(x, …)
    public func forward(
        _ x: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        try call(x, parameters, training: training, in: &workspace)
    }

    private func call(
        _ x: NDArray, _ parameters: [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        var arrays = parameters[...]
        var given = [CallArgument(.array(x))]
        for argument in arguments {
            switch argument.value {
            case .array:
                if let array = arrays.popFirst() { given.append(CallArgument(.array(array), name: argument.name)) }
            case .layer(let id): given.append(CallArgument(.layer(id), name: argument.name))
            case .model(let id): given.append(CallArgument(.model(id), name: argument.name))
            }
        }
        return try workspace.call(function, given, training: training)
    }
}
