extension LinearAlgebra {
    /// det A: the product of the pivots, with the sign of the exchanges of rows (Golub & Van Loan 3.2.6).
    ///
    /// - Parameter a: [n, n]; without rows the determinant is 1.
    /// - Returns: the determinant, 0 where a pivot is exactly zero. The exponents are added apart from the product, so
    ///   that it overflows only where the determinant does.
    /// - Throws: `notAMatrix`, `notSquare`.
    public static func determinant(_ a: NDArray) throws(EngineError) -> Double {
        let order = try order(a)
        let elimination = Elimination(a.elements, order: order, right: [], columns: 0)
        if elimination.isSingular { return 0 }
        let pivots = (0..<order).map { elimination.upper[$0 * order + $0] }
        let sign = elimination.isOdd ? -1.0 : 1.0
        guard pivots.allSatisfy(\.isFinite) else {
            let product = pivots.reduce(sign, *)
            return product.isNaN ? .nan : product
        }
        var (product, exponent) = (sign, 0)
        for pivot in pivots {
            product *= pivot.significand * (pivot < 0 ? -1 : 1)
            exponent += Int(pivot.exponent) + Int(product.exponent)
            product = product.significand * (product < 0 ? -1 : 1)
        }
        return Double(sign: .plus, exponent: min(max(exponent, -2000), 2000), significand: product)
    }
}
