/// Samples and what is to be learnt from them.
public struct Dataset: Sendable {
    /// The inputs, [samples, features] or with more axes a sample; nan where one is missing.
    public let x: NDArray
    /// Labels or values, samples first: [samples] or [samples, outputs].
    public let y: NDArray
    /// The names of the columns of `x`; none where a sample is not one row.
    public let features: [String]
    /// For each feature the texts that its column of `x` numbers from 0; nil where it holds numbers.
    public let categories: [[String]?]
    /// The names of the classes that `y` numbers from 0, where they have any.
    public let classes: [String]?
    /// The name of `y`.
    public let target: String
    /// What drew the samples, if that is known and none of their values has been changed since.
    public var origin: (any DatasetOrigin)?

    /// A data set of `x` [samples, features] and `y` [samples, …]; an `x` [samples] is one feature.
    ///
    /// Features without names are x0, x1, …. Throws `countsDiffer` where x and y, or columns and names, are not equally
    /// many, and `tooManyIndices` for a number in place of an array.
    public init(
        x: NDArray, y: NDArray, features: [String]? = nil, categories: [[String]?]? = nil, classes: [String]? = nil,
        target: String = "y"
    ) throws(EngineError) {
        guard let samples = x.shape.first, let labels = y.shape.first else {
            throw .tooManyIndices(count: 1, rank: 0)
        }
        if samples != labels { throw .countsDiffer(first: samples, second: labels) }
        self.x =
            x.rank == 1 ? NDArray(shape: [samples, 1], kind: x.kind, elements: x.elements) : x.detached
        self.y = y.detached
        let columns = self.x.rank == 2 ? self.x.shape[1] : 0
        for count in [features?.count, categories?.count].compactMap(\.self) where count != columns {
            throw .countsDiffer(first: columns, second: count)
        }
        self.features = features ?? (0..<columns).map { "x\($0)" }
        self.categories = categories ?? Array(repeating: nil, count: columns)
        self.classes = classes
        self.target = target
    }

    /// A data set of columns [samples], one of which is the target.
    ///
    /// Throws `unknownColumn` where no column is called `target`, `countsDiffer` for columns that are not equally long,
    /// and `cannotJoin` for a feature that is not one number a sample.
    public init(columns: [(name: String, column: Column)], target: String) throws(EngineError) {
        guard let y = columns.first(where: { Dataset.same($0.name, target) })?.column else {
            throw .unknownColumn(target, known: columns.map(\.name))
        }
        let features = columns.filter { !Dataset.same($0.name, target) }
        let count = y.values.shape.first ?? 0
        for (_, column) in features {
            if column.values.rank != 1 { throw .cannotJoin([count], column.values.shape, axis: 1) }
            if column.values.count != count { throw .countsDiffer(first: count, second: column.values.count) }
        }
        var elements: [Double] = []
        elements.reserveCapacity(count * features.count)
        for row in 0..<count {
            for (_, column) in features { elements.append(column.values.elements[row]) }
        }
        let kind = features.map(\.column.values.kind).max() ?? .number
        try self.init(
            x: NDArray(shape: [count, features.count], kind: kind, elements: elements), y: y.values,
            features: features.map(\.name), categories: features.map(\.column.categories), classes: y.categories,
            target: target)
    }

    init(
        unchecked x: NDArray, y: NDArray, features: [String], categories: [[String]?], classes: [String]?,
        target: String
    ) {
        self.x = x
        self.y = y
        self.features = features
        self.categories = categories
        self.classes = classes
        self.target = target
    }

    /// The number of samples.
    public var count: Int { x.shape[0] }

    /// The bytes that the names of categories and classes take.
    public var nameByteCount: Int {
        (categories.compactMap(\.self) + [classes ?? []]).reduce(0) { sum, names in
            names.reduce(sum) { $0 + 16 + $1.utf8.count }
        }
    }

    /// How many numbers a sample's `x` holds.
    var width: Int { x.shape.dropFirst().reduce(1, *) }

    /// The samples at `indices`, in that order.
    ///
    /// Throws `indexOutOfRange`.
    public func rows(_ indices: [Int]) throws(EngineError) -> Dataset {
        for index in indices where !(0..<count).contains(index) {
            throw .indexOutOfRange(index: index, axis: 0, length: count)
        }
        return taking(indices)
    }

    /// The samples of `range`, as far as there are any.
    public func rows(_ range: Range<Int>) -> Dataset {
        taking(Array(range.clamped(to: 0..<count)))
    }

    private func taking(_ indices: [Int]) -> Dataset {
        var chosen = with(x: Dataset.taking(indices, of: x), y: Dataset.taking(indices, of: y))
        chosen.origin = origin
        return chosen
    }

    /// The same names with other numbers.
    func with(x: NDArray, y: NDArray? = nil) -> Dataset {
        Dataset(
            unchecked: x, y: y ?? self.y, features: features, categories: categories, classes: classes, target: target)
    }

    /// The numbers of a column of `x`, samples as rows.
    func values(_ column: Int) -> [Double] {
        let width = width
        return (0..<count).map { x.elements[$0 * width + column] }
    }

    private static func taking(_ rows: [Int], of array: NDArray) -> NDArray {
        let width = array.shape.dropFirst().reduce(1, *)
        var elements: [Double] = []
        elements.reserveCapacity(rows.count * width)
        for row in rows { elements += array.elements[row * width..<(row + 1) * width] }
        return NDArray(shape: [rows.count] + array.shape.dropFirst(), kind: array.kind, elements: elements)
    }
}
