/// An exact decimal, `coefficient * 10^exponent`: what a tick stands at and what is written beside it.
struct RoundDecimal: Hashable, Sendable {
    /// The digits with their sign.
    var coefficient: Int
    /// The power of ten of the last digit.
    var exponent: Int

    /// `coefficient * 10^exponent`, with no zeros at the end of the coefficient.
    init(_ coefficient: Int, exponent: Int) {
        var coefficient = coefficient
        var exponent = coefficient == 0 ? 0 : exponent
        while coefficient != 0, coefficient % 10 == 0 {
            coefficient /= 10
            exponent += 1
        }
        self.coefficient = coefficient
        self.exponent = exponent
    }

    /// `value` rounded to `digits` significant digits, halves away from zero; nil unless it is finite.
    ///
    /// It starts from the shortest digits that name `value`, so 0.125 and 0.135 both round up.
    init?(rounding value: Double, digits: Int) {
        guard value.isFinite else { return nil }
        var kept = 0
        var count = 0
        var exponent = 0
        var isPastPoint = false
        var roundsUp: Bool?
        let text = Array(value.magnitude.description.utf8)
        let end = text.firstIndex(of: UInt8(ascii: "e")) ?? text.count
        for byte in text[..<end] {
            guard byte != UInt8(ascii: ".") else {
                isPastPoint = true
                continue
            }
            let digit = Int(byte) - 48
            if count < digits {
                kept = kept * 10 + digit
                if kept > 0 { count += 1 }
                if isPastPoint { exponent -= 1 }
            } else {
                if roundsUp == nil { roundsUp = digit >= 5 }
                if !isPastPoint { exponent += 1 }
            }
        }
        if end < text.count { exponent += Int(String(decoding: text[(end + 1)...], as: UTF8.self)) ?? 0 }
        if roundsUp == true { kept += 1 }
        self.init(value < 0 ? -kept : kept, exponent: exponent)
    }

    /// The nearest double; infinite beyond the largest.
    var value: Double {
        Double("\(coefficient)e\(exponent)") ?? .nan
    }

    /// The power of ten of the first digit; 0 of zero.
    var magnitude: Int {
        coefficient == 0 ? 0 : exponent + String(coefficient.magnitude).utf8.count - 1
    }

    /// Digits with a point, at least `decimals` of them after it: `0.50`, `1200`.
    func plain(decimals: Int = 0) -> String {
        var digits = String(coefficient.magnitude)
        if exponent > 0 { digits += String(repeating: "0", count: exponent) }
        let behind = max(0, -exponent)
        if digits.utf8.count <= behind {
            digits = String(repeating: "0", count: behind + 1 - digits.utf8.count) + digits
        }
        let bytes = Array(digits.utf8)
        var text = coefficient < 0 ? "-" : ""
        text += String(decoding: bytes[..<(bytes.count - behind)], as: UTF8.self)
        if max(behind, decimals) > 0 {
            text += "." + String(decoding: bytes[(bytes.count - behind)...], as: UTF8.self)
            text += String(repeating: "0", count: max(0, decimals - behind))
        }
        return text
    }

    /// The digits before the power of ten in scientific notation: `2.5` of 2.5e-7.
    var mantissa: String {
        RoundDecimal(coefficient, exponent: exponent - magnitude).plain()
    }

    /// As one writes it in a sentence: plain from a ten-thousandth to a million, else `2.5e-7`.
    var text: String {
        (-4..<7).contains(magnitude) ? plain() : "\(mantissa)e\(magnitude)"
    }
}

extension Double {
    /// As one writes it in a sentence or beside a bar: three significant digits, six of a whole number; nothing of what is
    /// not finite.
    var short: String {
        RoundDecimal(rounding: self, digits: self == rounded() ? 6 : 3)?.text ?? ""
    }
}

/// The ends of a range as one writes them in a sentence, with as many digits as tell them apart.
func shortEnds(_ low: Double, _ high: Double) -> (low: String, high: String) {
    for digits in 3..<18 where low != high {
        let ends = [low, high].map { value in
            RoundDecimal(rounding: value, digits: value == value.rounded() ? max(digits, 6) : digits)?.text ?? ""
        }
        if ends[0] != ends[1] { return (ends[0], ends[1]) }
    }
    return (low.short, high.short)
}
