extension LinearAlgebra {
    /// The Q of A = Q R in which R has a positive diagonal: orthonormal columns that span what those of A span.
    ///
    /// Each column loses its parts along the ones before, twice, which leaves no more than rounding (Golub & Van Loan
    /// 5.2.8 and the remark after it), and is divided by its length; one of which nothing is left stays 0.
    ///
    /// - Parameters:
    ///   - a: [m, n], m at least n.
    ///   - budget: is charged column by column, so that a large matrix can be stopped on its way.
    /// - Throws: `notAMatrix`, and `limit`.
    static func orthonormalized(_ a: NDArray, charging budget: inout Budget) throws(EngineError) -> NDArray {
        let (rows, columns) = try dimensions(a)
        var vectors = transposed(a.elements, rows: rows, columns: columns)
        for index in 0..<columns {
            try budget.charge(operations: 8 * rows * index + 4 * rows)
            vectors.withUnsafeMutableBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return }
                let vector = base + index * rows
                for _ in 0..<2 {
                    for earlier in 0..<index {
                        let before = base + earlier * rows
                        vector.subtract(vector.dot(before, count: rows), times: before, count: rows)
                    }
                }
                let length = vector.dot(vector, count: rows).squareRoot()
                if length > 0 { vector.divide(by: length, count: rows) }
            }
        }
        return NDArray(shape: a.shape, elements: transposed(vectors, rows: columns, columns: rows))
    }
}
