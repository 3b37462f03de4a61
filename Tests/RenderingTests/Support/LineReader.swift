import Diagnostics
import Documents

/// Reads what the Markdown writer's tests need of a file, line by line: cells, their regions and inline expressions.
///
/// It knows nothing of CommonMark, so that the writer is tested without the reader.
struct LineReader {
    private let source: SourceFile
    private var cells: [Cell] = []
    private var regions: [OutputRegion] = []
    private var inlines: [InlineExpression] = []

    static func read(_ text: String, _ change: (inout CellOptions) -> Void = { _ in }) -> Notebook {
        read(Array(text.utf8), change)
    }

    static func read(_ bytes: [UInt8], _ change: (inout CellOptions) -> Void = { _ in }) -> Notebook {
        var reader = LineReader(source: SourceFile(path: "lesson.md", bytes: bytes))
        reader.read(change)
        return Notebook(
            source: reader.source, frontMatter: FrontMatter(), nodes: [], cells: reader.cells, inlines: reader.inlines,
            regions: reader.regions, diagnostics: [])
    }

    private init(source: SourceFile) { self.source = source }

    private mutating func read(_ change: (inout CellOptions) -> Void) {
        var line = 1
        while line <= source.lineCount {
            let text = source.text(source.range(ofLine: line))
            let indentation = String(text.prefix { $0 == " " })
            guard text.dropFirst(indentation.count).hasPrefix("```nn") else {
                readInlines(in: source.range(ofLine: line))
                line += 1
                continue
            }
            let start = source.range(ofLine: line).start + indentation.utf8.count
            var options = CellOptions()
            if let hash = text.firstIndex(of: "#") {
                options.label = String(text[text.index(after: hash)...].prefix { $0 != "}" && $0 != " " })
            }
            change(&options)
            repeat { line += 1 } while !source.text(source.range(ofLine: line)).hasSuffix("```")
            let end = source.range(ofLine: line).end
            line += 1
            let region = readRegion(at: &line, cell: cells.count, indentation: indentation)
            cells.append(
                Cell(
                    lines: [], range: SourceRange(start, end), options: options, region: region,
                    indentation: indentation))
        }
    }

    private mutating func readRegion(at line: inout Int, cell: Int, indentation: String) -> Int? {
        guard line <= source.lineCount else { return nil }
        let opening = source.range(ofLine: line)
        guard source.text(opening).dropFirst(indentation.count).hasPrefix("<!-- nn:output") else { return nil }
        while source.text(source.range(ofLine: line)).dropFirst(indentation.count) != "<!-- nn:end -->" { line += 1 }
        line += 1
        let end = line <= source.lineCount ? source.range(ofLine: line).start : source.bytes.count
        regions.append(
            OutputRegion(
                range: SourceRange(opening.start + indentation.utf8.count, end), content: "", cell: cell))
        return regions.count - 1
    }

    private mutating func readInlines(in range: SourceRange) {
        var position = range.start
        while position < range.end {
            let rest = source.bytes[position..<range.end]
            if rest.starts(with: "`{nn".utf8), let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "`")) {
                add(SourceRange(position, end + 1), isClaim: rest.starts(with: "`{nn claim}".utf8), recorded: nil)
                position = end + 1
            } else if rest.starts(with: "<!-- nn:".utf8) {
                let closing = Array("<!-- nn:/ -->".utf8)
                var end = position + 4
                while !source.bytes[end...].starts(with: closing) { end += 1 }
                add(
                    SourceRange(position, end + closing.count), isClaim: rest.starts(with: "<!-- nn:claim".utf8),
                    recorded: "old")
                position = end + closing.count
            } else {
                position += 1
            }
        }
    }

    private mutating func add(_ range: SourceRange, isClaim: Bool, recorded: String?) {
        inlines.append(
            InlineExpression(
                range: range, line: SourceLine(bytes: [], offset: range.start), format: nil, formatRange: nil,
                isClaim: isClaim, cellsBefore: cells.count, recorded: recorded))
    }
}
