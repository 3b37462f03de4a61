import Documents

extension PlotWords {
    /// From where to where an area reaches, and where it is widest.
    func clause(
        _ x: [Double], _ low: [Double], _ high: [Double], in layout: PlotLayout, name: String?
    ) -> String {
        let drawn = x.indices.filter { index in
            [layout.x.fraction(x[index]), layout.y.fraction(low[index]), layout.y.fraction(high[index])].allSatisfy {
                $0 != nil
            }
        }
        guard let first = drawn.first, let last = drawn.last else { return "" }
        let widths = drawn.map { ((high[$0] - low[$0]).magnitude, $0) }
        let widest = widths.reduce(widths[0]) { $1.0 > $0.0 ? $1 : $0 }
        func ends(_ index: Int) -> String {
            say(
                "from \(low[index].short) to \(high[index].short) at \(at(x[index]))",
                "\(at(x[index])) 处从 \(low[index].short) 到 \(high[index].short)")
        }
        let places = first == last ? ends(first) : ends(first) + say(", ", "，") + ends(last)
        let narrowest = widths.reduce(widths[0]) { $1.0 < $0.0 ? $1 : $0 }
        if widest.0 - narrowest.0 <= 1e-9 * widest.0 {
            return start(name) + places + say(", \(widest.0.short) wide everywhere", "，处处宽 \(widest.0.short)")
        }
        return start(name) + places
            + say(", widest (\(widest.0.short)) at \(at(x[widest.1]))", "，最宽 \(widest.0.short)（\(at(x[widest.1]))）")
    }

    /// From where to where the values of a surface go, and where they are lowest and highest on its grid.
    func clause(_ surface: Surface, name: String?) -> String {
        let drawn = surface.values.indices.filter { surface.values[$0].isFinite }
        guard let first = drawn.first, !surface.x.isEmpty else { return "" }
        let lowest = drawn.reduce(first) { surface.values[$1] < surface.values[$0] ? $1 : $0 }
        let highest = drawn.reduce(first) { surface.values[$1] > surface.values[$0] ? $1 : $0 }
        func place(_ index: Int) -> String {
            let (row, column) = index.quotientAndRemainder(dividingBy: surface.x.count)
            return "\(x) = \(surface.x[column].short), \(y) = \(surface.y[row].short)"
        }
        let (low, high) = (surface.values[lowest].short, surface.values[highest].short)
        return start(name)
            + say(
                "lowest \(low) at \(place(lowest)), highest \(high) at \(place(highest))",
                "最低 \(low)（\(place(lowest))），最高 \(high)（\(place(highest))）")
    }

    /// Each class's share of the plane, and how many samples are on its right side.
    func clause(_ regions: Regions) -> String {
        let total = regions.classes.count { $0 != nil }
        let shares = regions.names.enumerated().prefix(8).map { number, name in
            let count = regions.classes.count { $0 == number }
            let percent = total == 0 ? 0 : (Double(count) / Double(total) * 100).rounded()
            return say("\(percent.short) % of the plane for \(name)", "\(zh(name))占 \(percent.short)%")
        }
        let more = regions.names.count > 8 ? [self.more(regions.names.count - 8)] : []
        return (shares + more).joined(separator: say(", ", "，"))
            + say(
                "; \(regions.right) of \(regions.count) points lie in the region of their class",
                "；\(regions.count) 个点中有 \(regions.right) 个落在自己一类的区域里")
    }

    /// Words at a place.
    func clause(_ text: String, _ x: Double, _ y: Double) -> String {
        let words = PlotWords.name(text) ?? ""
        return say(
            "“\(words)” at \(self.x) = \(x.short), \(self.y) = \(y.short)",
            "“\(words)”位于 \(self.x) = \(x.short)，\(self.y) = \(y.short)")
    }

    /// How large a matrix is.
    func heading(_ heatmap: Heatmap) -> String {
        let (rows, columns) = (heatmap.rows, heatmap.columns)
        return say(
            "Heat map of \(rows) \(rows == 1 ? "row" : "rows") and \(columns) \(columns == 1 ? "column" : "columns")",
            "\(rows) 行 \(columns) 列的热图")
    }

    /// The largest and the smallest entry of a matrix; nil where none is finite.
    func clause(_ heatmap: Heatmap) -> String? {
        let drawn = heatmap.values.indices.filter { heatmap.values[$0].isFinite }
        guard let first = drawn.first else { return nil }
        let smallest = drawn.reduce(first) { heatmap.values[$1] < heatmap.values[$0] ? $1 : $0 }
        let largest = drawn.reduce(first) { heatmap.values[$1] > heatmap.values[$0] ? $1 : $0 }
        func cell(_ index: Int) -> String {
            let (row, column) = index.quotientAndRemainder(dividingBy: heatmap.columns)
            let rowName = heatmap.rowNames.flatMap { PlotWords.name($0[row]) } ?? String(row * heatmap.step)
            let columnName = heatmap.columnNames.flatMap { PlotWords.name($0[column]) } ?? String(column * heatmap.step)
            return say("row \(rowName), column \(columnName)", "\(zh(rowName))行\(zh(columnName))列")
        }
        let (low, high) = (heatmap.values[smallest].short, heatmap.values[largest].short)
        if heatmap.values[smallest] == heatmap.values[largest] { return say("all \(low)", "都是 \(low)") }
        return say(
            "largest \(high) in \(cell(largest)), smallest \(low) in \(cell(smallest))",
            "最大 \(high)（\(cell(largest))），最小 \(low)（\(cell(smallest))）")
    }

    /// How many pictures there are, and how large.
    func heading(_ sheet: ImageSheet) -> String {
        let size = "\(sheet.height * sheet.step) × \(sheet.width * sheet.step)"
        return say(
            sheet.count == 1 ? "One picture of \(size) pixels" : "\(sheet.count) pictures of \(size) pixels",
            "\(sheet.count) 张 \(size) 像素的图片")
    }

    /// What pictures are called; nil where they have no names.
    func clause(_ sheet: ImageSheet) -> String? {
        let names = sheet.labels.compactMap { PlotWords.name($0) }
        guard !names.isEmpty else { return nil }
        let more = names.count > 12 ? [self.more(names.count - 12)] : []
        return (names.prefix(12) + more).joined(separator: say(", ", "、"))
    }
}
