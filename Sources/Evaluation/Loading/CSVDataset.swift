internal import Engine

/// Gathers the rows of a CSV file into a data set.
///
/// The first row names the columns. A column is numbers or texts, the target too; texts become 0, 1, …, their names in
/// the order of their bytes. An empty field is missing, nan.
struct CSVDataset {
    /// What is wrong with the file; lines and columns count from 1.
    enum Mistake: Error, Hashable {
        case empty
        case separator(Unicode.Scalar)
        case namelessColumn(column: Int)
        case duplicateName(String, first: Int, second: Int)
        case unknownTarget(known: [String])
        case onlyTarget
        case noRows
        case ragged(line: Int, fields: Int, columns: Int)
        /// A field in a column of numbers is none, or one in a column of texts resembles a number or a gap.
        case text(line: Int, column: Int, name: String, field: String, resemblesNumber: Bool)
        /// A target of numbers has a text, or a column of texts a number.
        case mixed(line: Int, column: Int, name: String, field: String, isNumber: Bool)
    }

    /// What the fields of a column were so far.
    private struct Gathered {
        var hasNumbers = false
        var numbering: CategoryNumbering?
        var isWhole = true
    }

    private let target: String
    private var names: [String] = []
    private var targetColumn = 0
    private var columns: [Gathered] = []
    /// The rows one after the other: numbers, or the codes of texts in the order in which they came.
    private var values: [Double] = []

    init(target: String) {
        self.target = target
    }

    /// How many bytes the numbers and the different texts take so far.
    var byteCount: Int { columns.reduce(8 * values.count) { $0 + ($1.numbering?.byteCount ?? 0) } }

    /// Takes the next row; the first is the header. Throws `Mistake`.
    mutating func append(_ fields: [[UInt8]], line: Int) throws {
        if names.isEmpty { return try begin(fields) }
        guard fields.count == names.count else {
            throw Mistake.ragged(line: line, fields: fields.count, columns: names.count)
        }
        for (column, field) in fields.enumerated() { values.append(try value(of: field, column, line: line)) }
    }

    /// The data set of all rows. Throws `Mistake`.
    func finish() throws -> Dataset {
        guard !names.isEmpty else { throw Mistake.empty }
        guard !values.isEmpty else { throw Mistake.noRows }
        let gathered = columns.enumerated().map { place, column in
            let elements = stride(from: place, to: values.count, by: columns.count).map { values[$0] }
            if let numbering = column.numbering {
                return (name: names[place], column: Column(codes: elements, numbering: numbering))
            }
            return (
                name: names[place],
                column: Column(
                    NDArray(shape: [elements.count], kind: column.isWhole ? .integer : .number, elements: elements))
            )
        }
        return try Dataset(columns: gathered, target: target)
    }

    private mutating func begin(_ fields: [[UInt8]]) throws {
        if fields.count == 1 {
            for separator in [";", "\t", "，", "|"] as [Unicode.Scalar]
            where text(fields[0]).unicodeScalars.contains(separator) {
                throw Mistake.separator(separator)
            }
        }
        var places: [[UInt8]: Int] = [:]
        for (column, field) in fields.enumerated() {
            if field.isEmpty { throw Mistake.namelessColumn(column: column + 1) }
            if let first = places.updateValue(column, forKey: field) {
                throw Mistake.duplicateName(text(field), first: first + 1, second: column + 1)
            }
        }
        guard let found = places[Array(target.utf8)] else {
            throw Mistake.unknownTarget(known: fields.map(text))
        }
        guard fields.count > 1 else { throw Mistake.onlyTarget }
        targetColumn = found
        names = fields.map(text)
        columns = Array(repeating: Gathered(), count: names.count)
    }

    /// A number as it is; of a text, which new one it was, from 0.
    private mutating func value(of field: [UInt8], _ column: Int, line: Int) throws -> Double {
        if field.isEmpty {
            columns[column].isWhole = false
            return .nan
        }
        if let number = WrittenNumber(field) {
            guard columns[column].numbering == nil else { throw mixed(field, column, line: line, isNumber: true) }
            columns[column].hasNumbers = true
            if !number.isWhole { columns[column].isWhole = false }
            return number.value
        }
        let resemblesNumber = CSVDataset.resemblesNumber(field)
        if columns[column].hasNumbers, column == targetColumn, !resemblesNumber {
            throw mixed(field, column, line: line, isNumber: false)
        }
        if columns[column].hasNumbers || resemblesNumber || CSVDataset.gaps.contains(text(field).lowercased()) {
            throw Mistake.text(
                line: line, column: column + 1, name: names[column], field: text(field),
                resemblesNumber: resemblesNumber)
        }
        return Double(columns[column].numbering.code(of: field))
    }

    private func mixed(_ field: [UInt8], _ column: Int, line: Int, isNumber: Bool) -> Mistake {
        .mixed(line: line, column: column + 1, name: names[column], field: text(field), isNumber: isNumber)
    }

    /// What other programs write into a column of texts where a value is missing.
    private static let gaps: Set<String> = ["na", "n/a", "nan", "null"]

    /// Whether a field that is not a number was meant as one: larger than a double, hexadecimal, infinite, or with commas,
    /// spaces or underscores in it.
    private static func resemblesNumber(_ field: [UInt8]) -> Bool {
        let plain = field.filter { ![UInt8(ascii: ","), UInt8(ascii: "_"), UInt8(ascii: " ")].contains($0) }
        guard plain.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return Double(text(field))?.isInfinite == true
        }
        return Double(text(plain)) != nil
    }
}

extension CategoryNumbering? {
    /// The number of a text; the first text makes the numbering.
    fileprivate mutating func code(of text: [UInt8]) -> Int {
        var numbering = self.take() ?? CategoryNumbering()
        defer { self = numbering }
        return numbering.code(of: text)
    }
}

private func text(_ field: [UInt8]) -> String { String(decoding: field, as: UTF8.self) }
