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

    private init(
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
        return with(x: Dataset.taking(indices, of: x), y: Dataset.taking(indices, of: y))
    }

    /// The samples of `range`, as far as there are any.
    public func rows(_ range: Range<Int>) -> Dataset {
        let indices = Array(range.clamped(to: 0..<count))
        return with(x: Dataset.taking(indices, of: x), y: Dataset.taking(indices, of: y))
    }

    /// The column `name`, [samples]; the target's name gives `y`.
    ///
    /// Throws `unknownColumn`.
    public func column(_ name: String) throws(EngineError) -> NDArray {
        guard let column = index(of: name) else {
            if Dataset.same(name, target) { return y }
            throw .unknownColumn(name, known: features + [target])
        }
        return NDArray(shape: [count], kind: x.kind, elements: values(column))
    }

    /// The texts of the column `name`, nil where one is missing; nil for a column of numbers.
    ///
    /// Throws `unknownColumn`.
    public func texts(_ name: String) throws(EngineError) -> [String?]? {
        let column = try column(name)
        guard let names = index(of: name).map({ categories[$0] }) ?? classes, column.rank == 1 else { return nil }
        return column.elements.map { value in
            Int(exactly: value).flatMap { names.indices.contains($0) ? names[$0] : nil }
        }
    }

    /// The same samples with only the features `names`, in that order.
    ///
    /// Throws `unknownColumn`.
    public func columns(_ names: [String]) throws(EngineError) -> Dataset {
        var places: [Int] = []
        for name in names {
            guard let place = index(of: name) else { throw .unknownColumn(name, known: features) }
            places.append(place)
        }
        return columns(at: places)
    }

    func columns(at places: [Int]) -> Dataset {
        let width = features.count
        var elements: [Double] = []
        elements.reserveCapacity(count * places.count)
        for row in 0..<count {
            for place in places { elements.append(x.elements[row * width + place]) }
        }
        let chosen = NDArray(shape: [count, places.count], kind: x.kind, elements: elements)
        return Dataset(
            unchecked: chosen, y: y, features: places.map { features[$0] }, categories: places.map { categories[$0] },
            classes: classes, target: target)
    }

    /// The same data set with the column `name` changed, or with one more: the target's name changes `y`.
    ///
    /// Throws `countsDiffer` for a column of another length, `cannotJoin` for a feature that is not one number a sample,
    /// and `notAMatrix` where a sample is not one row.
    public func replacing(_ name: String, with column: Column) throws(EngineError) -> Dataset {
        let length = column.values.shape.first ?? 1
        if length != count { throw .countsDiffer(first: count, second: length) }
        if index(of: name) == nil, Dataset.same(name, target) {
            return Dataset(
                unchecked: x, y: column.values, features: features, categories: categories, classes: column.categories,
                target: target)
        }
        if x.rank != 2 { throw .notAMatrix(x.shape) }
        if column.values.rank != 1 { throw .cannotJoin([count], column.values.shape, axis: 1) }
        let place = index(of: name) ?? features.count
        let width = features.count
        let newWidth = max(width, place + 1)
        var elements: [Double] = []
        elements.reserveCapacity(count * newWidth)
        for row in 0..<count {
            elements += x.elements[row * width..<(row + 1) * width]
            if place == width { elements.append(0) }
            elements[row * newWidth + place] = column.values.elements[row]
        }
        let kind = width == 0 ? column.values.kind : max(x.kind, column.values.kind)
        var (features, categories) = (features, categories)
        if place == width {
            features.append(name)
            categories.append(nil)
        }
        categories[place] = column.categories
        return Dataset(
            unchecked: NDArray(shape: [count, newWidth], kind: kind, elements: elements), y: y, features: features,
            categories: categories, classes: classes, target: target)
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

    /// What a column of `x` is called in a message: its name, or where it stands in a sample.
    func name(ofColumn column: Int) -> String {
        if features.indices.contains(column) { return features[column] }
        var place: [Int] = []
        var rest = column
        for length in x.shape.dropFirst().reversed() where length > 0 {
            place.append(rest % length)
            rest /= length
        }
        return "x[\(place.reversed().map(String.init).joined(separator: ", "))]"
    }

    func index(of name: String) -> Int? { features.firstIndex { Dataset.same($0, name) } }

    /// Names are equal by their bytes.
    static func same(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

    private static func taking(_ rows: [Int], of array: NDArray) -> NDArray {
        let width = array.shape.dropFirst().reduce(1, *)
        var elements: [Double] = []
        elements.reserveCapacity(rows.count * width)
        for row in rows { elements += array.elements[row * width..<(row + 1) * width] }
        return NDArray(shape: [rows.count] + array.shape.dropFirst(), kind: array.kind, elements: elements)
    }
}
