import Diagnostics
import Documents

/// A script of Jupytext in the percent format: cells begin with a comment `# %%`, and Markdown is a comment too.
struct PercentScript {
    struct Cell {
        let kind: NotebookCell.Kind
        /// Made of the lines of the script.
        var text = TracedText()
        /// The metadata that stand behind the mark, as a Jupyter notebook has them.
        var json = JSON.null
    }

    let language: String
    private(set) var cells: [Cell] = []
    private let source: SourceFile

    private static let languages = [".py": "python", ".R": "r", ".r": "r", ".jl": "julia"]

    /// Reads `source`; nil if it is no such script by its name, or no line begins a cell.
    init?(_ source: SourceFile) {
        guard let language = Self.languages.first(where: { source.path.hasSuffix($0.key) })?.value,
            Diagnostic.unreadable(source.bytes) == nil
        else { return nil }
        (self.language, self.source) = (language, source)
        let numbers = 1...source.lineCount
        let marks = numbers.filter { Self.mark(source.text(source.range(ofLine: $0))) != nil }
        guard let first = marks.first else { return nil }
        let header = readHeader(before: first)
        add(.code, header..<first, said: "")
        for (index, mark) in marks.enumerated() {
            let end = index + 1 < marks.count ? marks[index + 1] : source.lineCount + 1
            let said = Self.mark(source.text(source.range(ofLine: mark))) ?? ""
            let kinds: [(String, NotebookCell.Kind)] = [
                ("[markdown]", .markdown), ("[md]", .markdown), ("[raw]", .raw),
            ]
            let named = kinds.first { said.contains($0.0) }
            let rest = named.map { said.replacing($0.0, with: "") } ?? said
            add(named?.1 ?? .code, mark + 1..<end, said: rest.withoutBlanks)
        }
    }

    /// What stands behind the mark of a cell; nil if `line` has none.
    private static func mark(_ line: String) -> String? {
        for mark in ["# %%", "#%%"] where line.hasPrefix(mark) {
            return line.dropFirst(mark.count).drop { $0 == "%" }.withoutBlanks
        }
        return nil
    }

    /// Reads the front matter, a comment too, without what it says to Jupyter; gives the number of the line behind it.
    private mutating func readHeader(before first: Int) -> Int {
        func isRule(_ number: Int) -> Bool { source.text(source.range(ofLine: number)).withoutBlanksAtEnd == "# ---" }
        guard first > 2, isRule(1), let end = (2..<first).first(where: isRule) else { return 1 }
        var kept: [Int] = []
        var isOfJupyter = false
        for number in 2..<end {
            let line = source.text(source.range(ofLine: number)).dropFirst(2)
            if line.first != " " { isOfJupyter = ["jupyter:", "jupytext:"].contains { line.hasPrefix($0) } }
            if !isOfJupyter { kept.append(number) }
        }
        if !kept.isEmpty { addLines([1] + kept + [end], of: Cell(kind: .raw)) }
        return end + 1
    }

    private mutating func add(_ kind: NotebookCell.Kind, _ numbers: Range<Int>, said: String) {
        var numbers = numbers
        func text(_ number: Int) -> String { source.text(source.range(ofLine: number)).withoutBlanks }
        while let first = numbers.first, text(first).isEmpty { numbers.removeFirst() }
        while let last = numbers.last, text(last).isEmpty { numbers.removeLast() }
        guard !numbers.isEmpty else { return }
        var cell = Cell(kind: kind)
        cell.json = Self.metadata(said)
        guard kind != .code else { return addLines(Array(numbers), of: cell) }
        // Text may also stand between three quotes.
        if let quotes = ["\"\"\"", "'''"].first(where: { text(numbers.lowerBound).drop { $0 == "r" } == $0 }),
            numbers.count > 1, text(numbers.upperBound - 1) == quotes
        {
            numbers = numbers.lowerBound + 1..<numbers.upperBound - 1
        }
        addLines(Array(numbers), of: cell)
    }

    /// Adds `cell` with the lines of these numbers; those of text without the marks of a comment.
    private mutating func addLines(_ numbers: [Int], of cell: Cell) {
        var cell = cell
        for (index, number) in numbers.enumerated() {
            if index > 0 { cell.text.add([0x0A]) }
            var range = source.range(ofLine: number)
            if cell.kind != .code, range.count > 0, source.bytes[range.start] == UInt8(ascii: "#") {
                range.start += 1
                if range.count > 0, source.bytes[range.start] == 0x20 { range.start += 1 }
            }
            cell.text.copy(range, of: source.bytes)
        }
        cells.append(cell)
    }

    /// The title and `key=value` behind the mark of a cell.
    private static func metadata(_ said: String) -> JSON {
        let bytes = Array(said.utf8)
        var members: [JSON.Member] = []
        for range in bytes.words(from: 0, to: bytes.count) {
            let word = String(decoding: bytes[range.start..<range.end], as: UTF8.self)
            let name = word.firstIndex(of: "=").map { String(word[..<$0]) } ?? "title"
            if !members.contains(where: { $0.name == name }) { members.append(.init(name, .text(word))) }
        }
        return .object([.init("metadata", .object(members))])
    }
}
