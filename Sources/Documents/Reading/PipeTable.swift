import Diagnostics

/// A pipe table found in a paragraph by GitHub's rule.
struct PipeTable {
    /// A row: its cells as pieces of the line, `\|` read as `|`.
    struct Row {
        var range: SourceRange
        var cells: [[LineTable.Span]]
        /// The place of each cell, blanks around it taken off.
        var places: [SourceRange]
        /// How many of the cells the line does not have.
        var missing = 0
        /// What stands in the cells that the line has beyond the header's; GitHub's reader leaves it out, and so do we.
        var surplus: SourceRange?
        /// The number of its first cell among all cells of all tables.
        var firstCell = 0
    }

    /// How many cells rows may lack in a file; GitHub's reader gives as many.
    private static let mostMissingCells = 1 << 19

    /// The lines of the paragraph that come before the header.
    var before: Int
    var alignments: [ColumnAlignment]
    var rows: [Row]
    var range: SourceRange

    /// The tables in the paragraphs and headings of `tree`, by entry.
    ///
    /// The line on which a footnote begins is no header: cmark sees the footnote's mark in it.
    static func find(
        in tree: CommonMarkTree, _ layout: BlockLayout, _ text: [UInt8], _ footnotes: [FootnoteMark]
    ) -> [Int: PipeTable] {
        let marked = Set(footnotes.map(\.content))
        var missing = mostMissingCells
        var tables: [Int: PipeTable] = [:]
        for index in layout.texts {
            let underline = tree.entries[index].kind == .heading ? layout.underlines[index] : nil
            guard
                layout.lines(index).dropFirst().contains(where: { mayPartHeader(text[$0.start]) })
                    || underline != nil
            else { continue }
            var lines = Array(layout.lines(index))
            // Under a table `===` is one more row.
            if let underline, text[underline.start] == 0x3D { lines.append(underline) }
            guard let table = PipeTable(lines, in: text, missing: &missing) else { continue }
            if table.before > 0 || !marked.contains(lines[0].start) { tables[index] = table }
        }
        return tables
    }

    /// Whether a line that begins with `byte` may stand between a table's header and its rows.
    static func mayPartHeader(_ byte: UInt8) -> Bool {
        byte == 0x7C || byte == 0x2D || byte == 0x3A
    }

    /// The table in `lines` of the text that cmark read; nil if no delimiter row fits the line before it.
    ///
    /// A row may have fewer cells than the header: `missing` counts down those that it is given. Where a file asks for
    /// more than a lesson ever would, for each costs it two bytes, its lines are no table.
    private init?(_ lines: [LineTable.Span], in text: [UInt8], missing: inout Int) {
        guard lines.count >= 2 else { return nil }
        for index in 1..<lines.count {
            guard let alignments = Self.alignments(lines[index], text) else { continue }
            let header = Self.row(lines[index - 1], text, columns: nil)
            guard header.cells.count == alignments.count else { continue }
            before = index - 1
            self.alignments = alignments
            rows = [header]
            var end = Self.trimmedEnd(lines[index], text)
            for line in lines.dropFirst(index + 1) {
                let row = Self.row(line, text, columns: alignments.count)
                missing -= row.missing
                guard missing >= 0 else { return nil }
                rows.append(row)
                end = row.range.end
            }
            range = SourceRange(lines[index - 1].start, max(end, lines[index - 1].start))
            return
        }
        return nil
    }

    private static func trimmedEnd(_ line: LineTable.Span, _ text: [UInt8]) -> Int {
        var end = line.end
        while end > line.start, text[end - 1].isBlank { end -= 1 }
        return end
    }

    static func alignments(_ line: LineTable.Span, _ text: [UInt8]) -> [ColumnAlignment]? {
        let bytes = text[line.start..<line.end].trimmed
        guard bytes.contains(0x2D), bytes.allSatisfy({ $0 == 0x2D || $0 == 0x3A || $0 == 0x7C || $0.isBlank }) else {
            return nil
        }
        guard bytes.contains(0x7C) || bytes.contains(0x3A) else { return nil }
        var alignments: [ColumnAlignment] = []
        for span in split(line, text) {
            let mark = text[span.start..<span.end].trimmed
            let left = mark.first == 0x3A
            let right = mark.last == 0x3A
            let dashes = mark.dropFirst(left ? 1 : 0).dropLast(right ? 1 : 0)
            guard !dashes.isEmpty, dashes.allSatisfy({ $0 == 0x2D }) else { return nil }
            alignments.append(left && right ? .center : left ? .left : right ? .right : .standard)
        }
        return alignments
    }

    /// The cells of a line between its pipes; the pipes at its ends part nothing.
    static func split(_ line: LineTable.Span, _ text: [UInt8]) -> [LineTable.Span] {
        let end = trimmedEnd(line, text)
        var start = line.start
        if start < end, text[start] == 0x7C { start += 1 }
        var spans: [LineTable.Span] = []
        var place = start
        while place < end {
            if text[place] == 0x5C, place + 1 < end, text[place + 1] == 0x7C {
                place += 2
                continue
            }
            if text[place] == 0x7C {
                spans.append(LineTable.Span(start: start, end: place))
                start = place + 1
            }
            place += 1
        }
        if start < end { spans.append(LineTable.Span(start: start, end: end)) }
        return spans
    }

    private static func row(_ line: LineTable.Span, _ text: [UInt8], columns: Int?) -> Row {
        let end = trimmedEnd(line, text)
        var row = Row(range: SourceRange(line.start, max(line.start, end)), cells: [], places: [])
        let spans = split(line, text)
        let columns = columns ?? spans.count
        row.surplus = SourceRange(covering: spans.dropFirst(columns), trimmed: text)
        for span in spans.prefix(columns) {
            let cell = text[span.start..<span.end].trimmed
            let place = cell.isEmpty ? SourceRange(span.start, span.start) : SourceRange(cell.startIndex, cell.endIndex)
            row.places.append(place)
            row.cells.append(pieces(place, text))
        }
        row.missing = max(0, columns - row.cells.count)
        for _ in 0..<row.missing {
            row.places.append(row.range.endPoint)
            row.cells.append([LineTable.Span(start: row.range.end, end: row.range.end)])
        }
        return row
    }

    private static func pieces(_ range: SourceRange, _ text: [UInt8]) -> [LineTable.Span] {
        var pieces: [LineTable.Span] = []
        var start = range.start
        for place in range.start..<range.end
        where text[place] == 0x5C && place + 1 < range.end && text[place + 1] == 0x7C {
            if start < place { pieces.append(LineTable.Span(start: start, end: place)) }
            start = place + 1
        }
        pieces.append(LineTable.Span(start: start, end: range.end))
        return pieces
    }
}

/// The text of all cells of all tables, parsed by cmark at once.
///
/// Each cell is a heading of one small document that begins with the notebook's link definitions. A heading is one line
/// and holds any text; the mark at its end keeps what ends in `#` whole.
struct TableCells {
    private(set) var contents: [LeafContent] = []
    private(set) var tree = CommonMarkTree()
    /// The entry of each cell in `tree`.
    private(set) var entries: [Int] = []
    /// The paragraphs that may hold link definitions.
    private(set) var definitions: [UInt8] = []

    /// Parses the cells of `tables`, numbering the cells of each row; `definitions` may hold link definitions.
    init(_ tables: inout [Int: PipeTable], definitions: [[LineTable.Span]], in text: [UInt8]) {
        guard !tables.isEmpty else { return }
        for paragraph in definitions {
            self.definitions.append(contentsOf: LeafContent(paragraph, of: text).bytes + [0x0A, 0x0A])
        }
        var document = self.definitions
        var line = document.count { $0 == 0x0A } + 1
        let firstLine = line
        for index in tables.keys.sorted() {
            guard var table = tables[index] else { continue }
            for row in table.rows.indices {
                table.rows[row].firstCell = contents.count
                for cell in table.rows[row].cells {
                    let content = LeafContent(cell, of: text, lineEnds: false)
                    document.append(contentsOf: "# ".utf8)
                    document.append(contentsOf: content.bytes)
                    document.append(contentsOf: " #\n".utf8)
                    contents.append(content)
                    line += 1
                }
            }
            tables[index] = table
        }
        tree = CommonMarkTree(parsing: document)
        entries = Array(repeating: 0, count: contents.count)
        var index = 1
        while index < tree.entries.count {
            let entry = tree.entries[index]
            let number = tree.block(index).line - firstLine
            if entry.kind == .heading, number >= 0, number < entries.count { entries[number] = index }
            index = entry.end
        }
    }
}

extension NotebookBuilder {
    /// Adds the paragraph or heading at entry `index`, which holds `table`.
    mutating func addTable(_ table: PipeTable, at index: Int) {
        if table.before > 0 { addTextBefore(table, layout.lines(index).prefix(table.before)) }
        let node = nodes.append(.table(alignments: table.alignments, identifier: nil), table.range)
        for (number, row) in table.rows.enumerated() {
            let rowNode = nodes.append(.tableRow(isHeader: number == 0), row.range)
            if let surplus = row.surplus {
                diagnostics.append(.surplusCells(at: surplus, columns: table.alignments.count, in: row, of: masked))
            }
            for column in row.cells.indices {
                let cell = row.firstCell + column
                let cellNode = nodes.append(.tableCell, row.places[column])
                let entry = tableCells.entries[cell]
                if entry > 0 {
                    let content = tableCells.contents[cell]
                    var walk = InlineWalker()
                    walk.walk(tableCells.tree, leaf: entry, along: content.bytes, entities: &entities)
                    if !walk.isExact { inexactLeaves += 1 }
                    addInlines(of: tableCells.tree, leaf: entry, content, walk)
                }
                nodes.close(cellNode)
            }
            nodes.close(rowNode)
        }
        nodes.close(node)
        if let line = layout.underlines[index] {
            let range = SourceRange(line.start, max(line.start, layout.range(index).end))
            if masked[line.start] == 0x2D { nodes.append(.thematicBreak, range) }
        }
    }

    /// The lines before the header are a paragraph of their own, parsed again by themselves.
    private mutating func addTextBefore(_ table: PipeTable, _ lines: ArraySlice<LineTable.Span>) {
        let before = Array(lines)
        let content = LeafContent(before, of: masked)
        // Four blanks, and no line begins a block.
        var document: [UInt8] = []
        for line in before { document.append(contentsOf: Array("    ".utf8) + masked[line.start..<line.end] + [0x0A]) }
        document.append(contentsOf: [0x0A] + tableCells.definitions)
        let small = CommonMarkTree(parsing: Array(document.dropFirst(4)))
        guard small.entries.count > 1, small.entries[1].kind == .paragraph, small.block(1).line <= before.count else {
            return
        }
        var walk = InlineWalker()
        walk.walk(small, leaf: 1, along: content.bytes, entities: &entities)
        let end = before[before.count - 1].end
        addParagraph(.paragraph, of: small, leaf: 1, content, walk, end: end)
    }
}
