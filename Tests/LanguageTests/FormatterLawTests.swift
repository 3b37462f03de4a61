import Diagnostics
import Foundation
import FuzzingLaws
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

/// Whether `source` parses; if it does, whether formatting keeps what it must is expected.
@discardableResult
private func expectLaws(_ source: [UInt8], _ name: String) -> Bool {
    let findings = LanguageLaws.findingsOfFormatting(source)
    #expect(findings.isEmpty, "\(name):\n\(String(decoding: source, as: UTF8.self))")
    let formatted = format(source)
    #expect(!formatted.lines.contains { $0.last == 0x09 }, "\(name)")
    return !formatted.diagnostics.contains { $0.severity == .error }
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
