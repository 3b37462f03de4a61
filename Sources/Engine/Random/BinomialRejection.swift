/// BTPE: a triangle, two parallelograms and two exponential tails over the binomial density, from which a candidate is
/// drawn and accepted or drawn again. Kachitvichyanukul and Schmeiser, Binomial random variate generation (1988).
struct BinomialRejection {
    private let n: Double
    private let r: Double
    private let q: Double
    private let mode: Double
    private let variance: Double
    private let centre: Double
    private let left: Double
    private let right: Double
    private let steepness: Double
    private let leftRate: Double
    private let rightRate: Double
    /// The areas up to and with the triangle, the parallelograms, the left tail, the right tail.
    private let areas: (Double, Double, Double, Double)

    /// For p ≤ ½ and trials·p > 30.
    init(trials: Double, p: Double) {
        n = trials
        r = p
        q = 1 - p
        variance = n * r * q
        let peak = n * r + r
        mode = peak.rounded(.down)
        let half = (2.195 * variance.squareRoot() - 4.6 * q).rounded(.down) + 0.5
        centre = mode + 0.5
        left = centre - half
        right = centre + half
        steepness = 0.134 + 20.5 / (15.3 + mode)
        var slope = (peak - left) / (peak - left * r)
        leftRate = slope * (1 + slope / 2)
        slope = (right - peak) / (right * q)
        rightRate = slope * (1 + slope / 2)
        let second = half * (1 + 2 * steepness)
        let third = second + steepness / leftRate
        areas = (half, second, third, third + steepness / rightRate)
    }

    func draw(_ random: inout RandomState) -> Double {
        while true {
            let u = random.uniform() * areas.3
            var v = random.uniform()
            if u <= areas.0 { return (centre - areas.0 * v + u).rounded(.down) }
            let y: Double
            if u <= areas.1 {
                let x = left + (u - areas.0) / steepness
                v = v * steepness + 1 - (mode - x + 0.5).magnitude / areas.0
                if v > 1 { continue }
                y = x.rounded(.down)
            } else if u <= areas.2 {
                // C truncates after flooring, so y is a whole number below zero only where it is to be refused.
                y = (left + GlibcMath.log(v) / leftRate).rounded(.down)
                if y < 0 || v == 0 { continue }
                v = v * (u - areas.1) * leftRate
            } else {
                y = (right - GlibcMath.log(v) / rightRate).rounded(.down)
                if y > n || v == 0 { continue }
                v = v * (u - areas.2) * rightRate
            }
            if accepts(y, v) { return y }
        }
    }

    private func accepts(_ y: Double, _ v: Double) -> Bool {
        let distance = (y - mode).magnitude
        if !(distance > 20 && distance < variance / 2 - 1) { return v <= ratio(y) }
        let rho =
            (distance / variance)
            * ((distance * (distance / 3 + 0.625) + 0.16666666666666666) / variance + 0.5)
        let t = -distance * distance / (2 * variance)
        let logarithm = GlibcMath.log(v)
        if logarithm < t - rho { return true }
        if logarithm > t + rho { return false }
        let x1 = y + 1
        let f1 = mode + 1
        let z = n + 1 - mode
        let w = n - y + 1
        let bound =
            centre * GlibcMath.log(f1 / x1) + (n - mode + 0.5) * GlibcMath.log(z / w)
            + (y - mode) * GlibcMath.log(w * r / (x1 * q))
        return logarithm <= bound + stirling(f1) + stirling(z) + stirling(x1) + stirling(w)
    }

    /// The density at y over that at the mode, factor by factor.
    private func ratio(_ y: Double) -> Double {
        let s = r / q
        let a = s * (n + 1)
        var ratio = 1.0
        var i = min(mode, y) + 1
        while i <= max(mode, y) {
            if mode < y { ratio *= a / i - s } else { ratio /= a / i - s }
            i += 1
        }
        return ratio
    }

    private func stirling(_ x: Double) -> Double {
        let square = x * x
        return (13680 - (462 - (132 - (99 - 140 / square) / square) / square) / square) / x / 166320
    }
}
