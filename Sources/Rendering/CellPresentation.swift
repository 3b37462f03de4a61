import Diagnostics
import Documents

/// What a page shows of a cell, decided once for every format.
struct CellPresentation {
    /// The outputs as they are shown: texts that follow each other are one.
    let outputs: [Output]
    /// What each combination of a sweep shows.
    let sweep: Sweep?

    /// The outputs of `cell` that are shown: none where its options say so, but a failure nobody announced always.
    init(_ cell: Cell, _ result: Execution.CellResult) {
        let showsAll = cell.options.output && !cell.options.isHidden && result.status != .notRun
        outputs = Self.shown(result.outputs, all: showsAll)
        sweep = showsAll ? result.sweep : nil
    }

    private static func shown(_ outputs: [Output], all showsAll: Bool) -> [Output] {
        var shown: [Output] = []
        var texts: [String] = []
        for output in outputs {
            if case .text(let text) = output {
                if showsAll { texts.append(text) }
                continue
            }
            guard showsAll || output.isUnexpectedFailure else { continue }
            if !texts.isEmpty { shown.append(.text(texts.joined(separator: "\n"))) }
            texts = []
            shown.append(output)
        }
        if !texts.isEmpty { shown.append(.text(texts.joined(separator: "\n"))) }
        return shown
    }

    /// The outputs where nothing can be chosen: of a sweep one table, or what each combination shows under its values.
    func allOutputs(_ language: MessageLanguage) -> [Output] {
        guard let sweep else { return outputs }
        if let table = SweepTable(sweep, language: language).table { return [.table(table)] }
        return sweep.outputs.enumerated().flatMap { combination, outputs in
            [.finding([sweep.grid.setting(of: combination)])] + outputs
        }
    }

    /// Whether there is nothing to show.
    var isEmpty: Bool { outputs.isEmpty && sweep?.outputs.allSatisfy(\.isEmpty) ?? true }
}

extension Output {
    /// Whether it is a failure that the cell did not announce.
    var isUnexpectedFailure: Bool {
        if case .failure(_, isExpected: false) = self { return true }
        return false
    }
}

extension Execution {
    /// Whether nothing at all ran: the notebook was read and is shown as it is.
    var isEmpty: Bool {
        cells.allSatisfy { $0.status == .notRun && $0.outputs.isEmpty } && inlines.allSatisfy { $0 == nil }
    }
}
