public import Diagnostics

/// A tutorial as the reader found it: prose, mathematics and cells, each with its absolute byte range.
public struct Notebook: Sendable {
    /// The file.
    public let source: SourceFile
    /// What stands between the `---` lines at the top.
    public let frontMatter: FrontMatter
    /// The whole document in preorder: the descendants of node `i` are `i + 1 ..< nodes[i].end`. Node 0 is the document;
    /// after its descendants stand the title and the subtitle of the front matter.
    public let nodes: [Node]
    /// The `nn` cells in order.
    public let cells: [Cell]
    /// The inline `{nn}` values and claims in order.
    public let inlines: [InlineExpression]
    /// The output regions in order.
    public let regions: [OutputRegion]
    /// What a former run wrote of itself; of several comments the last.
    public let record: RecordComment?
    /// Everything the reader has to say, in order of place.
    public let diagnostics: [Diagnostic]

    /// A notebook; `DocumentReader` makes them.
    public init(
        source: SourceFile, frontMatter: FrontMatter, nodes: [Node], cells: [Cell], inlines: [InlineExpression],
        regions: [OutputRegion], record: RecordComment? = nil, diagnostics: [Diagnostic]
    ) {
        self.source = source
        self.frontMatter = frontMatter
        self.nodes = nodes
        self.cells = cells
        self.inlines = inlines
        self.regions = regions
        self.record = record
        self.diagnostics = diagnostics
    }
}

/// A piece of the document.
public struct Node: Sendable {
    /// What it is.
    public internal(set) var kind: Kind
    // A document has as many as words, and no file is longer than 64 MiB.
    private var rangeStart: Int32
    private var rangeEnd: Int32
    private var descendantsEnd: Int32

    /// A node whose descendants end before index `end`.
    public init(_ kind: Kind, range: SourceRange, end: Int) {
        self.kind = kind
        (rangeStart, rangeEnd, descendantsEnd) = (Int32(range.start), Int32(range.end), Int32(end))
    }

    /// Where it stands in the file.
    public internal(set) var range: SourceRange {
        get { SourceRange(Int(rangeStart), Int(rangeEnd)) }
        set { (rangeStart, rangeEnd) = (Int32(newValue.start), Int32(newValue.end)) }
    }

    /// The index after its last descendant.
    public internal(set) var end: Int {
        get { Int(descendantsEnd) }
        set { descendantsEnd = Int32(newValue) }
    }

    /// The kinds of node. Text is what the reader sees: entities and escapes are resolved.
    public enum Kind: Hashable, Sendable {
        case document
        /// What the front matter calls the page: below it stand its inlines.
        case title
        case subtitle
        /// `level` is 1 to 6; `identifier` from `{#sec-x}` at its end.
        case heading(level: Int, identifier: String?)
        case paragraph
        case blockQuote
        /// `start` is nil for a bullet list.
        case list(start: Int?, isTight: Bool)
        case item
        /// `[ ]` or `[x]`, the first of an item's text.
        case taskMark(isDone: Bool)
        /// A block quotation that begins with `[!NOTE]` or its kin, without that line.
        case callout(Callout)
        /// What `[^label]:` begins, where it stands in the file; shown elsewhere, if a reference leads to it.
        case footnote(label: String)
        /// A fenced or indented code block that is no cell; `info` is the whole info string.
        case codeBlock(info: String, code: String)
        /// The number of a cell in `Notebook.cells`; below it stands its `caption`, if it has one.
        case cell(Int)
        /// Raw HTML, not passed on unless the author says so.
        case htmlBlock(String)
        /// The number of an output region in `Notebook.regions`.
        case region(Int)
        case thematicBreak
        /// `identifier` from `{#tbl-x}` at the end of its `caption`, which stands below it after its rows.
        case table(alignments: [ColumnAlignment], identifier: String?)
        case tableRow(isHeader: Bool)
        case tableCell
        /// What a figure or table says of itself: the option of a cell, or the paragraph `: …` behind a table.
        case caption
        /// A picture that is a block, with `{#fig-x}` after it; its caption is the picture's text.
        case figure(identifier: String)
        /// `$$…$$` or a `math` fence that is a block; `identifier` from `{#eq-x}` after it.
        case mathBlock(String, identifier: String?)
        case text(String)
        case softBreak
        case lineBreak
        case code(String)
        case html(String)
        case emphasis
        case strong
        /// `~~…~~`
        case strikethrough
        case link(destination: String, title: String)
        case image(destination: String, title: String)
        /// `$…$`, or `$$…$$` inside a paragraph when `isDisplay`.
        case math(String, isDisplay: Bool)
        /// The number of an inline expression in `Notebook.inlines`.
        case inlineExpression(Int)
        /// `@fig-loss`: the identifier.
        case reference(String)
        /// `[^label]`: the label of a footnote that there is, as it is written there.
        case footnoteReference(String)
    }
}

/// How a column of a table is set.
public enum ColumnAlignment: Hashable, Sendable {
    case standard
    case left
    case center
    case right
}

/// A fenced `nn` cell.
public struct Cell: Sendable {
    /// The lines between the fences, `#|` option lines included, each with its own offset.
    public let lines: [SourceLine]
    /// From the opening fence to the end of the closing one, without the last line end.
    public let range: SourceRange
    /// What its fence and its `#|` lines say.
    public let options: CellOptions
    /// The index of its region in `Notebook.regions`, if the file has one.
    public let region: Int?
    /// What every line of a region after it begins with: blanks when the fence stands in a list, else nothing.
    public let indentation: String
    /// The index of its caption in `Notebook.nodes`, if it has one.
    public let caption: Int?

    /// A cell; `DocumentReader` makes them.
    public init(
        lines: [SourceLine], range: SourceRange, options: CellOptions, region: Int?, indentation: String,
        caption: Int? = nil
    ) {
        self.lines = lines
        self.range = range
        self.options = options
        self.region = region
        self.indentation = indentation
        self.caption = caption
    }

    /// The source with LF between lines.
    public var source: String {
        String(decoding: Array(lines.map(\.bytes).joined(separator: [0x0A])), as: UTF8.self)
    }
}

/// The options of a cell: a closed set.
public struct CellOptions: Sendable {
    /// What a failing cell must fail with.
    public enum Expectation: Hashable, Sendable {
        /// `expect=error`: any error.
        case anyError
        /// `expect="text"`: an error whose message holds the text.
        case message(String)
        /// `expect=NN0123`: an error of that number.
        case number(Int)
    }

    /// How the source is shown.
    public enum Echo: Hashable, Sendable {
        case shown
        case hidden
        case folded
    }

    /// The author's `#label`.
    public var label: String?
    /// `echo=true|false|fold`
    public var echo = Echo.shown
    /// `output=true|false`
    public var output = true
    /// `run=true|false`
    public var run = true
    /// `expect=…`
    public var expectation: Expectation?
    /// `caption="…"`, as Markdown; below the cell's node it is read.
    public var caption: String?
    /// `alt="…"`
    public var alternative: String?
    /// `rtol=…`, for `check`.
    public var relativeTolerance: Double?
    /// `atol=…`, for `check`.
    public var absoluteTolerance: Double?
    /// `exercise`: shown and checked, not run.
    public var isExercise = false
    /// `solution`: run, and folded.
    public var isSolution = false
    /// `hidden`: run, nothing shown.
    public var isHidden = false
    /// `sweep="…"`: the names that get several values; empty where nothing is swept.
    public var sweep: [SweptName] = []

    /// The options of a bare fence.
    public init() {}
}

/// `` `{nn} expr | format` ``, or its rendered form `<!-- nn:= expr -->value<!-- nn:/ -->`.
public struct InlineExpression: Sendable {
    /// The whole, delimiters included.
    public let range: SourceRange
    /// The expression (after `claim`, before `|`); one line.
    public let line: SourceLine
    /// What stands after `|`, a format of Python's mini-language.
    public let format: String?
    /// Where the format stands.
    public let formatRange: SourceRange?
    /// Whether it promises what it shows.
    public let isClaim: Bool
    /// How many cells stand before it: it is evaluated right after the last of them.
    public let cellsBefore: Int
    /// The value that the rendered form shows; nil for the written form.
    public let recorded: String?

    /// An inline expression; `DocumentReader` makes them.
    public init(
        range: SourceRange, line: SourceLine, format: String?, formatRange: SourceRange?, isClaim: Bool,
        cellsBefore: Int, recorded: String?
    ) {
        self.range = range
        self.line = line
        self.format = format
        self.formatRange = formatRange
        self.isClaim = isClaim
        self.cellsBefore = cellsBefore
        self.recorded = recorded
    }
}

/// What a former run wrote after a cell, from `<!-- nn:output … -->` to `<!-- nn:end -->`.
public struct OutputRegion: Sendable {
    /// From the opening comment to the end of the line of the closing one, its line end included if there is one.
    public let range: SourceRange
    /// What stands between, with LF line ends and the cell's indentation removed.
    public let content: String
    /// The index of its cell.
    public let cell: Int

    /// A region; `DocumentReader` makes them.
    public init(range: SourceRange, content: String, cell: Int) {
        self.range = range
        self.content = content
        self.cell = cell
    }
}
