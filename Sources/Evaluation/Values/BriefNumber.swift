/// A number as precisely as a sentence needs it: three significant digits.
func brief(_ value: Double) -> String {
    guard value.isFinite, abs(value) > 1e-290, abs(value) < 1e290 else { return shortNumber(value) }
    var scale = 1.0
    while abs(value) * scale < 100 { scale *= 10 }
    while abs(value) * scale >= 1000 { scale /= 10 }
    let rounded = scale >= 1 ? (value * scale).rounded() / scale : (value * scale).rounded() * (1 / scale).rounded()
    return shortNumber(rounded)
}

/// `93.3 %`
func percent(_ share: Double) -> String { "\(shortNumber((1000 * share).rounded() / 10)) %" }
