import Documents

/// One axis of a plot: which values it holds and where they stand on it.
struct Axis: Hashable, Sendable {
    /// The smallest value on it.
    let low: Double
    /// The largest value on it; above `low`.
    let high: Double
    /// Whether equal ratios are equally far apart.
    let isLogarithmic: Bool
    /// Whether the data are whole numbers, so that ticks between them would say nothing.
    let isWhole: Bool

    /// Where `value` stands: 0 at `low`, 1 at `high`, beyond outside; nil where it has no place.
    func fraction(_ value: Double) -> Double? {
        guard value.isFinite else { return nil }
        let fraction: Double
        if isLogarithmic {
            guard value > 0 else { return nil }
            let start = Logarithm.base2(low)
            fraction = (Logarithm.base2(value) - start) / (Logarithm.base2(high) - start)
        } else {
            let scale = Axis.scale(max(low.magnitude, value.magnitude), high)
            fraction = (value * scale - low * scale) / (high * scale - low * scale)
        }
        return min(max(fraction, -1e6), 1e6)
    }

    /// Round places within the limits, about `limit` of them.
    func ticks(atMost limit: Int) -> [Tick] {
        if isLogarithmic {
            return Tick.labelled(LogarithmicTicks.places(low: low, high: high, atMost: limit), sharesDecimals: false)
        }
        let places = LinearTicks.places(low: low, high: high, atMost: limit, isWhole: isWhole)
        return Tick.labelled(places, sharesDecimals: true)
    }

    /// Where `tick` stands, never outside the frame.
    func fraction(_ tick: Tick) -> Double {
        min(max(fraction(tick.place.value) ?? 0, 0), 1)
    }

    /// A power of two that keeps differences of such values from overflowing.
    static func scale(_ a: Double, _ b: Double) -> Double {
        max(a.magnitude, b.magnitude) > 1e300 ? 0x1p-8 : 1
    }
}

extension Axis {
    /// The axis for data between `data.low` and `data.high`, or for the limits that were asked for.
    ///
    /// Limits without a meaning (not finite, empty, not positive on a logarithmic axis) count as not given. Data get
    /// `padding` of their range on each side, but with
    /// `startsAtZero` the axis begins at zero where the data come near it and do not cross it.
    init(
        data: Plot.Limits?, limits: Plot.Limits?, isLogarithmic: Bool, isWhole: Bool, padding: Double,
        startsAtZero: Bool
    ) {
        self.isLogarithmic = isLogarithmic
        self.isWhole = isWhole
        if let limits, Axis.areUsable(limits, isLogarithmic: isLogarithmic) {
            (low, high) = (limits.low, limits.high)
            return
        }
        guard let data else {
            (low, high) = isLogarithmic ? (1, 10) : (0, 1)
            return
        }
        (low, high) =
            isLogarithmic
            ? Axis.paddedByRatio(data, by: padding)
            : Axis.padded(
                data, isWhole: isWhole, by: padding, startsAtZero: startsAtZero)
    }

    private static func areUsable(_ limits: Plot.Limits, isLogarithmic: Bool) -> Bool {
        limits.low.isFinite && limits.high.isFinite && limits.low < limits.high
            && (!isLogarithmic || limits.low > 0) && hasRange(limits)
    }

    /// Whether the doubles between the limits are many enough to place ticks among them.
    private static func hasRange(_ limits: Plot.Limits) -> Bool {
        let scale = scale(limits.low, limits.high)
        let size = max(limits.low.magnitude, limits.high.magnitude)
        return limits.high * scale - limits.low * scale > max(size * scale * 1e-13, 1e-300)
    }

    private static func padded(
        _ data: Plot.Limits, isWhole: Bool, by padding: Double, startsAtZero: Bool
    ) -> (Double, Double) {
        let size = max(data.low.magnitude, data.high.magnitude)
        guard hasRange(data) else {
            let half = isWhole || size < 1e-299 ? 1 : size * 0.1
            return (clamped(data.low - half), clamped(data.high + half))
        }
        let margin = data.high * padding - data.low * padding
        var (low, high) = (clamped(data.low - margin), clamped(data.high + margin))
        guard startsAtZero else { return (low, high) }
        if data.low >= 0, low < 2 * margin { low = 0 }
        if data.high <= 0, high > -2 * margin { high = 0 }
        return (low, high)
    }

    private static func paddedByRatio(_ data: Plot.Limits, by padding: Double) -> (Double, Double) {
        guard hasRange(data) else {
            let low = max(data.low / 2, 0x1p-1022)
            return (low, clamped(max(data.high * 2, low * 2)))
        }
        var margin = 1.0
        let octaves = Logarithm.base2(data.high) - Logarithm.base2(data.low)
        for _ in 0..<Int((octaves * padding * 8).rounded(.up)) { margin *= 1.090_507_732_665_257_7 }
        let low = max(data.low / margin, 0x1p-1022)
        // The smallest numbers of all lie below the axis.
        return (low, clamped(max(data.high * margin, low * 2)))
    }

    private static func clamped(_ value: Double) -> Double {
        min(max(value, -Double.greatestFiniteMagnitude), Double.greatestFiniteMagnitude)
    }
}
