/// A layer of a plot.
public struct Mark: Hashable, Sendable {
    /// The kinds of mark. Columns that belong together are of equal length; what is not finite leaves a gap.
    public enum Shape: Hashable, Sendable {
        /// Unconnected points.
        case points(x: [Double], y: [Double])
        /// Points joined in their order.
        case line(x: [Double], y: [Double])
        /// Bars that stand on zero.
        case bars(Bars)
        /// How often values fall into bins.
        case histogram(Histogram)
        /// What lies between two curves.
        case area(x: [Double], low: [Double], high: [Double])
        /// Lines of equal value.
        case contour(Surface)
        /// Which class a classifier gives to each place.
        case regions(Regions)
        /// A line across the whole plot at a height.
        case horizontal(y: Double)
        /// A line up the whole plot at a place.
        case vertical(x: Double)
        /// Words beside a place.
        case text(x: Double, y: Double, String)
        /// A matrix in shades; it has axes of its own and stands alone.
        case heatmap(Heatmap)
        /// Small pictures in rows; they stand alone.
        case images(ImageSheet)
        /// A model; it stands alone.
        case net(NetDiagram)
        /// A causal graph; it stands alone.
        case graph(GraphDiagram)
    }

    /// What is drawn.
    public var shape: Shape
    /// Its name in the legend.
    public var label: String?
    /// How many points were left out to keep the picture small; 0 when none.
    public var thinned = 0
    /// How many values were left out because they are not finite, and so are not in the shape.
    public var omitted = 0

    /// The mark `shape`, called `label` in the legend.
    public init(_ shape: Shape, label: String? = nil) {
        self.shape = shape
        self.label = label
    }

    /// Whether no other mark fits into its plot.
    public var standsAlone: Bool {
        switch shape {
        case .heatmap, .images, .net, .graph: true
        case .points, .line, .bars, .histogram, .area, .contour, .regions, .horizontal, .vertical, .text: false
        }
    }
}
