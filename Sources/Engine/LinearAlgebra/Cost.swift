extension LinearAlgebra {
    /// The functions, to be told apart where their cost is charged.
    public enum Routine: CaseIterable, Sendable {
        case solve
        case inverse
        case determinant
        case leastSquares
        case symmetricEigen
        case singularValues
        case orthonormalBasis
    }

    /// The floating-point operations of `routine` for a matrix of `shape` and so many right-hand sides.
    ///
    /// Elimination: 2/3 n³, and 2 n² for each right-hand side. Jacobi's methods: ten sweeps through all pairs of columns
    /// of the shorter side r, each pair 24 n for `eigh` and 12 times the longer side plus 6 r for `svd`.
    /// Gram and Schmidt's, twice: four for each element and column. It never
    /// overflows: what is too much is `Int.max`. 0 for a shape that the routine refuses.
    public static func cost(_ routine: Routine, _ shape: [Int], columns: Int = 1) -> Int {
        guard shape.count == 2 else { return 0 }
        let (long, short) = (max(shape[0], shape[1]), min(shape[0], shape[1]))
        switch routine {
        case .solve: return plus(eliminating(long), times(2, long, long, columns))
        case .inverse: return plus(eliminating(long), times(2, long, long, long))
        case .determinant: return eliminating(long)
        case .symmetricEigen: return times(10, long, long, 12, long)
        case .singularValues: return decomposing(long, short)
        case .orthonormalBasis: return times(4, long, short, short)
        case .leastSquares: return plus(decomposing(long, short), times(2, short, plus(long, short), columns))
        }
    }

    private static func eliminating(_ order: Int) -> Int { times(2, order, order, order) / 3 }

    private static func decomposing(_ long: Int, _ short: Int) -> Int {
        times(5, short, short, plus(times(12, long), times(6, short)))
    }

    private static func times(_ factors: Int...) -> Int {
        factors.reduce(1) { left, right in
            let (product, overflow) = left.multipliedReportingOverflow(by: right)
            return overflow ? .max : product
        }
    }

    private static func plus(_ left: Int, _ right: Int) -> Int {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? .max : sum
    }
}
