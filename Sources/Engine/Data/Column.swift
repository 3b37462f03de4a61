/// A column of a data set: numbers, or texts as the numbers of their categories.
public struct Column: Sendable {
    /// A value for each sample, [samples, …]; nan where it is missing. For texts the number of the category.
    public let values: NDArray
    /// The texts that the values number from 0, sorted by their bytes in UTF-8; nil for numbers.
    public let categories: [String]?

    /// A column of numbers.
    public init(_ values: NDArray) {
        self.values = values.detached
        categories = nil
    }

    /// A column of the numbers of `categories`.
    init(_ values: NDArray, categories: [String]) {
        self.values = values
        self.categories = categories
    }

    /// A column of texts; nil is missing.
    public init(texts: [String?]) {
        var numbering = CategoryNumbering()
        let codes = texts.map { $0.map { Double(numbering.code(of: Array($0.utf8))) } ?? .nan }
        self.init(codes: codes, numbering: numbering)
    }

    /// A column of the codes that `numbering` gave.
    public init(codes: [Double], numbering: CategoryNumbering) {
        let (categories, places) = numbering.sorted
        let isWhole = !codes.contains(where: \.isNaN)
        values = NDArray(
            shape: [codes.count], kind: isWhole ? .integer : .number,
            elements: codes.map { $0.isNaN ? .nan : places[Int($0)] })
        self.categories = categories
    }
}

/// Gives each different text a number in the order in which they come.
public struct CategoryNumbering: Sendable {
    private var codes: [[UInt8]: Int] = [:]
    /// The bytes that the texts take.
    public private(set) var byteCount = 0

    /// A numbering without a text.
    public init() {}

    /// The number of a text, a new one if it is new.
    public mutating func code(of text: [UInt8]) -> Int {
        if let code = codes[text] { return code }
        let code = codes.count
        codes[text] = code
        byteCount += 64 + text.count
        return code
    }

    /// The texts sorted by their bytes, and where each number's text stands among them.
    var sorted: (texts: [String], places: [Double]) {
        let order = codes.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        var places = Array(repeating: 0.0, count: order.count)
        for (place, entry) in order.enumerated() { places[entry.value] = Double(place) }
        return (order.map { String(decoding: $0.key, as: UTF8.self) }, places)
    }
}
