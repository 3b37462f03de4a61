import Diagnostics
import Documents

/// What a mark is called in a sentence about its plot.
enum MarkKind: CaseIterable {
    case regions, contour, area, points, line, bars, histogram, rule, words, heatmap, images, net, graph

    /// The kind of `shape`.
    init(_ shape: Mark.Shape) {
        self =
            switch shape {
            case .points: .points
            case .line: .line
            case .bars: .bars
            case .histogram: .histogram
            case .area: .area
            case .contour: .contour
            case .regions: .regions
            case .horizontal, .vertical: .rule
            case .text: .words
            case .heatmap: .heatmap
            case .images: .images
            case .net: .net
            case .graph: .graph
            }
    }

    /// The name of several.
    var name: Text {
        switch self {
        case .points: Text(en: "points", zh: "散点")
        case .line: Text(en: "lines", zh: "折线")
        case .bars: Text(en: "bars", zh: "条形")
        case .histogram: Text(en: "histograms", zh: "直方图")
        case .area: Text(en: "areas", zh: "区域")
        case .contour: Text(en: "contours", zh: "等值线")
        case .regions: Text(en: "regions of classes", zh: "各类的区域")
        case .rule: Text(en: "lines of reference", zh: "参考线")
        case .words: Text(en: "words", zh: "文字")
        case .heatmap: Text(en: "a heat map", zh: "热图")
        case .images: Text(en: "pictures", zh: "图片")
        case .net: Text(en: "a net", zh: "模型")
        case .graph: Text(en: "a causal graph", zh: "因果图")
        }
    }
}
