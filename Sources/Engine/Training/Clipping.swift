/// What keeps gradients small, before a step is taken. Keras 3's three ways.
public enum Clipping: Hashable, Sendable {
    /// Every element is kept between -limit and limit.
    case value(Double)
    /// Every array by itself is scaled down to this Euclidean norm: g · limit / max(‖g‖, limit).
    case norm(Double)
    /// All arrays together are scaled down to this Euclidean norm. A norm that is not finite makes them nan.
    case globalNorm(Double)

    /// Clips the gradients in a block, each at one of `arrays`. Squares are summed by the tree of all reductions.
    func apply<S: Scalar>(to gradients: UnsafeMutablePointer<S>, _ arrays: [Range<Int>]) {
        switch self {
        case .value(let limit):
            for array in arrays { S.clip(gradients + array.lowerBound, array.count, limit) }
        case .norm(let limit):
            for array in arrays {
                let start = gradients + array.lowerBound
                let norm = S.sumOfSquares(start, array.count).squareRoot()
                // Written so that a nan stays one.
                S.rescale(start, array.count, limit, Double(norm <= S(limit) ? S(limit) : norm))
            }
        case .globalNorm(let limit):
            let norm = arrays.reduce(S(0)) { $0 + S.sumOfSquares(gradients + $1.lowerBound, $1.count) }.squareRoot()
            let share = S(limit) * min(1 / norm, 1 / S(limit))
            // What is not finite is no number after this.
            let scale = norm.isFinite ? share : S.nan
            for array in arrays { S.rescale(gradients + array.lowerBound, array.count, Double(scale), 1) }
        }
    }
}
