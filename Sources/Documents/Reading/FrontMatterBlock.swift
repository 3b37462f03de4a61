import Diagnostics

/// The lines between the `---` lines at the top of a file.
struct FrontMatterBlock {
    /// From the first `---` to the end of the last.
    let range: SourceRange
    /// The YAML between them.
    let body: SourceRange
    /// Where the Markdown begins.
    let end: Int
    /// Whether there is a last line.
    let isClosed: Bool

    /// The front matter of `bytes`, which may begin at `start`; nil if the file has none.
    ///
    /// A first `---` that nothing closes is a thematic break, unless a line `key:` follows it.
    init?(_ bytes: [UInt8], from start: Int) {
        guard bytes.has(Array("---".utf8), at: start) else { return nil }
        let table = LineTable(bytes, from: start)
        func isMark(_ line: LineTable.Span, _ mark: String) -> Bool {
            bytes.has(Array(mark.utf8), at: line.start) && bytes[(line.start + 3)..<line.end].allSatisfy(\.isBlank)
        }
        guard table.lines.count > 1, isMark(table.lines[0], "---") else { return nil }
        let second = table.lines[1]
        guard bytes[second.start..<second.end].contains(where: { !$0.isBlank }) else { return nil }
        for number in 1..<table.lines.count
        where isMark(table.lines[number], "---") || isMark(table.lines[number], "...") {
            let last = table.lines[number]
            range = SourceRange(start, last.start + 3)
            body = SourceRange(second.start, last.start)
            end = table.startOfLine(after: number + 1, in: bytes)
            isClosed = true
            return
        }
        let key = bytes[second.start..<second.end].prefix { $0.isLabelByte }
        guard !key.isEmpty, bytes.has([0x3A], at: second.start + key.count) else { return nil }
        range = SourceRange(start, table.lines[0].start + 3)
        body = SourceRange(second.start, second.start)
        end = second.start
        isClosed = false
    }
}
