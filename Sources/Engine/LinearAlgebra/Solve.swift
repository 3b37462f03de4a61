extension LinearAlgebra {
    /// The X for which A X = B, by elimination with partial pivoting.
    ///
    /// - Parameters:
    ///   - a: [n, n].
    ///   - b: [n], or [n, k] for k right-hand sides at once.
    /// - Returns: an array of b's shape. Infinities and nans go through as in any arithmetic.
    /// - Throws: `notAMatrix`, `notSquare`, `countsDiffer` where b has other than n rows, and `singular` where a pivot
    ///   is exactly zero, as LAPACK decides. A matrix that is singular but for rounding gives a solution, a large one.
    public static func solve(_ a: NDArray, _ b: NDArray) throws(EngineError) -> NDArray {
        let order = try order(a)
        let columns = try columns(of: b, rows: order)
        let elimination = Elimination(a.elements, order: order, right: b.elements, columns: columns)
        if elimination.isSingular { throw .singular }
        return result(b.shape, elimination.substituted(order: order, columns: columns))
    }
}
