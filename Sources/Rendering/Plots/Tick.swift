/// A mark on an axis and what is written beside it.
struct Tick: Hashable, Sendable {
    /// Where it stands.
    var place: RoundDecimal
    /// What is written: digits in plain notation, and the mantissa in scientific.
    var digits: String
    /// The power of ten of scientific notation.
    var power: Int?

    /// The label in ASCII: `0.25`, `2.5e-7`.
    var text: String {
        guard let power else { return digits }
        return "\(digits)e\(power)"
    }

    /// Ticks at `places`, all in one notation: plain with equally many decimals, or scientific where that is shorter.
    static func labelled(_ places: [RoundDecimal], sharesDecimals: Bool) -> [Tick] {
        let others = places.filter { $0.coefficient != 0 }
        let top = others.map(\.magnitude).max() ?? 0
        let bottom = others.map(\.magnitude).min() ?? 0
        let last = others.map(\.exponent).min() ?? 0
        let needsManyDigits = top - last >= 6
        let isScientific = top >= 6 && !needsManyDigits || top < -3 || (!sharesDecimals && (top >= 6 || bottom < -3))
        let decimals = sharesDecimals ? max(0, -last) : 0
        return places.map { place in
            if isScientific, place.coefficient != 0 {
                Tick(place: place, digits: place.mantissa, power: place.magnitude)
            } else {
                Tick(place: place, digits: place.plain(decimals: isScientific ? 0 : decimals), power: nil)
            }
        }
    }
}
