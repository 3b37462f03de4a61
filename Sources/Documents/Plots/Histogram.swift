/// How often values fall into bins: `counts[i]` of them lie from `edges[i]` up to but not including `edges[i + 1]`; the
/// last bin includes its upper edge.
public struct Histogram: Hashable, Sendable {
    /// The edges of the bins, rising; one more than there are bins.
    public var edges: [Double]
    /// How many values are in each bin.
    public var counts: [Double]
    /// Between which two values the middle half lies; nil of no values.
    public var middle: Plot.Limits?
    /// How many values lie in no bin.
    public var outside: Int

    /// A histogram.
    public init(edges: [Double], counts: [Double], middle: Plot.Limits? = nil, outside: Int = 0) {
        self.edges = edges
        self.counts = counts
        self.middle = middle
        self.outside = outside
    }
}
