/// A style sheet and a script as pages hold them: without comments, line ends, and the blanks that mean nothing.
enum StyleSheet {
    /// The rules of every page; always the same bytes, which its policy names.
    static let page = compact(pageStyle)

    /// `css` in fewer bytes. Texts in quotation marks stay as they are.
    static func compact(_ css: StaticString) -> String {
        var result: [UInt8] = []
        var isText = false
        var isComment = false
        var isBlank = false
        css.withUTF8Buffer { bytes in
            for (index, byte) in bytes.enumerated() {
                if isComment {
                    isComment = !(byte == slash && bytes[index - 1] == star)
                    continue
                }
                if !isText, byte == slash, index + 1 < bytes.count, bytes[index + 1] == star {
                    isComment = true
                    continue
                }
                if byte == quote { isText.toggle() }
                if !isText, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") {
                    isBlank = true
                    continue
                }
                if let last = result.last {
                    if isBlank, !endsAll.contains(last), !beginsAll.contains(byte) { result.append(UInt8(ascii: " ")) }
                    if byte == UInt8(ascii: "}"), last == UInt8(ascii: ";") { result.removeLast() }
                }
                isBlank = false
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// `script` without the blanks that its lines begin with, which mean nothing outside of texts of several lines.
    static func withoutIndents(_ script: StaticString) -> String {
        script.withUTF8Buffer { bytes in
            bytes.split(separator: UInt8(ascii: "\n")).map { line in
                String(decoding: line.drop { $0 == UInt8(ascii: " ") }, as: UTF8.self)
            }.joined(separator: "\n")
        }
    }

    private static let slash = UInt8(ascii: "/")
    private static let star = UInt8(ascii: "*")
    private static let quote = UInt8(ascii: "\"")
    /// Behind these a blank means nothing, and before those.
    private static let endsAll = Array("{};,:>".utf8)
    private static let beginsAll = Array("{}>".utf8)
}
