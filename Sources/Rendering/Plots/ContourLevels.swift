/// The values that a contour plot has lines for.
enum ContourLevels {
    /// Round numbers between the smallest and the largest of `values`, which are finite: at even distances; but where most
    /// lie near the smallest, as about the bottom of a steep valley, and none is below zero, at even ratios.
    static func places(of values: [Double]) -> [RoundDecimal] {
        guard let low = values.min(), let high = values.max(), low < high else { return [] }
        let median = values.sorted()[values.count / 2]
        let places =
            low >= 0 && ShadeScale.share(of: median, from: low, to: high) < 0.15
            ? LogarithmicTicks.places(low: max(low, high / 300), high: high, atMost: 8)
            : LinearTicks.places(low: low, high: high, atMost: 8, isWhole: false)
        return places.filter { $0.value > low && $0.value < high }
    }
}
