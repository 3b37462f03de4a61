extension LinearAlgebra {
    /// The thin singular value decomposition A = U diag(s) Vᵀ, as `np.linalg.svd(a, full_matrices=False)`, by one-sided
    /// Jacobi rotations (Golub & Van Loan 8.6.3).
    ///
    /// - Parameter a: [m, n]; r is the smaller of both.
    /// - Returns: `u` [m, r] with orthonormal columns, `s` [r], descending, and `vt` [r, n] with orthonormal rows. Of each
    ///   column of u the first component of largest magnitude is positive; NumPy leaves the sign open.
    /// - Throws: `notAMatrix`, `argument` where an element is infinite or nan, and `didNotConverge("svd")` after sixty
    ///   sweeps.
    public static func singularValues(_ a: NDArray) throws(EngineError) -> (u: NDArray, s: NDArray, vt: NDArray) {
        let (rows, columns) = try dimensions(a)
        var parts = try SingularVectors(a.elements, rows: rows, columns: columns, name: "svd")
        let rank = parts.values.count
        for index in 0..<rank where sign(parts.left[(index * rows)..<((index + 1) * rows)]) < 0 {
            for place in (index * rows)..<((index + 1) * rows) { parts.left[place] = -parts.left[place] }
            for place in (index * columns)..<((index + 1) * columns) { parts.right[place] = -parts.right[place] }
        }
        return (
            result([rows, rank], transposed(parts.left, rows: rank, columns: rows)), result([rank], parts.values),
            result([rank, columns], parts.right)
        )
    }
}
