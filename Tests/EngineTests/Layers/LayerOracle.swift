import Engine
import Testing

/// A layer of Oracles/layers.json and what Keras makes of it.
struct LayerOracle: Decodable, Sendable, CustomTestStringConvertible {
    let layer: String
    let options: Options
    let input: [Int]
    /// How many words there are, if the samples are word numbers.
    let words: Int?
    /// Whether the samples are whole numbers, so that many are equal.
    let whole: Bool
    let weights: [Weight]
    let inference: Measured
    let training: Measured?

    struct Options: Decodable, Sendable {
        let filters: Int?
        let size: [Int]?
        let strides: [Int]?
        let dilation: [Int]?
        let padding: String?
        let activation: String?
        let bias: Bool?
        let shape: [Int]?
        let momentum: Double?
        let epsilon: Double?
        let features: Int?
    }

    struct Weight: Decodable, Sendable {
        let shape: [Int]
        let trained: Bool
    }

    struct Measured: Decodable, Sendable {
        let output: Written
        let gradient: Written?
        let weightGradients: [Written]
        let updated: [Written]?
    }

    struct Written: Decodable, Sendable {
        let shape: [Int]
        let elements: [Double]
    }

    static func read() throws -> [LayerOracle] { try oracle("layers") }

    var testDescription: String { "\(layer) \(input)" }

    /// The samples.
    var x: NDArray {
        let count = input.reduce(1, *)
        if let words { return NDArray(shape: input, elements: (0..<count).map { Double($0 * 5 % words) }) }
        return whole ? NDArray(shape: input, elements: (0..<count).map { Double($0 * 7 % 4) }) : filled(input, 1)
    }

    /// Puts the layer into `bench`, built and with the script's weights.
    func build(in bench: inout TestBench) throws -> LayerID {
        let id = bench.objects.add(try definition(in: &bench.objects))
        let output = try bench.build(id, for: Array(input.dropFirst()), precision: .double)
        if [input[0]] + output != inference.output.shape { throw EngineError.cannotReshape(from: output, to: input) }
        let layers = bench.objects.layers(in: [.layer(id)])
        var place = 0
        for layer in layers {
            for (index, specification) in bench.objects[layer].specifications.enumerated() {
                var value = filled(weights[place].shape, 11 + place)
                if specification.name == "moving_variance" { value.elements = value.elements.map { abs($0) + 0.5 } }
                bench.objects[layer].parameters[index] = value
                place += 1
            }
        }
        if place != weights.count { throw EngineError.countsDiffer(first: place, second: weights.count) }
        return id
    }

    private func definition(in objects: inout ObjectStore) throws -> any Layer {
        switch layer {
        case "conv1d":
            return try Conv1D(
                filters: options.filters ?? 1, size: options.size?.first ?? 1, strides: options.strides?.first ?? 1,
                padding: padding, dilation: options.dilation?.first ?? 1, activation: activation)
        case "average_pool2d": return AveragePool2D(rule: try rule())
        case "global_average_pool": return GlobalAveragePool()
        case "reshape": return try Reshape(shape: options.shape ?? [])
        case "batch_norm":
            return try BatchNorm(momentum: options.momentum ?? 0.99, epsilon: options.epsilon ?? 1e-3)
        case "layer_norm": return try LayerNorm(epsilon: options.epsilon ?? 1e-3)
        case "embedding": return try Embedding(size: words ?? 1, features: options.features ?? 1)
        case "residual":
            let parts = [objects.add(try Dense(units: 3, activation: .tanh)), objects.add(try Dense(units: 4))]
            return Residual(parts: parts.map { .layer($0) })
        case "conv2d":
            return try Conv2D(
                filters: options.filters ?? 1, rule: rule(), activation: activation, usesBias: options.bias ?? true)
        case "max_pool2d": return MaxPool2D(rule: try rule())
        case "flatten": return Flatten()
        default: throw EngineError.didNotConverge(layer)
        }
    }

    private var activation: Activation {
        switch options.activation {
        case "tanh": .tanh
        case "sigmoid": .sigmoid
        default: .linear
        }
    }

    private var padding: Padding { options.padding.flatMap { Padding(rawValue: $0) } ?? .valid }

    private func rule() throws -> WindowRule {
        func pair(_ numbers: [Int]?) -> WindowRule.Pair { numbers.map { .init($0[0], $0[1]) } ?? .init(1, 1) }
        return try WindowRule(
            size: pair(options.size), strides: pair(options.strides), dilation: pair(options.dilation),
            padding: padding)
    }
}

/// The script's numbers between -1 and 1 that look unordered.
func filled(_ shape: [Int], _ seed: Int) -> NDArray {
    let count = shape.reduce(1, *)
    return NDArray(
        shape: shape, elements: (0..<count).map { Double(($0 * 7919 + seed * 104729) % 2003) / 1001 - 1 })
}
