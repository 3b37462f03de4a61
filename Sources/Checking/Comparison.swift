internal import Diagnostics
public import Documents
internal import Rendering

/// What a run shows today against what was recorded.
public struct Comparison: Sendable {
    /// Something that is not as it was recorded.
    public struct Difference: Sendable {
        /// The kinds of difference.
        public enum Kind: Sendable {
            /// Everything: nothing is recorded at all.
            case nothing
            /// What a cell shows, by its number.
            case output(cell: Int)
            /// What a recorded cell showed that is gone, by its number then.
            case gone(cell: Int)
            /// A cell's plots, in what their text does not show.
            case plots(cell: Int)
            /// What a cell takes, which rose by more than the budget of the notebook lets it.
            case cost(cell: Int, recorded: Cost, today: Cost)
            /// The text around the outputs, or a value in it.
            case prose
            /// Nothing but how lines end.
            case lineEnds
        }

        /// What differs.
        public let kind: Kind
        /// Where it stands in the notebook: an offset.
        public let place: Int
        /// The lines that are recorded; nil where nothing is.
        public let recorded: [String]?
        /// The lines of today.
        public let today: [String]
    }

    /// In the order of the notebook.
    public private(set) var differences: [Difference] = []
    /// The cells whose numbers differ no more than their options allow.
    public private(set) var tolerated: [Difference] = []
    /// What the recorded page says of its own run.
    public let record: Record?
    /// The recorded page, read; nil where there is none, or it cannot be.
    let past: Notebook?
    /// Which cell of the record is which of today.
    private(set) var pairs: CellPairs
    /// Whether the outputs are recorded in the notebook, which then no longer says what its cells were.
    let isInPlace: Bool

    /// Compares what `execution` made of `notebook` with the bytes of the page at `path`, which may be the notebook
    /// itself; nil where there is none. `facts` are those of today.
    public init(_ notebook: Notebook, _ execution: Execution, _ facts: Record, recorded: [UInt8]?, path: String) {
        let past = recorded.flatMap { RecordedText($0, path: path) }
        var execution = execution
        // The record of the run is no result: it is not compared, so it is taken over.
        execution.record = past?.notebook.record?.lines
        let page = MarkdownRenderer().trace(notebook, execution)
        record = past?.notebook.record.map { Record(lines: $0.lines) }
        self.past = past?.notebook
        isInPlace = recorded == notebook.source.bytes
        pairs = CellPairs(count: notebook.cells.count)
        guard let recorded else {
            differences = [Difference(kind: .nothing, place: 0, recorded: nil, today: [])]
            guard let present = RecordedText(page.bytes, path: path) else { return }
            for cell in notebook.cells.indices {
                compare(cell, of: notebook, past: nil, present: present.regions[cell])
            }
            // The values of sentences.
            if let own = RecordedText(notebook.source.bytes, path: path) { compareProse(own, present, page) }
            differences = differences.map { difference in
                guard case .prose = difference.kind else { return difference }
                return Difference(kind: .prose, place: difference.place, recorded: nil, today: difference.today)
            }
            differences.sort { $0.place < $1.place }
            return
        }
        if let record { pairs = CellPairs(record.cells.map(\.source), facts.cells.map(\.source)) }
        let ends = Difference(kind: .lineEnds, place: 0, recorded: [], today: [])
        if Self.withoutLineEnds(page.bytes) == Self.withoutLineEnds(recorded) {
            if page.bytes != recorded { differences = [ends] }
        } else {
            guard let past, let present = RecordedText(page.bytes, path: path) else {
                differences = [
                    Difference(
                        kind: .prose, place: 0, recorded: Self.lines(of: recorded), today: Self.lines(of: page.bytes))
                ]
                return
            }
            compareProse(past, present, page)
            let own =
                isInPlace ? CellPairs(count: notebook.cells.count) : CellPairs(past.cellTexts, present.cellTexts)
            for cell in notebook.cells.indices {
                let old = own.old(of: cell).flatMap { past.regions[$0] }
                compare(cell, of: notebook, past: old, present: present.regions[cell])
            }
            for old in own.gone {
                if let region = past.regions[old] { noteGone(old, own, of: notebook, showing: region) }
            }
            if differences.isEmpty, tolerated.isEmpty { differences = [ends] }
        }
        if isInPlace { for old in pairs.gone { noteGone(old, pairs, of: notebook, showing: []) } }
        for cell in notebook.cells.indices {
            guard let old = pairs.old(of: cell), let record, record.cells.indices.contains(old) else { continue }
            compare(cell, of: notebook, record.cells[old], facts.cells[cell])
        }
        differences.sort { $0.place < $1.place }
    }

    private mutating func noteGone(_ old: Int, _ pairs: CellPairs, of notebook: Notebook, showing region: [String]) {
        let place = pairs.place(of: old).map { notebook.cells[$0].range.start } ?? 0
        differences.append(Difference(kind: .gone(cell: old), place: place, recorded: region, today: []))
    }

    /// The bytes without CR and without empty lines at their end.
    private static func withoutLineEnds(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        let lines = bytes.filter { $0 != 0x0D }
        return lines[..<((lines.lastIndex { $0 != 0x0A } ?? -1) + 1)]
    }

    private mutating func compare(_ cell: Int, of notebook: Notebook, past: [String]?, present: [String]?) {
        guard past != present else { return }
        let options = notebook.cells[cell].options
        if let past, let present, let tolerance = Tolerance(options), tolerance.accepts(present, for: past) {
            tolerated.append(
                Difference(
                    kind: .output(cell: cell), place: notebook.cells[cell].range.start, recorded: past, today: present))
            return
        }
        differences.append(
            Difference(
                kind: .output(cell: cell), place: notebook.cells[cell].range.start, recorded: past,
                today: present ?? []))
    }

    /// What the record says of a cell beside its text: its plots and its cost.
    private mutating func compare(_ cell: Int, of notebook: Notebook, _ past: Record.Cell, _ present: Record.Cell) {
        let place = notebook.cells[cell].range.start
        let isSaid = differences.contains { if case .output(let other) = $0.kind { other == cell } else { false } }
        if past.plots != present.plots, !isSaid, Tolerance(notebook.cells[cell].options) == nil {
            differences.append(Difference(kind: .plots(cell: cell), place: place, recorded: [], today: []))
        }
        let most = 1 + notebook.frontMatter.budget.rise
        let (old, new) = (past.cost, present.cost)
        // Of little, a share is nothing.
        func rose(_ new: Int, _ old: Int) -> Bool { Double(new) > most * Double(old) && new - old > 1000 }
        if rose(new.operations, old.operations) || rose(new.memory, old.memory) {
            differences.append(
                Difference(
                    kind: .cost(cell: cell, recorded: old, today: new), place: place, recorded: [], today: []))
        }
    }

    /// The lines around the regions, a difference for each run of lines that changed.
    private mutating func compareProse(_ past: RecordedText, _ present: RecordedText, _ page: TracedText) {
        let diff = LineDiff(past.lines.map(\.text), present.lines.map(\.text))
        var (old, new): ([String], [String]) = ([], [])
        var place: Int?
        var last = 0
        func origin(_ index: Int) -> Int {
            let start = index < present.lines.count ? present.lines[index].start : page.bytes.count
            return page.origin(of: SourceRange(start, start))?.start ?? 0
        }
        func end(_ differences: inout [Difference]) {
            if let place { differences.append(Difference(kind: .prose, place: place, recorded: old, today: new)) }
            (old, new, place) = ([], [], nil)
        }
        for change in diff.changes {
            switch change {
            case .kept(_, let index):
                end(&differences)
                last = index + 1
            case .removed(let index):
                old.append(past.lines[index].withoutLineFeed)
                place = place ?? origin(last)
            case .added(let index):
                new.append(present.lines[index].withoutLineFeed)
                place = place ?? origin(index)
                last = index + 1
            }
        }
        end(&differences)
    }

    private static func lines(of bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
