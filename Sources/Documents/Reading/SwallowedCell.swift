import Diagnostics

/// The first cell that does not begin, for the block of code or HTML above it was to end before.
struct SwallowedCell {
    /// Its fence.
    let fence: SourceRange

    /// Looks at the line in `span` of `bytes`; nil where it opens no cell, or with another fence than `opening`.
    private init?(_ bytes: [UInt8], _ span: LineTable.Span, within opening: ArraySlice<UInt8>) {
        let line = bytes[span.start..<span.end]
        let fence = line.trimmed
        guard let mark = fence.first, mark == 0x60 || mark == 0x7E, fence.startIndex - line.startIndex <= 3 else {
            return nil
        }
        let length = fence.prefix { $0 == mark }.count
        let info = fence.dropFirst(length).drop(while: \.isBlank)
        guard length >= 3, info.starts(with: "nn".utf8), mark == 0x7E || !info.contains(0x60) else { return nil }
        if let next = info.dropFirst(2).first, !next.isBlank, next != 0x7B { return nil }
        guard opening.isEmpty || opening.first == mark && length >= opening.count else { return nil }
        self.fence = SourceRange(fence.startIndex, fence.endIndex)
    }

    /// Looks into a block of code that begins with `opening`. A longer fence, or one of other marks, shows a cell as
    /// text, if it ends.
    init?(in code: BlockLayout.Code, of bytes: [UInt8], opening: ArraySlice<UInt8>) {
        let opening = code.isClosed ? opening : []
        guard let cell = code.lines.lazy.compactMap({ SwallowedCell(bytes, $0.span, within: opening) }).first else {
            return nil
        }
        self = cell
    }
}

extension Diagnostic {
    /// NN0145: code that swallows the cells below it.
    static func swallowedCell(
        _ cell: SwallowedCell, at range: SourceRange, mark: ArraySlice<UInt8>
    ) -> Diagnostic {
        let (fence, longer) = (mark.text, (mark + mark.prefix(1)).text)
        return Diagnostic(
            145, .error,
            Text(
                en: "this code does not end before the cell below it, which is code too and does not run",
                zh: "这段代码没有在下面的单元格之前结束：那个单元格也成了代码，不会运行"),
            at: range, label: Text(en: "opened here", zh: "从这里开始"),
            notes: [Note(Text(en: "the first cell that does not begin", zh: "第一个没有开始的单元格"), at: cell.fence)],
            help: Text(
                en: "end the code with a line \(fence); to show a cell as text, write \(longer) above and below it",
                zh: "用一行 \(fence) 结束这段代码；如果要把单元格原样显示，请把上下的围栏写成 \(longer)"))
    }
}
