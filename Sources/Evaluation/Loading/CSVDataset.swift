internal import Engine

/// Gathers the rows of a CSV file into a data set.
///
/// The first row names the columns. An empty field is missing, nan. A target of text becomes 0, 1, …, its names in the
/// order of their bytes.
struct CSVDataset {
    /// What is wrong with the file; lines and columns count from 1.
    enum Mistake: Error, Hashable {
        case empty
        case separator(String)
        case namelessColumn(column: Int)
        case duplicateName(String, first: Int, second: Int)
        case unknownTarget(known: [String])
        case onlyTarget
        case noRows
        case ragged(line: Int, fields: Int, columns: Int)
        /// A feature is no number.
        case text(line: Int, column: Int, name: String, field: String)
        /// A target of numbers has a text, or one of texts a number.
        case mixedTarget(line: Int, column: Int, name: String, field: String, isNumber: Bool)
    }

    private let target: String
    private var names: [String] = []
    private var targetColumn = 0
    private var x: [Double] = []
    private var y: [Double] = []
    private var codes: [[UInt8]: Int] = [:]
    private var hasNumbers = false
    private var isWhole = (x: true, y: true)

    init(target: String) {
        self.target = target
    }

    /// How many bytes the numbers take so far.
    var byteCount: Int { 8 * (x.count + y.count) }

    /// Takes the next row; the first is the header. Throws `Mistake`.
    mutating func append(_ fields: [[UInt8]], line: Int) throws {
        if names.isEmpty { return try begin(fields) }
        guard fields.count == names.count else {
            throw Mistake.ragged(line: line, fields: fields.count, columns: names.count)
        }
        for (column, field) in fields.enumerated() {
            let number = WrittenNumber(field)
            if column == targetColumn {
                y.append(try label(field, number, line: line))
                if number?.isWhole != true { isWhole.y = false }
                continue
            }
            guard number != nil || field.isEmpty else {
                throw Mistake.text(line: line, column: column + 1, name: names[column], field: text(field))
            }
            x.append(number?.value ?? .nan)
            if number?.isWhole != true { isWhole.x = false }
        }
    }

    /// The data set of all rows. Throws `Mistake`.
    func finish() throws -> Dataset {
        guard !names.isEmpty else { throw Mistake.empty }
        guard !y.isEmpty else { throw Mistake.noRows }
        let features = names.enumerated().filter { $0.offset != targetColumn }.map(\.element)
        let classes = codes.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        var places = Array(repeating: 0.0, count: classes.count)
        for (place, entry) in classes.enumerated() { places[entry.value] = Double(place) }
        let labels = classes.isEmpty ? y : y.map { $0.isNaN ? $0 : places[Int($0)] }
        let hasWholeLabels = classes.isEmpty ? isWhole.y : !labels.contains(where: \.isNaN)
        return try Dataset(
            x: NDArray(shape: [y.count, features.count], kind: isWhole.x ? .integer : .number, elements: x),
            y: NDArray(shape: [y.count], kind: hasWholeLabels ? .integer : .number, elements: labels),
            features: features, classes: classes.isEmpty ? nil : classes.map { text($0.key) }, target: target)
    }

    private mutating func begin(_ fields: [[UInt8]]) throws {
        if fields.count == 1 {
            for separator in [";", "\t"] where fields[0].contains(where: { separator.utf8.first == $0 }) {
                throw Mistake.separator(separator)
            }
        }
        var columns: [[UInt8]: Int] = [:]
        for (column, field) in fields.enumerated() {
            if field.isEmpty { throw Mistake.namelessColumn(column: column + 1) }
            if let first = columns.updateValue(column, forKey: field) {
                throw Mistake.duplicateName(text(field), first: first + 1, second: column + 1)
            }
        }
        guard let found = columns[Array(target.utf8)] else {
            throw Mistake.unknownTarget(known: fields.map(text))
        }
        guard fields.count > 1 else { throw Mistake.onlyTarget }
        targetColumn = found
        names = fields.map(text)
    }

    /// A number as it is; of a text, which new one it was, from 0.
    private mutating func label(_ field: [UInt8], _ number: WrittenNumber?, line: Int) throws -> Double {
        if field.isEmpty { return .nan }
        guard number == nil ? !hasNumbers : codes.isEmpty else {
            throw Mistake.mixedTarget(
                line: line, column: targetColumn + 1, name: target, field: text(field), isNumber: number != nil)
        }
        if let number {
            hasNumbers = true
            return number.value
        }
        if let code = codes[field] { return Double(code) }
        codes[field] = codes.count
        return Double(codes.count - 1)
    }
}

private func text(_ field: [UInt8]) -> String { String(decoding: field, as: UTF8.self) }
