/// What `describe` says of a column: pandas' `describe`.
public struct ColumnSummary: Sendable {
    /// The column's name.
    public let name: String
    /// How many samples have a value.
    public let count: Int
    /// How many have none.
    public let missing: Int
    /// Mean, standard deviation with n - 1, smallest, quartiles by linear interpolation, largest; nan where there is
    /// none. Empty for texts.
    public let numbers: [Double]
    /// The text that stands most often, the first by its bytes of several; nil for numbers, and where all is missing.
    public let mostFrequent: String?

    init(name: String, values: [Double], categories: [String]?) throws(EngineError) {
        self.name = name
        let present = values.filter { !$0.isNaN }.sorted()
        count = present.count
        missing = values.count - present.count
        if let categories {
            numbers = []
            let place = Int(exactly: Engine.mostFrequent(present))
            mostFrequent = place.flatMap { categories.indices.contains($0) ? categories[$0] : nil }
            return
        }
        mostFrequent = nil
        if present.isEmpty {
            numbers = Array(repeating: .nan, count: 7)
            return
        }
        let mean = present.reduce(0, +) / Double(count)
        let squares = present.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let line = NDArray(shape: [count], elements: present)
        var quartiles: [Double] = []
        for q in [0.25, 0.5, 0.75] { quartiles.append(try line.quantile(q, axis: 0).elements[0]) }
        numbers =
            [mean, count > 1 ? (squares / Double(count - 1)).squareRoot() : .nan, present[0]] + quartiles
            + [present[count - 1]]
    }
}

extension Dataset {
    /// A summary of each feature and, last, of the target. Of samples with more axes, all their numbers are one column.
    public func summaries() throws(EngineError) -> [ColumnSummary] {
        var summaries: [ColumnSummary] = []
        if x.rank == 2 {
            for (column, name) in features.enumerated() {
                summaries.append(
                    try ColumnSummary(name: name, values: values(column), categories: categories[column]))
            }
        } else {
            summaries.append(try ColumnSummary(name: "x", values: x.elements, categories: nil))
        }
        summaries.append(try ColumnSummary(name: target, values: y.elements, categories: classes))
        return summaries
    }
}
