extension Dataset {
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

    /// The same samples with only the features `names`, in that order. The target may be among them: it stays anyway.
    ///
    /// Throws `unknownColumn`, and `duplicateColumn` for a name that is there twice.
    public func columns(_ names: [String]) throws(EngineError) -> Dataset {
        var places: [Int] = []
        for name in names {
            if let place = index(of: name) {
                if places.contains(place) { throw .duplicateColumn(name) }
                places.append(place)
            } else if !Dataset.same(name, target) {
                throw .unknownColumn(name, known: features + [target])
            }
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
        var part = Dataset(
            unchecked: chosen, y: y, features: places.map { features[$0] }, categories: places.map { categories[$0] },
            classes: classes, target: target)
        part.origin = origin
        return part
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
}
