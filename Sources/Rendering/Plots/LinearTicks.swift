/// Round numbers on a linear axis: multiples of 1, 2, 2.5 or 5 times a power of ten.
///
/// After P. Heckbert, "Nice numbers for graph labels" (Graphics Gems, 1990), with 2.5 as in J. Talbot, S. Lin and
/// P. Hanrahan, "An extension of Wilkinson's algorithm for positioning tick labels on axes" (2010).
enum LinearTicks {
    /// The ticks within `low ... high`: the smallest round step that needs no more than `limit` steps.
    ///
    /// At least two for a `limit` of four or more. With `isWhole`, only at whole numbers where two of them fit.
    static func places(low: Double, high: Double, atMost limit: Int, isWhole: Bool) -> [RoundDecimal] {
        let scale = Axis.scale(low, high)
        let span = high * scale - low * scale
        let rough = span / Double(limit) / scale
        guard rough > 0, rough.isFinite else { return [] }
        let isWhole = isWhole && (span / scale >= 2 || low.rounded(.up) + 1 <= high)
        let first = Logarithm.floorOfBase10(rough)
        for exponent in first...max(first + 1, isWhole ? 1 : first + 1) {
            for (multiple, shift) in [(1, 0), (2, 0), (25, -1), (5, 0)] {
                let step = RoundDecimal(multiple, exponent: exponent + shift)
                guard step.value >= rough * (1 - 1e-9), !isWhole || step.exponent >= 0 else { continue }
                return multiples(of: step, low: low, high: high, slack: span * 1e-9 / scale)
            }
        }
        return []
    }

    private static func multiples(of step: RoundDecimal, low: Double, high: Double, slack: Double) -> [RoundDecimal] {
        let start = (low / step.value).rounded(.down)
        guard start.magnitude < 1e16 else { return [] }
        var places: [RoundDecimal] = []
        for count in Int(start)... {
            let place = RoundDecimal(count * step.coefficient, exponent: step.exponent)
            let value = place.value
            if value > high + slack || places.count > 100 { break }
            if value >= low - slack { places.append(place) }
        }
        return places
    }
}
