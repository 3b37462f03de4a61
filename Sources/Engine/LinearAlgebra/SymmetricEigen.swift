extension LinearAlgebra {
    /// The eigenvalues and eigenvectors of a symmetric matrix, A V = V diag(λ), by Jacobi's method: rotations that make
    /// one pair of elements zero, pair after pair, row by row (Golub & Van Loan 8.5).
    ///
    /// - Parameter a: [n, n]; only its lower triangle is read, as by `np.linalg.eigh`.
    /// - Returns: `values` [n], ascending, and `vectors` [n, n], orthonormal, one in each column. Of each vector the
    ///   first component of largest magnitude is positive; NumPy leaves the sign open.
    /// - Throws: `notAMatrix`, `notSquare`, `argument` where an element read is infinite or nan, and
    ///   `didNotConverge("eigh")` after sixty sweeps.
    public static func symmetricEigen(_ a: NDArray) throws(EngineError) -> (values: NDArray, vectors: NDArray) {
        let order = try order(a)
        var matrix = a.elements
        for row in 0..<order {
            for column in 0..<row { matrix[column * order + row] = matrix[row * order + column] }
        }
        try requireFinite(matrix)
        let scale = PowerOfTwo(normalizing: matrix)
        for index in matrix.indices { matrix[index] = scale.scaled(matrix[index]) }

        // The eigenvectors stand in rows until the end, so that all loops run over neighbours.
        var vectors = identity(order)
        let settled = matrix.withUnsafeMutableBufferPointer { matrix in
            vectors.withUnsafeMutableBufferPointer { vectors in
                guard let matrix = matrix.baseAddress, let vectors = vectors.baseAddress else { return true }
                return diagonalize(matrix, vectors, order: order)
            }
        }
        if !settled { throw .didNotConverge("eigh") }

        let diagonal = (0..<order).map { matrix[$0 * order + $0] }
        let ascending = (0..<order).sorted { (diagonal[$0], $0) < (diagonal[$1], $1) }
        var columns = Array(repeating: 0.0, count: order * order)
        for (column, source) in ascending.enumerated() {
            let vector = vectors[(source * order)..<((source + 1) * order)]
            let sign = sign(vector)
            for (row, component) in vector.enumerated() { columns[row * order + column] = sign * component }
        }
        return (
            result([order], ascending.map { scale.restored(diagonal[$0]) }), result([order, order], columns)
        )
    }

    /// 1 where the first component of largest magnitude is positive, -1 where it is negative.
    static func sign(_ vector: ArraySlice<Double>) -> Double {
        vector.reduce(0) { $1.magnitude > $0.magnitude ? $1 : $0 } < 0 ? -1 : 1
    }

    /// Rotates `matrix` until what is left off the diagonal is rounding, and `vectors` alike; whether it got there.
    private static func diagonalize(
        _ matrix: UnsafeMutablePointer<Double>, _ vectors: UnsafeMutablePointer<Double>, order: Int
    ) -> Bool {
        // Below it all elements together change no eigenvalue by more than rounding does.
        let norm = matrix.dot(matrix, count: order * order).squareRoot()
        let negligible = norm * Double.ulpOfOne / Double(2 * order)
        for _ in 0..<sweepLimit {
            var rotated = false
            for p in 0..<order {
                for q in (p + 1)..<max(order, p + 1) {
                    let coupling = matrix[p * order + q]
                    if coupling.magnitude <= negligible { continue }
                    rotated = true
                    let (first, last) = (matrix[p * order + p], matrix[q * order + q])
                    let tangent = tangent((last - first) / (2 * coupling))
                    let cosine = 1 / (1 + tangent * tangent).squareRoot()
                    let sine = tangent * cosine
                    let (left, right) = (matrix + p * order, matrix + q * order)
                    left.rotate(with: right, cosine: cosine, sine: sine, count: order)
                    left[p] = first - tangent * coupling
                    left[q] = 0
                    right[p] = 0
                    right[q] = last + tangent * coupling
                    for row in 0..<order {
                        matrix[row * order + p] = left[row]
                        matrix[row * order + q] = right[row]
                    }
                    (vectors + p * order).rotate(with: vectors + q * order, cosine: cosine, sine: sine, count: order)
                }
            }
            if !rotated { return true }
        }
        return false
    }

    /// The smaller root t of t² + 2 θ t - 1 = 0: the tangent of the rotation by at most 45° (Golub & Van Loan 8.5.2).
    static func tangent(_ cotangent: Double) -> Double {
        (cotangent < 0 ? -1 : 1) / (cotangent.magnitude + (1 + cotangent * cotangent).squareRoot())
    }
}
