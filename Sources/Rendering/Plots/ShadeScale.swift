/// Where values lie between the smallest and the largest of them.
struct ShadeScale {
    /// The smallest finite value.
    let low: Double
    /// The largest finite value.
    let high: Double

    /// The scale of `values`; nil where none is finite.
    init?(_ values: [Double]) {
        let finite = values.filter(\.isFinite)
        guard let low = finite.min(), let high = finite.max() else { return nil }
        (self.low, self.high) = (low, high)
    }

    /// Which of `count` equal parts of the scale holds `value`; the middle one where all are equal, nil of what is not
    /// finite.
    func part(of value: Double, among count: Int) -> Int? {
        guard value.isFinite else { return nil }
        guard low < high else { return count / 2 }
        return min(max(Int(ShadeScale.share(of: value, from: low, to: high) * Double(count)), 0), count - 1)
    }

    /// How far `value` is on its way from `low` to `high`, which differ; the smallest and the largest numbers too.
    static func share(of value: Double, from low: Double, to high: Double) -> Double {
        let scale = Axis.scale(low, high)
        return (value * scale - low * scale) / (high * scale - low * scale)
    }
}
