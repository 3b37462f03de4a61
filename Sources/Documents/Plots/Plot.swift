/// A picture as data; a renderer draws it.
public struct Plot: Hashable, Sendable {
    /// What is drawn, later marks over earlier ones.
    public var marks: [Mark]
    /// What stands above it.
    public var title: String?
    /// What the horizontal axis is called.
    public var xLabel: String?
    /// What the vertical axis is called.
    public var yLabel: String?
    /// The range of the axis; nil to take it from the marks.
    public var xLimits: Limits?
    /// The same of the vertical axis.
    public var yLimits: Limits?
    /// Whether the horizontal axis is logarithmic.
    public var hasLogarithmicX = false
    /// Whether the vertical axis is logarithmic.
    public var hasLogarithmicY = false

    /// A plot of `marks`.
    public init(marks: [Mark]) {
        self.marks = marks
    }

    /// A closed interval of an axis.
    public struct Limits: Hashable, Sendable {
        /// Where it begins.
        public var low: Double
        /// Where it ends.
        public var high: Double

        /// `low ... high`.
        public init(_ low: Double, _ high: Double) {
            self.low = low
            self.high = high
        }
    }
}
