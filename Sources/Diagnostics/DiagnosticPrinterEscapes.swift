/// `text` in one line that cannot drive a terminal: controls, escapes and marks that turn the direction are written as
/// `\n`, `\x1b`, `\u202e`.
func visible(_ text: some Sequence<Unicode.Scalar>) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text {
        if let escape = visibleEscape(for: scalar) {
            result.append(contentsOf: escape.unicodeScalars)
        } else {
            result.append(scalar)
        }
    }
    return String(result)
}

/// The escape for a scalar that must not reach a terminal; nil for any other.
func visibleEscape(for scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x09: return "\\t"
    case 0x0A: return "\\n"
    case 0x0D: return "\\r"
    case 0x00..<0x20, 0x7F..<0xA0: return "\\x" + hexadecimal(scalar, count: 2)
    case 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB:
        return "\\u" + hexadecimal(scalar, count: 4)
    case 0xE0000...0xE007F: return "\\U" + hexadecimal(scalar, count: 8)
    default: return nil
    }
}

private func hexadecimal(_ scalar: Unicode.Scalar, count: Int) -> String {
    let digits = String(scalar.value, radix: 16)
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
}

/// `line` as it may stand in a terminal: all that could drive one is an escape; a tab stays.
public func shownInTerminal(_ line: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
        if scalar != "\t", let escape = visibleEscape(for: scalar) {
            result.append(contentsOf: escape.unicodeScalars)
        } else {
            result.append(scalar)
        }
    }
    return String(result)
}
