/// How text stands inside an HTML comment, which two hyphens in a row would end.
package enum CommentEscaping {
    private static let hyphen = UInt8(ascii: "-")
    private static let backslash = UInt8(ascii: "\\")

    /// `text` with a backslash more wherever two hyphens stand side by side or only backslashes apart.
    package static func escape(_ text: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var backslashes: Int?
        for byte in text {
            if byte == hyphen {
                if backslashes != nil { result.append(backslash) }
                backslashes = 0
            } else if byte == backslash, let count = backslashes {
                backslashes = count + 1
            } else {
                backslashes = nil
            }
            result.append(byte)
        }
        return result
    }

    /// Whether `escape` makes another text of `text`.
    package static func changes(_ text: some Collection<UInt8>) -> Bool { escape(text).count != text.count }

    /// The text that `escape` made `text` of.
    package static func unescape(_ text: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var backslashes: Int?
        for byte in text {
            if byte == hyphen {
                if let count = backslashes, count > 0 { result.removeLast() }
                backslashes = 0
            } else if byte == backslash, let count = backslashes {
                backslashes = count + 1
            } else {
                backslashes = nil
            }
            result.append(byte)
        }
        return result
    }
}
