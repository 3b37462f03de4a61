public import Diagnostics

/// A name that `sweep=` gives several values, as it is written.
public struct SweptName: Hashable, Sendable {
    /// One of the values.
    public struct Value: Hashable, Sendable {
        /// An expression of nn.
        public let text: String
        /// Where it stands.
        public let range: SourceRange

        /// The value `text` at `range`.
        public init(_ text: String, at range: SourceRange) {
            self.text = text
            self.range = range
        }
    }

    /// What stands before `=`; the reader does not ask whether a variable can be called so.
    public let name: String
    /// Where it stands.
    public let range: SourceRange
    /// The values in the order of the text; empty where none could be read.
    public let values: [Value]

    /// The name at `range` with its values.
    public init(_ name: String, at range: SourceRange, values: [Value]) {
        self.name = name
        self.range = range
        self.values = values
    }
}

/// What a cell showed for each combination of the values that it swept.
public struct Sweep: Sendable {
    /// The names and their values.
    public let grid: SweepGrid
    /// What the cell ends with, in the author's words, where that is an expression: a heading for its value.
    public let resultName: String?
    /// What each combination shows, in the grid's order.
    public var outputs: [[Output]]

    /// The outputs of all combinations of `grid`.
    public init(_ grid: SweepGrid, resultName: String?, outputs: [[Output]]) {
        self.grid = grid
        self.resultName = resultName
        self.outputs = outputs
    }
}

/// All combinations of the values of some names, in order: the last name's value changes fastest.
public struct SweepGrid: Hashable, Sendable {
    /// A name and its values, as they were written.
    public struct Axis: Hashable, Sendable {
        /// The name.
        public let name: String
        /// Its values, in order.
        public let values: [String]

        /// The axis `name`.
        public init(_ name: String, _ values: [String]) {
            self.name = name
            self.values = values
        }
    }

    /// The names, in order.
    public let axes: [Axis]

    /// The grid of `axes`; the product of their lengths is at most `SweepGrid.mostCombinations`.
    public init(_ axes: [Axis]) {
        self.axes = axes
    }

    /// How many combinations a sweep may have.
    public static let mostCombinations = 64

    /// How many combinations there are.
    public var count: Int { axes.reduce(1) { $0 * $1.values.count } }

    /// Which value each name has in a combination, 0 … `count` - 1.
    public func places(of combination: Int) -> [Int] {
        var rest = combination
        var places: [Int] = []
        for axis in axes.reversed() where !axis.values.isEmpty {
            places.append(rest % axis.values.count)
            rest /= axis.values.count
        }
        return places.reversed()
    }

    /// The values of a combination, one for each name.
    public func values(of combination: Int) -> [String] {
        zip(axes, places(of: combination)).map { $0.values[$1] }
    }

    /// A combination as a text: `lr = 0.01, hidden = 2`.
    public func setting(of combination: Int) -> String {
        zip(axes, values(of: combination)).map { "\($0.name) = \($1)" }.joined(separator: ", ")
    }
}
