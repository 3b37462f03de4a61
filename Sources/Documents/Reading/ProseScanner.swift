import Diagnostics

/// Finds the mathematics and the rendered values of a file before cmark reads it.
///
/// It follows the block structure of CommonMark as far as is needed to know which lines are prose: a `$` in a fence is
/// no mathematics, and a line of a `$$` block is no list. What it takes for prose and cmark does not is put back later.
struct ProseScanner {
    private enum Leaf {
        case none
        case paragraph
        case fence(UInt8, length: Int)
        case html(HTMLSyntax.BlockEnd)
    }

    /// What must be masked, in order.
    private(set) var spans: [MaskedSpan] = []
    /// The same, line by line.
    private(set) var masks: [LineTable.Span] = []
    /// The paragraphs that may hold link definitions.
    private(set) var definitions: [[LineTable.Span]] = []
    /// The marks of footnotes, in order.
    private(set) var footnotes: [FootnoteMark] = []
    /// The bullets of lists.
    private(set) var bullets: Set<UInt8> = []

    /// A `$$` that nothing in its paragraph closes.
    private var unclosedFormula: SourceRange?
    /// Lines that were to begin a cell, and begin prose; formulas that do not end.
    private(set) var diagnostics: [Diagnostic] = []
    /// What cmark will have to do.
    private(set) var effort = ReadingEffort()

    private let bytes: [UInt8]
    private let table: LineTable
    private var containers: [Container] = []
    private var leaf = Leaf.none
    private var paragraph: [LineTable.Span] = []
    private var number = 1
    /// Where a line was found to be no thematic break; so is what begins with its marks before that place.
    private var noBreakBefore = 0

    /// Scans the lines of `table` in `bytes`.
    init(_ table: LineTable, _ bytes: [UInt8]) {
        self.bytes = bytes
        self.table = table
        while number <= table.lines.count, !effort.isExcessive {
            read(table.line(number))
            effort.add(table.line(number), of: bytes, depth: containers.count)
            number += 1
        }
        finishParagraph()
        reportUnclosedFormula()
    }

    private mutating func read(_ line: LineTable.Span) {
        let (cursor, matched) = containers.strip(line, bytes)
        let (first, indent) = cursor.firstNonBlank(bytes, end: line.end)
        switch leaf {
        case .fence(let mark, let length) where matched == containers.count:
            if indent <= 3, bytes.isClosingFence(first, line.end, mark, length) { leaf = .none }
            return
        case .html(let end) where matched == containers.count:
            if bytes.ends(end, first, line.end) { leaf = .none }
            return
        case .fence, .html:
            leaf = .none
        case .none, .paragraph:
            break
        }
        if first == line.end {
            finishParagraph()
            leaf = .none
            containers.removeLast(containers.count - matched)
            return
        }
        openBlocks(line, cursor, matched)
    }

    // MARK: Blocks

    private mutating func openBlocks(_ line: LineTable.Span, _ start: LineCursor, _ matched: Int) {
        var cursor = start
        let isWhole = matched == containers.count
        var isContinuation = if case .paragraph = leaf { true } else { false }
        var depth = matched
        while true {
            let (first, indent) = cursor.firstNonBlank(bytes, end: line.end)
            if first == line.end { return beginOther(depth) }
            if indent >= 4 {
                if isContinuation { return addText(first, line.end) }
                return beginOther(depth)
            }
            if bytes[first] == 0x3E {
                beginOther(depth)
                cursor.advance(to: first + 1, bytes)
                cursor.skipOneBlank(bytes, end: line.end)
                let around = (containers.last?.quotesAround ?? 0) + 1
                containers.append(Container(kind: .quote, line: number, content: cursor, quotesAround: around))
            } else if let (end, width) = itemMarker(cursor, first, line.end, interrupts: isContinuation && isWhole) {
                beginOther(depth)
                if !bytes[first].isDigit { bullets.insert(bytes[first]) }
                cursor = end
                let around = containers.last?.quotesAround ?? 0
                containers.append(
                    Container(kind: .item(width: indent + width), line: number, content: cursor, quotesAround: around))
            } else if bytes[first] == 0x5B, let mark = FootnoteMark(bytes, at: first, indent: indent, lineEnd: line.end)
            {
                beginOther(depth)
                return openFootnote(mark, cursor, line, indent: indent)
            } else {
                return openLeaf(first, line, depth, isContinuation: isContinuation, isWhole: isWhole)
            }
            depth = containers.count
            isContinuation = false
        }
    }

    private mutating func openFootnote(_ mark: FootnoteMark, _ start: LineCursor, _ line: LineTable.Span, indent: Int) {
        footnotes.append(mark)
        var cursor = start
        cursor.advance(to: mark.content, bytes)
        containers.append(
            Container(
                kind: .item(width: indent + mark.width), line: number, content: cursor,
                quotesAround: containers.last?.quotesAround ?? 0))
        leaf = .paragraph
        addText(mark.range.end, line.end)
    }

    private mutating func beginOther(_ depth: Int) {
        finishParagraph()
        leaf = .none
        containers.removeLast(containers.count - depth)
    }

    private mutating func openLeaf(
        _ first: Int, _ line: LineTable.Span, _ depth: Int, isContinuation: Bool, isWhole: Bool
    ) {
        if let text = bytes.headingText(first, line.end) {
            beginOther(depth)
            reportUnclosedFormula()
            paragraph.append(LineTable.Span(start: text, end: line.end))
            finishParagraph()
        } else if let (mark, length) = bytes.openingFence(first, line.end) {
            beginOther(depth)
            reportUnclosedFormula()
            leaf = .fence(mark, length: length)
        } else if !MathScanner.isValue(bytes, first, line.end),
            let end = HTMLSyntax.blockEnd(bytes, first, line.end, interrupting: isContinuation)
        {
            beginOther(depth)
            leaf = bytes.ends(end, first, line.end) ? .none : .html(end)
        } else if isContinuation, isWhole, bytes.isUnderline(first, line.end) {
            beginOther(depth)
        } else if isThematicBreak(first, line.end) {
            beginOther(depth)
        } else {
            if !isContinuation { beginOther(depth) }
            leaf = .paragraph
            if bytes[first] == 0x60, let broken = BrokenFence(bytes, first..<line.end) {
                diagnostics.append(.backtickInOptions(of: broken))
            }
            addText(first, line.end)
        }
    }

    private mutating func isThematicBreak(_ first: Int, _ end: Int) -> Bool {
        let mark = bytes[first]
        guard mark == 0x2A || mark == 0x2D || mark == 0x5F, first >= noBreakBefore else { return false }
        var count = 0
        for place in first..<end {
            if bytes[place] == mark {
                count += 1
            } else if !bytes[place].isBlank {
                noBreakBefore = place
                return false
            }
        }
        return count >= 3
    }

    private mutating func itemMarker(
        _ cursor: LineCursor, _ first: Int, _ end: Int, interrupts: Bool
    ) -> (content: LineCursor, width: Int)? {
        guard !isThematicBreak(first, end), !(interrupts && bytes.isUnderline(first, end)) else { return nil }
        var mark = first
        while mark < end, mark - first < 10, bytes[mark].isDigit { mark += 1 }
        if mark > first {
            guard mark < end, mark - first <= 9, bytes[mark] == 0x2E || bytes[mark] == 0x29 else { return nil }
            if interrupts, bytes[first..<mark].text != "1" { return nil }
        } else if ![0x2A, 0x2B, 0x2D].contains(bytes[mark]) {
            return nil
        }
        mark += 1
        guard mark == end || bytes[mark].isBlank else { return nil }
        if interrupts, bytes[mark..<end].allSatisfy(\.isBlank) { return nil }
        return cursor.afterMarker(first, mark, bytes, end: end)
    }

    // MARK: Prose

    private mutating func addText(_ first: Int, _ end: Int) {
        paragraph.append(LineTable.Span(start: first, end: end))
        var from = first
        while let open = MathScanner.openMath(bytes, from, paragraph[paragraph.count - 1].end) {
            guard let after = takeLines(closing: open) else { return }
            from = after
        }
    }

    /// Takes the lines up to the end of the formula that is open at a line's end; nil if it does not end.
    private mutating func takeLines(closing open: MathScanner.OpenMath) -> Int? {
        var lines: [LineTable.Span] = []
        var next = number + 1
        while next <= table.lines.count {
            let line = table.line(next)
            let (cursor, matched) = containers.strip(line, bytes)
            let first = cursor.firstNonBlank(bytes, end: line.end).offset
            // No formula holds a fence: where one seems to, its end is missing.
            guard matched == containers.count, first < line.end, bytes.openingFence(first, line.end)?.0 != 0x60 else {
                return nil
            }
            lines.append(LineTable.Span(start: first, end: line.end))
            switch MathScanner.close(open, bytes, first, line.end) {
            case .no: return nil
            case .later: next += 1
            case .at(let end):
                paragraph.append(contentsOf: lines)
                number = next
                return end
            }
        }
        return nil
    }

    private mutating func finishParagraph() {
        guard !paragraph.isEmpty else { return }
        defer { paragraph.removeAll(keepingCapacity: true) }
        let first = paragraph[0]
        if first.start < first.end, bytes[first.start] == 0x5B { definitions.append(paragraph) }
        if paragraph.contains(where: { bytes.holds(0x21, in: $0.start..<$0.end) }) {
            effort.add(paragraph: paragraph, of: bytes)
        }
        let mayHoldMask = paragraph.contains {
            bytes.holds(0x24, in: $0.start..<$0.end) || bytes.holds(0x3C, in: $0.start..<$0.end)
        }
        guard mayHoldMask else { return }
        let content = LeafContent(paragraph, of: bytes)
        let found = MathScanner.find(in: content.bytes)
        if let start = found.unclosed { noteUnclosedFormula(content.range(start, start + 2)) }
        for (kind, start, end) in found.spans {
            spans.append(MaskedSpan(kind: kind, range: content.range(start, end)))
            masks.append(contentsOf: content.pieces(start, end))
        }
    }

    /// Two `$$` without another in their paragraphs were to be one formula.
    private mutating func noteUnclosedFormula(_ mark: SourceRange) {
        if let start = unclosedFormula { diagnostics.append(.unclosedFormula(at: start, end: mark)) }
        unclosedFormula = unclosedFormula == nil ? mark : nil
    }

    private mutating func reportUnclosedFormula() {
        guard let start = unclosedFormula else { return }
        diagnostics.append(.unclosedFormula(at: start, end: nil))
        unclosedFormula = nil
    }
}

extension LineCursor {
    /// Where an item's content begins whose marker stands at `first ..< mark`, and the marker's width with its blanks.
    func afterMarker(_ first: Int, _ mark: Int, _ bytes: [UInt8], end: Int) -> (content: LineCursor, width: Int) {
        var cursor = self
        cursor.advance(to: mark, bytes)
        let before = cursor
        while cursor.column - before.column <= 5, cursor.offset < end, bytes[cursor.offset].isBlank {
            cursor.advance(columns: 1, bytes, end: end)
        }
        let blanks = cursor.column - before.column
        if blanks >= 1, blanks < 5, cursor.offset < end { return (cursor, mark - first + blanks) }
        cursor = before
        if blanks > 0 { cursor.advance(columns: 1, bytes, end: end) }
        return (cursor, mark - first + 1)
    }
}
