/// The magnitude of a finite number as decimal digits: `d.ddd × 10^exponent`.
///
/// It is made without the C library, so neither a locale nor a rounding mode can change a digit.
struct DecimalDigits: Hashable, Sendable {
    /// Digits 0 to 9, the first not 0 and the last not 0, but for zero itself, which is `[0]`.
    /// Empty when rounding to a place left nothing.
    private(set) var digits: [UInt8]
    /// The power of ten of the first digit.
    private(set) var exponent: Int

    /// How many digits stand after the point.
    var places: Int { isZero ? 0 : max(0, digits.count - 1 - exponent) }

    /// Whether no digit but 0 is left.
    var isZero: Bool { digits.isEmpty || digits == [0] }

    private init(digits: [UInt8], exponent: Int) {
        self.digits = digits
        self.exponent = exponent
        dropTrailingZeros()
    }

    /// The fewest digits that read back as `value`, as Swift and Python find them.
    init(shortest value: Double) {
        var digits: [UInt8] = []
        var pointAfter: Int?
        var shift = 0
        let text = Array(value.magnitude.description.utf8)
        for (index, byte) in text.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "."): pointAfter = digits.count
            default:
                shift = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
                self.init(unnormalised: digits, pointAfter: pointAfter ?? digits.count, shift: shift)
                return
            }
        }
        self.init(unnormalised: digits, pointAfter: pointAfter ?? digits.count, shift: shift)
    }

    /// Every digit of the binary number `value`; up to 767 of them.
    init(exact value: Double) {
        guard value != 0 else {
            self.init(digits: [0], exponent: 0)
            return
        }
        let fraction = value.significandBitPattern
        let isNormal = value.exponentBitPattern != 0
        let significand = isNormal ? fraction | 1 << 52 : fraction
        let power = (isNormal ? Int(value.exponentBitPattern) : 1) - 1075
        // significand × 2^power is an integer, or one divided by ten to the -power: 2^-n = 5^n / 10^n.
        let limbs = Self.product(significand, of: power < 0 ? 5 : 2, raisedTo: abs(power))
        var digits: [UInt8] = []
        for limb in limbs.reversed() {
            var group: [UInt8] = []
            var rest = limb
            for _ in 0..<9 {
                group.append(UInt8(rest % 10))
                rest /= 10
            }
            digits += group.reversed()
        }
        self.init(unnormalised: digits, pointAfter: digits.count, shift: min(power, 0))
    }

    /// `start × base^count` in groups of nine decimal digits, the lowest first.
    private static func product(_ start: UInt64, of base: UInt64, raisedTo count: Int) -> [UInt64] {
        let group: UInt64 = 1_000_000_000
        let step = base == 5 ? 13 : 29
        var limbs = [start % group, start / group]
        var left = count
        while left > 0 {
            var factor: UInt64 = 1
            for _ in 0..<min(step, left) { factor *= base }
            var carry: UInt64 = 0
            for index in limbs.indices {
                let product = limbs[index] * factor + carry
                limbs[index] = product % group
                carry = product / group
            }
            while carry > 0 {
                limbs.append(carry % group)
                carry /= group
            }
            left -= step
        }
        return limbs
    }

    private init(unnormalised all: [UInt8], pointAfter: Int, shift: Int) {
        guard let first = all.firstIndex(where: { $0 != 0 }) else {
            self.init(digits: [0], exponent: 0)
            return
        }
        self.init(digits: Array(all[first...]), exponent: pointAfter - 1 - first + shift)
    }

    /// The nearest number of at most `count` digits, `count` at least 1; a tie goes to the even digit.
    func rounded(toSignificant count: Int) -> DecimalDigits {
        isZero ? self : cut(after: count)
    }

    /// The nearest number with at most `count` digits after the point; a tie goes to the even digit.
    func rounded(toPlaces count: Int) -> DecimalDigits {
        isZero ? self : cut(after: exponent + 1 + count)
    }

    private func cut(after count: Int) -> DecimalDigits {
        guard count < digits.count else { return self }
        guard count >= 0 else { return DecimalDigits(digits: [], exponent: exponent) }
        var kept = Array(digits[..<count])
        let next = digits[count]
        let isTie = next == 5 && count + 1 == digits.count
        let isUp = isTie ? (kept.last ?? 0) % 2 == 1 : next >= 5
        guard isUp else { return DecimalDigits(digits: kept, exponent: exponent) }
        while let last = kept.last {
            kept.removeLast()
            if last < 9 { return DecimalDigits(digits: kept + [last + 1], exponent: exponent) }
        }
        return DecimalDigits(digits: [1], exponent: exponent + 1)
    }

    private mutating func dropTrailingZeros() {
        while digits.count > 1, digits.last == 0 { digits.removeLast() }
    }

    /// `123.45`: with at least `places` digits after the point, and no point if there are none.
    func positional(places: Int = 0) -> String {
        var text = ""
        let last = max(places, self.places)
        guard last > 0 || !isZero else { return "0" }
        for power in stride(from: max(exponent, 0), through: -last, by: -1) {
            if power == -1 { text += "." }
            text.unicodeScalars.append(digit(of: power))
        }
        return text
    }

    /// `1.2345`, the digits before `e`, with at least `places` digits after the point.
    func significand(places: Int = 0) -> String {
        DecimalDigits(digits: digits, exponent: 0).positional(places: places)
    }

    /// `e+05`: the exponent as Python and C write it.
    var exponentText: String {
        let size = String(abs(exponent))
        return (exponent < 0 ? "e-" : "e+") + (size.count < 2 ? "0" : "") + size
    }

    private func digit(of power: Int) -> Unicode.Scalar {
        let index = exponent - power
        let digit = digits.indices.contains(index) ? digits[index] : 0
        return Unicode.Scalar(UInt8(ascii: "0") + digit)
    }
}
