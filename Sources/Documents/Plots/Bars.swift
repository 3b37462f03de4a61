/// Bars that stand on zero: a height for each place or name.
public struct Bars: Hashable, Sendable {
    /// Where each bar's middle is on the horizontal axis; 0, 1, 2, … of bars with names.
    public var positions: [Double]
    /// How high each bar is; below zero it hangs.
    public var heights: [Double]
    /// What each bar is called; nil where the positions are numbers of the axis.
    public var names: [String]?

    /// Bars with names, side by side.
    public init(names: [String], heights: [Double]) {
        positions = heights.indices.map(Double.init)
        self.heights = heights
        self.names = names
    }

    /// Bars at numbers of the axis.
    public init(positions: [Double], heights: [Double]) {
        self.positions = positions
        self.heights = heights
    }
}
