/// `text` in one line that cannot drive a terminal: controls, escapes and marks that turn the direction are written as
/// `\n`, `\x1b`, `\u202e`.
func visible(_ text: String) -> String { escaped(text) { visibleEscape(for: $0) } }

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
    escaped(line) { $0 == "\t" ? nil : visibleEscape(for: $0) }
}

/// `text` with the escapes of those scalars that have one; nearly no text holds any.
private func escaped(_ text: String, _ escape: (Unicode.Scalar) -> String?) -> String {
    guard text.unicodeScalars.contains(where: { escape($0) != nil }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
        if let escape = escape(scalar) { result += escape } else { result.unicodeScalars.append(scalar) }
    }
    return result
}
