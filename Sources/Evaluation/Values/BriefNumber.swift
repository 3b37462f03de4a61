/// A number as precisely as a sentence needs it: three significant digits.
func brief(_ value: Double) -> String {
    guard value.isFinite, abs(value) > 1e-290, abs(value) < 1e290 else { return shortNumber(value) }
    var scale = 1.0
    while abs(value) * scale < 100 { scale *= 10 }
    while abs(value) * scale >= 1000 { scale /= 10 }
    let rounded = scale >= 1 ? (value * scale).rounded() / scale : (value * scale).rounded() * (1 / scale).rounded()
    return shortNumber(rounded)
}

/// The same, but 0 for what rounding leaves beside numbers as large as `scale`.
func brief(_ value: Double, beside scale: Double) -> String {
    scale.isFinite && abs(value) < 1e-9 * scale ? "0" : brief(value)
}

/// `93.3 %`
func percent(_ share: Double) -> String { "\(shortNumber((1000 * share).rounded() / 10)) %" }
