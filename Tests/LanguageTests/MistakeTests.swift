import Diagnostics
import Foundation
import Language
import Testing

/// The pieces of Fixtures/mistakes.txt: a source whose mistakes stand in «», then a line for each message.
func mistakes() throws -> [String] {
    let text = try String(contentsOf: mistakesFile, encoding: .utf8)
    return text.components(separatedBy: "\n---\n").map { $0.trimmingCharacters(in: ["\n"]) }
}

private let mistakesFile = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/mistakes.txt")

/// The source of a piece, without marks and messages.
func source(ofMistake piece: String) -> String {
    let lines = piece.components(separatedBy: "\n").prefix { !$0.hasPrefix("⇒ ") }
    return lines.joined(separator: "\n").filter { $0 != "«" && $0 != "»" }
}

/// `source` with its mistakes marked, and their messages.
private func described(_ source: String) -> String {
    let diagnostics = parse(Array(source.utf8)).diagnostics
    var marks: [(offset: Int, mark: String)] = []
    for range in diagnostics.compactMap(\.range) {
        marks += [(range.start, "«"), (range.end, "»")]
    }
    var marked = Array(source.utf8)
    for mark in marks.enumerated().sorted(by: { ($0.element.offset, $0.offset) > ($1.element.offset, $1.offset) }) {
        marked.insert(contentsOf: Array(mark.element.mark.utf8), at: mark.element.offset)
    }
    var lines = [String(decoding: marked, as: UTF8.self)]
    for diagnostic in diagnostics {
        lines.append("⇒ \(diagnostic.severity) \(diagnostic.number) \(diagnostic.headline[.english])")
        lines += diagnostic.notes.map { "  note: \($0.text[.english])" }
        lines += diagnostic.help.map { ["  help: \($0[.english])"] } ?? []
    }
    return lines.joined(separator: "\n")
}

@Test func everyMistakeIsSaidAtItsPlaceWithAWayOut() throws {
    let pieces = try mistakes()
    #expect(pieces.count > 100)
    if ProcessInfo.processInfo.environment["NOTEBOOK_RECORD"] != nil {
        let text = pieces.map { described(source(ofMistake: $0)) }.joined(separator: "\n---\n") + "\n"
        try text.write(to: mistakesFile, atomically: true, encoding: .utf8)
    }
    for piece in try mistakes() { #expect(described(source(ofMistake: piece)) == piece) }
}

@Test func everyMessageIsShortAndInBothLanguages() throws {
    for piece in try mistakes() {
        for diagnostic in parse(Array(source(ofMistake: piece).utf8)).diagnostics {
            #expect(diagnostic.headline[.english].count <= 100 && diagnostic.help != nil, "\(piece)")
            #expect(diagnostic.headline[.chinese] != diagnostic.headline[.english], "\(piece)")
            #expect(!diagnostic.headline[.english].hasSuffix("."), "\(piece)")
        }
    }
}

@Test func asManyMistakesAsMessages() throws {
    // A name that stood before is no slip of a keyword; an open text or bracket takes lines that follow it.
    let pieces = try mistakes().map { source(ofMistake: $0) }.filter { !$0.contains("\\\n") && !$0.contains("= x") }
    var cell = ""
    var expected: [Int] = []
    for piece in pieces where parse(Array(piece.utf8)).diagnostics.count == 1 {
        let numbers = parse(Array((piece + "\nfine = 1\n").utf8)).diagnostics.map(\.number)
        guard numbers.count == 1 else { continue }
        cell += piece + "\nfine = 1\n"
        expected += numbers
    }
    let found = parse(Array(cell.utf8)).diagnostics.map(\.number)
    #expect(expected.count > 100)
    #expect(found == expected)
}
