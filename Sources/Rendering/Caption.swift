import Diagnostics
import Documents

/// What stands with the figure or the table of a cell, decided once for every format.
struct Caption {
    /// What it is, and its number; nil where it has none.
    let number: (kind: Numbering.Kind, number: String)?
    /// The author's words.
    let text: String?
    /// The outputs it is about.
    let outputs: Range<Int>
    /// Whether it stands above them: a table is read from its top, a figure is looked at first.
    let isAbove: Bool

    /// The caption of `cell`, which has this number and shows `outputs`; nil where it has none or shows nothing.
    init?(of cell: Cell, _ number: (kind: Numbering.Kind, number: String)?, _ outputs: [Output]) {
        guard number != nil || cell.options.caption != nil, let range = Self.range(in: outputs, number?.kind) else {
            return nil
        }
        self.number = number
        text = cell.options.caption
        self.outputs = range
        isAbove = if case .table = outputs[range.lowerBound] { true } else { false }
    }

    /// From the first to the last output of the kind that the number says: the plots, the tables; without a number, or
    /// where there are none, all of them but promises and failures.
    private static func range(in outputs: [Output], _ kind: Numbering.Kind?) -> Range<Int>? {
        let isPlot = outputs.map { if case .plots = $0 { true } else { false } }
        let isTable = outputs.map { if case .table = $0 { true } else { false } }
        let isShown = outputs.map {
            switch $0 {
            case .text, .finding, .table, .derivation, .plots: true
            case .promise, .failure: false
            }
        }
        let wanted = kind == .table ? [isTable, isPlot, isShown] : [isPlot, isTable, isShown]
        for choice in wanted {
            if let first = choice.firstIndex(of: true), let last = choice.lastIndex(of: true) {
                return first..<last + 1
            }
        }
        return nil
    }

    /// `Figure 1.` or `图 1`, where it has a number: what begins a line of text, in which no style sets it apart.
    func beginning(_ words: PageWords) -> String? {
        number.map { words.captionNumber($0.kind, $0.number, isAlone: text == nil) }
    }

    /// The caption as a line of text.
    func line(_ words: PageWords) -> String {
        [beginning(words), text].compactMap { $0 }.joined(separator: " ")
    }
}
