/// What keeps weights small: a penalty that is added to the loss. Keras 3's, without a half.
public enum Regularizer: Hashable, Sendable {
    /// strength · Σ|w|. Tibshirani, 1996.
    case l1(Double = 0.01)
    /// strength · Σw². Hoerl and Kennard, 1970.
    case l2(Double = 0.01)

    /// What the language calls it.
    public var name: String {
        switch self {
        case .l1: "l1"
        case .l2: "l2"
        }
    }

    /// The penalty of an array, as one number.
    public func penalty(of w: NDArray, in graph: inout Graph) throws(EngineError) -> NDArray {
        switch self {
        case .l1(let strength):
            return try graph.multiply(NDArray(number: strength), try graph.sum(try graph.apply(.unary(.abs), [w])))
        case .l2(let strength):
            return try graph.multiply(NDArray(number: strength), try graph.sum(try graph.square(w)))
        }
    }
}

extension ObjectStore {
    /// Keeps the weights of built elements small: arrays of two axes or more that no regulariser of their own looks after.
    public mutating func regularize(_ elements: [Model.Element], by regularizer: Regularizer) {
        for layer in layers(in: elements) {
            self[layer].specifications = self[layer].specifications.map { array in
                guard array.isTrained, array.shape.count > 1, array.regularizer == nil else { return array }
                return ParameterSpecification(
                    name: array.name, shape: array.shape, initializer: array.initializer, regularizer: regularizer)
            }
        }
    }
}
