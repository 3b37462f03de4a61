/// A matrix whose entries are shown as shades; its first row stands at the top.
public struct Heatmap: Hashable, Sendable {
    /// How many entries are in a row.
    public var columns: Int
    /// The entries, row by row; what is not finite leaves a hole.
    public var values: [Double]
    /// What the rows are called; nil where they are counted from 0.
    public var rowNames: [String]?
    /// What the columns are called; nil where they are counted from 0.
    public var columnNames: [String]?
    /// Every how many rows and columns of the matrix are shown.
    public var step = 1

    /// A matrix of `values` with so many columns.
    public init(columns: Int, values: [Double], rowNames: [String]? = nil, columnNames: [String]? = nil) {
        precondition(columns > 0 && values.count % columns == 0)
        self.columns = columns
        self.values = values
        self.rowNames = rowNames
        self.columnNames = columnNames
    }

    /// How many rows there are.
    public var rows: Int { values.count / columns }
}
