public import Diagnostics

extension Report {
    /// Where something stands in a notebook: lines and columns from 1, columns in characters.
    public struct Place: Codable, Hashable, Sendable {
        public let line, column: Int
        /// Behind its last character.
        public let endLine, endColumn: Int

        /// The place of `range`.
        public init(_ range: SourceRange, in source: SourceFile) {
            let (start, end) = (source.location(of: range.start), source.location(of: range.end))
            self.init(line: start.line, column: start.column, endLine: end.line, endColumn: end.column)
        }

        init(line: Int, column: Int, endLine: Int, endColumn: Int) {
            (self.line, self.column, self.endLine, self.endColumn) = (line, column, endLine, endColumn)
        }

        /// Whether `other` begins in its lines, or within it if it is a part of one.
        func holds(_ other: Place) -> Bool {
            line == endLine
                ? line == other.line && column <= other.column && other.column < endColumn
                : line <= other.line && other.line <= endLine
        }

        /// Whether it comes before `other`.
        public func precedes(_ other: Place) -> Bool { (line, column) < (other.line, other.column) }

        /// `3:14`
        var text: String { "\(line):\(column)" }
    }
}
