/// Coordinates as SVG has them, the same digits on every machine.
enum SVGNumber {
    /// `value` with at most two decimals, as short as it goes: `12`, `3.5`, `-.25`. Meant for places in a picture, so
    /// what is not finite or beyond a million counts as 0.
    static func text(_ value: Double) -> String {
        guard value.magnitude < 1e6 else { return "0" }
        let hundredths = Int((value * 100).rounded())
        let (whole, rest) = Int(hundredths.magnitude).quotientAndRemainder(dividingBy: 100)
        var text = hundredths < 0 ? "-" : ""
        if whole > 0 || rest == 0 { text += String(whole) }
        if rest > 0 {
            text += rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
        }
        return text
    }
}
