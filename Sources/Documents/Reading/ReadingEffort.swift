import Diagnostics

/// What cmark does beyond going along the text: for each line, and each mark of emphasis or link in it, it looks at all
/// blocks around; for each bracket that is closed at all pictures of the paragraph that are still open.
///
/// A lesson nests a few blocks. A file of some kilobytes, made for it, would keep cmark busy for minutes.
struct ReadingEffort {
    /// A few tenths of a second.
    private static let limit = 200_000_000

    /// Why the file cannot be read in time.
    private(set) var excess: Diagnostic?
    private var steps = 0

    /// Whether there is an `excess`.
    var isExcessive: Bool { steps > Self.limit }

    /// Adds a line that stands in `depth` blocks.
    mutating func add(_ line: LineTable.Span, of bytes: [UInt8], depth: Int) {
        guard depth >= 8, !isExcessive else { return }
        let marks = bytes[line.start..<line.end].count { $0 == 0x2A || $0 == 0x5F || $0 == 0x5D }
        steps += depth * (1 + marks)
        if isExcessive { excess = .nestedTooDeeply(depth, at: SourceRange(line.start, line.end)) }
    }

    /// Adds the lines of a paragraph.
    mutating func add(paragraph lines: [LineTable.Span], of bytes: [UInt8]) {
        guard !isExcessive else { return }
        var open: [Bool] = []
        var pictures = 0
        for line in lines {
            for place in line.start..<line.end where bytes[place] == 0x5B || bytes[place] == 0x5D {
                if bytes[place] == 0x5B {
                    let isPicture = place > line.start && bytes[place - 1] == 0x21
                    open.append(isPicture)
                    if isPicture { pictures += 1 }
                } else if let isPicture = open.popLast() {
                    if isPicture { pictures -= 1 }
                    steps += pictures
                }
            }
            if isExcessive {
                excess = .tooManyOpenPictures(pictures, at: SourceRange(line.start, line.end))
                return
            }
        }
    }
}

extension Diagnostic {
    /// NN0103: reading would take time that grows with the square of the file's length.
    fileprivate static func nestedTooDeeply(_ depth: Int, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            103, .error,
            Text(
                en: "\(depth) blocks lie in each other here, and too much stands in them",
                zh: "这里有 \(depth) 层块套在一起，里面的内容又太多"), at: range,
            help: Text(
                en: "take quotations and lists out of each other", zh: "请减少引用和列表的嵌套层数"))
    }

    /// NN0104: the same, of one paragraph.
    fileprivate static func tooManyOpenPictures(_ count: Int, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            104, .error,
            Text(en: "\(count) pictures begin in this paragraph and do not end", zh: "这一段里有 \(count) 张图片有头无尾"),
            at: range,
            help: Text(en: "close each ![ with ](…), or write \\![", zh: "请用 ](…) 结束每个 ![，或写成 \\!["))
    }
}
