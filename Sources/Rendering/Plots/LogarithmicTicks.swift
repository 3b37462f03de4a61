/// Round numbers on a logarithmic axis.
enum LogarithmicTicks {
    /// Powers of ten within `low ... high`, every so many that at most `limit` stay; 1, 2 and 5 times them where only
    /// few powers fit; and the linear axis's numbers where not even those do.
    static func places(low: Double, high: Double, atMost limit: Int) -> [RoundDecimal] {
        let first = Logarithm.floorOfBase10(low)
        let last = Logarithm.floorOfBase10(high)
        func places(_ multiples: [Int], every stride: Int) -> [RoundDecimal] {
            var places: [RoundDecimal] = []
            for exponent in first...last where exponent % stride == 0 {
                for multiple in multiples {
                    let place = RoundDecimal(multiple, exponent: exponent)
                    if (low...high).contains(place.value) { places.append(place) }
                }
            }
            return places
        }
        let fine = places([1, 2, 5], every: 1)
        if fine.count <= limit + 1 {
            return fine.count >= 3 ? fine : LinearTicks.places(low: low, high: high, atMost: limit, isWhole: false)
        }
        let stride = [1, 2, 3, 5, 10, 20, 30, 50].first { (last - first) / $0 <= limit } ?? 100
        let powers = places([1], every: stride)
        return powers.count >= 2 ? powers : fine
    }
}
