/// The class that a classifier gives to each cell of a grid, and how it does on samples.
public struct Regions: Hashable, Sendable {
    /// From where to where the grid reaches.
    public var x: Plot.Limits
    /// From where to where the grid reaches.
    public var y: Plot.Limits
    /// How many cells are in a row.
    public var columns: Int
    /// Each cell's class by its place in `names`, row by row from the lowest `y`; nil where it has none.
    public var classes: [Int?]
    /// What the classes are called.
    public var names: [String]
    /// How many samples lie in the region of their own class.
    public var right: Int
    /// How many samples there are.
    public var count: Int

    /// Regions over a grid, and how many of `count` samples lie in the right one.
    public init(
        x: Plot.Limits, y: Plot.Limits, columns: Int, classes: [Int?], names: [String], right: Int, count: Int
    ) {
        precondition(columns > 0 && classes.count % columns == 0)
        self.x = x
        self.y = y
        self.columns = columns
        self.classes = classes
        self.names = names
        self.right = right
        self.count = count
    }
}
