/// A row of a table for each word number. Keras' `Embedding`.
///
/// x is [samples, …] of whole numbers from 0 to size - 1, the table `weights` [size, features], the result [samples, …,
/// features]. The table is drawn uniformly between ±0.05 unless it says otherwise.
public struct Embedding: Layer {
    /// How many words there are.
    public let size: Int
    /// How many numbers stand for a word.
    public let features: Int
    /// What the table is filled with at first.
    public let initializer: Initializer
    /// What keeps the table small in training, if anything does.
    public let regularizer: Regularizer?
    /// Whether a 0 in samples of one axis is padding, which the layers after it pass over.
    public let masksZero: Bool

    /// A table. Throws `argument` for sizes below 1, and for more words than single precision tells apart, 2²⁴.
    public init(
        size: Int, features: Int, initializer: Initializer = .uniform(limit: 0.05), regularizer: Regularizer? = nil,
        masksZero: Bool = false
    ) throws(EngineError) {
        if size < 1 { throw .argument(name: "size", value: Double(size), .atLeast(1)) }
        if size > 1 << 24 { throw .argument(name: "size", value: Double(size), .atMost(1 << 24)) }
        if features < 1 { throw .argument(name: "dim", value: Double(features), .atLeast(1)) }
        self.size = size
        self.features = features
        self.initializer = initializer
        self.regularizer = regularizer
        self.masksZero = masksZero
    }

    /// "embedding"
    public var name: String { "embedding" }

    /// As it is written.
    public func description(in objects: ObjectStore) -> Description {
        Description(name, .integer(size), .integer(features)).with(
            initializer: initializer, standard: .uniform(limit: 0.05), regularizer: regularizer
        ).with("mask", masksZero, unless: false)
    }

    /// The shape of a sample with `features` behind.
    public func outputShape(for sample: [Int]) throws(EngineError) -> [Int] {
        _ = try atMostFive([1] + sample + [features])
        return sample + [features]
    }

    /// `weights`
    public func parameters(for sample: [Int]) throws(EngineError) -> [ParameterSpecification] {
        [
            ParameterSpecification(
                name: "weights", shape: [size, features], initializer: initializer, regularizer: regularizer)
        ]
    }

    /// Throws `wordOutOfRange` for what is no word's number.
    public func check(_ x: NDArray) throws(EngineError) {
        for value in x.elements where !(value >= 0 && value < Double(size) && value == value.rounded(.towardZero)) {
            throw .wordOutOfRange(value, size: size)
        }
    }

    /// The rows of the words.
    public func forward(
        _ x: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        try check(x)
        return try workspace.graph.apply(.gather, [parameters[0], x])
    }

    /// The steps whose number is not 0, if 0 is padding.
    public func mask(after mask: NDArray?, of x: NDArray, in graph: inout Graph) throws(EngineError) -> NDArray? {
        masksZero && x.rank == 2 ? try graph.apply(.binary(.notEqual), [x, NDArray(number: 0)]) : nil
    }
}
