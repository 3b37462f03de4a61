public import Diagnostics

/// What a cell shows, in order.
public enum Output: Sendable {
    /// Printed text or a value's text: lines with LF, without a last line end.
    case text(String)
    /// What a command found, each sentence or group of sentences a line; set as prose, where text is set as it was printed.
    case finding([String])
    case table(Table)
    case derivation(Derivation)
    /// Plots side by side; mostly one.
    case plots([Plot])
    /// A kept promise, `accuracy(net, test_set) >= 0.9 (0.93 >= 0.9)`; the renderer puts its ✓ before it.
    case promise(String)
    /// What stopped the cell, or what `expect=error` announced.
    case failure(Diagnostic, isExpected: Bool)
}

/// A table whose entries are text already.
public struct Table: Hashable, Sendable {
    /// A column: its heading, and whether its entries are numbers and so set to the right.
    public struct Column: Hashable, Sendable {
        /// The heading, plain text.
        public var heading: String
        /// Whether the entries are numbers.
        public var isNumeric: Bool

        /// A column.
        public init(_ heading: String, isNumeric: Bool) {
            self.heading = heading
            self.isNumeric = isNumeric
        }
    }

    /// What it shows, if it says.
    public var title: String?
    /// The columns.
    public var columns: [Column]
    /// The rows; each has as many entries as there are columns.
    public var rows: [[String]]
    /// Text under the table: totals, what was left out.
    public var note: String?

    /// A table.
    public init(title: String? = nil, columns: [Column], rows: [[String]], note: String? = nil) {
        self.title = title
        self.columns = columns
        self.rows = rows
        self.note = note
    }
}

/// What a run made of a notebook: everything a renderer needs beside the notebook itself.
public struct Execution: Sendable {
    /// What became of a cell.
    public enum Status: Hashable, Sendable {
        case done
        case failed
        /// It failed as `expect=` announced.
        case failedAsExpected
        /// `run=false`, an exercise, or after a failure.
        case notRun
    }

    /// A cell's outputs.
    public struct CellResult: Sendable {
        /// What became of it.
        public var status: Status
        /// What it shows, in order; of a sweep, what its first combination shows.
        public var outputs: [Output]
        /// What each combination shows, where a cell that sweeps ran to its end.
        public var sweep: Sweep?
        /// What it took; of a sweep, what all combinations took, and the most that one held.
        public var cost: Cost

        /// A result.
        public init(status: Status, outputs: [Output], sweep: Sweep? = nil, cost: Cost = Cost()) {
            self.status = status
            self.outputs = outputs
            self.sweep = sweep
            self.cost = cost
        }

        /// What it shows and what its other combinations show.
        public var outputsOfAll: [Output] { sweep.map { $0.outputs.flatMap(\.self) } ?? outputs }
    }

    /// One for each of the notebook's cells.
    public var cells: [CellResult]
    /// The text of each of the notebook's inline expressions; nil where the run did not reach.
    public var inlines: [String?]
    /// The lines that the page says of the run itself, if it is to say anything.
    public var record: [String]?
    /// Everything found before and in the run, in order of discovery. Empty when the notebook is right.
    public var diagnostics: [Diagnostic]

    /// What a run made.
    public init(cells: [CellResult], inlines: [String?], diagnostics: [Diagnostic]) {
        self.cells = cells
        self.inlines = inlines
        self.diagnostics = diagnostics
    }

    /// The execution of a notebook in which nothing ran.
    public init(notRun notebook: Notebook) {
        cells = Array(repeating: CellResult(status: .notRun, outputs: []), count: notebook.cells.count)
        inlines = Array(repeating: nil, count: notebook.inlines.count)
        diagnostics = notebook.diagnostics
    }
}
