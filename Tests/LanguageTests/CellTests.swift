import Diagnostics
import Foundation
import Language
import Testing

/// The cells of ten lessons, in Fixtures/cells.md.
func lessonCells() throws -> [[UInt8]] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let text = try String(contentsOf: folder.appendingPathComponent("Fixtures/cells.md"), encoding: .utf8)
    return text.components(separatedBy: "```nn\n").dropFirst().map {
        Array(($0.components(separatedBy: "\n```").first ?? "").utf8)
    }
}

/// The lines of a cell that begins at the file's start.
func lines(_ source: [UInt8]) -> [SourceLine] {
    var lines: [SourceLine] = []
    var offset = 0
    for line in source.split(separator: 0x0A, omittingEmptySubsequences: false) {
        lines.append(SourceLine(bytes: Array(line), offset: offset))
        offset += line.count + 1
    }
    return lines
}

/// Parses `source` as a cell that begins at the file's start.
func parse(_ source: [UInt8]) -> ParseResult {
    var names = NameTable()
    return SyntaxTree.parse(lines: lines(source), names: &names)
}

@Test func everyLessonCellParses() throws {
    let cells = try lessonCells()
    #expect(cells.count == 29)
    for cell in cells {
        let messages = parse(cell).diagnostics.map {
            "\($0.code) \($0.headline[.english]) at \($0.range.map { "\($0)" } ?? "")"
        }
        #expect(messages == [], "\(String(decoding: cell, as: UTF8.self))")
    }
}

@Test func everyPrefixOfACellKeepsRangesInside() throws {
    for cell in try lessonCells() {
        for length in 0...cell.count {
            let result = parse(Array(cell[..<length]))
            let ranges =
                result.tree.expressions.map(\.range) + result.tree.statements.map(\.range)
                + result.diagnostics.compactMap(\.range)
            #expect(ranges.allSatisfy { $0.start >= 0 && $0.end <= length }, "prefix of \(length) bytes")
        }
    }
}

@Test(arguments: [
    ("x = = 1\ny = (2\nz = 3", 2), ("for i in range(3)\n    print i\n", 1), ("h = train net, data", 1),
    ("print not x", 1), ("retrun x", 1), ("esle:\n    x = 1", 1), ("import numpy as np", 1), ("x++", 1),
    ("if x = 1:\n    pass", 1), ("a && b", 1), ("x = {1: 2}", 1), ("f(a=1, 2)", 1), ("f(x) = 3", 1),
    ("return 3", 1), ("break", 1), ("expect", 1), ("record", 1), ("plot（x，y）", 1), ("x = 'abc", 1),
    ("a = 1; b = 2", 1), ("x = 99999999999999999999", 1), ("if x:\ny = 1", 1), ("  x = 1", 1),
    ("class A:\n    x = 1", 1),
    ("x = f\"{a\"", 1), ("x = (1]", 1), ("x = 1)", 1), ("a b c", 1), ("x =+ 1", 1), ("3x", 1),
])
func everyMistakeIsReportedOnce(source: String, count: Int) {
    let diagnostics = parse(Array(source.utf8)).diagnostics
    #expect(diagnostics.count == count, "\(source): \(diagnostics.map { "\($0.code) \($0.headline[.english])" })")
}

@Test(arguments: [
    "(", "[", "-", "not ", "2**", "a+", "f(", "lambda: ", "x[", "f\"{", "if x:\n ", "a if b else ", "{", "\"",
])
func deepNestingNeitherCrashesNorHangs(piece: String) {
    _ = parse(Array(String(repeating: piece, count: 20_000).utf8))
}
