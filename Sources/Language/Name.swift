/// A name as a small number, so that looking a variable up is indexing.
public struct Name: Hashable, Sendable {
    /// The place in the notebook's `NameTable`, from 0.
    public let id: Int

    /// The name with that number.
    public init(id: Int) {
        self.id = id
    }
}

/// Every name of a notebook, in the order of first appearance; shared by its cells.
public struct NameTable: Sendable {
    private var numbers: [[UInt8]: Int] = [:]
    private var texts: [String] = []

    /// An empty table.
    public init() {}

    /// The number of `text`, given out at its first appearance. Names are equal when their bytes are.
    public mutating func intern(_ text: String) -> Name {
        let key = Array(text.utf8)
        if let id = numbers[key] { return Name(id: id) }
        numbers[key] = texts.count
        texts.append(text)
        return Name(id: texts.count - 1)
    }

    /// The name as it was written.
    public subscript(name: Name) -> String { texts[name.id] }
    /// How many names there are.
    public var count: Int { texts.count }
}
