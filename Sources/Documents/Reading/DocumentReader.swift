public import Diagnostics

extension Notebook {
    /// Reads a notebook: Markdown by CommonMark's rules, with front matter, mathematics, pipe tables and `nn` cells.
    ///
    /// Throws what makes a file unreadable at once: bytes that are no UTF-8, a NUL, more than 64 MiB, or blocks in each
    /// other and open pictures by the ten thousand, over which reading would not end. All else that is wrong is in `diagnostics`, in order
    /// of place; errors below 120 make the notebook unreadable too. Without extensions nothing else can be wrong.
    public static func read(
        _ source: SourceFile, _ options: ReaderOptions = ReaderOptions()
    ) throws(Diagnostic) -> Notebook {
        try DocumentReader(options: options).read(source).notebook
    }
}

/// Reads Markdown into a notebook.
struct DocumentReader {
    /// What it knows beyond CommonMark.
    var options: ReaderOptions

    /// The notebook in `source`, and how many leaves have an inline whose place is only near.
    func read(_ source: SourceFile) throws(Diagnostic) -> (notebook: Notebook, inexactLeaves: Int) {
        if let unreadable = Diagnostic.unreadable(source.bytes) { throw unreadable }
        let bytes = source.bytes
        let start = bytes.has([0xEF, 0xBB, 0xBF], at: 0) ? 3 : 0
        var frontMatter = FrontMatter()
        var diagnostics: [Diagnostic] = []
        var titles: [(Node.Kind, FrontMatterText)] = []
        var bodyStart = start
        if options.extensions, let block = FrontMatterBlock(bytes, from: start) {
            var reader = FrontMatterReader(source, block)
            reader.read()
            frontMatter = reader.frontMatter
            diagnostics = reader.diagnostics
            titles = [(.title, reader.title), (.subtitle, reader.subtitle)].compactMap { kind, text in
                text.map { (kind, $0) }
            }
            bodyStart = block.end
        }
        var builder = try builder(of: source, from: bodyStart)
        builder.build()
        for (kind, text) in titles { builder.addTitle(kind, text) }
        if options.extensions {
            builder.checkLabels()
            builder.checkTeXInProse()
        }
        diagnostics += builder.diagnostics + builder.footnotes.diagnostics
        let notebook = Notebook(
            source: source, frontMatter: frontMatter, nodes: builder.nodes.nodes, cells: builder.cells.map(\.cell),
            inlines: builder.inlines, regions: builder.regions, record: builder.record,
            diagnostics: Self.ordered(diagnostics))
        return (notebook, builder.inexactLeaves)
    }

    /// What makes nodes of the text of `source` from `bodyStart` on, which cmark has read.
    func builder(of source: SourceFile, from bodyStart: Int) throws(Diagnostic) -> NotebookBuilder {
        let bytes = source.bytes
        let table = LineTable(source, from: bodyStart)
        var masked = bytes
        var masks: [MaskedSpan] = []
        var definitions: [[LineTable.Span]] = []
        var footnotes: [FootnoteMark] = []
        var diagnostics: [Diagnostic] = []
        if options.extensions {
            let scanner = ProseScanner(table, bytes)
            if let excess = scanner.effort.excess { throw excess }
            diagnostics = scanner.diagnostics
            masked.mask(scanner.masks)
            footnotes = scanner.footnotes
            masks = scanner.spans + footnotes.map { MaskedSpan(kind: .footnote, range: $0.range) }
            masks.sort { $0.range.start < $1.range.start }
            masked.mask(footnotes, bullet: FootnoteMark.bullet(besides: scanner.bullets))
            definitions = scanner.definitions
        }
        let tree = masked.withUnsafeBufferPointer {
            CommonMarkTree(parsing: UnsafeBufferPointer(rebasing: $0[bodyStart...]))
        }
        let layout = BlockLayout(tree, table, masked)
        var tables: [Int: PipeTable] = [:]
        if options.extensions {
            tables = PipeTable.find(in: tree, layout, masked, footnotes)
            diagnostics += BrokenTable.find(in: layout, masked, besides: tables)
        }
        let tableCells = TableCells(&tables, definitions: definitions, in: masked)
        var builder = NotebookBuilder(
            source: source, options: options, masked: masked, masks: masks, tree: tree, layout: layout, tables: tables,
            tableCells: tableCells, footnotes: FootnoteBook(footnotes))
        builder.diagnostics = diagnostics
        builder.hasBrokenFence = diagnostics.contains { $0.number == 105 }
        return builder
    }

    /// In order of place, then of number; those found first stay first.
    private static func ordered(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        func key(_ item: (offset: Int, element: Diagnostic)) -> (Int, Int, Int) {
            (item.element.range?.start ?? 0, item.element.number, item.offset)
        }
        return diagnostics.enumerated().sorted { key($0) < key($1) }.map(\.element)
    }
}

extension Diagnostic {
    private static let largestFile = 64 << 20

    /// What makes `bytes` no text, with its place.
    public static func unreadable(_ bytes: [UInt8]) -> Diagnostic? {
        if bytes.count > largestFile {
            return Diagnostic(
                102, .error, Text(en: "this file is larger than 64 MiB", zh: "文件超过 64 MiB"), at: SourceRange(0, 0),
                help: Text(en: "split the notebook", zh: "请把笔记拆成几个文件"))
        }
        let (zero, invalid) = firstUnreadable(bytes)
        if let offset = zero {
            return Diagnostic(
                101, .error, Text(en: "a NUL byte stands in the file", zh: "文件里有 NUL 字节"),
                at: SourceRange(offset, offset + 1),
                help: Text(en: "save the notebook as UTF-8 text", zh: "请把笔记另存为 UTF-8 文本"))
        }
        guard let offset = invalid else { return nil }
        let digits = String(bytes[offset], radix: 16, uppercase: true)
        return Diagnostic(
            100, .error,
            Text(
                en: "this file is not UTF-8: byte \(digits) is no part of a character",
                zh: "文件不是 UTF-8 编码：字节 \(digits) 不属于任何字符"),
            at: SourceRange(offset, offset + 1),
            help: Text(en: "save the notebook as UTF-8 text", zh: "请把笔记另存为 UTF-8 文本"))
    }

    /// The first NUL, and the first byte that begins no well-formed UTF-8 sequence (Unicode 15, table 3-7).
    private static func firstUnreadable(_ bytes: [UInt8]) -> (zero: Int?, invalid: Int?) {
        var zero: Int?
        var invalid: Int?
        bytes.withUnsafeBytes { bytes in
            var place = 0
            while place < bytes.count {
                if bytes[place] < 0x80, place + 8 <= bytes.count {
                    let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                    if word.isASCII, !word.holdsZero {
                        place += 8
                        continue
                    }
                }
                if bytes[place] == 0, zero == nil { zero = place }
                let length = sequenceLength(bytes, at: place)
                if length == nil, invalid == nil { invalid = place }
                place += length ?? 1
            }
        }
        return (zero, invalid)
    }

    @inline(__always)
    private static func sequenceLength(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Int? {
        let lead = bytes[place]
        if lead < 0x80 { return 1 }
        // Most of Chinese.
        if lead > 0xE0, lead < 0xED, place + 2 < bytes.count {
            return bytes[place + 1] & 0xC0 == 0x80 && bytes[place + 2] & 0xC0 == 0x80 ? 3 : nil
        }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, lead <= 0xF4, place + length <= bytes.count else { return nil }
        let second = bytes[place + 1]
        let low: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
        let high: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
        guard second >= low, second <= high else { return nil }
        for index in 2..<max(2, length) where bytes[place + index] & 0xC0 != 0x80 { return nil }
        return length
    }
}
