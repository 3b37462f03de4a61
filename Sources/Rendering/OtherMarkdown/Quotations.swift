import Diagnostics

/// Lines that become quotations, some of them in one another.
struct Quotations {
    private struct Quotation {
        let first: Int
        let end: Int
        /// How far what it holds is indented in the file.
        let indentation: Int
    }

    /// In the order in which they begin.
    private var all: [Quotation] = []
    private var open: [Quotation] = []

    /// How many may stand in one another.
    static let deepest = 16

    /// How many of those that were added hold line `number`, which is not before them.
    mutating func depth(at number: Int) -> Int {
        while let last = open.last, last.end < number { open.removeLast() }
        return open.count
    }

    /// Adds one of the lines `first ..< end`, after all that begin before it.
    mutating func begin(from first: Int, to end: Int, indentation: Int) {
        _ = depth(at: first)
        let quotation = Quotation(first: first, end: end, indentation: indentation)
        open.append(quotation)
        all.append(quotation)
    }

    /// What a new line at the beginning of the last one that was added begins with.
    var innermostMark: String { Self.mark(open.map(\.indentation)) }

    private static func mark(_ levels: [Int]) -> String {
        var mark = ""
        for (depth, indentation) in levels.enumerated() {
            mark += String(repeating: " ", count: max(0, indentation + 2 * depth - mark.utf8.count)) + "> "
        }
        return mark
    }

    /// Calls `visit` with each line that stands in some, and how far each of them is indented.
    func forEachLine(_ visit: (_ number: Int, _ levels: [Int]) -> Void) {
        var index = 0
        var open: [Quotation] = []
        var number = all.first?.first ?? 0
        while index < all.count || !open.isEmpty {
            while let last = open.last, last.end <= number { open.removeLast() }
            if open.isEmpty, index < all.count { number = max(number, all[index].first) }
            while index < all.count, all[index].first <= number {
                if all[index].end > number { open.append(all[index]) }
                index += 1
            }
            if open.isEmpty { continue }
            visit(number, open.map(\.indentation))
            number += 1
        }
    }

    /// What an empty line begins with.
    static func emptyLine(_ levels: [Int]) -> String { mark(levels).withoutBlanksAtEnd }
}

extension OtherMarkdownReader {
    /// Puts a `>` before each line that stands in a callout, and nothing else on those that are emptied.
    mutating func quote() {
        var marks: [Edit] = []
        var empty = emptied
        quotations.forEachLine { number, levels in
            if taken.contains(number) { return }
            let line = lines[number]
            if isBlank(number) || empty.contains(number) {
                empty.remove(number)
                marks.append(Edit(line, Array(Quotations.emptyLine(levels).utf8)))
                return
            }
            for indentation in levels {
                let place = min(line.start + indentation, textStart(line))
                marks.append(Edit(SourceRange(place, place), Array("> ".utf8)))
            }
        }
        edits += marks
        for number in empty.sorted() { replace(lines[number], with: "") }
    }
}
