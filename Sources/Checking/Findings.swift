public import Diagnostics
public import Documents

extension Comparison.Difference {
    fileprivate func isOfWell(_ execution: Execution) -> Bool {
        switch kind {
        case .nothing: true
        case .output(let cell), .plots(let cell):
            [.done, .failedAsExpected].contains(execution.cells[cell].status)
        case .gone, .cost, .prose, .lineEnds: false
        }
    }
}

/// A diagnostic, and the lines of a diff below it.
public struct Found: Sendable {
    /// What is said.
    public let diagnostic: Diagnostic
    /// The lines below it.
    public let body: [String]

    /// What is to be said.
    public init(_ diagnostic: Diagnostic, body: [String] = []) {
        self.diagnostic = diagnostic
        self.body = body
    }
}

extension Comparison {
    /// What differs, in words. Of a notebook that fails, only what cells show that have run well: all else differs because
    /// of what failed.
    public func findings(in notebook: Notebook, _ execution: Execution, fails: Bool) -> [Found] {
        let source = notebook.source
        var found: [Found] = []
        for difference in differences where !fails || difference.isOfWell(execution) {
            let line = source.range(ofLine: source.location(of: difference.place).line)
            let diff = UnifiedDiff(recorded: difference.recorded ?? [], today: difference.today).lines
            switch difference.kind {
            case .nothing: found.append(Found(.nothingRecorded(at: line)))
            case .output(let cell):
                let name = CellName(cell, in: notebook)
                found.append(
                    Found(.outputDiffers(name, isRecorded: difference.recorded != nil, at: line), body: diff))
            case .gone(let cell): found.append(Found(.outputGone(cell + 1, at: line), body: diff))
            case .plots(let cell): found.append(Found(.plotsDiffer(CellName(cell, in: notebook), at: line)))
            case .cost(let cell, let recorded, let today):
                found.append(Found(.costRose(CellName(cell, in: notebook), from: recorded, to: today, at: line)))
            case .prose:
                found.append(Found(.textDiffers(isRecorded: difference.recorded != nil, at: line), body: diff))
            case .lineEnds: found.append(Found(.lineEndsDiffer()))
            }
        }
        for difference in tolerated {
            guard case .output(let cell) = difference.kind else { continue }
            let line = source.range(ofLine: source.location(of: difference.place).line)
            let diff = UnifiedDiff(recorded: difference.recorded ?? [], today: difference.today).lines
            found.append(Found(.tolerated(CellName(cell, in: notebook), at: line), body: diff))
        }
        return found
    }
}
