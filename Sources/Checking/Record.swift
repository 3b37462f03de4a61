public import Documents
internal import Diagnostics
internal import Rendering

/// What a recorded page was made from, and what its cells took: what the comment at its end says, a fact a line.
public struct Record: Hashable, Sendable {
    /// A name and what it is: a version, a parameter, the hash of a file.
    public struct Fact: Hashable, Sendable {
        /// What it is about.
        public let name: String
        /// What it is.
        public let value: String

        /// A fact.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A cell; texts by the first 16 digits of their SHA-256.
    public struct Cell: Hashable, Sendable {
        /// Its text, fences included.
        public var source: String
        /// The plots that it shows; nil where there are none.
        public var plots: String?
        /// What it took.
        public var cost: Cost
    }

    /// Of everything that the bytes of a page depend on.
    public var versions: [Fact] = []
    /// What the session starts from.
    public var seed = 0
    /// 32 or 64 bits in models.
    public var precision = 32
    /// The parameters as they are written in a cell.
    public var parameters: [Fact] = []
    /// The files that were read, in the order of their paths, with their SHA-256.
    public var files: [Fact] = []
    /// The cells in order.
    public var cells: [Cell] = []

    /// A record of nothing.
    public init() {}

    /// Fills in what `execution` shows of the cells of `notebook`.
    public mutating func note(_ execution: Execution, of notebook: Notebook) {
        let language = MessageLanguage(tag: notebook.frontMatter.lang ?? "")
        cells = zip(notebook.cells, execution.cells).map { cell, result in
            let text = notebook.source.bytes[cell.range.start..<cell.range.end].filter { $0 != 0x0D }
            let isShown = cell.options.output && !cell.options.isHidden
            let plots = isShown ? result.outputsOfAll.flatMap(\.plots) : []
            let drawn = plots.isEmpty ? nil : SVGPlot(plots, idPrefix: "plot", language: language).markup
            return Cell(
                source: Self.short(Array(text)), plots: drawn.map { Self.short(Array($0.utf8)) }, cost: result.cost)
        }
    }

    /// All operations together.
    public var operations: Int { cells.reduce(0) { $0 + $1.cost.operations } }

    private static func short(_ bytes: [UInt8]) -> String { String(SHA256.digits(of: bytes).prefix(16)) }
}

extension Output {
    fileprivate var plots: [Plot] { if case .plots(let plots) = self { plots } else { [] } }
}
