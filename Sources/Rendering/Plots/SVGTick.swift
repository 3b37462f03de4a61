/// A tick's label in SVG: a true minus sign, and powers of ten set as powers.
struct SVGTick {
    /// Where it stands: 0 at the axis's start, 1 at its end.
    let fraction: Double
    private let base: String
    private let power: String?

    /// The label of `tick` on `axis`.
    init(_ tick: Tick, on axis: Axis) {
        fraction = axis.fraction(tick)
        let digits = tick.digits.withMinus
        if let power = tick.power {
            base = digits == "1" ? "10" : digits == "−1" ? "−10" : digits + "×10"
            self.power = String(power).withMinus
        } else {
            base = digits
            power = nil
        }
    }

    /// About how wide it is.
    var width: Double {
        SVGText.width(base, size: SVGTick.size) + SVGText.width(power ?? "", size: SVGTick.powerSize)
    }

    /// The text element at (x, y), the base line's place.
    func element(x: Double, y: Double) -> String {
        let raised = power.map { "<tspan dy=\"-4\" font-size=\"\(SVGNumber.text(SVGTick.powerSize))\">\($0)</tspan>" }
        return "<text x=\"\(SVGNumber.text(x))\" y=\"\(SVGNumber.text(y))\">\(base)\(raised ?? "")</text>"
    }

    /// The size of the digits.
    static let size = 11.0
    private static let powerSize = 8.0
}

extension String {
    /// The number with a minus sign in place of its hyphen.
    var withMinus: String {
        hasPrefix("-") ? "−" + dropFirst() : self
    }
}
