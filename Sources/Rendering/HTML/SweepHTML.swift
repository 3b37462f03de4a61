import Diagnostics
import Documents

extension BodyWriter {
    /// A sweep: a group of radio buttons for each name, the outputs of each combination in a block, of which the page's
    /// style shows the chosen one, and all results in one table where they fit into one.
    mutating func writeSweep(_ sweep: Sweep, of index: Int) {
        let caption = Caption(of: notebook.cells[index], numbering.cells[index], sweep.outputs.first ?? [])
        if let caption {
            html.open("figure", ["id": caption.number == nil ? nil : anchors.cells[index]])
            html.markup("\n")
            if caption.number?.kind == .table { write(caption) }
        }
        let table = SweepTable(sweep, language: language).table
        html.open("div", ["class": table == nil ? "sweep" : "sweep listed"])
        html.markup("\n")
        writeAxes(sweep.grid)
        for (combination, outputs) in sweep.outputs.enumerated() {
            writeCombination(combination, of: sweep.grid, outputs, cell: index)
        }
        if let table { writeEvery(table) }
        html.markup("</div>\n")
        if let caption {
            if caption.number?.kind != .table { write(caption) }
            html.markup("</figure>\n")
        }
    }

    private mutating func writeAxes(_ grid: SweepGrid) {
        sweepCount += 1
        html.markup("<div class=\"axes\">\n")
        for (axis, name) in grid.axes.enumerated() {
            let choice = grid.choice(axis)
            if name.values.count > SweepStyle.fewValues { hasManyValues = true }
            html.markup("<fieldset>\n<legend>")
            html.element("code", name.name)
            html.markup("</legend>\n")
            for (value, text) in name.values.enumerated() {
                html.markup("<label>")
                html.open(
                    "input",
                    [
                        "type": "radio", "class": choice.map { "c\($0)-\(value)" },
                        "name": "\(IdentifierPool.reservedPrefix)sweep-\(sweepCount)-\(axis)",
                        "checked": value == 0 ? "" : nil,
                    ])
                html.element("code", text)
                html.markup("</label>\n")
            }
            html.markup("</fieldset>\n")
        }
        html.markup("</div>\n")
    }

    private mutating func writeCombination(
        _ combination: Int, of grid: SweepGrid, _ outputs: [Output], cell: Int
    ) {
        let places = grid.places(of: combination).enumerated().map { axis, value in
            grid.choice(axis).map { " v\($0)-\(value)" } ?? ""
        }.joined()
        let setting = grid.setting(of: combination)
        html.open("div", ["class": "combination" + places, "role": "group", "aria-label": setting])
        html.markup("\n")
        html.element("p", ["class": "setting"], setting)
        html.markup("\n")
        writeOutputs(outputs[...], of: cell)
        html.markup("</div>\n")
    }

    private mutating func writeEvery(_ table: Table) {
        html.markup("<details class=\"every\">\n")
        html.element("summary", Text(en: "All combinations", zh: "全部组合")[language])
        html.markup("\n")
        writeTable(table)
        html.markup("</details>\n")
    }
}

extension SweepGrid {
    /// Which of the names with several values a name is, from 0: what the page's style calls it; nil for one value.
    fileprivate func choice(_ axis: Int) -> Int? {
        axes[axis].values.count > 1 ? axes[..<axis].count { $0.values.count > 1 } : nil
    }
}
