/// What stands in for a number that is missing.
public enum Filling: Hashable, Sendable {
    /// The mean of the column.
    case mean
    /// The median of the column.
    case median
    /// What the column holds most often; of several, the smallest.
    case mostFrequent
    /// This number.
    case number(Double)
}

/// Features without gaps: what is missing gets a value learnt from the first data set, as scikit-learn's
/// `SimpleImputer` does it. A column of text always gets its most frequent text; the target stays as it is.
///
/// Throws `tooFewSamples`, `otherColumns`, `notFinite` for an infinite number, and `nothingToLearn` for a column that is
/// missing everywhere.
public func fillMissing(_ sets: [Dataset], with filling: Filling = .mean) throws(EngineError) -> [Dataset] {
    guard let first = sets.first else { return [] }
    if first.count == 0 { throw .tooFewSamples(found: 0, needed: 1) }
    for other in sets { try first.checkColumns(of: other) }
    if case .number(let number) = filling, !number.isFinite {
        throw .argument(name: "method", value: number, .finite)
    }
    var fillings: [Double] = []
    for column in 0..<first.width {
        let isText = first.categories.indices.contains(column) && first.categories[column] != nil
        if !isText, case .number(let number) = filling {
            fillings.append(number)
            continue
        }
        let values = try Dataset.present(first.values(column), column: first.name(ofColumn: column)).sorted()
        switch isText ? .mostFrequent : filling {
        case .median:
            let middle = values.count / 2
            fillings.append(
                values.count.isMultiple(of: 2) ? (values[middle - 1] + values[middle]) / 2 : values[middle])
        case .mostFrequent: fillings.append(mostFrequent(values))
        default: fillings.append(values.reduce(0, +) / Double(values.count))
        }
    }
    var filled: [Dataset] = []
    for set in sets {
        var set = set
        for (column, categories) in first.categories.enumerated() {
            if let categories { set = try set.filling(column, with: categories[Int(fillings[column])]) }
        }
        var x = set.x
        for index in x.elements.indices where x.elements[index].isNaN {
            x.elements[index] = fillings[index % fillings.count]
        }
        filled.append(set.with(x: x))
    }
    return filled
}

extension Dataset {
    /// A column of text in which `text` stands where one is missing; the text may be new to it.
    fileprivate func filling(_ column: Int, with text: String) throws(EngineError) -> Dataset {
        let values = values(column)
        guard let known = categories[column], values.contains(where: \.isNaN) else { return self }
        if let place = known.firstIndex(where: { Dataset.same($0, text) }) {
            let codes = NDArray(
                shape: [count], kind: .integer, elements: values.map { $0.isNaN ? Double(place) : $0 })
            return try replacing(features[column], with: Column(codes, categories: known))
        }
        let texts = values.map { value in
            Int(exactly: value).flatMap { known.indices.contains($0) ? known[$0] : nil } ?? text
        }
        return try replacing(features[column], with: Column(texts: texts))
    }
}

/// The value that stands most often in a sorted list, the smallest of several.
func mostFrequent(_ sorted: [Double]) -> Double {
    var (best, bestCount, count) = (sorted.first ?? .nan, 0, 0)
    for (index, value) in sorted.enumerated() {
        count = index > 0 && sorted[index - 1] == value ? count + 1 : 1
        if count > bestCount { (best, bestCount) = (value, count) }
    }
    return best
}
