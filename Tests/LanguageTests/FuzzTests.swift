import Diagnostics
import Foundation
import FuzzingLaws
import Language
import Testing

@Test func twentyThousandMutationsKeepRangesInside() throws {
    let pieces = ["学习率", "，", "（", "“", "：", "\t", "\n", "\"", "f\"{", "}", "'''", ":", "    ", "=", "lambda x:", "\\"]
    let inserts = pieces.map { Array($0.utf8) }
    let cells =
        try lessonCells() + notebookCells(in: "notebooks") + mistakes().map { Array(source(ofMistake: $0).utf8) }
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
