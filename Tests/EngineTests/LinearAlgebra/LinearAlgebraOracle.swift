import Engine

/// A matrix of Oracles/linalg.json and what NumPy makes of it.
struct LinearAlgebraOracle: Decodable {
    let name: String
    let a: Written
    let vector: Written
    let matrix: Written
    let rank: Int
    let condition: Double
    let separated: Bool
    let s: Written
    let u: Written
    let vt: Written
    let lstsq_vector: Written
    let lstsq_matrix: Written
    let eigenvalues: Written?
    let eigenvectors: Written?
    let eigen_separated: Bool?
    let determinant: Written?
    let inverse: Written?
    let solve_vector: Written?
    let solve_matrix: Written?

    struct Written: Decodable {
        let shape: [Int]
        let words: [String]
        var array: NDArray { NDArray(shape: shape, elements: doubles(words)) }
    }

    static func read() throws -> [LinearAlgebraOracle] { try oracle("linalg") }

    /// How far a solution may be from NumPy's relative to its norm: both are off by n ε times the condition.
    var tolerance: Double { max(1e-12, 0x1p-52 * condition * Double(4 * (a.shape.max() ?? 1))) }
}

/// ‖a‖ over all elements, scaled against overflow.
func norm(_ a: NDArray) -> Double {
    let largest = a.elements.reduce(0) { max($0, $1.magnitude) }
    if largest == 0 { return 0 }
    return largest * a.elements.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
}

/// ‖a - b‖ / max(‖b‖, least); 0 for equals, infinity for other shapes.
func distance(_ a: NDArray, _ b: NDArray, least: Double = 0x1p-1000) -> Double {
    guard a.shape == b.shape else { return .infinity }
    let difference = NDArray(shape: a.shape, elements: zip(a.elements, b.elements).map { $0 - $1 })
    let length = norm(difference)
    return length == 0 ? 0 : length / max(norm(b), least)
}

/// The product of matrices by its definition; a vector on the right is a column.
func product(_ a: NDArray, _ b: NDArray) -> NDArray {
    let (rows, inner, columns) = (a.shape[0], a.shape[1], b.rank == 1 ? 1 : b.shape[1])
    var elements = Array(repeating: 0.0, count: rows * columns)
    for row in 0..<rows {
        for index in 0..<inner {
            for column in 0..<columns {
                elements[row * columns + column] +=
                    a.elements[row * inner + index] * b.elements[index * columns + column]
            }
        }
    }
    return NDArray(shape: b.rank == 1 ? [rows] : [rows, columns], elements: elements)
}

/// Rows for columns.
func turned(_ a: NDArray) -> NDArray {
    let (rows, columns) = (a.shape[0], a.shape[1])
    let elements = (0..<columns).flatMap { column in (0..<rows).map { a.elements[$0 * columns + column] } }
    return NDArray(shape: [columns, rows], elements: elements)
}

/// ‖Aᵀ A - I‖ for a matrix whose columns should be orthonormal.
func deviationFromOrthonormal(_ a: NDArray) -> Double {
    let count = a.shape[1]
    let identity = NDArray(
        shape: [count, count], elements: (0..<count * count).map { $0 / count == $0 % count ? 1 : 0 })
    return distance(product(turned(a), a), identity, least: 1)
}

/// The matrix with `values` multiplied into its columns.
func scaledColumns(_ a: NDArray, by values: NDArray) -> NDArray {
    var scaled = a
    for index in a.elements.indices { scaled.elements[index] *= values.elements[index % values.count] }
    return scaled
}
