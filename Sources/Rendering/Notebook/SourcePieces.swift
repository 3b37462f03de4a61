import Diagnostics
import Documents

/// A notebook's file cut into what becomes a cell each: nothing is lost, since what stands between is kept too.
struct SourcePieces {
    /// A piece of prose, or a cell with its region.
    struct Piece {
        /// What stands between it and the piece before.
        let gap: SourceRange
        let range: SourceRange
        /// Its number in `Notebook.cells`; nil for prose.
        let cell: Int?
    }

    /// What parts two Markdown cells of a Jupyter notebook that follow one another.
    static let separator = Array("<!-- nn:cell -->".utf8)

    /// The front matter, a byte order mark before it included.
    let head: SourceRange
    private(set) var pieces: [Piece] = []
    /// What stands after the last piece.
    private(set) var end = SourceRange(0, 0)

    private let bytes: [UInt8]
    private var position: Int

    /// The pieces of `notebook`.
    init(_ notebook: Notebook) {
        bytes = notebook.source.bytes
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        head = SourceRange(0, notebook.frontMatter.range?.end ?? mark)
        position = head.end
        for stop in Self.stops(of: notebook) {
            addProse(before: stop.range.start)
            guard stop.range.start >= position else { continue }
            if let cell = stop.cell { add(stop.range, cell) }
            // A separator is a part of the gap.
            if stop.cell == nil { skipped = stop.range.end }
        }
        addProse(before: bytes.count)
        end = SourceRange(position, bytes.count)
    }

    /// The end of the last separator.
    private var skipped = 0

    private mutating func add(_ range: SourceRange, _ cell: Int?) {
        pieces.append(Piece(gap: SourceRange(position, range.start), range: range, cell: cell))
        position = range.end
    }

    /// Adds the lines before `end` that are not blank.
    private mutating func addProse(before end: Int) {
        var start = max(position, skipped)
        var low = start
        while low < end, bytes[low].isSpace {
            if bytes[low] == 0x0A || bytes[low] == 0x0D { start = low + 1 }
            low += 1
        }
        var high = end
        while high > low, bytes[high - 1].isSpace { high -= 1 }
        if low < high { add(SourceRange(start, high), nil) }
    }

    /// The cells and separators in order of place.
    private static func stops(of notebook: Notebook) -> [(range: SourceRange, cell: Int?)] {
        let bytes = notebook.source.bytes
        var stops: [(range: SourceRange, cell: Int?)] = notebook.cells.enumerated().map { index, cell in
            var start = cell.range.start
            while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
            if start > 0, !bytes[start - 1].isSpace { start = cell.range.start }
            var end = cell.range.end
            if let region = cell.region.map({ notebook.regions[$0].range }), region.end > end {
                end = region.end
                while end > region.start, bytes[end - 1].isSpace { end -= 1 }
            }
            return (SourceRange(start, max(start, end)), index)
        }
        var index = 1
        while index < notebook.nodes.count {
            let node = notebook.nodes[index]
            if case .htmlBlock = node.kind {
                let written = bytes[node.range.start..<node.range.end]
                let last = written.lastIndex { !$0.isSpace } ?? written.startIndex
                if written[..<min(last + 1, written.endIndex)].elementsEqual(separator) {
                    stops.append((SourceRange(node.range.start, last + 1), nil))
                }
            }
            index = max(index + 1, node.end)
        }
        return stops.sorted { $0.range.start < $1.range.start }
    }
}

extension UInt8 {
    fileprivate var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
