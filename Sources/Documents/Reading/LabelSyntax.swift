import Diagnostics

/// How labels are written: a letter, then letters, digits, `-` and `_`, all of ASCII, so that a label ends where
/// Chinese text goes on.
enum LabelSyntax {
    private static let prefixes = ["fig-", "tbl-", "eq-", "sec-"].map { Array($0.utf8) }
    /// How many bytes of a name a message shows.
    private static let longestName = 64

    /// Whether a reference can name `label`.
    static func isTarget(_ label: String) -> Bool { prefixes.contains { label.utf8.starts(with: $0) } }

    /// Whether `bytes` are a label.
    static func isLabel(_ bytes: some Collection<UInt8>) -> Bool {
        guard let first = bytes.first, first.isLetter else { return false }
        return bytes.allSatisfy(\.isLabelByte)
    }

    /// The label in `{#label}`, if `bytes` are just that.
    static func identifier(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.count > 3, bytes.starts(with: [0x7B, 0x23]), bytes.last == 0x7D else { return nil }
        let label = bytes.dropFirst(2).dropLast()
        return isLabel(label) ? label.text : nil
    }

    /// The labels that stand behind a `{#`, wherever in `bytes` and whatever follows them.
    static func opened(in bytes: [UInt8]) -> Set<String> {
        var names: Set<String> = []
        var place = 0
        while let sign = bytes.first(0x23, from: place) {
            let name = bytes[(sign + 1)...].prefix(while: \.isLabelByte)
            if bytes.has([0x7B], at: sign - 1) { names.insert(name.text) }
            place = sign + 1
        }
        return names
    }

    /// The `{#label}` that ends `bytes`, and where it starts.
    static func trailingIdentifier(_ bytes: [UInt8]) -> (identifier: String, start: Int)? {
        guard bytes.last == 0x7D, let start = bytes.lastIndex(of: 0x7B), let identifier = identifier(bytes[start...])
        else { return nil }
        return (identifier, start)
    }

    /// Whether the `@` at byte `start` of a text is neither in an address nor escaped.
    static func mayBeReference(_ text: TextPieces, _ start: Int, _ content: [UInt8]) -> Bool {
        let place = text.places[start]
        guard place < content.count, content[place] == 0x40 else { return false }
        return place == 0
            || !(content[place - 1].isLabelByte || content[place - 1] == 0x2E || content[place - 1] == 0x40)
    }

    /// The end of the reference whose `@` is byte `start` of a text; nil if it is an address or escaped.
    static func referenceEnd(_ text: TextPieces, _ start: Int, _ content: [UInt8]) -> Int? {
        guard mayBeReference(text, start, content) else { return nil }
        guard let prefix = prefixes.first(where: { text.literal.has($0, at: start + 1) }) else { return nil }
        let name = start + 1 + prefix.count
        var end = name
        while end < text.literal.count, text.literal[end].isLabelByte { end += 1 }
        while end > name, text.literal[end - 1] == 0x2D || text.literal[end - 1] == 0x5F { end -= 1 }
        return end > name ? end : nil
    }

    /// The end of what was to be a reference and is none for its letters, `@fig-图`; its `@` is byte `start` of a text.
    static func endInOtherLetters(_ text: TextPieces, _ start: Int, _ content: [UInt8]) -> Int? {
        guard mayBeReference(text, start, content),
            let prefix = prefixes.first(where: { text.literal.has($0, at: start + 1) })
        else { return nil }
        let name = start + 1 + prefix.count
        let length = text.literal[name...].prefix(longestName).text.unicodeScalars.prefix {
            $0.isASCII ? UInt8($0.value).isLabelByte : $0.properties.isAlphabetic
        }.reduce(0) { $0 + UTF8.width($1) }
        return length > 0 ? name + length : nil
    }
}
