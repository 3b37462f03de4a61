/// Samples and what is to be learnt from them.
public struct Dataset: Sendable {
    /// The inputs, [samples, features] or with more axes a sample.
    public let x: NDArray
    /// Labels or values, samples first: [samples] or [samples, outputs].
    public let y: NDArray
    /// The names of the columns of `x`; none where a sample is not one row.
    public let features: [String]
    /// The names of the classes that `y` numbers from 0, where they have any.
    public let classes: [String]?
    /// The name of `y`.
    public let target: String

    /// A data set of `x` [samples, features] and `y` [samples, …]; an `x` [samples] is one feature.
    ///
    /// Features without names are x0, x1, …. Throws `countsDiffer` where x and y, or columns and names, are not equally
    /// many, and `tooManyIndices` for a number in place of an array.
    public init(
        x: NDArray, y: NDArray, features: [String]? = nil, classes: [String]? = nil, target: String = "y"
    ) throws(EngineError) {
        guard let samples = x.shape.first, let labels = y.shape.first else {
            throw .tooManyIndices(count: 1, rank: 0)
        }
        if samples != labels { throw .countsDiffer(first: samples, second: labels) }
        self.x =
            x.rank == 1 ? NDArray(shape: [samples, 1], kind: x.kind, elements: x.elements) : x.detached
        self.y = y.detached
        let columns = self.x.rank == 2 ? self.x.shape[1] : 0
        if let features {
            if features.count != columns { throw .countsDiffer(first: columns, second: features.count) }
            self.features = features
        } else {
            self.features = (0..<columns).map { "x\($0)" }
        }
        self.classes = classes
        self.target = target
    }

    private init(like other: Dataset, x: NDArray, y: NDArray, features: [String]) {
        self.x = x
        self.y = y
        self.features = features
        classes = other.classes
        target = other.target
    }

    /// The number of samples.
    public var count: Int { x.shape[0] }

    /// The samples at `indices`, in that order.
    ///
    /// Throws `indexOutOfRange`.
    public func rows(_ indices: [Int]) throws(EngineError) -> Dataset {
        for index in indices where !(0..<count).contains(index) {
            throw .indexOutOfRange(index: index, axis: 0, length: count)
        }
        return Dataset(
            like: self, x: Dataset.taking(indices, of: x), y: Dataset.taking(indices, of: y), features: features)
    }

    /// The samples of `range`, as far as there are any.
    public func rows(_ range: Range<Int>) -> Dataset {
        let indices = Array(range.clamped(to: 0..<count))
        return Dataset(
            like: self, x: Dataset.taking(indices, of: x), y: Dataset.taking(indices, of: y), features: features)
    }

    /// The column `name`, [samples]; the target's name gives `y`.
    ///
    /// Throws `unknownColumn`.
    public func column(_ name: String) throws(EngineError) -> NDArray {
        guard let column = index(of: name) else {
            if same(name, target) { return y }
            throw .unknownColumn(name, known: features + [target])
        }
        let width = features.count
        return NDArray(
            shape: [count], kind: x.kind, elements: (0..<count).map { x.elements[$0 * width + column] })
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
        let width = features.count
        var elements: [Double] = []
        elements.reserveCapacity(count * places.count)
        for row in 0..<count {
            for place in places { elements.append(x.elements[row * width + place]) }
        }
        let chosen = NDArray(shape: [count, places.count], kind: x.kind, elements: elements)
        return Dataset(like: self, x: chosen, y: y, features: names)
    }

    private func index(of name: String) -> Int? { features.firstIndex { same($0, name) } }

    /// Names are equal by their bytes.
    private func same(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

    private static func taking(_ rows: [Int], of array: NDArray) -> NDArray {
        let width = array.shape.dropFirst().reduce(1, *)
        var elements: [Double] = []
        elements.reserveCapacity(rows.count * width)
        for row in rows { elements += array.elements[row * width..<(row + 1) * width] }
        return NDArray(shape: [rows.count] + array.shape.dropFirst(), kind: array.kind, elements: elements)
    }
}
