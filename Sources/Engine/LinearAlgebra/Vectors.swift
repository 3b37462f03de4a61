/// The loops over contiguous elements that all of `LinearAlgebra` is made of.
extension UnsafeMutablePointer<Double> {
    /// self ← self - factor · other
    @inline(__always)
    func subtract(_ factor: Double, times other: UnsafeMutablePointer<Double>, count: Int) {
        for index in 0..<count { self[index] = self[index] - factor * other[index] }
    }

    /// self ← self + factor · other
    @inline(__always)
    func add(_ factor: Double, times other: UnsafeMutablePointer<Double>, count: Int) {
        for index in 0..<count { self[index] = self[index] + factor * other[index] }
    }

    /// self ← self / divisor
    @inline(__always)
    func divide(by divisor: Double, count: Int) {
        for index in 0..<count { self[index] = self[index] / divisor }
    }

    /// (self, other) ← (c · self - s · other, s · self + c · other)
    @inline(__always)
    func rotate(with other: UnsafeMutablePointer<Double>, cosine: Double, sine: Double, count: Int) {
        for index in 0..<count {
            let (x, y) = (self[index], other[index])
            self[index] = cosine * x - sine * y
            other[index] = sine * x + cosine * y
        }
    }

    /// Exchanges the elements of both.
    @inline(__always)
    func exchange(with other: UnsafeMutablePointer<Double>, count: Int) {
        for index in 0..<count {
            let kept = self[index]
            self[index] = other[index]
            other[index] = kept
        }
    }

    /// Σ self · other, in four lanes: the lane of an element is its index modulo 4.
    @inline(__always)
    func dot(_ other: UnsafeMutablePointer<Double>, count: Int) -> Double {
        var (first, second, third, fourth) = (0.0, 0.0, 0.0, 0.0)
        var index = 0
        while index + 4 <= count {
            first += self[index] * other[index]
            second += self[index + 1] * other[index + 1]
            third += self[index + 2] * other[index + 2]
            fourth += self[index + 3] * other[index + 3]
            index += 4
        }
        if index < count { first += self[index] * other[index] }
        if index + 1 < count { second += self[index + 1] * other[index + 1] }
        if index + 2 < count { third += self[index + 2] * other[index + 2] }
        return (first + third) + (second + fourth)
    }

    /// The first element of largest magnitude; 0 of none.
    @inline(__always)
    func dominant(count: Int) -> Double {
        var largest = 0.0
        for index in 0..<count where self[index].magnitude > largest.magnitude { largest = self[index] }
        return largest
    }
}
