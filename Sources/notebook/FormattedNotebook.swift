internal import Diagnostics
internal import Documents
internal import Language

/// A notebook with its cells in the one form; every byte outside them is as it was.
struct FormattedNotebook {
    /// The whole file.
    private(set) var bytes: [UInt8] = []
    /// What keeps cells as they are: they do not parse, or have no end.
    private(set) var diagnostics: [Diagnostic] = []

    private let source: SourceFile

    /// `notebook` formatted.
    init(_ notebook: Notebook) {
        source = notebook.source
        var names = NameTable()
        var position = 0
        for cell in notebook.cells {
            if let open = notebook.diagnostics.first(where: { $0.number == 121 && $0.range?.start == cell.range.start })
            {
                diagnostics.append(open)
                continue
            }
            let formatted = SyntaxTree.format(lines: cell.lines, names: &names)
            if formatted.diagnostics.contains(where: { $0.severity == .error }) {
                // A cell that shows a mistake may hold one.
                if cell.options.expectation == nil { diagnostics += formatted.diagnostics }
                continue
            }
            let place = SourceRange(startOfLine(after: cell.range.start), startOfLine(around: cell.range.end))
            guard place.start >= position, formatted.lines != cell.lines.map(\.bytes) else { continue }
            bytes += source.bytes[position..<place.start]
            bytes += lines(formatted.lines, of: cell)
            position = place.end
        }
        bytes += source.bytes[position...]
    }

    /// The lines as they stand in the file: behind what stands before the cell's fence, with its line end.
    ///
    /// Lines that did not change at the top of the cell, as its options are, keep what stood before them.
    private func lines(_ formatted: [[UInt8]], of cell: Cell) -> [UInt8] {
        let indentation = Array(repeating: UInt8(0x20), count: column(of: cell.range.start))
        let lineEnd = lineEnd(after: cell.range.start)
        var result: [UInt8] = []
        for (index, line) in formatted.enumerated() {
            if index < cell.lines.count, line == cell.lines[index].bytes, isWhole(cell.lines[index]) {
                let start = startOfLine(around: cell.lines[index].offset)
                result += source.bytes[start..<cell.lines[index].offset]
            } else if !line.isEmpty {
                result += indentation
            }
            result += line + lineEnd
        }
        return result
    }

    /// Whether the file holds the line's own bytes, no part of a tab among them.
    private func isWhole(_ line: SourceLine) -> Bool {
        source.bytes.dropFirst(line.offset).starts(with: line.bytes)
    }

    // MARK: Lines of the file

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private func startOfLine(around offset: Int) -> Int {
        var start = min(offset, source.bytes.count)
        let first = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start > first, !isLineEnd(source.bytes[start - 1]) { start -= 1 }
        return start
    }

    private func lineEnd(after offset: Int) -> [UInt8] {
        guard let end = source.bytes[offset...].firstIndex(where: isLineEnd) else { return [0x0A] }
        return source.bytes[end...].starts(with: [0x0D, 0x0A]) ? [0x0D, 0x0A] : [source.bytes[end]]
    }

    private func startOfLine(after offset: Int) -> Int {
        guard let end = source.bytes[offset...].firstIndex(where: isLineEnd) else { return source.bytes.count }
        return end + lineEnd(after: offset).count
    }

    /// The column at which the byte at `offset` stands: a tab goes on to the next multiple of four.
    private func column(of offset: Int) -> Int {
        source.bytes[startOfLine(around: offset)..<offset].reduce(0) { column, byte in
            byte == 0x09 ? (column / 4 + 1) * 4 : column + 1
        }
    }
}
