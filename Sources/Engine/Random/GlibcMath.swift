/// The natural logarithm and the exponential as glibc 2.28 and later compute them on a processor with fused
/// multiply-add, operation by operation; so the random stream has NumPy's bits without importing either from libm.
///
/// The algorithm is that of ARM optimized-routines (math/log.c, math/exp.c). Which products are fused with which sums
/// was GCC's choice; it is written out here, one `fused` for each.
enum GlibcMath {
    /// a·b + c, rounded once.
    @inline(__always)
    private static func fused(_ a: Double, _ b: Double, _ c: Double) -> Double { c.addingProduct(a, b) }

    /// ln x; nan below zero, -inf at zero.
    static func log(_ x: Double) -> Double {
        let bits = x.bitPattern
        let low = (1 - 0x1p-4).bitPattern
        let high = (1 + 0x1.09p-4).bitPattern
        if bits &- low < high &- low { return bits == 1.0.bitPattern ? 0 : logNearOne(x) }
        var normal = bits
        if x < .leastNormalMagnitude || !(x < .infinity) {
            if x == 0 { return -.infinity }
            if x == .infinity { return x }
            if !(x > 0) { return .nan }
            normal = (x * 0x1p52).bitPattern &- (52 << 52)
        }
        let offset = normal &- 0x3fe6_0000_0000_0000
        let interval = Int((offset >> 45) & 127)
        let exponent = Double(Int64(bitPattern: offset) >> 52)
        let z = Double(bitPattern: normal &- (offset & (0xfff << 52)))
        let inverse = Double(bitPattern: GlibcTables.logarithm[2 * interval])
        let logarithm = Double(bitPattern: GlibcTables.logarithm[2 * interval + 1])

        let w = fused(exponent, 0x1.62e42fefa3800p-1, logarithm)
        let r = fused(z, inverse, -1)
        let lowTerms = fused(r, -0x1.fffffffeb459p-3, 0x1.555555551305bp-2)
        let head = r + w
        let r2 = r * r
        var tail = w - head + r
        tail = fused(exponent, 0x1.ef35793c76730p-45, tail)
        let r3 = r * r2
        var terms = fused(r, -0x1.55575e506c89fp-3, 0x1.999b324f10111p-3)
        tail = fused(r2, -0x1.0000000000001p-1, tail)
        terms = fused(terms, r2, lowTerms)
        return fused(r3, terms, tail) + head
    }

    /// ln x for x within about 1/16 of one, where the table would lose digits.
    private static func logNearOne(_ x: Double) -> Double {
        let r = x - 1
        let r2 = r * r
        let r3 = r * r2
        var first = fused(r, -0x1.ffffffffffdcbp-3, 0x1.5555555555577p-2)
        first = fused(r2, 0x1.999999995dd0cp-3, first)
        var second = fused(r, 0x1.24924a344de3p-3, -0x1.55555556745a7p-3)
        second = fused(r2, -0x1.fffffa4423d65p-4, second)
        var third = fused(r, -0x1.999eb43b068ffp-4, 0x1.c7184282ad6cap-4)
        third = fused(r2, 0x1.78182f7afd085p-4, third)
        third = fused(r3, -0x1.5521375d145cdp-4, third)
        let series = fused(fused(third, r3, second), r3, first)

        let widened = fused(r, 0x1p27, r)
        let rHigh = fused(-r, 0x1p27, widened)
        let rLow = r - rHigh
        let square = rHigh * rHigh
        let head = fused(square, -0.5, r)
        let remainder = fused(square, -0.5, r - head)
        let tail = fused(-0.5 * rLow, r + rHigh, remainder)
        return head + fused(series, r3, tail)
    }

    /// eˣ.
    static func exp(_ x: Double) -> Double {
        let magnitude = x.magnitude
        if !(magnitude < 1024) {
            if x.isNaN { return .nan }
            return x > 0 ? .infinity : 0
        }
        if magnitude < 0x1p-54 { return 1 + x }
        let shift = 0x1.8p52
        let shifted = fused(x, 0x1.71547652b82fep0 * 128, shift)
        let steps = shifted.bitPattern
        let k = shifted - shift
        var r = fused(k, -0x1.62e42fefa0000p-8, x)
        r = fused(k, -0x1.cf79abc9e3b3ap-47, r)
        let index = 2 * Int(steps & 127)
        let scaleBits = GlibcTables.exponential[index + 1] &+ (steps << 45)
        let r2 = r * r
        var terms = fused(r, 0x1.555555555543cp-3, 0x1.ffffffffffdbdp-2)
        terms = fused(terms, r2, r + Double(bitPattern: GlibcTables.exponential[index]))
        let high = fused(r, 0x1.1111167a4d017p-7, 0x1.55555cf172b91p-5)
        terms = fused(r2 * r2, high, terms)
        if magnitude >= 512 { return scaled(terms, scaleBits, up: steps & 0x8000_0000 == 0) }
        let scale = Double(bitPattern: scaleBits)
        return fused(scale, terms, scale)
    }

    /// scale·(1 + terms) where the scale's own exponent may have left the range of a double.
    private static func scaled(_ terms: Double, _ bits: UInt64, up: Bool) -> Double {
        if up {
            let scale = Double(bitPattern: bits &- (1009 << 52))
            return fused(scale, terms, scale) * 0x1p1009
        }
        let scale = Double(bitPattern: bits &+ (1022 << 52))
        let product = terms * scale
        var y = scale + product
        if y < 1 {
            // Rounded once to the precision that a subnormal result keeps.
            let head = 1 + y
            let lost = scale - y + product
            y = 1 - head + y + lost + head - 1
        }
        return y * 0x1p-1022
    }
}
