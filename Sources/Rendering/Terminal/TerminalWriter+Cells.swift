import Diagnostics
import Documents

extension TerminalWriter {
    /// A cell: its source behind a line, then what it made. What a page folds is shown.
    mutating func writeCell(_ index: Int) {
        let cell = notebook.cells[index]
        let result = execution.cells[index]
        let options = cell.options
        var badges: [String] = []
        if options.isExercise { badges.append(words.exercise) }
        if options.isSolution { badges.append(words.solution) }
        if result.status == .notRun, !options.isExercise, !execution.isEmpty || !options.run {
            badges.append(words.notRun)
        }
        if options.echo != .hidden {
            if !badges.isEmpty { block(StyledText("[\(badges.joined(separator: ", "))]", .faint)) }
            let bar = TerminalStyle.faint.paint("│", colors: colors)
            block(painted(cell.shownLines).map { $0.isEmpty ? bar : "\(bar) \($0)" })
        }
        let outputs = CellPresentation(cell, result).allOutputs(language)
        let caption = Caption(of: cell, numbering.cells[index], outputs)
        var follows = false
        for (place, output) in outputs.enumerated() {
            if let caption, caption.isAbove, place == caption.outputs.lowerBound { write(caption) }
            let isPromise = if case .promise = output { true } else { false }
            // Promises that follow one another are a list.
            if follows, isPromise { isParted = false }
            write(output)
            follows = isPromise
            if let caption, !caption.isAbove, place + 1 == caption.outputs.upperBound { write(caption) }
        }
    }

    private mutating func write(_ caption: Caption) { block(self.caption(caption.number, caption.node)) }

    private mutating func write(_ output: Output) {
        switch output {
        case .text(let text): block(Self.lines(text))
        case .finding(let lines): for line in lines { block(StyledText(line)) }
        case .table(let table): block(TextTable(table, room: room).lines)
        case .derivation(let derivation): block(TextDerivation(derivation, room: room).lines)
        case .plots(let plots): block(Self.lines(ASCIIPlot(plots, columns: room, language: language).text))
        case .promise(let text): block(StyledText("✓ \(text)", .quotation))
        case .failure(let diagnostic, let isExpected):
            if isExpected { block(StyledText("[\(words.failedAsAnnounced)]", .faint)) }
            let message = DiagnosticPrinter(language: language, colors: colors).text(
                of: diagnostic, in: notebook.source.underItsOwnName)
            block(message.split(separator: "\n").map(String.init))
        }
    }

    private static func lines(_ text: String) -> [String] {
        text.withControlPictures.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The lines of a cell with their colours.
    private func painted(_ lines: ArraySlice<SourceLine>) -> [String] {
        let parts = colors ? typesetting.highlight(Array(lines)) : []
        var next = 0
        return lines.map { line in
            var result = ""
            var position = line.offset
            let end = line.offset + line.bytes.count
            func text(_ start: Int, _ end: Int) -> String {
                String(decoding: line.bytes[(start - line.offset)..<(end - line.offset)], as: UTF8.self)
            }
            while next < parts.count, parts[next].range.start < end {
                let start = max(position, parts[next].range.start)
                let stop = min(end, parts[next].range.end)
                if start < stop {
                    result += text(position, start).withControlPictures
                    result += TerminalStyle(parts[next].kind).paint(text(start, stop), colors: colors)
                    position = stop
                }
                if parts[next].range.end > end { break }
                next += 1
            }
            return result + text(position, end).withControlPictures
        }
    }
}
