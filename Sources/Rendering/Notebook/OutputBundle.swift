import Diagnostics
import Documents

/// What a cell shows, as the outputs of a Jupyter cell: each in several forms, of which a reader's program takes the best
/// that it can show.
struct OutputBundle {
    private let language: MessageLanguage
    private let words: PageWords
    /// The source as messages in the page name it.
    private let source: SourceFile
    /// Derivations as the page has them.
    private var body: BodyWriter
    private var plotCount = 0

    /// Outputs for `notebook`, with the markup that `body` writes.
    init(_ notebook: Notebook, _ body: BodyWriter) {
        language = MessageLanguage(tag: notebook.frontMatter.lang ?? "")
        words = PageWords(language)
        source = notebook.source.underItsOwnName
        self.body = body
        self.body.isApart = true
    }

    /// The outputs of `cell` in their order with their caption; promises side by side are one.
    mutating func outputs(_ outputs: [Output], of cell: Cell, _ caption: Caption?) -> [JSON] {
        guard let caption else { return self.outputs(outputs[...], of: cell) }
        let before = self.outputs(outputs[..<caption.outputs.lowerBound], of: cell)
        let shown = self.outputs(outputs[caption.outputs], of: cell)
        let after = self.outputs(outputs[caption.outputs.upperBound...], of: cell)
        let line = [line(caption)]
        return before + (caption.isAbove ? line + shown : shown + line) + after
    }

    private mutating func outputs(_ outputs: ArraySlice<Output>, of cell: Cell) -> [JSON] {
        var result: [JSON] = []
        var promises: [String] = []
        for output in outputs {
            if case .promise(let text) = output {
                promises.append("✓ \(text)".withControlPictures)
                continue
            }
            if !promises.isEmpty { result.append(Self.display(plain: promises.joined(separator: "\n"))) }
            promises = []
            result += forms(of: output, cell)
        }
        if !promises.isEmpty { result.append(Self.display(plain: promises.joined(separator: "\n"))) }
        return result
    }

    private mutating func forms(of output: Output, _ cell: Cell) -> [JSON] {
        switch output {
        case .text(let text):
            return [["name": "stdout", "output_type": "stream", "text": .lines(text.withControlPictures + "\n")]]
        case .finding(let lines):
            var html = HTMLWriter()
            for line in lines {
                html.paragraph(said: line)
                html.markup("\n")
            }
            return [
                Self.display(
                    plain: lines.joined(separator: "\n").withControlPictures, html: html.cut(from: 0),
                    markdown: lines.map(\.escapedAsMarkdownLine).joined(separator: "\n\n"))
            ]
        case .table(let table):
            return [
                Self.display(
                    plain: TextTable(table).lines.joined(separator: "\n"), html: JupyterTable(table).html,
                    markdown: MarkdownTable(table).lines.joined(separator: "\n"))
            ]
        case .derivation(let derivation):
            body.writeDerivation(derivation)
            return [
                Self.display(
                    plain: TextDerivation(derivation).lines.joined(separator: "\n"), html: body.html.cut(from: 0),
                    markdown: Self.markdown(derivation))
            ]
        case .plots(let plots):
            // Each is an output of its own, so the title of all stands in the first.
            let untitled = SharedTitle(plots).plots.dropFirst()
            return (plots.prefix(1) + untitled).map { picture(of: $0, cell) }
        case .promise: return []
        case .failure(let diagnostic, isExpected: _): return [error(diagnostic)]
        }
    }

    private mutating func line(_ caption: Caption) -> JSON {
        let number = caption.beginning(words)
        body.html.markup("<p>")
        if let number { body.html.element("strong", number) }
        if let node = caption.node {
            if number != nil { body.html.markup(" ") }
            body.writeWithin(node)
        }
        body.html.markup("</p>")
        return Self.display(
            plain: caption.line(body.notebook, body.numbering, body.footnotes, words).withControlPictures,
            html: body.html.cut(from: 0),
            markdown: caption.markdown(body.notebook, body.numbering, words, footnotes: body.footnotes))
    }

    /// A plot; as an image in HTML too, since Jupyter shows SVG only where it trusts the file.
    private mutating func picture(of plot: Plot, _ cell: Cell) -> JSON {
        plotCount += 1
        let markup = SVGPlot.standingAlone(
            plot, identifier: "\(IdentifierPool.reservedPrefix)plot-\(plotCount)", language: language)
        let words = cell.options.alternative ?? alternativeText(of: plot, language: language)
        var html = HTMLWriter()
        html.open("img", ["alt": words, "src": "data:image/svg+xml;base64," + Array(markup.utf8).base64])
        return [
            "data": [
                "image/svg+xml": .lines(markup), "text/html": .lines(html.cut(from: 0)),
                "text/plain": .lines(ASCIIPlot(plot, language: language).text),
            ],
            "metadata": ["image/svg+xml": ["alt": .text(words.withControlPictures)]], "output_type": "display_data",
        ]
    }

    private func error(_ diagnostic: Diagnostic) -> JSON {
        var message = DiagnosticPrinter(language: language).text(of: diagnostic, in: source)
        while message.utf8.last == UInt8(ascii: "\n") { message.removeLast() }
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
        return [
            "ename": .text(diagnostic.code), "evalue": .text(diagnostic.headline[language].withControlPictures),
            "output_type": "error", "traceback": .list(lines.map { .text(String($0)) }),
        ]
    }

    /// Each step as its reason and a displayed formula.
    private static func markdown(_ derivation: Derivation) -> String {
        var blocks: [String] = []
        if let title = derivation.title, !title.isEmpty { blocks.append("**\(title.escapedAsMarkdown)**") }
        for (number, step) in derivation.steps.enumerated() {
            blocks.append("(\(number + 1)) \(step.reason)".escapedAsMarkdownLine)
            if !step.tex.isEmpty { blocks.append("$$\n\(step.tex.withControlPictures)\n$$") }
        }
        if let note = derivation.note, !note.isEmpty { blocks.append(note.escapedAsMarkdownLine) }
        return blocks.joined(separator: "\n\n")
    }

    private static func display(plain: String, html: String? = nil, markdown: String? = nil) -> JSON {
        var data: [JSON.Member] = []
        if let html { data.append(.init("text/html", .lines(html))) }
        if let markdown { data.append(.init("text/markdown", .lines(markdown))) }
        data.append(.init("text/plain", .lines(plain)))
        return ["data": .object(data), "metadata": [:], "output_type": "display_data"]
    }
}
