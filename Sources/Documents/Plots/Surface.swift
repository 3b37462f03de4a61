/// The values of a function of two numbers on a grid.
public struct Surface: Hashable, Sendable {
    /// Where the columns of the grid are, rising.
    public var x: [Double]
    /// Where the rows of the grid are, rising.
    public var y: [Double]
    /// The values, [rows, columns] in C order; what is not finite leaves a hole.
    public var values: [Double]

    /// The values at each of `y` and each of `x`.
    public init(x: [Double], y: [Double], values: [Double]) {
        precondition(values.count == x.count * y.count)
        self.x = x
        self.y = y
        self.values = values
    }
}
