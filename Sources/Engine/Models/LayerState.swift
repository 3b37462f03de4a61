/// A layer and, once it is built, its arrays.
public struct LayerState: Sendable {
    /// What it computes.
    public let definition: any Layer
    /// The shape of one sample that it was built for.
    public internal(set) var inputShape: [Int]?
    /// The shape of one sample after it.
    public internal(set) var outputShape: [Int]?
    /// What its arrays are, in the order of `parameters`.
    public internal(set) var specifications: [ParameterSpecification] = []
    /// Its arrays. Whoever sets one keeps its shape.
    public var parameters: [NDArray] = []
    /// Whether training leaves it as it is; then it also infers while others train.
    public var isFrozen = false

    /// How deep layers stand in it: 0 for one that is made of none.
    let depth: Int
    /// How many elements it runs, itself and those in it.
    let elementCount: Int

    init(definition: any Layer, depth: Int = 0, elementCount: Int = 1) {
        self.definition = definition
        self.depth = depth
        self.elementCount = elementCount
    }

    var byteCount: Int { parameters.reduce(0) { $0 + 8 * $1.count } }

    /// Whether the arrays exist.
    public var isBuilt: Bool { inputShape != nil || !parameters.isEmpty }

    /// The names of its arrays.
    public var parameterNames: [String] { specifications.map(\.name) }

    /// The places of the arrays that follow the gradient.
    public var trained: [Int] { isFrozen ? [] : specifications.indices.filter { specifications[$0].isTrained } }

    /// The places of the arrays that the layer itself changes in training.
    var updated: [Int] { isFrozen ? [] : specifications.indices.filter { !specifications[$0].isTrained } }

    /// The array called `name`.
    public subscript(name: String) -> NDArray? {
        get { specifications.firstIndex { $0.name == name }.flatMap { isBuilt ? parameters[$0] : nil } }
        set {
            if let newValue, let index = specifications.firstIndex(where: { $0.name == name }) {
                parameters[index] = newValue
            }
        }
    }
}
