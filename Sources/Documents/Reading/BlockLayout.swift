import Diagnostics

/// Where the blocks of cmark's tree stand in the file, and what of each line belongs to them.
///
/// cmark says on which line and column a block begins; its ends are unreliable (a fence left open ends a line late, a
/// comment a line early), so they are found from the lines themselves.
struct BlockLayout {
    /// A line of a code block: `padding` blanks of a tab taken in part, then the file's bytes.
    struct CodeLine {
        var padding: Int
        var span: LineTable.Span
    }

    /// The inside of a code block.
    struct Code {
        var lines: [CodeLine]
        /// Where the info string stands; nil for indented code.
        var info: SourceRange?
        /// Whether there is a closing fence.
        var isClosed: Bool
        /// The quotation mark around it, if it stands in a quotation.
        var quote: SourceRange?
        /// The columns that the lists around it take.
        var indentation: Int
    }

    /// The entries of paragraphs and headings.
    private(set) var texts: [Int] = []
    /// The code blocks, by entry.
    private(set) var code: [Int: Code] = [:]
    /// The offset at which a setext heading's underline begins, by entry.
    private(set) var underlines: [Int: LineTable.Span] = [:]

    private let bytes: [UInt8]
    private let table: LineTable
    private let tree: CommonMarkTree
    /// One for each block.
    private var ranges: [SourceRange]
    /// The lines of all texts, and where those of each block begin.
    private var spans: [LineTable.Span] = []
    private var firstSpans: [Int32] = []
    private var containers: [Container] = []
    private var open: [(index: Int, end: Int, isContainer: Bool)] = []
    private var lastEnd = 0

    /// Lays out the blocks of `tree`, parsed from the lines of `table` in `bytes`.
    init(_ tree: CommonMarkTree, _ table: LineTable, _ bytes: [UInt8]) {
        self.bytes = bytes
        self.table = table
        self.tree = tree
        ranges = Array(repeating: SourceRange(0, 0), count: tree.blockCount)
        firstSpans.reserveCapacity(tree.blockCount + 1)
        spans.reserveCapacity(table.lines.count)
        texts.reserveCapacity(tree.blockCount)
        var index = 0
        while index < tree.entries.count {
            close(before: index)
            let entry = tree.entries[index]
            if entry.kind.isInline {
                index = entry.end
                continue
            }
            firstSpans.append(Int32(spans.count))
            place(entry, at: index)
            let holdsBlocks =
                entry.kind == .document || entry.kind == .blockQuote || entry.kind == .list || entry.kind == .item
            index = holdsBlocks ? index + 1 : entry.end
        }
        close(before: tree.entries.count)
        firstSpans.append(Int32(spans.count))
        if !ranges.isEmpty { ranges[0] = SourceRange(table.lines[0].start, bytes.count) }
    }

    /// Where the block at entry `index` stands.
    func range(_ index: Int) -> SourceRange { ranges[Int(tree.entries[index].block)] }

    /// The lines of text in the paragraph or heading at entry `index`.
    func lines(_ index: Int) -> ArraySlice<LineTable.Span> {
        let block = Int(tree.entries[index].block)
        return spans[Int(firstSpans[block])..<Int(firstSpans[block + 1])]
    }

    private mutating func close(before index: Int) {
        while let last = open.last, last.end <= index {
            open.removeLast()
            if last.isContainer { containers.removeLast() }
            let block = Int(tree.entries[last.index].block)
            if ranges[block].end < lastEnd { ranges[block].end = lastEnd }
        }
    }

    private mutating func place(_ entry: CommonMarkTree.Entry, at index: Int) {
        let block = tree.block(index)
        let start = table.offset(line: block.line, column: block.column)
        switch entry.kind {
        case .document:
            open.append((index, entry.end, false))
        case .list:
            ranges[Int(entry.block)] = SourceRange(start, start)
            open.append((index, entry.end, false))
        case .blockQuote:
            finish(index, SourceRange(start, min(start + 1, bytes.count)))
            containers.append(quote(at: start, line: block.line))
            open.append((index, entry.end, true))
        case .item:
            let (container, marker) = item(at: start, line: block.line)
            finish(index, SourceRange(start, marker))
            containers.append(container)
            open.append((index, entry.end, true))
        case .heading:
            placeHeading(block, index, start)
        case .paragraph:
            placeParagraph(block, index, start)
        case .codeBlock:
            placeCode(block, index, start)
        case .htmlBlock:
            let last = block.line + max(1, Self.lineCount(tree.bytes(entry.literal))) - 1
            finish(index, SourceRange(start, max(start, trimmedEnd(table.line(last), from: start))))
        case .thematicBreak:
            finish(index, SourceRange(start, trimmedEnd(table.line(block.line), from: start)))
        case .text, .softBreak, .lineBreak, .code, .html, .emphasis, .strong, .link, .image:
            break
        }
    }

    private mutating func finish(_ index: Int, _ range: SourceRange) {
        ranges[Int(tree.entries[index].block)] = range
        lastEnd = range.end
    }

    private func trimmedEnd(_ line: LineTable.Span, from start: Int) -> Int {
        var end = line.end
        while end > max(start, line.start), bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        return end
    }

    private static func lineCount(_ literal: ArraySlice<UInt8>) -> Int {
        var count = 0
        var previous: UInt8 = 0
        for byte in literal {
            if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { count += 1 }
            previous = byte
        }
        return count
    }

    // MARK: Containers

    private func quote(at start: Int, line: Int) -> Container {
        var cursor = containers.cursor(onLine: line, table, bytes)
        cursor.advance(to: min(start + 1, bytes.count), bytes)
        cursor.skipOneBlank(bytes, end: table.line(line).end)
        return Container(
            kind: .quote, line: line, content: cursor, quotesAround: (containers.last?.quotesAround ?? 0) + 1)
    }

    private func item(at start: Int, line: Int) -> (Container, marker: Int) {
        let end = table.line(line).end
        let cursor = containers.cursor(onLine: line, table, bytes)
        let indent = cursor.firstNonBlank(bytes, end: end).indent
        var marker = start
        while marker < end, bytes[marker] >= 0x30, bytes[marker] <= 0x39 { marker += 1 }
        marker = min(marker + 1, end)
        let (content, width) = cursor.afterMarker(start, marker, bytes, end: end)
        let around = containers.last?.quotesAround ?? 0
        return (
            Container(kind: .item(width: indent + width), line: line, content: content, quotesAround: around), marker
        )
    }

    // MARK: Leaves

    private mutating func placeParagraph(_ block: CommonMarkTree.Block, _ index: Int, _ start: Int) {
        spans.append(LineTable.Span(start: start, end: table.line(block.line).end))
        for number in stride(from: block.line + 1, through: min(block.endLine, table.lines.count), by: 1) {
            spans.append(text(ofLine: number))
        }
        finish(index, SourceRange(start, max(start, trimmedEnd(spans[spans.count - 1], from: start))))
        texts.append(index)
    }

    private func text(ofLine number: Int) -> LineTable.Span {
        let line = table.line(number)
        let first = containers.cursor(onLine: number, table, bytes).firstNonBlank(bytes, end: line.end).offset
        return LineTable.Span(start: first, end: line.end)
    }

    private mutating func placeHeading(_ block: CommonMarkTree.Block, _ index: Int, _ start: Int) {
        texts.append(index)
        let line = table.line(block.line)
        var mark = start
        while mark < line.end, bytes[mark] == 0x23 { mark += 1 }
        let isMarked =
            mark > start && mark - start <= 6 && (mark == line.end || bytes[mark] == 0x20 || bytes[mark] == 0x09)
        guard isMarked else { return placeUnderlinedHeading(block, index, start) }
        while mark < line.end, bytes[mark] == 0x20 || bytes[mark] == 0x09 { mark += 1 }
        let whole = trimmedEnd(line, from: start)
        var end = max(mark, whole)
        var hashes = end
        while hashes > mark, bytes[hashes - 1] == 0x23 { hashes -= 1 }
        if hashes == mark {
            end = mark
        } else if hashes < end, bytes[hashes - 1] == 0x20 || bytes[hashes - 1] == 0x09 {
            end = max(mark, trimmedEnd(LineTable.Span(start: mark, end: hashes), from: mark))
        }
        spans.append(LineTable.Span(start: mark, end: end))
        finish(index, SourceRange(start, max(start, whole)))
    }

    private mutating func placeUnderlinedHeading(_ block: CommonMarkTree.Block, _ index: Int, _ start: Int) {
        spans.append(LineTable.Span(start: start, end: table.line(block.line).end))
        var number = block.line + 1
        while number <= table.lines.count {
            let line = table.line(number)
            let (cursor, matched) = containers.strip(line, bytes)
            let (first, indent) = cursor.firstNonBlank(bytes, end: line.end)
            let span = LineTable.Span(start: first, end: line.end)
            if first == line.end { break }
            if matched == containers.count, indent <= 3, isUnderline(span) {
                underlines[index] = span
                break
            }
            spans.append(span)
            number += 1
        }
        let last = underlines[index] ?? spans[spans.count - 1]
        finish(index, SourceRange(start, max(start, trimmedEnd(last, from: start))))
    }

    private func isUnderline(_ span: LineTable.Span) -> Bool {
        let end = trimmedEnd(span, from: span.start)
        guard span.start < end, bytes[span.start] == 0x3D || bytes[span.start] == 0x2D else { return false }
        return bytes[span.start..<end].allSatisfy { $0 == bytes[span.start] }
    }

    private mutating func placeCode(_ block: CommonMarkTree.Block, _ index: Int, _ start: Int) {
        let line = table.line(block.line)
        let outer = containers.cursor(onLine: block.line, table, bytes)
        let indent = outer.firstNonBlank(bytes, end: line.end).indent
        let quote = open.first { $0.isContainer && tree.entries[$0.index].kind == .blockQuote }
        var code = Code(
            lines: [], info: nil, isClosed: true,
            quote: quote.map { SourceRange(range($0.index).start, range($0.index).start + 1) },
            indentation: outer.column)
        guard indent <= 3 else {
            let count = max(1, Self.lineCount(tree.bytes(tree.entries[index].literal)))
            for number in block.line..<(block.line + count) { code.lines.append(codeLine(number, indent: 4)) }
            let last = code.lines[count - 1].span
            let first = max(start, code.lines[0].span.start)
            finish(index, SourceRange(first, max(first, trimmedEnd(last, from: first))))
            self.code[index] = code
            return
        }
        let fence = bytes[start]
        var mark = start
        while mark < line.end, bytes[mark] == fence { mark += 1 }
        let length = mark - start
        while mark < line.end, bytes[mark] == 0x20 || bytes[mark] == 0x09 { mark += 1 }
        code.info = SourceRange(mark, max(mark, trimmedEnd(line, from: mark)))
        code.isClosed = false
        var end = max(start, trimmedEnd(line, from: start))
        let fenceIndent = start - outer.offset
        var number = block.line + 1
        while number <= table.lines.count {
            let next = table.line(number)
            let (cursor, matched) = containers.strip(next, bytes)
            if matched < containers.count { break }
            if let closing = closingFence(cursor, next, fence, length) {
                code.isClosed = true
                end = closing
                break
            }
            let inner = codeLine(number, indent: fenceIndent)
            code.lines.append(inner)
            end = max(end, next.end)
            number += 1
        }
        finish(index, SourceRange(start, end))
        self.code[index] = code
    }

    /// The end of a closing fence on `line`, if it is one.
    private func closingFence(_ cursor: LineCursor, _ line: LineTable.Span, _ fence: UInt8, _ length: Int) -> Int? {
        let (first, indent) = cursor.firstNonBlank(bytes, end: line.end)
        guard indent <= 3 else { return nil }
        var place = first
        while place < line.end, bytes[place] == fence { place += 1 }
        guard place - first >= length, place > first else { return nil }
        return bytes[place..<line.end].allSatisfy { $0 == 0x20 || $0 == 0x09 } ? place : nil
    }

    /// What of line `number` is code, up to `indent` columns of blanks taken off.
    private func codeLine(_ number: Int, indent: Int) -> CodeLine {
        let line = table.line(number)
        var cursor = containers.cursor(onLine: number, table, bytes)
        for _ in 0..<max(0, indent) { cursor.skipOneBlank(bytes, end: line.end) }
        var start = cursor.offset
        var padding = 0
        if cursor.isInsideTab, start < line.end {
            padding = 4 - cursor.column % 4
            start += 1
        }
        return CodeLine(padding: padding, span: LineTable.Span(start: start, end: line.end))
    }
}
