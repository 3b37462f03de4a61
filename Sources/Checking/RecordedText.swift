internal import Diagnostics
internal import Documents

/// A page with outputs, taken apart: what its regions show, by cell, and all other lines.
struct RecordedText {
    /// A line outside the regions, and where it begins.
    struct Line {
        let text: String
        let start: Int

        /// As it is shown.
        var withoutLineFeed: String {
            text.utf8.last == 0x0A ? String(decoding: text.utf8.dropLast(), as: UTF8.self) : text
        }
    }

    let notebook: Notebook
    /// By cell; nil for one without a region.
    let regions: [[String]?]
    /// The lines of prose and cells.
    let lines: [Line]

    init?(_ bytes: [UInt8], path: String) {
        guard let notebook = try? Notebook.read(SourceFile(path: path, bytes: bytes)) else { return nil }
        self.notebook = notebook
        regions = notebook.cells.map { cell in
            cell.region.map {
                var lines = notebook.regions[$0].content.split(separator: "\n", omittingEmptySubsequences: false)
                if lines.last?.isEmpty == true { lines.removeLast() }
                return lines.map(String.init)
            }
        }
        var lines: [Line] = []
        var start = 0
        for region in notebook.regions {
            // The blanks before the comment go with it.
            let end = region.range.start - bytes[start..<region.range.start].reversed().prefix { $0 == 0x20 }.count
            lines += Self.lines(of: bytes, from: start, to: end)
            start = region.range.end
        }
        self.lines = lines + Self.lines(of: bytes, from: start, to: bytes.count)
    }

    /// The cells with their fences.
    var cellTexts: [String] {
        notebook.cells.map { String(decoding: notebook.source.bytes[$0.range.start..<$0.range.end], as: UTF8.self) }
    }

    private static func lines(of bytes: [UInt8], from start: Int, to end: Int) -> [Line] {
        var lines: [Line] = []
        var place = start
        while place < end {
            var next = place
            while next < end, bytes[next] != 0x0A, bytes[next] != 0x0D { next += 1 }
            var after = next
            if after < end { after += after + 1 < end && bytes[after] == 0x0D && bytes[after + 1] == 0x0A ? 2 : 1 }
            // How a line ends is a part of what it says: another end is another file.
            lines.append(Line(text: String(decoding: bytes[place..<after], as: UTF8.self), start: place))
            place = after
        }
        return lines
    }
}
