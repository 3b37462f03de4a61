/// Dense linear algebra on matrices of a few hundred rows.
///
/// Every function is a fixed order of additions, multiplications, divisions and square roots, none of them fused, so
/// its result has the same bits everywhere. A nan in a result has no sign and no payload.
public enum LinearAlgebra {
    /// How many times a Jacobi method may go through all pairs; five to ten are usual.
    static let sweepLimit = 60

    /// The rows and columns of a matrix. Throws `notAMatrix` for any other number of axes.
    static func dimensions(_ a: NDArray) throws(EngineError) -> (rows: Int, columns: Int) {
        guard a.rank == 2 else { throw .notAMatrix(a.shape) }
        return (a.shape[0], a.shape[1])
    }

    /// The order of a square matrix. Throws `notAMatrix` or `notSquare`.
    static func order(_ a: NDArray) throws(EngineError) -> Int {
        let (rows, columns) = try dimensions(a)
        guard rows == columns else { throw .notSquare(a.shape) }
        return rows
    }

    /// The columns of right-hand sides for `rows` equations; a vector is one column.
    ///
    /// Throws `notAMatrix` for other than one or two axes, `countsDiffer` where the rows are not as many.
    static func columns(of b: NDArray, rows: Int) throws(EngineError) -> Int {
        guard b.rank == 1 || b.rank == 2 else { throw .notAMatrix(b.shape) }
        guard b.shape[0] == rows else { throw .countsDiffer(first: rows, second: b.shape[0]) }
        return b.rank == 1 ? 1 : b.shape[1]
    }

    /// Throws `argument` for the first element that is infinite or nan.
    static func requireFinite(_ elements: [Double]) throws(EngineError) {
        if let value = elements.first(where: { !$0.isFinite }) {
            throw .argument(name: "a", value: value, .finite)
        }
    }

    /// An array of numbers in which every nan is the plain one: processors differ in the sign of the nan they make.
    static func result(_ shape: [Int], _ elements: [Double]) -> NDArray {
        NDArray(shape: shape, elements: elements.map { $0.isNaN ? .nan : $0 })
    }

    /// The rows of a matrix as its columns.
    static func transposed(_ elements: [Double], rows: Int, columns: Int) -> [Double] {
        var turned = Array(repeating: 0.0, count: elements.count)
        for row in 0..<rows {
            for column in 0..<columns { turned[column * rows + row] = elements[row * columns + column] }
        }
        return turned
    }

    /// The matrix with ones on its diagonal.
    static func identity(_ order: Int) -> [Double] {
        var elements = Array(repeating: 0.0, count: order * order)
        for index in 0..<order { elements[index * order + index] = 1 }
        return elements
    }
}
