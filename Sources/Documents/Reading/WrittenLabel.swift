import Diagnostics

/// A label of what a reference can name, in braces, wherever in the file it stands: `{#fig-x}`.
struct WrittenLabel {
    /// What keeps it from being a label at any place.
    enum Slip {
        /// `｛#fig-x｝`
        case wideBraces
        /// `{＃fig-x}`
        case wideSign
        /// `{ #fig-x }`
        case blanks
        /// `{#fig-x width=50%}`
        case attributes
        /// `{#fig-图}`
        case letters
    }

    /// From brace to brace.
    let range: SourceRange
    /// `fig-x`, without what stands behind it.
    let name: String
    let slip: Slip?

    private static let opening: [UInt8] = [0xEF, 0xBD, 0x9B]
    private static let closing: [UInt8] = [0xEF, 0xBD, 0x9D]
    private static let wideSign: [UInt8] = [0xEF, 0xBC, 0x83]

    /// The one whose `#` stands in `sign`; nil where that begins none, or a backslash says so.
    private init?(_ bytes: [UInt8], at sign: Range<Int>) {
        var brace = sign.lowerBound
        while brace > 0, bytes[brace - 1].isBlank { brace -= 1 }
        let isWide = bytes.has(Self.opening, at: brace - Self.opening.count)
        guard isWide || bytes.has([0x7B], at: brace - 1) else { return nil }
        let start = brace - (isWide ? Self.opening.count : 1)
        guard !bytes.has([0x5C], at: start - 1) else { return nil }
        var end = sign.upperBound
        // At a brace that opens: so no byte is looked at for two of them.
        while end < bytes.count, !bytes[end].isLineEnd, bytes[end] != 0x7B, bytes[end] != 0x7D, bytes[end] != 0x5C,
            !bytes.has(Self.closing, at: end)
        {
            end += 1
        }
        guard end < bytes.count else { return nil }
        let isWideAtEnd = bytes[end] == 0xEF
        guard isWideAtEnd || bytes[end] == 0x7D else { return nil }
        let inner = bytes[sign.upperBound..<end]
        let name = inner.prefix { !$0.isBlank }
        self.name = name.text
        range = SourceRange(start, end + (isWideAtEnd ? Self.closing.count : 1))
        guard LabelSyntax.isTarget(self.name) || MisspeltLabel(name) != nil else { return nil }
        if isWide || isWideAtEnd {
            slip = .wideBraces
        } else if sign.count > 1 {
            slip = .wideSign
        } else if !inner.dropFirst(name.count).trimmed.isEmpty {
            slip = .attributes
        } else if name.count < inner.count || brace < sign.lowerBound {
            slip = .blanks
        } else {
            slip = LabelSyntax.isLabel(name) || MisspeltLabel(name) != nil ? nil : .letters
        }
    }

    /// All of them in `bytes`, in order.
    static func all(in bytes: [UInt8]) -> [WrittenLabel] {
        let wide = all(in: bytes, sign: wideSign)
        let labels = all(in: bytes, sign: [0x23])
        return wide.isEmpty ? labels : (labels + wide).sorted { $0.range.start < $1.range.start }
    }

    private static func all(in bytes: [UInt8], sign: [UInt8]) -> [WrittenLabel] {
        var labels: [WrittenLabel] = []
        var place = 0
        while let start = bytes.first(sign[0], from: place) {
            place = start + 1
            // Most begin a heading.
            guard start > 0, bytes[start - 1] == 0x7B || bytes[start - 1] == opening[2] || bytes[start - 1].isBlank,
                bytes.has(sign, at: start), let label = WrittenLabel(bytes, at: start..<(start + sign.count))
            else { continue }
            labels.append(label)
            place = label.range.end
        }
        return labels
    }
}
