import Diagnostics
import Documents

extension BodyWriter {
    /// The lines of a cell with their colours, each under `identifier` and its number; a range that does not fit the lines is left out.
    mutating func writeHighlighted(_ lines: ArraySlice<SourceLine>, identifier: String) {
        let parts = typesetting.highlight(Array(lines))
        var next = 0
        for (number, line) in lines.enumerated() {
            if number > 0 { html.markup("\n") }
            html.open("span", ["id": "\(identifier)\(number + 1)"])
            let end = line.offset + line.bytes.count
            var position = line.offset
            while next < parts.count, parts[next].range.start < end {
                let part = parts[next]
                let start = max(position, part.range.start)
                let stop = min(end, part.range.end)
                if start < stop {
                    write(line, position, start)
                    html.open("span", ["class": part.kind.styleClass])
                    write(line, start, stop)
                    html.close("span")
                    position = stop
                }
                if part.range.end > end { break }
                next += 1
            }
            write(line, position, end)
            html.close("span")
        }
    }

    /// Where `text` may be wider than a phone, the keyboard must reach it, or nobody could scroll it without a mouse.
    func scrollStop(lines: [some Collection<UInt8>]) -> String? { lines.contains { $0.count > 36 } ? "0" : nil }

    /// The same of the lines of a text.
    func scrollStop(lines text: String) -> String? {
        text.utf8.count > 36 ? scrollStop(lines: text.utf8.split(separator: 0x0A)) : nil
    }

    private mutating func write(_ line: SourceLine, _ start: Int, _ end: Int) {
        guard start < end else { return }
        html.text(String(decoding: line.bytes[(start - line.offset)..<(end - line.offset)], as: UTF8.self))
    }
}

extension Typesetting.SourceKind {
    /// The class of its spans: two letters, for there are many.
    fileprivate var styleClass: String {
        switch self {
        case .keyword: "kw"
        case .command: "cm"
        case .name: "nm"
        case .parameter: "pa"
        case .number: "nu"
        case .text: "tx"
        case .comment: "co"
        case .operation: "op"
        }
    }
}
