import Diagnostics

/// A paragraph that was to be a table: the row below its header has another number of cells.
struct BrokenTable {
    let header: LineTable.Span
    /// How many cells the header has, and how many the row below it.
    let cells: Int
    let columns: Int

    /// What is wrong with the paragraphs of `layout` that are none of `tables`.
    static func find(in layout: BlockLayout, _ text: [UInt8], besides tables: [Int: PipeTable]) -> [Diagnostic] {
        layout.texts.compactMap { index in
            guard tables[index] == nil, let table = BrokenTable(layout.lines(index), in: text) else { return nil }
            return .brokenTable(table, of: text)
        }
    }

    /// Looks for the first row of nothing but hyphens, colons and bars that follows a line with a bar.
    private init?(_ lines: ArraySlice<LineTable.Span>, in text: [UInt8]) {
        for place in lines.indices.dropFirst() {
            let next = lines[place]
            guard next.start < next.end, PipeTable.mayPartHeader(text[next.start]) else { continue }
            let line = lines[place - 1]
            guard text.holds(0x7C, in: line.start..<line.end), text.holds(0x7C, in: next.start..<next.end),
                let columns = PipeTable.alignments(next, text)?.count
            else { continue }
            let cells = PipeTable.split(line, text).count
            guard cells > 1, cells != columns else { continue }
            (header, self.cells, self.columns) = (line, cells, columns)
            return
        }
        return nil
    }
}

extension SourceRange {
    /// From the first to the last character in `cells` that is no blank; nil where there is none.
    init?(covering cells: ArraySlice<LineTable.Span>, trimmed text: [UInt8]) {
        let written = cells.lazy.map { text[$0.start..<$0.end].trimmed }.filter { !$0.isEmpty }
        guard let first = written.first, let last = written.last else { return nil }
        self.init(first.startIndex, last.endIndex)
    }
}

extension ArraySlice<UInt8> {
    /// Whether a backtick in them has no other.
    fileprivate var opensCode: Bool { count { $0 == 0x60 } % 2 == 1 }
}

extension Diagnostic {
    /// NN0148: cells beyond the last column of the table.
    static func surplusCells(
        at range: SourceRange, columns: Int, in row: PipeTable.Row, of text: [UInt8]
    ) -> Diagnostic {
        Diagnostic(
            148, .warning,
            Text(
                en: "the table has \(columns) \(columns == 1 ? "column" : "columns"), and what goes beyond is left out",
                zh: "表格只有 \(columns) 列，多出来的内容不会显示"),
            at: range,
            help: row.places.contains { text[$0.start..<$0.end].opensCode }
                ? .barInCode : Text(en: "give the header a cell for each column", zh: "请在表头里为每一列写一个单元格"))
    }

    /// NN0149: a table that is none.
    fileprivate static func brokenTable(_ table: BrokenTable, of text: [UInt8]) -> Diagnostic {
        let header = text[table.header.start..<table.header.end].trimmed
        return Diagnostic(
            149, .warning,
            Text(
                en:
                    "this is no table: its header has \(table.cells) cells, and the row of hyphens below it \(table.columns)",
                zh: "这不是表格：表头有 \(table.cells) 个单元格，下面的分隔行却有 \(table.columns) 个"),
            at: SourceRange(header.startIndex, header.endIndex),
            help: PipeTable.split(table.header, text).contains { text[$0.start..<$0.end].opensCode }
                ? .barInCode
                : Text(en: "give the row below the header as many cells as the header has", zh: "请让分隔行与表头的单元格一样多"))
    }
}

extension Text {
    /// What helps where a bar in code may have parted a cell.
    fileprivate static let barInCode = Text(
        en: "a bar parts cells, in code too: write \\| for one that does not",
        zh: "竖线总会分隔单元格，代码里也一样：不分隔的竖线请写成 \\|")
}
