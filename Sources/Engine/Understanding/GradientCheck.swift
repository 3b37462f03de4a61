/// How a gradient that somebody wrote down compares with the true one.
public struct GradientCheck: Sendable {
    /// What it is as a whole.
    public enum Verdict: Hashable, Sendable {
        /// Equal but for rounding.
        case right
        /// Equal to some digits: the largest difference, as a share of the largest element of its array.
        case close(Double)
        /// `factor` times the true one in every element of every array.
        case multiple(Double, Cause?)
        /// `factor` times what comes out when the derivative of a sigmoid or tanh is mistaken so, in `places` of `all`
        /// places where one is taken.
        case squashed(
            SquashMistake, isTanh: Bool, factor: Double, Cause?, places: Int, all: Int)
        /// Each array in its own way.
        case array
    }

    /// Where a constant multiple comes from.
    public enum Cause: Hashable, Sendable {
        /// A division by this number, mostly of a sum by the samples, was left out; what is left of the factor then.
        case notDivided(by: Int, leaving: Double)
        /// It was done once more.
        case dividedAgain(by: Int, leaving: Double)
    }

    /// How one of its arrays compares.
    public enum Likeness: Hashable, Sendable {
        case equal
        case close(Double)
        case multiple(Double, Cause?)
        /// `factor` times the transposed one.
        case transposed(Double)
        /// Its sum over the first axis is `factor` times the true one.
        case notSummed(Double)
        /// Some elements are right: which, in C order.
        case partly([Bool])
        /// Another number of elements.
        case otherShape
        /// An element that is infinite or nan.
        case notFinite
        case different
    }

    /// One array of the gradient.
    public struct Part: Sendable {
        /// Of the true gradient.
        public let shape: [Int]
        /// Of what was claimed.
        public let claimedShape: [Int]
        /// How they compare.
        public let likeness: Likeness
    }

    /// One element of the gradient, three ways.
    public struct Element: Sendable {
        /// Which array.
        public let part: Int
        /// Its place in each axis.
        public let index: [Int]
        /// What was written down; nil where there is no such element.
        public let claimed: Double?
        /// By reverse mode.
        public let exact: Double
        /// By central differences, (f(x + h) - f(x - h)) / 2h.
        public let numeric: Double
    }

    /// What it is as a whole.
    public let verdict: Verdict
    /// The arrays, in the order in which they were given.
    public let parts: [Part]
    /// Some elements, in order: those that differ most, or the largest if none do.
    public let elements: [Element]
    /// How many there are in all.
    public let count: Int
    /// Whether the true gradient is zero everywhere, so that the check says little.
    public let isZero: Bool

    /// Whether central differences bear reverse mode out. They do not where the function has a kink or a jump.
    public var isWitnessed: Bool {
        let scale = elements.reduce(0) { max($0, abs($1.exact)) }
        // Their own error is about h² = 4e-11 times the third derivative, and ε / h = 4e-11 times the value.
        return elements.allSatisfy { abs($0.numeric - $0.exact) <= 1e-4 * scale + 1e-9 }
    }
}
