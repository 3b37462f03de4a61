internal import Diagnostics

/// Where the elements of an array stand on the page: NumPy's brackets, line breaks and `...`.
struct ArrayLayout {
    /// How many columns a line has.
    private static let lineWidth = 75
    /// Above so many elements only the edges are shown.
    private static let threshold = 1_000
    /// How many items each edge has.
    private static let edge = 3

    private let shape: [Int]
    /// The items shown of each axis; nil stands for those left out.
    private let items: [[Int?]]

    init(shape: [Int]) {
        self.shape = shape
        // Of an array without elements nothing is shown, however long its other axes are.
        let isEmpty = shape.contains(0)
        let isSummary = !isEmpty && shape.reduce(1, *) > Self.threshold
        items = shape.map { length in
            if isEmpty { return [] }
            guard isSummary, length > 2 * Self.edge else { return Array(0..<length) }
            return Array(0..<Self.edge) + [nil] + Array(length - Self.edge..<length)
        }
    }

    /// The offsets of the elements that are shown, in the order in which they are.
    var shownOffsets: [Int] {
        var offsets = [0]
        for (length, items) in zip(shape, items) {
            offsets = offsets.flatMap { offset in items.compactMap { $0.map { offset * length + $0 } } }
        }
        return offsets
    }

    /// The array of `words`, one for each of `shownOffsets`.
    func text(of words: [String]) -> String {
        guard !words.isEmpty else { return "[]" }
        var left = words[...]
        return block(axis: 0, words: &left)
    }

    private func block(axis: Int, words: inout ArraySlice<String>) -> String {
        guard axis < shape.count - 1 else {
            return axis < shape.count ? row(words: &words) : words.popFirst() ?? ""
        }
        let indent = String(repeating: " ", count: axis + 1)
        let separator = String(repeating: "\n", count: shape.count - 1 - axis) + indent
        var blocks: [String] = []
        for item in items[axis] {
            blocks.append(item == nil ? "..." : block(axis: axis + 1, words: &words))
        }
        return "[" + blocks.joined(separator: separator) + "]"
    }

    /// The last axis, in as many lines as it needs.
    private func row(words: inout ArraySlice<String>) -> String {
        let indent = shape.count
        // Every bracket that may close after the last element needs its column.
        let limit = Self.lineWidth - shape.count
        var lines: [String] = []
        var line = ""
        var width = indent
        for item in items[shape.count - 1] {
            let word = item == nil ? "..." : words.popFirst() ?? ""
            let wordWidth = displayWidth(of: word)
            if width + wordWidth > limit, width > indent {
                lines.append(withoutBlanksAtEnd(line))
                line = ""
                width = indent
            }
            line += word + " "
            width += wordWidth + 1
        }
        lines.append(String(line.dropLast()))
        return "[" + lines.joined(separator: "\n" + String(repeating: " ", count: indent)) + "]"
    }

    private func withoutBlanksAtEnd(_ line: String) -> String {
        String(decoding: line.utf8.reversed().drop { $0 == UInt8(ascii: " ") }.reversed(), as: UTF8.self)
    }
}
