import Documents

extension PlotWords {
    /// How many bars there are, and which are the largest and the smallest.
    func clause(_ bars: Bars, name: String?) -> String {
        let drawn = bars.heights.indices.filter { bars.heights[$0].isFinite }
        guard var low = drawn.first, var high = drawn.first else { return "" }
        for index in drawn {
            if bars.heights[index] < bars.heights[low] { low = index }
            if bars.heights[index] > bars.heights[high] { high = index }
        }
        func bar(_ index: Int) -> String {
            guard let names = bars.names, names.indices.contains(index), let name = PlotWords.name(names[index]) else {
                return at(bars.positions[index])
            }
            return name
        }
        let subject = start(name)
        if bars.heights[low] == bars.heights[high] {
            let value = bars.heights[low].short
            return subject
                + (drawn.count == 1
                    ? say("one bar, \(bar(low)), of \(value)", "一个条形（\(bar(low))），高 \(value)")
                    : say("\(drawn.count) bars, all of \(value)", "\(drawn.count) 个条形，都是 \(value)"))
        }
        return subject
            + say(
                "\(drawn.count) bars, the largest \(bars.heights[high].short) (\(bar(high))), the smallest "
                    + "\(bars.heights[low].short) (\(bar(low)))",
                "\(drawn.count) 个条形，最大 \(bars.heights[high].short)（\(bar(high))），最小 \(bars.heights[low].short)（\(bar(low))）"
            )
    }

    /// How many values a histogram counts, from where to where, and where the middle half of them lies.
    func clause(_ histogram: Histogram, name: String?) -> String {
        let count = histogram.counts.reduce(0, +)
        let filled = histogram.counts.indices.filter { histogram.counts[$0] > 0 }
        guard let first = filled.first, let last = filled.last, histogram.edges.count > last + 1 else { return "" }
        let fullest = filled.reduce(first) { histogram.counts[$1] > histogram.counts[$0] ? $1 : $0 }
        let (low, high) = (histogram.edges[first].short, histogram.edges[last + 1].short)
        let (left, right) = (histogram.edges[fullest].short, histogram.edges[fullest + 1].short)
        let peak = histogram.counts[fullest].short
        var text =
            start(name)
            + say(
                "\(count.short) values between \(low) and \(high)", "\(count.short) 个值，在 \(low) 到 \(high) 之间")
        if let middle = histogram.middle {
            text += say(
                ", the middle half between \(middle.low.short) and \(middle.high.short)",
                "，中间一半在 \(middle.low.short) 到 \(middle.high.short) 之间")
        }
        return text
            + say(
                ", most from \(left) to \(right) (\(peak) of them)", "，最多的在 \(left) 到 \(right) 之间（\(peak) 个）")
    }

    /// A line of reference across.
    func line(atHeight value: Double, name: String?) -> String {
        start(name) + say("a horizontal line at \(value.short)", "\(value.short) 处的水平线")
    }

    /// A line of reference up.
    func line(at value: Double, name: String?) -> String {
        start(name) + say("a vertical line at \(at(value))", "\(at(value)) 处的竖直线")
    }

    /// `name: `, if there is one.
    func start(_ name: String?) -> String {
        PlotWords.name(name).map { $0 + colon } ?? ""
    }
}
