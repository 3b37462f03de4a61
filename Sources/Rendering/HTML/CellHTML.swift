import Diagnostics
import Documents

extension BodyWriter {
    /// Said before everything else when the run failed, with what belongs to no cell.
    mutating func writeVerdict() {
        let shown = execution.cells.flatMap(\.outputs).compactMap { output -> Diagnostic? in
            if case .failure(let diagnostic, isExpected: _) = output { return diagnostic }
            return nil
        }
        let elsewhere = execution.diagnostics.filter { $0.severity == .error && !shown.contains($0) }
        let failed = execution.cells.firstIndex { $0.status == .failed }
        guard failed != nil || !elsewhere.isEmpty else { return }
        html.markup("<div class=\"verdict\">\n<p>")
        html.text(words.runFailed)
        if failed != nil {
            html.markup(" ")
            html.element("a", ["href": "#" + Self.failureIdentifier], words.toTheError)
        }
        html.markup("</p>\n")
        for diagnostic in elsewhere.prefix(20) { writeMessage(diagnostic) }
        html.markup("</div>\n")
    }

    /// Where the first failure stands.
    static let failureIdentifier = IdentifierPool.reservedPrefix + "failure"

    /// A cell: its source, then what it made.
    mutating func writeCell(_ index: Int) {
        let cell = notebook.cells[index]
        let result = execution.cells[index]
        let shown = CellPresentation(cell, result)
        let outputs = shown.outputs
        if cell.options.isHidden, outputs.isEmpty { return }
        let options = cell.options
        let showsSource = options.echo != .hidden && !options.isHidden
        guard showsSource || !shown.isEmpty else { return }
        let start = html.bytes.count
        defer {
            let size = html.bytes.count - start
            if size > largestCell.size { largestCell = (index, size) }
        }
        let isUnreached = result.status == .notRun && hasRun && !options.isExercise && !options.isSolution
        let isMarked = isUnreached || (result.status == .notRun && !options.run && !options.isExercise)
        let hasFigure = Caption(of: cell, numbering.cells[index], outputs)?.number != nil
        var classes = "cell"
        if options.isExercise { classes += " exercise" }
        if isMarked { classes += " not-run" }
        html.open("div", ["class": classes, "id": hasFigure ? nil : anchors.cells[index]])
        html.markup("\n")
        if options.isSolution {
            html.markup("<details class=\"solution\">\n")
            html.element("summary", words.solution)
            html.markup("\n")
        }
        if options.isExercise { writeBadge(words.exercise) }
        if isMarked { writeBadge(words.notRun) }
        if showsSource { writeSource(cell, index, isFolded: options.echo == .folded && !options.isSolution) }
        if let sweep = shown.sweep { writeSweep(sweep, of: index) } else { writeOutputs(outputs, of: index) }
        html.markup(options.isSolution ? "</details>\n</div>\n" : "</div>\n")
    }

    private mutating func writeBadge(_ text: String) {
        html.element("p", ["class": "badge"], text)
        html.markup("\n")
    }

    private mutating func writeSource(_ cell: Cell, _ index: Int, isFolded: Bool) {
        let lines = cell.shownLines
        guard !lines.isEmpty else { return }
        if isFolded {
            html.markup("<details class=\"folded\">\n")
            html.element("summary", words.code)
            html.markup("\n")
        }
        html.open("pre", ["class": "source", "tabindex": scrollStop(lines: lines.map(\.bytes))])
        html.markup("<code>")
        writeHighlighted(lines, identifier: "\(IdentifierPool.reservedPrefix)\(index + 1)-")
        html.markup("</code></pre>\n")
        if isFolded { html.markup("</details>\n") }
    }

    /// Writes the outputs; those that a caption is about stand in a figure, what comes before and after around it.
    private mutating func writeOutputs(_ outputs: [Output], of index: Int) {
        guard let caption = Caption(of: notebook.cells[index], numbering.cells[index], outputs) else {
            writeOutputs(outputs[...], of: index)
            return
        }
        writeOutputs(outputs[..<caption.outputs.lowerBound], of: index)
        html.open("figure", ["id": caption.number == nil ? nil : anchors.cells[index]])
        html.markup("\n")
        if caption.isAbove { write(caption) }
        writeEach(outputs[caption.outputs], of: index, isCaptioned: true)
        if !caption.isAbove { write(caption) }
        html.markup("</figure>\n")
        for case .plots(let plots) in outputs[caption.outputs] { writeCharacters(plots) }
        writeOutputs(outputs[caption.outputs.upperBound...], of: index)
    }

    mutating func writeOutputs(_ outputs: ArraySlice<Output>, of index: Int) {
        guard !outputs.isEmpty else { return }
        html.markup("<div class=\"outputs\">\n")
        writeEach(outputs, of: index)
        html.markup("</div>\n")
    }

    /// Writes the outputs; a picture as characters stands right below it, or below its caption.
    private mutating func writeEach(_ outputs: ArraySlice<Output>, of index: Int, isCaptioned: Bool = false) {
        var position = outputs.startIndex
        while position < outputs.endIndex {
            let output = outputs[position]
            position = writeOutput(outputs, position, of: index)
            if !isCaptioned, case .plots(let plots) = output { writeCharacters(plots) }
        }
    }

    mutating func write(_ caption: Caption) { writeCaption(caption.number, words: caption.node) }

    /// Writes the output at `position`, with the promises that follow a promise, and gives the next position.
    private mutating func writeOutput(_ outputs: ArraySlice<Output>, _ position: Int, of cell: Int) -> Int {
        switch outputs[position] {
        case .text(let text):
            html.element("pre", ["class": "output", "tabindex": scrollStop(lines: text)], "\n" + text)
            html.markup("\n")
        case .finding(let lines):
            html.markup("<div class=\"finding\">\n")
            for line in lines {
                html.paragraph(said: line)
                html.markup("\n")
            }
            html.markup("</div>\n")
        case .table(let table): writeTable(table)
        case .derivation(let derivation): writeDerivation(derivation)
        case .plots(let plots): writePlots(plots, alternative: notebook.cells[cell].options.alternative)
        case .promise: return writePromises(outputs, from: position)
        case .failure(let diagnostic, let isExpected): writeFailure(diagnostic, isExpected: isExpected)
        }
        return position + 1
    }

    private mutating func writePromises(_ outputs: ArraySlice<Output>, from start: Int) -> Int {
        var position = start
        html.markup("<ul class=\"promises\">\n")
        while position < outputs.endIndex, case .promise(let text) = outputs[position] {
            html.markup("<li><span class=\"mark\">✓</span> ")
            html.element("code", text)
            html.markup("</li>\n")
            position += 1
        }
        html.markup("</ul>\n")
        return position
    }

    private mutating func writePlots(_ plots: [Plot], alternative: String?) {
        plotCount += 1
        let picture = SVGPlot(
            plots, idPrefix: "\(IdentifierPool.reservedPrefix)plot-\(plotCount)", language: language)
        html.open(
            "div",
            [
                "class": "plot", "role": alternative == nil ? nil : "img", "aria-label": alternative,
                "tabindex": picture.scrolls ? "0" : nil,
            ])
        html.markup("\n")
        html.trusted(picture.markup.utf8)
        html.markup("\n</div>\n")
    }

    private mutating func writeCharacters(_ plots: [Plot]) {
        html.markup("<details class=\"characters\">\n")
        html.element("summary", words.inCharacters)
        html.markup("\n")
        let characters = ASCIIPlot(plots, language: language).text
        html.element("pre", ["tabindex": scrollStop(lines: characters)], characters)
        html.markup("\n</details>\n")
    }

    private mutating func writeFailure(_ diagnostic: Diagnostic, isExpected: Bool) {
        let isFirst = !isExpected && !hasFailure
        if isFirst { hasFailure = true }
        html.open(
            "div",
            ["class": isExpected ? "failure expected" : "failure", "id": isFirst ? Self.failureIdentifier : nil])
        html.element("p", ["class": "badge"], isExpected ? words.failedAsAnnounced : words.failed)
        html.markup("\n")
        writeMessage(diagnostic)
        html.markup("</div>\n")
    }
}

extension Cell {
    /// The lines a page shows: without the option lines at the top and empty lines around the rest.
    var shownLines: ArraySlice<SourceLine> {
        var lines = lines[...]
        while let first = lines.first, first.bytes.starts(with: "#|".utf8) { lines.removeFirst() }
        while let first = lines.first, first.isBlank { lines.removeFirst() }
        while let last = lines.last, last.isBlank { lines.removeLast() }
        return lines
    }
}

extension SourceLine {
    fileprivate var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
}
