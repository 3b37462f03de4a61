internal import Diagnostics
internal import Documents

extension Diagnostic {
    /// Marks and several whole plots in one `plot`.
    static func marksBesidePlots(_ count: Int, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            431,
            Text(
                en: "plot is given marks and \(count) whole plots: it is not clear which plot the marks belong to",
                zh: "plot 同时收到标记和 \(count) 幅整图：不清楚这些标记属于哪一幅"), at: range,
            help: Text(
                en: "put marks that are a plot of their own into one: plot p, q, plot(points(x, y))",
                zh: "自成一幅的标记请先画成图：plot p, q, plot(points(x, y))"))
    }

    /// An interval that does not go up.
    static func notAnInterval(_ function: String, _ low: Double, _ high: Double, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            432,
            Text(
                en:
                    "\(function) is drawn from the lower to the higher end of an interval, not from \(shortNumber(low)) to \(shortNumber(high))",
                zh: "画 \(function) 的区间应从小到大，且两端有限，不能从 \(shortNumber(low)) 到 \(shortNumber(high))"), at: range)
    }

    /// Edges of bins that are too few, too many, or not in order.
    static func edgesDoNotRise(_ edges: [Double], at range: SourceRange) -> Diagnostic {
        let help = Text(
            en: "write bins=10, or edges like bins=[0, 1, 2, 5]", zh: "写成 bins=10，或给出边界，如 bins=[0, 1, 2, 5]")
        guard (2...1001).contains(edges.count) else {
            return Diagnostic(
                433,
                Text(
                    en: "bins has \(counted(edges.count, "edge")), and needs 2 to 1,001",
                    zh: "bins 有 \(grouped(edges.count)) 个边界，应为 2 到 1,001 个"), at: range, help: help)
        }
        let place = edges.indices.dropFirst().first { !(edges[$0 - 1] < edges[$0]) || !edges[$0].isFinite } ?? 0
        return Diagnostic(
            433,
            Text(
                en:
                    "the edges of bins must rise and be finite: edge \(place) is \(shortNumber(edges[place]))"
                    + (place > 0 ? ", after \(shortNumber(edges[place - 1]))" : ""),
                zh: "bins 的边界必须有限且递增：第 \(place) 个是 \(shortNumber(edges[place]))"
                    + (place > 0 ? "，前一个是 \(shortNumber(edges[place - 1]))" : "")), at: range, help: help)
    }

    /// A limit that a logarithmic axis does not reach.
    static func limitOffLogarithm(_ name: String, _ low: Double, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            435,
            Text(
                en: "\(name) begins at \(shortNumber(low)), and a logarithmic axis holds only numbers above 0",
                zh: "\(name) 从 \(shortNumber(low)) 开始，而对数轴上只有大于 0 的数"), at: range,
            help: Text(en: "begin above 0, as in \(name)=(0.01, 1)", zh: "从大于 0 的数开始，例如 \(name)=(0.01, 1)"))
    }

    /// Bars of one plot under different names.
    static func barsDiffer(_ first: [String], _ second: [String], at range: SourceRange) -> Diagnostic {
        let place = zip(first, second).enumerated().first { $1.0 != $1.1 }?.offset
        let detail =
            place.map { (en: "\(first[$0]) and \(second[$0])", zh: "\(first[$0]) 与 \(second[$0])") }
            ?? (en: "\(first.count) and \(second.count) names", zh: "\(first.count) 个与 \(second.count) 个名字")
        return Diagnostic(
            434,
            Text(
                en: "bars side by side in one plot need the same names in the same order: \(detail.en)",
                zh: "一幅图里并排的条形要有相同的名字和次序：\(detail.zh)"), at: range,
            help: Text(
                en: "draw them as two plots: plot plot(bars(…)), plot(bars(…))",
                zh: "分成两幅：plot plot(bars(…)), plot(bars(…))"))
    }
}
