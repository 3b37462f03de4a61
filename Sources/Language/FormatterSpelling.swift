/// How a token is spelt in the one form: text in double quotes unless it holds one, `≈` for `~=`, all else as written.
enum FormatterSpelling {
    /// The spelling of `token`, which stands in `bytes`.
    static func of(_ token: Token, in bytes: [UInt8]) -> [UInt8] {
        let written = bytes[token.start..<token.end]
        switch token.kind {
        case .symbol(.close): return Array(Symbol.close.rawValue.utf8)
        case .text(let number): return text(written, isFormatted: number < 0)
        default: return Array(written)
        }
    }

    private static func text(_ written: ArraySlice<UInt8>, isFormatted: Bool) -> [UInt8] {
        let letters = written.prefix { $0 != 0x22 && $0 != 0x27 }.map { $0 | 0x20 }
        let prefix = letters.filter { $0 != UInt8(ascii: "u") }
        let quoted = written.dropFirst(letters.count)
        let content = inside(quoted)
        guard quoted.first == 0x27, !content.contains(0x22) else { return prefix + quoted }
        // In a field of an f-string a quote may open a text of its own.
        if isFormatted, content.contains(0x27) || content.contains(0x5C) { return prefix + quoted }
        let quotes = Array(repeating: UInt8(0x22), count: (quoted.count - content.count) / 2)
        return prefix + quotes + (prefix.isEmpty ? unescapingApostrophes(content) : Array(content)) + quotes
    }

    /// What stands between the quotes of `quoted`.
    private static func inside(_ quoted: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let count = quoted.count >= 6 && quoted.prefix(3).allSatisfy { $0 == quoted.first } ? 3 : 1
        return quoted.dropFirst(count).dropLast(count)
    }

    /// `\'` as `'`, which needs no backslash between double quotes.
    private static func unescapingApostrophes(_ content: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var isEscaped = false
        for byte in content {
            if isEscaped, byte == 0x27 { result.removeLast() }
            result.append(byte)
            isEscaped = byte == 0x5C && !isEscaped
        }
        return result
    }
}
