/// An array of one to five axes, in C order; without axes, a number on its way through a trace.
public struct NDArray: Sendable {
    /// What the elements are. They are all stored as doubles; integers are exact up to 2⁵³.
    public enum Kind: UInt8, Comparable, Sendable {
        case truth
        case integer
        case number

        /// NumPy's order of promotion.
        public static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
    }

    /// The length of each axis, outermost first.
    public private(set) var shape: [Int]
    /// The elements in C order: the last axis runs fastest.
    public var elements: [Double]
    /// The node that made it, while a graph is being recorded.
    public var trace: Trace?
    /// What the elements are.
    public var kind: Kind

    /// An array of `shape`, whose product is the number of elements.
    public init(shape: [Int], kind: Kind = .number, elements: [Double]) {
        precondition(shape.reduce(1, *) == elements.count)
        self.shape = shape
        self.kind = kind
        self.elements = elements
    }

    /// An array whose elements are known to fill its shape.
    init(shape: [Int], kind: Kind, unchecked elements: [Double]) {
        self.shape = shape
        self.kind = kind
        self.elements = elements
    }

    /// An array of `shape` with the same value everywhere.
    public init(shape: [Int], kind: Kind = .number, repeating value: Double) {
        self.init(shape: shape, kind: kind, elements: Array(repeating: value, count: shape.reduce(1, *)))
    }

    /// A number as an array without axes.
    public init(number: Double, kind: Kind = .number) {
        self.init(shape: [], kind: kind, elements: [number])
    }

    /// The number of elements.
    @inlinable public var count: Int { elements.count }
    /// The number of axes.
    @inlinable public var rank: Int { shape.count }

    /// The same array outside any graph.
    public var detached: NDArray {
        var copy = self
        copy.trace = nil
        return copy
    }
}

/// The place of a value in a graph, and which graph: a value that outlives its graph is a constant in the next.
///
/// Of 32 bits each, because a value is moved more often than anything else; neither graphs nor nodes can be as many.
public struct Trace: Hashable, Sendable {
    let graph: Int32
    let node: Int32
}
