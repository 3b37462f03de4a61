/// `text` as Python's `repr` writes it: `'a'`, `"it's"`, `'a\nb'`.
///
/// Quotes are single unless the text has a single one and no double one. What cannot be seen (controls, marks that turn
/// the direction, unassigned and private characters, blanks other than the space) is written as an escape.
public func textLiteral(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let quote: Unicode.Scalar = scalars.contains("'") && !scalars.contains("\"") ? "\"" : "'"
    var result = String.UnicodeScalarView()
    result.append(quote)
    for scalar in scalars {
        switch scalar {
        case "\\", quote:
            result.append("\\")
            result.append(scalar)
        case "\n": result.append(contentsOf: "\\n".unicodeScalars)
        case "\r": result.append(contentsOf: "\\r".unicodeScalars)
        case "\t": result.append(contentsOf: "\\t".unicodeScalars)
        default:
            if isPrintable(scalar) {
                result.append(scalar)
            } else {
                result.append(contentsOf: escape(scalar).unicodeScalars)
            }
        }
    }
    result.append(quote)
    return String(result)
}

private func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    let (prefix, count) = scalar.value < 0x100 ? ("\\x", 2) : scalar.value < 0x10000 ? ("\\u", 4) : ("\\U", 8)
    return prefix + String(repeating: "0", count: count - digits.count) + digits
}

private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
    var low = 0
    var high = unprintableRanges.count
    while low < high {
        let middle = (low + high) / 2
        if unprintableRanges[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
    }
    return low == unprintableRanges.count || scalar.value < unprintableRanges[low].lowerBound
}
