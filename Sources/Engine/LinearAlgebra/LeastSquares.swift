extension LinearAlgebra {
    /// The shortest X that makes ‖A X - B‖ smallest, the first result of `np.linalg.lstsq(a, b)`: V diag(1/s) Uᵀ B over
    /// the singular values that count (Golub & Van Loan 5.5.2).
    ///
    /// A singular value counts where it is greater than the largest times ε · max(m, n), ε = 2⁻⁵².
    ///
    /// - Parameters:
    ///   - a: [m, n].
    ///   - b: [m], or [m, k] for k problems at once.
    /// - Returns: [n] or [n, k].
    /// - Throws: `notAMatrix`, `countsDiffer` where b has other than m rows, `argument` where an element of a is infinite
    ///   or nan, and `didNotConverge("lstsq")` after sixty sweeps.
    public static func leastSquares(_ a: NDArray, _ b: NDArray) throws(EngineError) -> NDArray {
        let (rows, unknowns) = try dimensions(a)
        let columns = try columns(of: b, rows: rows)
        let parts = try SingularVectors(a.elements, rows: rows, columns: unknowns, name: "lstsq")
        let cutoff = (parts.values.first ?? 0) * (Double.ulpOfOne * Double(max(rows, unknowns)))
        let rank = parts.values.count { $0 > cutoff }
        let divisors = parts.values

        var right = b.elements
        var coordinates = Array(repeating: 0.0, count: columns)
        var solution = Array(repeating: 0.0, count: unknowns * columns)
        right.withUnsafeMutableBufferPointer { right in
            coordinates.withUnsafeMutableBufferPointer { coordinates in
                solution.withUnsafeMutableBufferPointer { solution in
                    guard let right = right.baseAddress, let coordinates = coordinates.baseAddress,
                        let solution = solution.baseAddress
                    else { return }
                    for index in 0..<rank {
                        coordinates.update(repeating: 0, count: columns)
                        for row in 0..<rows {
                            coordinates.add(
                                parts.left[index * rows + row], times: right + row * columns, count: columns)
                        }
                        coordinates.divide(by: divisors[index], count: columns)
                        for row in 0..<unknowns {
                            (solution + row * columns).add(
                                parts.right[index * unknowns + row], times: coordinates, count: columns)
                        }
                    }
                }
            }
        }
        return result([unknowns] + b.shape.dropFirst(), solution)
    }
}
