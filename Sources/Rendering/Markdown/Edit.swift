import Diagnostics
import Documents

/// Bytes in place of a range of a file.
struct Edit {
    let range: SourceRange
    let replacement: [UInt8]

    /// `replacement` in place of `range`.
    init(_ range: SourceRange, _ replacement: [UInt8]) {
        self.range = range
        self.replacement = replacement
    }

    /// The region of `lines` after `cell` in place of the old one; no lines: no region. Nil if nothing is to be done.
    ///
    /// Lines end as the line before them does, or as the cell's own; the last one has a line end if what it replaces or follows has one.
    init?(lines: [String], after cell: Cell, replacing region: OutputRegion?, in source: SourceFile) {
        if lines.isEmpty, region == nil { return nil }
        if let region, region.range.count == 0 { return nil }
        let bytes = source.bytes
        var start: Int
        let end: Int
        if let region {
            start = region.range.start
            end = region.range.end
            while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
        } else {
            start = cell.range.end
            while start < bytes.count, bytes[start] != 0x0A, bytes[start] != 0x0D { start += 1 }
            if start < bytes.count { start += bytes[start...].starts(with: [0x0D, 0x0A]) ? 2 : 1 }
            end = start
        }
        let followsLineEnd = start == 0 || bytes[start - 1] == 0x0A || bytes[start - 1] == 0x0D
        var lineEnd =
            Self.lineEnd(endingAt: start, in: bytes) ?? Self.firstLineEnd(in: bytes[cell.range.start..<cell.range.end])
        // Before an LF, a CR would become a part of its line end.
        if lineEnd == [0x0D], end < bytes.count, bytes[end] == 0x0A { lineEnd = [0x0A] }
        let endsLine = region == nil ? followsLineEnd : bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D
        var text: [UInt8] = []
        for (index, line) in lines.enumerated() {
            if index > 0 || !followsLineEnd { text += lineEnd }
            if !line.isEmpty { text += cell.indentation.utf8 }
            text += line.utf8
        }
        if endsLine, !lines.isEmpty { text += lineEnd }
        self.init(SourceRange(start, end), text)
    }

    /// The comment of a run's record in place of the old one, or behind all else.
    init(record lines: [String], of notebook: Notebook) {
        let bytes = notebook.source.bytes
        let lineEnd = Self.firstLineEnd(in: bytes[...])
        let escaped = lines.map { CommentEscaping.escape($0.utf8) }
        var text = Array(([Array("<!-- nn:record".utf8)] + escaped + [Array("-->".utf8)]).joined(separator: lineEnd))
        let last = Self.lineEnd(endingAt: bytes.count, in: bytes)
        if notebook.record == nil {
            // An empty line before it; a line end after it, if the file ended with one.
            text = (last == nil && !bytes.isEmpty ? lineEnd + lineEnd : lineEnd) + text + (last ?? [])
        }
        self.init(notebook.record?.range ?? SourceRange(bytes.count, bytes.count), text)
    }

    private static func lineEnd(endingAt offset: Int, in bytes: [UInt8]) -> [UInt8]? {
        guard offset > 0 else { return nil }
        switch bytes[offset - 1] {
        case 0x0A: return offset > 1 && bytes[offset - 2] == 0x0D ? [0x0D, 0x0A] : [0x0A]
        case 0x0D: return [0x0D]
        default: return nil
        }
    }

    private static func firstLineEnd(in bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard let index = bytes.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return [0x0A] }
        if bytes[index] == 0x0A { return [0x0A] }
        return bytes[index...].starts(with: [0x0D, 0x0A]) ? [0x0D, 0x0A] : [0x0D]
    }

    /// `bytes` with all `edits` made; one that would overlap an earlier one is left out.
    static func apply(_ edits: [Edit], to bytes: [UInt8]) -> [UInt8] { TracedText(bytes, edits).bytes }
}
