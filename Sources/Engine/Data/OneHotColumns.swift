/// Columns of categories, each made into one column of 0 and 1 for each of its categories.
///
/// `columns` are all columns of text if nil. The categories are those of the first data set, texts sorted by their bytes
/// and numbers by size; column `ward` with the texts A and B becomes `ward_A` and `ward_B` in its place. A sample whose
/// category is missing has nan in all of them. `text` writes a number in a name; `budget` is asked for the memory.
///
/// Throws `unknownColumn`, `noTextColumns` where none is named and none is text, `otherColumns`, `unknownCategory` for
/// one that the first data set has not, `nothingToLearn` for a column that is missing everywhere, and `notAMatrix` where
/// a sample is not one row.
public func oneHot(
    _ sets: [Dataset], columns names: [String]? = nil, budget: Budget, text: (Double) -> String
) throws(EngineError) -> [Dataset] {
    guard let first = sets.first else { return [] }
    if first.x.rank != 2 { throw .notAMatrix(first.x.shape) }
    for other in sets { try first.checkColumns(of: other) }
    var chosen = Set(first.categories.indices.filter { names == nil && first.categories[$0] != nil })
    for name in names ?? [] {
        guard let place = first.index(of: name) else { throw .unknownColumn(name, known: first.features) }
        chosen.insert(place)
    }
    if chosen.isEmpty { throw .noTextColumns(first.features) }

    var features: [String] = []
    /// The names of the categories of each column, nil for one that stays.
    var learnt: [[String]?] = []
    for column in first.features.indices {
        guard chosen.contains(column) else {
            features.append(first.features[column])
            learnt.append(nil)
            continue
        }
        let values = first.values(column).filter { !$0.isNaN }
        if values.isEmpty { throw .nothingToLearn(first.features[column]) }
        let present = NDArray(shape: [values.count], elements: values).uniqueElements.elements
        let texts = present.map { first.text(of: $0, column: column, text) }
        features += texts.map { first.features[column] + "_" + $0 }
        learnt.append(texts)
    }
    try checkDistinct(features)
    var made: [Dataset] = []
    var budget = budget
    for set in sets {
        let (cells, overflow) = set.count.multipliedReportingOverflow(by: features.count)
        try budget.request(bytes: overflow || cells > Int.max / 8 ? Int.max : 8 * cells)
        made.append(try spread(set, features, learnt, text))
    }
    return made
}

private func spread(
    _ set: Dataset, _ features: [String], _ learnt: [[String]?], _ text: (Double) -> String
) throws(EngineError) -> Dataset {
    let width = set.features.count
    var places: [[Double: Int]] = []
    for column in 0..<width {
        var places1: [Double: Int] = [:]
        if let texts = learnt[column] {
            for value in NDArray(shape: [set.count], elements: set.values(column)).uniqueElements.elements
            where !value.isNaN {
                let name = set.text(of: value, column: column, text)
                guard let place = texts.firstIndex(where: { Dataset.same($0, name) }) else {
                    throw .unknownCategory(name, column: set.features[column], known: texts)
                }
                places1[value] = place
            }
        }
        places.append(places1)
    }
    var elements: [Double] = []
    elements.reserveCapacity(set.count * features.count)
    for row in 0..<set.count {
        for column in 0..<width {
            let value = set.x.elements[row * width + column]
            guard let texts = learnt[column] else {
                elements.append(value)
                continue
            }
            let start = elements.count
            elements += Array(repeating: value.isNaN ? .nan : 0, count: texts.count)
            if let place = places[column][value] { elements[start + place] = 1 }
        }
    }
    let categories: [[String]?] = learnt.enumerated().flatMap { column, texts in
        texts.map { Array(repeating: nil, count: $0.count) } ?? [set.categories[column]]
    }
    return try Dataset(
        x: NDArray(
            shape: [set.count, features.count], kind: elements.contains(where: \.isNaN) ? .number : set.x.kind,
            elements: elements), y: set.y, features: features, categories: categories, classes: set.classes,
        target: set.target)
}

/// Throws `duplicateColumn` where a new column has the name of another.
private func checkDistinct(_ names: [String]) throws(EngineError) {
    var seen: Set<[UInt8]> = []
    for name in names where !seen.insert(Array(name.utf8)).inserted { throw .duplicateColumn(name) }
}

extension Dataset {
    /// What a value of a column stands for: its text, or the number as it is written.
    fileprivate func text(of value: Double, column: Int, _ text: (Double) -> String) -> String {
        guard let names = categories[column], let place = Int(exactly: value), names.indices.contains(place) else {
            return text(value)
        }
        return names[place]
    }
}
