import Diagnostics
import Documents

/// A cell whose label promises another thing than it shows: `fig-` on a table, `tbl-` on a picture, either on nothing.
struct MislabelledCell {
    let label: String
    /// What the label says that it shows.
    let announced: Numbering.Kind
    /// Whether it shows nothing; else a table where a figure is announced, or a picture in place of a table.
    let showsNothing: Bool

    /// Looks at what `cell` showed when it ran to its end; nil where that goes with its label.
    init?(_ cell: Cell, _ result: Execution.CellResult) {
        guard let label = cell.options.label, !cell.options.isHidden, result.status == .done else { return nil }
        guard let announced = Numbering.Kind(announcedBy: label), announced == .figure || announced == .table else {
            return nil
        }
        let isFigure = announced == .figure
        let presentation = CellPresentation(cell, result)
        var (hasPicture, hasTable, hasOther) = (false, false, false)
        for output in presentation.outputs + (presentation.sweep?.outputs.flatMap(\.self) ?? []) {
            switch output {
            case .plots: hasPicture = true
            case .table: hasTable = true
            case .text, .finding, .derivation: hasOther = true
            case .promise: break
            case .failure: return nil
            }
        }
        // The results of a sweep may stand in one table.
        if presentation.sweep != nil, hasOther { hasTable = true }
        self.label = label
        self.announced = announced
        showsNothing = !hasPicture && !hasTable && !hasOther
        let isAnother = isFigure ? hasTable && !hasPicture && !hasOther : hasPicture && !hasTable
        guard showsNothing || isAnother else { return nil }
    }
}

extension Notebook {
    /// Where the label of `cell` stands: nothing before it says the same.
    fileprivate func place(ofLabel label: String, in cell: Cell) -> SourceRange {
        let bytes = source.bytes[cell.range.start..<cell.range.end]
        let start = bytes.indices.first { bytes[$0...].starts(with: label.utf8) }
        return start.map { SourceRange($0, $0 + label.utf8.count) } ?? cell.range
    }

    /// NN0648: labels that do not go with what their cells show.
    func mislabelledCells(_ execution: Execution) -> [Diagnostic] {
        zip(cells, execution.cells).compactMap { cell, result in
            MislabelledCell(cell, result).map { .mislabelledCell($0, at: place(ofLabel: $0.label, in: cell)) }
        }
    }
}

extension Diagnostic {
    fileprivate static func mislabelledCell(_ cell: MislabelledCell, at range: SourceRange) -> Diagnostic {
        let (label, isFigure) = (cell.label, cell.announced == .figure)
        let (shown, numbered) = isFigure ? ("table", "figure") : ("picture", "table")
        let (shownZh, numberedZh) = isFigure ? ("表", "图") : ("图", "表")
        guard !cell.showsNothing else {
            let word = isFigure ? "plot" : "table"
            return Diagnostic(
                648, .warning,
                Text(
                    en: "\(label) shows nothing, and takes the number of a \(numbered)",
                    zh: "\(label) 什么也没有显示，却占了一个\(numberedZh)号"), at: range,
                help: Text(
                    en: "end the cell with \(word), or take the label off", zh: "请在单元格里用 \(word) 显示内容，或去掉标签"))
        }
        let shownKind = isFigure ? Numbering.Kind.table : .figure
        return Diagnostic(
            648, .warning,
            Text(
                en: "\(label) shows a \(shown), and is numbered as a \(numbered)",
                zh: "\(label) 显示的是\(shownZh)，却按\(numberedZh)编号"), at: range,
            help: .renamed(shownKind.renaming(label)))
    }
}
