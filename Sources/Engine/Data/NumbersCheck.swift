extension Dataset {
    /// Throws where a model cannot learn from this: `textColumns` for features that are text, `notFinite` for the first
    /// entry of `x` or `y` that is missing or infinite.
    public func checkNumbers() throws(EngineError) {
        try checkFeatures()
        let each = y.shape.dropFirst().reduce(1, *)
        if let place = y.elements.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(y.elements[place], row: place / max(each, 1), column: target)
        }
    }

    func checkFeatures() throws(EngineError) {
        let texts = zip(features, categories).filter { $0.1 != nil }.map(\.0)
        if !texts.isEmpty { throw .textColumns(texts) }
        if let place = x.elements.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(x.elements[place], row: place / width, column: name(ofColumn: place % width))
        }
    }

    /// Throws `otherColumns` where the columns of `other` are not these.
    func checkColumns(of other: Dataset) throws(EngineError) {
        let isSame =
            x.shape.dropFirst() == other.x.shape.dropFirst()
            && zip(features, other.features).allSatisfy { Dataset.same($0, $1) }
            && zip(categories, other.categories).allSatisfy { ($0 == nil) == ($1 == nil) }
        if !isSame { throw .otherColumns(features, found: other.features) }
    }

    /// The numbers of a column that are there, for a transformation to learn from.
    ///
    /// Throws `notFinite` for an infinite one, and `nothingToLearn` where there are none.
    static func present(_ values: [Double], column: String) throws(EngineError) -> [Double] {
        if let row = values.firstIndex(where: \.isInfinite) {
            throw .notFinite(values[row], row: row, column: column)
        }
        let present = values.filter { !$0.isNaN }
        if present.isEmpty { throw .nothingToLearn(column) }
        return present
    }
}
