/// The parts of a formatted number, before it is grouped and padded.
struct NumericParts: Hashable, Sendable {
    /// `-`, `+`, a space or nothing.
    var sign = ""
    /// `0x` and kin, or nothing.
    var prefix = ""
    /// The digits before the point; empty for what has none, such as `inf`.
    var digits = ""
    /// Everything after them: the point, the digits after it, the exponent, `%`.
    var rest = ""
}

extension FormatSpecification {
    /// The sign of a number, as the specification shows it.
    func signText(isNegative: Bool) -> String {
        if isNegative { return "-" }
        return sign == "+" || sign == " " ? sign.map { String($0) } ?? "" : ""
    }

    /// Groups the digits, and pads to the width.
    func field(_ parts: NumericParts) -> String {
        let alignment = alignment ?? (padsWithZeros ? .afterSign : .right)
        let head = parts.sign + parts.prefix
        let others = head.unicodeScalars.count + parts.rest.unicodeScalars.count
        // Zeros that fill up to the width are grouped with the digits.
        let smallest = fill == "0" && alignment == .afterSign ? width - others : 0
        let digits = parts.digits.isEmpty ? "" : grouped(parts.digits, atLeast: smallest)
        let tail = digits + parts.rest
        guard alignment == .afterSign else { return padded(head + tail, to: alignment) }
        let missing = width - head.unicodeScalars.count - tail.unicodeScalars.count
        return head + String(repeating: Character(fill), count: max(0, missing)) + tail
    }

    /// Pads `text` with the fill.
    func padded(_ text: String, to alignment: Alignment) -> String {
        let missing = max(0, width - text.unicodeScalars.count)
        let before =
            switch alignment {
            case .left: 0
            case .right, .afterSign: missing
            case .center: missing / 2
            }
        func filling(_ count: Int) -> String.UnicodeScalarView { .init(repeating: fill, count: count) }
        var result = filling(before)
        result.append(contentsOf: text.unicodeScalars)
        result.append(contentsOf: filling(missing - before))
        return String(result)
    }

    /// `digits` in groups, with zeros before them until they take `smallest` places or one more:
    /// a group never begins with its separator.
    private func grouped(_ digits: String, atLeast smallest: Int) -> String {
        let size =
            switch type {
            case "b", "o", "x", "X": 4
            default: 3
            }
        var left = Array(digits.unicodeScalars)[...]
        var missing = smallest
        var reversed: [Unicode.Scalar] = []
        while true {
            let length = grouping == nil ? max(left.count, missing, 1) : min(size, max(left.count, missing, 1))
            for _ in 0..<length { reversed.append(left.popLast() ?? "0") }
            missing -= length
            guard let grouping, !left.isEmpty || missing > 0 else { break }
            reversed.append(grouping)
            missing -= 1
        }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: reversed.reversed())
        return String(result)
    }
}
