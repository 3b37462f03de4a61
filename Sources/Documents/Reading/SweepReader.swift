import Diagnostics

/// Reads `lr=0.01,0.1; hidden=2,4`: names and their values, parted at semicolons and commas outside brackets and quotes.
struct SweepReader {
    private(set) var names: [SweptName] = []
    private(set) var diagnostics: [Diagnostic] = []
    private var bytes: [UInt8] = []
    /// Where in the file each of the bytes stands.
    private var offsets: [Int] = []
    private let range: SourceRange

    /// Reads the value of the option.
    init(_ value: CellOptionReader.Value) {
        range = value.range
        let written = value.written
        let whole = LineTable.Span(start: written.offset, end: written.offset + written.bytes.count)
        for piece in value.isQuoted ? OptionText.pieces(written) : [whole] {
            bytes += written.bytes[(piece.start - written.offset)..<(piece.end - written.offset)]
            offsets += piece.start..<piece.end
        }
        for part in parts(bytes.indices, at: UInt8(ascii: ";")) { readNames(part) }
        countCombinations()
    }

    /// Reads the name of `part`, and those behind it that no semicolon parts from it.
    private mutating func readNames(_ part: Range<Int>) {
        var start = part.lowerBound
        for name in laterNames(in: part) {
            var end = trimmed(start..<name.lowerBound).upperBound
            if end > start, bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
            readName(start..<end)
            diagnostics.append(.sweepWithoutSemicolon(text(of: name), at: place(of: name)))
            start = name.lowerBound
        }
        readName(start..<part.upperBound)
    }

    /// The names in `part` but the first: words behind a blank or a comma and before `=`.
    private func laterNames(in part: Range<Int>) -> [Range<Int>] {
        var ends: [Int] = []
        for piece in parts(part, at: UInt8(ascii: "=")).dropLast() { ends.append(piece.upperBound) }
        return ends.dropFirst().compactMap { equals in
            // Of a comparison it is no sign of a name.
            guard equals + 1 < part.upperBound, bytes[equals + 1] != UInt8(ascii: "=") else { return nil }
            var end = equals
            while end > part.lowerBound, bytes[end - 1].isWhitespace { end -= 1 }
            var start = end
            while start > part.lowerBound, bytes[start - 1].isLabelByte || bytes[start - 1] >= 0x80 { start -= 1 }
            guard start < end, start > part.lowerBound, !bytes[start].isDigit,
                bytes[start - 1].isWhitespace || bytes[start - 1] == UInt8(ascii: ",")
            else { return nil }
            return start..<end
        }
    }

    private mutating func readName(_ part: Range<Int>) {
        let equals = part.first { bytes[$0] == UInt8(ascii: "=") }
        let name = trimmed(part.lowerBound..<(equals ?? part.upperBound))
        guard let equals, !name.isEmpty else {
            diagnostics.append(.sweepWithoutName(text(of: part), at: place(of: part)))
            let start = name.prefix { !bytes[$0].isWhitespace && bytes[$0] != UInt8(ascii: ":") && !isFullWidth($0) }
            if !start.isEmpty { names.append(SweptName(text(of: start), at: place(of: start), values: [])) }
            return
        }
        var values: [SweptName.Value] = []
        let list = equals + 1..<part.upperBound
        for value in parts(list, at: UInt8(ascii: ",")) {
            guard !trimmed(value).isEmpty else {
                diagnostics.append(
                    .sweepWithoutValue(text(of: name), isAll: trimmed(list).isEmpty, at: place(of: value)))
                values = []
                break
            }
            values.append(SweptName.Value(text(of: value), at: place(of: value)))
        }
        names.append(SweptName(text(of: name), at: place(of: name), values: values))
    }

    private mutating func countCombinations() {
        var count = 1
        for name in names { count = min(count * max(1, min(name.values.count, 1_000_000)), 1_000_000) }
        if count > SweepGrid.mostCombinations { diagnostics.append(.tooManyCombinations(count, at: range)) }
    }

    /// `part` cut at each `separator` that stands in no brackets and no quotes; at least one piece, perhaps empty.
    private func parts(_ part: Range<Int>, at separator: UInt8) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = part.lowerBound
        var depth = 0
        var quote: UInt8?
        var isEscaped = false
        for index in part {
            let byte = bytes[index]
            if let open = quote {
                if byte == open, !isEscaped { quote = nil }
                isEscaped = byte == 0x5C && !isEscaped
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            case separator where depth <= 0:
                parts.append(start..<index)
                start = index + 1
            default: break
            }
        }
        return parts + [start..<part.upperBound]
    }

    /// Whether a full-width sign such as `＝` begins there.
    private func isFullWidth(_ index: Int) -> Bool {
        bytes[index] == 0xEF && index + 1 < bytes.count && bytes[index + 1] == 0xBC
    }

    private func trimmed(_ part: Range<Int>) -> Range<Int> {
        var (low, high) = (part.lowerBound, part.upperBound)
        while low < high, bytes[low].isWhitespace { low += 1 }
        while high > low, bytes[high - 1].isWhitespace { high -= 1 }
        return low..<high
    }

    private func text(of part: Range<Int>) -> String { bytes[trimmed(part)].text }

    /// Where `part` stands without blanks around it; of an empty one, where it would.
    private func place(of part: Range<Int>) -> SourceRange {
        let part = trimmed(part)
        guard let first = part.first, let last = part.last else {
            let place = part.lowerBound < offsets.count ? offsets[part.lowerBound] : (offsets.last ?? range.start) + 1
            return SourceRange(place, place)
        }
        return SourceRange(offsets[first], offsets[last] + 1)
    }
}

extension Diagnostic {
    private static let notation = Text(
        en: "a sweep is written sweep=\"lr=0.01,0.1; hidden=2,4\": commas between values, semicolons between names",
        zh: "写法：sweep=\"lr=0.01,0.1; hidden=2,4\"，取值之间用英文逗号，名字之间用英文分号")

    fileprivate static func sweepWithoutName(_ text: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            133, .error,
            text.isEmpty
                ? Text(en: "a name with its values is missing here", zh: "这里缺少名字和取值")
                : Text(en: "\(text) is no name with its values", zh: "\(text) 不是“名字=取值”的形式"),
            at: range, help: notation)
    }

    fileprivate static func sweepWithoutValue(_ name: String, isAll: Bool, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            133, .error,
            isAll
                ? Text(en: "\(name) is swept over no value", zh: "\(name) 没有取值")
                : Text(en: "a value of \(name) is missing here", zh: "\(name) 在这里缺少一个取值"),
            at: range, help: notation)
    }

    fileprivate static func sweepWithoutSemicolon(_ name: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            133, .error, Text(en: "a semicolon is missing before \(name)", zh: "\(name) 前面缺少分号"), at: range,
            help: notation)
    }

    static func sweepWithoutQuotes(_ text: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            133, .error, Text(en: "what is swept stands in quotes", zh: "sweep 的内容要加引号"), at: range,
            help: Text(en: "write sweep=\"\(text)\"", zh: "请写成 sweep=\"\(text)\""))
    }

    fileprivate static func tooManyCombinations(_ count: Int, at range: SourceRange) -> Diagnostic {
        let most = SweepGrid.mostCombinations
        let isCut = count >= 1_000_000
        return Diagnostic(
            136, .error,
            Text(
                en: "the sweep has \(isCut ? "a million combinations or more" : "\(count) combinations")",
                zh: "扫描共有 \(isCut ? "一百万个以上的" : "\(count) 个")组合"),
            at: range, label: Text(en: "at most \(most) are run", zh: "最多运行 \(most) 个"),
            help: Text(en: "take fewer values, or sweep in two cells", zh: "请减少取值，或分成两个单元格"))
    }
}
