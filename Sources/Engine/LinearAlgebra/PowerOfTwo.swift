/// A power of two that brings a matrix near 1, so that squares of its elements neither overflow nor vanish.
///
/// Multiplying by it is exact, but for elements so much smaller than the largest that they do not count.
struct PowerOfTwo {
    private let exponent: Int

    /// The one that brings the largest of `elements`, all finite, to at least 1 and below 2.
    init(normalizing elements: [Double]) {
        let largest = elements.reduce(0) { max($0, $1.magnitude) }
        exponent = largest == 0 ? 0 : Int(largest.exponent)
    }

    /// `value` brought near 1.
    func scaled(_ value: Double) -> Double { Self.multiply(value, by: -exponent) }
    /// `value` in the matrix's own scale.
    func restored(_ value: Double) -> Double { Self.multiply(value, by: exponent) }

    /// In two steps, because 2¹⁰⁷⁴, the inverse of the smallest number, is not a number itself.
    private static func multiply(_ value: Double, by exponent: Int) -> Double {
        let half = exponent / 2
        return value * Double(sign: .plus, exponent: half, significand: 1)
            * Double(sign: .plus, exponent: exponent - half, significand: 1)
    }
}
