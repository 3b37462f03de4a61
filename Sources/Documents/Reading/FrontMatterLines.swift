import Diagnostics

/// What a plain look at the lines of front matter finds where YAML finds nothing.
struct FrontMatterLines {
    private let bytes: [UInt8]
    private let lines: [LineTable.Span]

    /// The lines of `bytes` from `start` on: up to `end`, or, where nothing says where front matter ends, to an empty one.
    init(_ bytes: [UInt8], from start: Int, to end: Int?) {
        let table = LineTable(Array(bytes[..<(end ?? min(bytes.count, start + 64 << 10))]), from: start)
        self.bytes = bytes
        lines =
            end == nil
            ? Array(table.lines.prefix { line in bytes[line.start..<line.end].contains { !$0.isBlank } }) : table.lines
    }

    /// The value of the first line `lang: …`, so that what is wrong elsewhere is said in the notebook's language.
    var language: String? {
        for line in lines {
            let text = bytes[line.start..<line.end]
            guard text.starts(with: Array("lang".utf8)) else { continue }
            let rest = text.dropFirst(4).drop { $0.isBlank }
            let colon = rest.starts(with: Self.fullWidthColon) ? 3 : rest.first == 0x3A ? 1 : 0
            guard colon > 0 else { continue }
            let value = rest.dropFirst(colon).drop { $0.isBlank || $0 == 0x22 || $0 == 0x27 }
            let tag = value.prefix { $0.isLabelByte }
            return tag.isEmpty ? nil : tag.text
        }
        return nil
    }

    /// The first full-width colon that stands where a name ends, in the lines that begin in `range`, and the name.
    func fullWidthColon(in range: Range<Int>) -> (name: String, range: SourceRange)? {
        for line in lines where range.contains(line.start) {
            let text = bytes[line.start..<line.end].drop { $0.isBlank }
            let name = text.prefix { $0 != 0x3A && $0 != 0x22 && $0 != 0x27 && $0 != 0x23 && !$0.isBlank }
            guard let colon = name.indices.first(where: { name[$0...].starts(with: Self.fullWidthColon) }),
                colon > name.startIndex
            else { continue }
            return (name[..<colon].text, SourceRange(colon, colon + Self.fullWidthColon.count))
        }
        return nil
    }

    private static let fullWidthColon = Array("：".utf8)
}
