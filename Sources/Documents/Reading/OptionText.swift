public import Diagnostics

/// How the quoted value of an option is written: `\"`, `\'` and `\\` are the character behind the backslash, and every
/// other backslash is one, so that TeX needs no escapes.
public enum OptionText {
    /// Whether `bytes` are one quoted value: `"a" and "b"` are not.
    public static func isQuoted(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count >= 2, let quote = bytes.first, quote == 0x22 || quote == 0x27 else { return false }
        var place = bytes.startIndex + 1
        while place < bytes.endIndex, bytes[place] != quote { place += bytes[place] == 0x5C ? 2 : 1 }
        return place == bytes.endIndex - 1
    }

    /// The pieces of the file that `written`, a value without its quotes, says.
    static func pieces(_ written: SourceLine) -> [LineTable.Span] {
        let bytes = written.bytes
        var pieces: [LineTable.Span] = []
        var start = 0
        var place = 0
        while place < bytes.count {
            if bytes[place] == 0x5C, place + 1 < bytes.count, [0x22, 0x27, 0x5C].contains(bytes[place + 1]) {
                if start < place {
                    pieces.append(LineTable.Span(start: written.offset + start, end: written.offset + place))
                }
                start = place + 1
                place += 1
            }
            place += 1
        }
        pieces.append(LineTable.Span(start: written.offset + start, end: written.offset + bytes.count))
        return pieces
    }

    /// What `written`, a value without its quotes, says.
    public static func value(_ written: SourceLine) -> String {
        Array(
            pieces(written).map { written.bytes[($0.start - written.offset)..<($0.end - written.offset)] }.joined()
        ).text
    }
}
