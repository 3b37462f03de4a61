/// Singular values with their vectors, as the method leaves them: A = Σ sᵢ uᵢ vᵢᵀ.
///
/// One-sided Jacobi rotations make the columns of A orthogonal, pair after pair: A V = U diag(s) (Golub & Van Loan
/// 8.6.3). A wide matrix is decomposed through its transpose.
struct SingularVectors {
    /// Descending, as many as the smaller side has.
    private(set) var values: [Double]
    /// The uᵢ one after the other, each as long as A has rows.
    var left: [Double]
    /// The vᵢ one after the other, each as long as A has columns.
    var right: [Double]

    /// Decomposes `elements`, [rows, columns], for the function called `name`.
    init(_ elements: [Double], rows: Int, columns: Int, name: String) throws(EngineError) {
        try LinearAlgebra.requireFinite(elements)
        let isWide = columns > rows
        let (length, count) = isWide ? (columns, rows) : (rows, columns)
        let scale = PowerOfTwo(normalizing: elements)
        var work = isWide ? elements : LinearAlgebra.transposed(elements, rows: rows, columns: columns)
        for index in work.indices { work[index] = scale.scaled(work[index]) }
        var turns = LinearAlgebra.identity(count)
        var norms = Array(repeating: 0.0, count: count)

        let settled = work.withUnsafeMutableBufferPointer { work in
            turns.withUnsafeMutableBufferPointer { turns in
                guard let work = work.baseAddress, let turns = turns.baseAddress else { return true }
                guard Self.orthogonalize(work, turns, count: count, length: length) else { return false }
                for index in 0..<count {
                    let vector = work + index * length
                    norms[index] = vector.dot(vector, count: length).squareRoot()
                    if norms[index] < Self.negligible { norms[index] = 0 }
                    if norms[index] > 0 { vector.divide(by: norms[index], count: length) }
                }
                return true
            }
        }
        if !settled { throw .didNotConverge(name) }

        let descending = (0..<count).sorted { (-norms[$0], $0) < (-norms[$1], $1) }
        values = descending.map { scale.restored(norms[$0]) }
        var long = descending.flatMap { work[($0 * length)..<(($0 + 1) * length)] }
        let short = descending.flatMap { turns[($0 * count)..<(($0 + 1) * count)] }
        Basis.complete(&long, from: norms.count { $0 > 0 }, count: count, length: length)
        (left, right) = isWide ? (short, long) : (long, short)
    }

    /// A column of this length, beside a largest element near 1, is zero.
    private static let negligible = 0x1p-450

    /// Rotates the vectors of `work` until all pairs are orthogonal, and `turns` alike; whether it got there.
    private static func orthogonalize(
        _ work: UnsafeMutablePointer<Double>, _ turns: UnsafeMutablePointer<Double>, count: Int, length: Int
    ) -> Bool {
        // The rounding of a dot product of two unit vectors of this length.
        let tolerance = Double.ulpOfOne * Double(length).squareRoot()
        for _ in 0..<LinearAlgebra.sweepLimit {
            var rotated = false
            for p in 0..<count {
                for q in (p + 1)..<max(count, p + 1) {
                    let (left, right) = (work + p * length, work + q * length)
                    let first = left.dot(left, count: length)
                    let last = right.dot(right, count: length)
                    if min(first, last) < negligible * negligible { continue }
                    let coupling = left.dot(right, count: length)
                    if coupling.magnitude <= tolerance * first.squareRoot() * last.squareRoot() { continue }
                    rotated = true
                    let tangent = LinearAlgebra.tangent((last - first) / (2 * coupling))
                    let cosine = 1 / (1 + tangent * tangent).squareRoot()
                    let sine = tangent * cosine
                    left.rotate(with: right, cosine: cosine, sine: sine, count: length)
                    (turns + p * count).rotate(with: turns + q * count, cosine: cosine, sine: sine, count: count)
                }
            }
            if !rotated { return true }
        }
        return false
    }
}
