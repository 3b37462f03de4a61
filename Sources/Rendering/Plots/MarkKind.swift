import Diagnostics
import Documents

/// What a mark is called in a sentence about its plot.
enum MarkKind: CaseIterable {
    case points, line, bars, histogram, rule

    /// The kind of `shape`.
    init(_ shape: Mark.Shape) {
        self =
            switch shape {
            case .points: .points
            case .line: .line
            case .bars: .bars
            case .histogram: .histogram
            case .horizontal, .vertical: .rule
            }
    }

    /// The name of several.
    var name: Text {
        switch self {
        case .points: Text(en: "points", zh: "散点")
        case .line: Text(en: "lines", zh: "折线")
        case .bars: Text(en: "bars", zh: "条形")
        case .histogram: Text(en: "histograms", zh: "直方图")
        case .rule: Text(en: "lines of reference", zh: "参考线")
        }
    }
}
