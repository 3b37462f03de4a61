public import Diagnostics

/// What a cell took: numbers that are the same on every machine.
public struct Cost: Hashable, Sendable {
    /// Floating-point operations, as the budget counts them.
    public var operations: Int
    /// The most bytes that variables held together with what one operation asked for.
    public var memory: Int

    /// What nothing takes, if nothing else is said.
    public init(operations: Int = 0, memory: Int = 0) {
        self.operations = operations
        self.memory = memory
    }
}

/// The comment `<!-- nn:record … -->` in a page: what it was made from, and what its cells took.
public struct RecordComment: Hashable, Sendable {
    /// From `<!--` to `-->`.
    public let range: SourceRange
    /// The lines between `<!-- nn:record` and `-->`.
    public let lines: [String]

    /// A comment; `DocumentReader` makes them.
    public init(range: SourceRange, lines: [String]) {
        self.range = range
        self.lines = lines
    }
}
