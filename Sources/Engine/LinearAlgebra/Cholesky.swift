/// The lower triangle L of a symmetric positive definite A = L Lᵀ (Golub & Van Loan, Matrix Computations, 4th edition,
/// 4.2.5), for systems with many right-hand sides.
///
/// Of a matrix of inner products the square of a pivot is what is left of a column when those before it are taken out, so
/// that elimination says which column is nothing but a sum of earlier ones.
public struct Cholesky: Sendable {
    /// The order n of the matrix.
    public let order: Int
    /// The first column of which nothing but rounding was left; then there is no L, and nothing to solve.
    public let dependent: Int?
    /// L, row by row; zero above the diagonal.
    private let lower: [Double]

    /// Factors `a` [n, n], of which the lower triangle is read.
    ///
    /// A column is dependent if no more than `tolerance` of its diagonal element is left. Throws `notAMatrix` and `notSquare`.
    public init(_ a: NDArray, tolerance: Double) throws(EngineError) {
        let order = try LinearAlgebra.order(a)
        var lower = a.elements
        var dependent: Int?
        for column in 0..<order {
            var left = lower[column * order + column]
            for index in 0..<column { left -= lower[column * order + index] * lower[column * order + index] }
            guard left > tolerance * a.elements[column * order + column] else {
                dependent = column
                break
            }
            let pivot = left.squareRoot()
            lower[column * order + column] = pivot
            for row in (column + 1)..<max(order, column + 1) {
                var sum = lower[row * order + column]
                for index in 0..<column { sum -= lower[row * order + index] * lower[column * order + index] }
                lower[row * order + column] = sum / pivot
                lower[column * order + row] = 0
            }
        }
        self.order = order
        self.lower = lower
        self.dependent = dependent
    }

    /// The x for which A x = b, where b has n elements.
    public func solve(_ b: [Double]) -> [Double] {
        precondition(b.count == order && dependent == nil)
        var x = b
        for row in 0..<order {
            for index in 0..<row { x[row] -= lower[row * order + index] * x[index] }
            x[row] /= lower[row * order + row]
        }
        for row in (0..<order).reversed() {
            for index in (row + 1)..<max(order, row + 1) { x[row] -= lower[index * order + row] * x[index] }
            x[row] /= lower[row * order + row]
        }
        return x
    }
}
