import Diagnostics
import Documents

/// The lines of an output region, from its opening to its closing comment.
struct RegionWriter {
    /// What ends a region.
    static let closing = "<!-- nn:end -->"

    private let source: SourceFile
    let language: MessageLanguage
    var blocks: [[String]] = []

    /// A writer for regions of `source`.
    init(source: SourceFile, language: MessageLanguage) {
        self.source = source
        self.language = language
    }

    /// What begins the region of a cell: the author's label, if there is one that a comment can hold as it is.
    static func opening(label: String?) -> String {
        guard let label, !CommentEscaping.changes(label.utf8) else { return "<!-- nn:output -->" }
        return "<!-- nn:output \(label) -->"
    }

    /// The lines of the region of `cell`, without indentation and line ends.
    ///
    /// Blocks are parted by an empty line, or in a list, which that would loosen, by an empty comment.
    static func lines(
        _ shown: CellPresentation, of cell: Cell, _ caption: (place: Caption, line: String)?, in source: SourceFile,
        language: MessageLanguage
    ) -> [String] {
        var writer = RegionWriter(source: source, language: language)
        let captioned = caption?.place.outputs ?? 0..<0
        if shown.sweep == nil { writer.append(shown.outputs[..<captioned.lowerBound]) }
        if let caption, caption.place.isAbove { writer.blocks.append([caption.line]) }
        if let sweep = shown.sweep { writer.append(sweep) } else { writer.append(shown.outputs[captioned]) }
        if let caption, !caption.place.isAbove { writer.blocks.append([caption.line]) }
        if shown.sweep == nil { writer.append(shown.outputs[captioned.upperBound...]) }
        let separator = cell.indentation.isEmpty ? "" : "<!-- -->"
        var lines = [opening(label: cell.options.label)]
        for (index, block) in writer.blocks.enumerated() {
            if index > 0 { lines.append(separator) }
            for line in block { lines.append(line.isEmpty && !block.isFence ? separator : line) }
        }
        lines.append(closing)
        return lines
    }

    private mutating func append(_ outputs: ArraySlice<Output>) {
        for output in outputs { append(output) }
    }

    mutating func append(_ output: Output) {
        switch output {
        case .text(let text): blocks.append(Self.fence(text, info: "output"))
        case .finding(let lines): blocks += lines.map { [$0.escapedAsMarkdownLine] }
        case .table(let table):
            let lines = MarkdownTable(table).lines
            if !lines.isEmpty { blocks.append(lines) }
        case .derivation(let derivation): blocks += Self.blocks(derivation)
        case .plots(let plots):
            blocks.append(Self.fence(ASCIIPlot(plots, language: language).text, info: "plot"))
        case .promise(let text): blocks.append(["✓ \(text)".escapedAsMarkdownLine])
        case .failure(let diagnostic, isExpected: _):
            var message = DiagnosticPrinter(language: language).text(of: diagnostic, in: source)
            while message.utf8.last == UInt8(ascii: "\n") { message.removeLast() }
            blocks.append(Self.fence(message, info: "error"))
        }
    }

    /// Each step as its reason and a fence of mathematics: in dollars GitHub would take `_`, `*` and `\\` for Markdown.
    private static func blocks(_ derivation: Derivation) -> [[String]] {
        var blocks: [[String]] = []
        if let title = derivation.title, !title.isEmpty { blocks.append(["**\(title.escapedAsMarkdown)**"]) }
        for (number, step) in derivation.steps.enumerated() {
            blocks.append(["(\(number + 1)) \(step.reason)".escapedAsMarkdownLine])
            if !step.tex.isEmpty { blocks.append(fence(step.tex, info: "math")) }
        }
        if let note = derivation.note, !note.isEmpty { blocks.append([note.escapedAsMarkdownLine]) }
        return blocks
    }

    /// `text` in a fence longer than every run of backticks in it.
    static func fence(_ text: String, info: String) -> [String] {
        let visible = text.withControlPictures
        var longest = 0
        var run = 0
        for byte in visible.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let marker = String(repeating: "`", count: max(3, longest + 1))
        let lines = visible.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return [marker + info] + lines + [marker]
    }
}

extension [String] {
    /// Whether the lines are a fence, in which empty lines are text.
    fileprivate var isFence: Bool { first?.hasPrefix("```") ?? false }
}
