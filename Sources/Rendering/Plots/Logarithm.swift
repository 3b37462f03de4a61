/// Logarithms good enough for a place on a screen, from operations that are exact or correctly rounded everywhere.
///
/// The mathematical library's own may differ in the last bit between machines, and a picture must not.
enum Logarithm {
    /// The logarithm of a positive finite `value` to base 2, within 1e-13.
    ///
    /// `value` is m·2^k with m near 1, and ln m = 2·artanh s = 2·(s + s³/3 + s⁵/5 + …) where s = (m - 1)/(m + 1),
    /// below 0.172 in size.
    static func base2(_ value: Double) -> Double {
        var exponent = Int(value.exponent)
        var fraction = value.significand
        if fraction > 1.414_213_562_373_095 {
            fraction /= 2
            exponent += 1
        }
        let s = (fraction - 1) / (fraction + 1)
        let square = s * s
        var sum = 0.0
        for odd in stride(from: 17.0, through: 1, by: -2) {
            sum = sum * square + 1 / odd
        }
        return Double(exponent) + 2 * s * sum * 1.442_695_040_888_963_4
    }

    /// The exact integer e with 10^e <= value < 10^(e + 1), for a positive finite `value`.
    static func floorOfBase10(_ value: Double) -> Int {
        var exponent = (Int(value.exponent) * 78913) >> 18
        while RoundDecimal(1, exponent: exponent + 1).value <= value { exponent += 1 }
        while RoundDecimal(1, exponent: exponent).value > value { exponent -= 1 }
        return exponent
    }
}
