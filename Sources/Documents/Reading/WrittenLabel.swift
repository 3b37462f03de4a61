import Diagnostics

/// A label of what a reference can name, in braces, wherever in the file it stands: `{#fig-x}`.
struct WrittenLabel {
    /// What keeps it from being a label at any place.
    enum Slip {
        /// `｛#fig-x｝`
        case wideBraces
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

    /// The one whose `#` stands at `sign`; nil where that begins none, or a backslash says so.
    private init?(_ bytes: [UInt8], at sign: Int) {
        let isWide = bytes.has(Self.opening, at: sign - Self.opening.count)
        guard isWide || bytes.has([0x7B], at: sign - 1) else { return nil }
        let start = sign - (isWide ? Self.opening.count : 1)
        guard !bytes.has([0x5C], at: start - 1) else { return nil }
        var end = sign + 1
        // At a brace that opens: so no byte is looked at for two of them.
        while end < bytes.count, !bytes[end].isLineEnd, bytes[end] != 0x7B, bytes[end] != 0x7D, bytes[end] != 0x5C,
            !bytes.has(Self.closing, at: end)
        {
            end += 1
        }
        guard end < bytes.count else { return nil }
        let isWideAtEnd = bytes[end] == 0xEF
        guard isWideAtEnd || bytes[end] == 0x7D else { return nil }
        let inner = bytes[(sign + 1)..<end]
        let name = inner.prefix { !$0.isBlank }
        self.name = name.text
        range = SourceRange(start, end + (isWideAtEnd ? Self.closing.count : 1))
        guard LabelSyntax.isTarget(self.name) || MisspeltLabel(name) != nil else { return nil }
        if isWide || isWideAtEnd {
            slip = .wideBraces
        } else if name.count < inner.count {
            slip = .attributes
        } else {
            slip = LabelSyntax.isLabel(name) || MisspeltLabel(name) != nil ? nil : .letters
        }
    }

    /// All of them in `bytes`, in order.
    static func all(in bytes: [UInt8]) -> [WrittenLabel] {
        var labels: [WrittenLabel] = []
        var place = 0
        while let sign = bytes.first(0x23, from: place) {
            place = sign + 1
            // Most begin a heading.
            guard sign > 0, bytes[sign - 1] == 0x7B || bytes[sign - 1] == opening[2] else { continue }
            guard let label = WrittenLabel(bytes, at: sign) else { continue }
            labels.append(label)
            place = label.range.end
        }
        return labels
    }
}
