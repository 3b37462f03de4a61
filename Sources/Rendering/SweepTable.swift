import Diagnostics
import Documents

/// The results of a sweep as one table: a row for each combination, its values first, then what it ended with.
///
/// What a combination ended with is its last output but for kept promises: a value on one line, values under their
/// names (`loss = 0.1`), a table of one row, or one of names and numbers as `evaluate` gives it.
struct SweepTable {
    /// The table; nil where results do not fit into one.
    let table: Table?

    /// The table of `sweep`.
    init(_ sweep: Sweep, language: MessageLanguage) {
        let endings = sweep.outputs.map { Ending.endings(of: $0) }
        // Of the ways to read what a combination ended with, the first that all have with the same headings.
        let found = (endings.first ?? []).lazy.compactMap { wanted -> [Ending]? in
            let alike = endings.compactMap { $0.first { $0.headings == wanted.headings } }
            return alike.count == endings.count ? alike : nil
        }.first
        guard let found, let first = found.first else {
            table = nil
            return
        }
        let notes = found.map(\.note)
        let hasOneNote = notes.allSatisfy { $0 == notes[0] }
        var headings = first.headings.map { $0 ?? sweep.resultName ?? Text(en: "result", zh: "结果")[language] }
        if !hasOneNote { headings.append(Text(en: "note", zh: "附注")[language]) }
        let rows = found.enumerated().map { combination, ending in
            sweep.grid.values(of: combination) + ending.values + (hasOneNote ? [] : [ending.note ?? ""])
        }
        let columns = (sweep.grid.axes.map(\.name) + headings).enumerated().map { place, heading in
            Table.Column(heading, isNumeric: rows.allSatisfy { $0[place].isNumber })
        }
        table = Table(columns: columns, rows: rows, note: hasOneNote ? notes[0] : nil)
    }
}

/// What a combination ended with, under headings; nil heads a value without a name.
private struct Ending {
    var headings: [String?]
    var values: [String]
    var note: String?

    /// The ways to read the last of `outputs`; none where it is nothing for a row.
    static func endings(of outputs: [Output]) -> [Ending] {
        let last = outputs.last { if case .promise = $0 { false } else { true } }
        switch last {
        case .text(let text):
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let named = lines.compactMap(named)
            var endings: [Ending] = []
            if named.count == lines.count, Set(named.map(\.name)).count == named.count {
                endings.append(Ending(headings: named.map(\.name), values: named.map(\.value)))
            }
            if lines.count == 1 { endings.append(Ending(headings: [nil], values: lines)) }
            return endings
        case .table(let table):
            let isOfNames = table.columns.count == 2 && !table.columns[0].isNumeric && table.columns[1].isNumeric
            if isOfNames, !table.rows.isEmpty {
                return [
                    Ending(headings: table.rows.map { $0[0] }, values: table.rows.map { $0[1] }, note: table.note)
                ]
            }
            guard table.rows.count == 1 else { return [] }
            return [Ending(headings: table.columns.map(\.heading), values: table.rows[0], note: table.note)]
        default: return []
        }
    }

    /// `name = value`, as values show that stand side by side in a cell.
    private static func named(_ line: String) -> (name: String, value: String)? {
        let bytes = Array(line.utf8)
        guard let place = bytes.indices.first(where: { bytes[$0...].starts(with: " = ".utf8) }), place > 0 else {
            return nil
        }
        return (
            String(decoding: bytes[..<place], as: UTF8.self), String(decoding: bytes[(place + 3)...], as: UTF8.self)
        )
    }
}

extension String {
    /// Whether it is a number as a cell shows one.
    fileprivate var isNumber: Bool {
        let digits = utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        if ["nan", "inf"].contains(where: { digits.elementsEqual($0.utf8) }) { return true }
        return digits.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            && digits.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || ".eE+-_ %".utf8.contains($0)
            }
    }
}
