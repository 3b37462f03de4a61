import Diagnostics
import Foundation
import Language
import Testing

/// A generator of the same numbers in every run (splitmix64).
private struct Draws {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(max(1, bound)))
    }
}

/// The nn cells of the lessons in the package's notebooks folder, where there is one.
private func notebookCells() -> [[UInt8]] {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("notebooks")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: package.path)) ?? []
    var cells: [[UInt8]] = []
    for name in names.sorted() where name.hasSuffix(".md") {
        let text = (try? String(contentsOf: package.appendingPathComponent(name), encoding: .utf8)) ?? ""
        for piece in text.components(separatedBy: "```nn").dropFirst() {
            let body = piece.components(separatedBy: "\n```")[0]
            if let line = body.firstIndex(of: "\n") { cells.append(Array(body[line...].dropFirst().utf8)) }
        }
    }
    return cells
}

@Test func twentyThousandMutationsKeepRangesInside() throws {
    let pieces = ["学习率", "，", "（", "“", "：", "\t", "\n", "\"", "f\"{", "}", "'''", ":", "    ", "=", "lambda x:", "\\"]
    let inserts = pieces.map { Array($0.utf8) }
    let cells = try lessonCells() + notebookCells() + mistakes().map { Array(source(ofMistake: $0).utf8) }
    var draws = Draws(state: 7)
    for round in 0..<20_000 {
        var cell = cells[draws.below(cells.count)]
        if cell.count > 300 {
            let start = draws.below(cell.count - 200)
            cell = Array(cell[start..<start + 200])
        }
        for _ in 0...draws.below(3) where !cell.isEmpty {
            let place = draws.below(cell.count)
            let end = min(cell.count, place + 1 + draws.below(12))
            switch draws.below(5) {
            case 0: cell.removeSubrange(place..<end)
            case 1: cell.insert(contentsOf: cell[place..<end], at: draws.below(cell.count))
            case 2: cell.swapAt(place, draws.below(cell.count))
            case 3: cell.insert(UInt8(draws.below(256)), at: place)
            default: cell.insert(contentsOf: inserts[draws.below(inserts.count)], at: place)
            }
        }
        let result = parse(cell)
        var isInside = true
        func check(_ range: SourceRange) { if range.start < 0 || range.end > cell.count { isInside = false } }
        for expression in result.tree.expressions { check(expression.range) }
        for statement in result.tree.statements { check(statement.range) }
        for diagnostic in result.diagnostics {
            if let range = diagnostic.range { check(range) }
            if diagnostic.headline[.english].unicodeScalars.count > 140 { isInside = false }
        }
        #expect(isInside, "round \(round): \(String(decoding: cell, as: UTF8.self))")
    }
}
