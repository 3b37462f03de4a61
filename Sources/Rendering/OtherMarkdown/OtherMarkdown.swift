public import Diagnostics
import Documents

/// Markdown of Quarto, R Markdown, Pandoc, Jupytext or MyST as a notebook of ours.
///
/// What means the same here is written as we write it: cells and their options, callouts, content for one format,
/// attributes, references, what front matter says for all cells. What means nothing here stays as prose, and is said
/// once. Everything else stays as it is, to the byte.
public struct OtherMarkdown {
    /// The Markdown.
    public let bytes: [UInt8]
    /// What is kept or left out because it means nothing here.
    public let diagnostics: [Diagnostic]

    /// Reads the Markdown in `source`; throws what makes it unreadable.
    public init(_ source: SourceFile) throws(Diagnostic) {
        var reader = OtherMarkdownReader(
            try Notebook.read(source), OtherProgram(source))
        reader.read()
        bytes = Edit.apply(reader.edits, to: source.bytes)
        diagnostics = reader.findings.diagnostics.inOrder
    }

    /// Whether the name of `source` or its front matter says that another program reads it.
    public static func isOfOthers(_ source: SourceFile) -> Bool { OtherProgram(source) != nil }
}

/// Reads what is not ours: what is to be changed, and what is to be said.
struct OtherMarkdownReader {
    let notebook: Notebook
    /// The program that the file says it is of.
    let program: OtherProgram?
    /// Whether it is of one: then an expression of R in a sentence is one.
    var isOfOthers: Bool { program != nil }
    /// The lines of the file without their ends.
    let lines: [SourceRange]
    var edits: [Edit] = []
    var findings = OtherFindings()
    /// What the front matter says, as it is written.
    var scalars: [String: String] = [:]
    /// What it says for all cells, under our names; of two for one name the first holds.
    var defaults: [CellSetting] = []
    /// The language of cells that name none.
    var kernelLanguage: String?
    /// Where cells of ours stand.
    var cells: [SourceRange] = []
    /// The divs between lines of colons that end.
    var divs: [OtherDiv] = []
    /// Divs around one thing that gets their label and caption, by the line on which that begins.
    var figures: [Int: OtherFigure] = [:]
    /// The first lines of those of them whose label and caption were given.
    var givenFigures: Set<Int> = []
    /// What becomes of the label of divs around several pictures, by their first lines.
    var figuresOfPictures: [Int: OtherFindings.Kind] = [:]
    /// The lines of captions that stay.
    var written: Set<Int> = []
    /// Lines in which headings name tabs, without overlaps.
    var tabs: [Range<Int>] = []
    /// Directives of MyST in fences, by the first line.
    var directives: [OtherDiv] = []
    /// Labels of what has no number here.
    var unnumbered: Set<String> = []
    /// Labels that MyST writes above headings.
    var targets: Set<String> = []
    /// Our labels of the pictures of MyST, by its names.
    var pictures: [String: String] = [:]
    /// Our labels of what R Markdown numbers, by its names: `eq:x`.
    var numbered: [String: String] = [:]
    /// References to such names.
    var numberReferences: [(range: SourceRange, name: String)] = []
    /// Footnotes that stand in the sentence, and what they say.
    var notes: [(range: SourceRange, text: String)] = []
    /// The lines that stand in callouts.
    var quotations = Quotations()
    /// Lines that are taken away, and lines of which nothing stays but their end, from 0.
    private(set) var taken: Set<Int> = []
    var emptied: Set<Int> = []
    /// What is not prose, in order of place.
    private var verbatim: [SourceRange]

    /// A reader of the file of `notebook`.
    init(_ notebook: Notebook, _ program: OtherProgram?) {
        self.notebook = notebook
        self.program = program
        let source = notebook.source
        lines = (1...source.lineCount).map { source.range(ofLine: $0) }
        verbatim = notebook.nodes.filter(\.isVerbatim).map(\.range).sorted { $0.start < $1.start }
    }

    var bytes: [UInt8] { notebook.source.bytes }

    /// Reads all of it.
    mutating func read() {
        readFrontMatter()
        findDivs()
        findFigures()
        readFences()
        readFigures()
        readFiguresOfPictures()
        readEnvironments()
        readDivs()
        readProse()
        quote()
    }

    /// What stands in `range`.
    func text(_ range: SourceRange) -> String { notebook.source.text(range) }

    /// Puts `text` in place of `range`.
    mutating func replace(_ range: SourceRange, with text: String) { edits.append(Edit(range, Array(text.utf8))) }

    /// The end of the code, formula or HTML that holds `place`, else of the front matter if that does.
    func verbatimEnd(at place: Int) -> Int? {
        if let matter = notebook.frontMatter.range, place < matter.end { return matter.end }
        let next = verbatim.partitioningIndex { $0.start > place }
        return next > 0 && verbatim[next - 1].end > place ? verbatim[next - 1].end : nil
    }

    /// Adds what is no prose either.
    mutating func addVerbatim(_ ranges: [SourceRange]) {
        verbatim = (verbatim + ranges).sorted { $0.start < $1.start }
    }

    /// The number of the line that holds `place`, from 0.
    func line(of place: Int) -> Int { notebook.source.location(of: place).line - 1 }

    /// Where the text of a line begins, after blanks.
    func textStart(_ line: SourceRange) -> Int {
        bytes[line.start..<line.end].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? line.end
    }

    /// Whether line `number` has nothing but blanks, or is none.
    func isBlank(_ number: Int) -> Bool {
        !lines.indices.contains(number) || textStart(lines[number]) == lines[number].end
    }

    /// Takes line `number` away with its end.
    mutating func takeAway(_ number: Int) {
        guard taken.insert(number).inserted else { return }
        let end = number + 1 < lines.count ? lines[number + 1].start : lines[number].end
        edits.append(Edit(SourceRange(lines[number].start, end), []))
    }
}

extension Node {
    /// Whether what stands in it is not read as prose.
    fileprivate var isVerbatim: Bool {
        switch kind {
        case .codeBlock, .cell, .mathBlock, .htmlBlock, .region, .code, .math, .html, .inlineExpression: true
        default: false
        }
    }
}
