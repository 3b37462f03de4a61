import Diagnostics
import Documents

/// What a page shows of a cell, decided once for every format.
struct CellPresentation {
    /// The outputs as they are shown: texts that follow each other are one.
    let outputs: [Output]

    /// The outputs of `cell` that are shown: none where its options say so, but a failure nobody announced always.
    init(_ cell: Cell, _ result: Execution.CellResult) {
        let showsAll = cell.options.output && !cell.options.isHidden && result.status != .notRun
        var shown: [Output] = []
        var texts: [String] = []
        for output in result.outputs {
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
        outputs = shown
    }

    /// Whether there is nothing to show.
    var isEmpty: Bool { outputs.isEmpty }
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
