import Diagnostics
import Foundation
import Language
import Testing

/// `source` in the one form.
func format(_ source: [UInt8]) -> FormattedCell {
    var names = NameTable()
    return SyntaxTree.format(lines: lines(source), names: &names)
}

extension FormattedCell {
    /// The lines with LF between them.
    var text: [UInt8] { Array(lines.joined(separator: [0x0A])) }
}

/// The tree without places, and the comments in any order; nil for what does not parse.
private struct Content: Equatable {
    var tree: String
    var comments: [String]
    /// How many lines at the top are options of the cell.
    var options: Int

    init?(_ source: [UInt8]) {
        var names = NameTable()
        let result = SyntaxTree.parse(lines: lines(source), names: &names)
        guard !result.diagnostics.contains(where: { $0.severity == .error }) else { return nil }
        tree = TreeDump(tree: result.tree, names: names, withRanges: false).text
        // Blanks at a comment's end are no part of it.
        comments = result.tree.comments.map {
            String(decoding: source[$0.start..<$0.end], as: UTF8.self).trimmingCharacters(in: ["\t", " "])
        }.sorted()
        options = lines(source).prefix { $0.bytes.starts(with: "#|".utf8) }.count
    }
}

/// Whether `source` parses; if it does, whether formatting keeps what it must is expected.
@discardableResult
private func expectLaws(_ source: [UInt8], _ name: String) -> Bool {
    let once = format(source)
    guard let content = Content(source) else {
        #expect(once.text == source, "\(name) does not parse and changed")
        return false
    }
    let shown = "\(name):\n\(String(decoding: source, as: UTF8.self))\n→\n\(String(decoding: once.text, as: UTF8.self))"
    #expect(Content(once.text) == content, "\(shown)")
    let twice = format(once.text)
    if let place = once.lines.indices.first(where: { $0 >= twice.lines.count || once.lines[$0] != twice.lines[$0] }) {
        let changes = [once, twice].map { $0.lines.dropFirst(max(0, place - 1)).prefix(4).joined(separator: [0x0A]) }
        Issue.record(
            "\(name) is not settled:\n\(changes.map { String(decoding: Array($0), as: UTF8.self) }.joined(separator: "\n→\n"))"
        )
    }
    #expect(twice.lines.count == once.lines.count, "\(shown)")
    #expect(!once.lines.contains { $0.last == 0x09 }, "\(shown)")
    return true
}

@Suite struct FormatterLawTests {
    @Test(arguments: ["notebooks", "Tests", "Tests/LanguageTests/Fixtures"])
    func everyCellKeepsItsTreeAndComments(folder: String) {
        let cells = notebookCells(in: folder)
        var count = 0
        for (number, cell) in cells.enumerated() where expectLaws(cell, "cell \(number)") { count += 1 }
        #expect(count > cells.count / 2)
    }

    @Test func everyFormOfTheSyntaxKeepsItsTree() throws {
        for line in try fixtureLines("syntax.txt") {
            let source = line.components(separatedBy: "\t")[0].replacingOccurrences(of: "⏎", with: "\n")
            expectLaws(Array(source.utf8), source)
        }
    }

    @Test func randomProgramsKeepTheirTreesAndComments() {
        var count = 0
        for number in 0..<800 {
            if expectLaws(Array(RandomProgram.text(number).utf8), "program \(number)") { count += 1 }
        }
        #expect(count > 400)
    }

    @Test func cellsWithOtherBlanksKeepTheirTreesAndComments() throws {
        let pieces = [
            " ", "  ", "\n", "\n    ", "# c\n", "  # d\n        ", ",", "(", ")", "[", "]", "\\", "'", ":", "=",
        ]
        let cells = try lessonCells() + notebookCells(in: "notebooks")
        var draws = Draws(state: 11)
        for round in 0..<1_000 {
            var cell = cells[draws.below(cells.count)]
            for _ in 0...draws.below(4) where !cell.isEmpty {
                let place = draws.below(cell.count)
                if draws.below(3) == 0 {
                    cell.remove(at: place)
                } else {
                    cell.insert(contentsOf: pieces[draws.below(pieces.count)].utf8, at: place)
                }
            }
            expectLaws(cell, "round \(round)")
        }
    }
}
