/// Orthonormal vectors, one after the other.
enum Basis {
    /// Replaces the vectors `from ..< count`, each of `length` elements, by ones orthogonal to all before.
    ///
    /// Each begins as the axis that the vectors so far cover least, and loses its parts along them, twice: once leaves
    /// rounding behind (Golub & Van Loan 5.2.8 and the remark after it).
    static func complete(_ vectors: inout [Double], from: Int, count: Int, length: Int) {
        if from >= count { return }
        var covered = Array(repeating: 0.0, count: length)
        for index in 0..<from {
            for axis in 0..<length {
                let component = vectors[index * length + axis]
                covered[axis] += component * component
            }
        }
        vectors.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            for index in from..<count {
                var axis = 0
                for other in 0..<length where covered[other] < covered[axis] { axis = other }
                let vector = base + index * length
                for place in 0..<length { vector[place] = place == axis ? 1 : 0 }
                for _ in 0..<2 {
                    for earlier in 0..<index {
                        let before = base + earlier * length
                        vector.subtract(vector.dot(before, count: length), times: before, count: length)
                    }
                    vector.divide(by: vector.dot(vector, count: length).squareRoot(), count: length)
                }
                for place in 0..<length { covered[place] += vector[place] * vector[place] }
            }
        }
    }
}
