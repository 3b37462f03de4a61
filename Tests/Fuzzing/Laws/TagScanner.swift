/// The tags of a page as a browser would find them; enough of HTML's rules to see what text became markup.
public struct TagScanner {
    /// A tag, opening or closing; `!` is a comment, a declaration or an instruction.
    public struct Tag: Sendable {
        /// In small letters.
        public fileprivate(set) var name = ""
        /// Whether it ends an element.
        public fileprivate(set) var isClosing = false
        /// In order, names and values in small letters.
        public fileprivate(set) var attributes: [(name: String, value: String)] = []
    }

    /// The tags of `bytes`, in order.
    public static func tags(_ bytes: [UInt8]) -> [Tag] {
        var tags: [Tag] = []
        var index = 0
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = start + 1
            guard index < bytes.count else { break }
            if bytes[index] == UInt8(ascii: "!") || bytes[index] == UInt8(ascii: "?") {
                tags.append(Tag(name: "!"))
                continue
            }
            var tag = Tag()
            if bytes[index] == UInt8(ascii: "/") {
                tag.isClosing = true
                index += 1
            }
            guard index < bytes.count, isLetter(bytes[index]) else { continue }
            tag.name = word(bytes, &index, until: " \t\n\u{C}/>")
            readAttributes(bytes, &index, &tag)
            tags.append(tag)
            if tag.name == "style" || tag.name == "script", !tag.isClosing {
                while index < bytes.count, !bytes[index...].starts(with: "</\(tag.name)".utf8) { index += 1 }
            }
        }
        return tags
    }

    private static func readAttributes(_ bytes: [UInt8], _ index: inout Int, _ tag: inout Tag) {
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
            if " \t\n\u{C}/".utf8.contains(bytes[index]) {
                index += 1
                continue
            }
            let name = word(bytes, &index, until: " \t\n\u{C}/>=")
            var value = ""
            if index < bytes.count, bytes[index] == UInt8(ascii: "=") {
                index += 1
                if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
                    index += 1
                    value = word(bytes, &index, until: "\"")
                    index += 1
                } else {
                    value = word(bytes, &index, until: " \t\n>")
                }
            }
            tag.attributes.append((name, value))
        }
    }

    private static func word(_ bytes: [UInt8], _ index: inout Int, until ends: String) -> String {
        let start = index
        while index < bytes.count, !ends.utf8.contains(bytes[index]) { index += 1 }
        return String(decoding: bytes[start..<min(index, bytes.count)], as: UTF8.self).lowercased()
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
