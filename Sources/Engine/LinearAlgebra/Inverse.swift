extension LinearAlgebra {
    /// A⁻¹, the X for which A X = I, by elimination with partial pivoting.
    ///
    /// - Parameter a: [n, n].
    /// - Returns: [n, n].
    /// - Throws: `notAMatrix`, `notSquare`, and `singular` where a pivot is exactly zero.
    public static func inverse(_ a: NDArray) throws(EngineError) -> NDArray {
        let order = try order(a)
        let elimination = Elimination(a.elements, order: order, right: identity(order), columns: order)
        if elimination.isSingular { throw .singular }
        return result([order, order], elimination.substituted(order: order, columns: order))
    }
}
