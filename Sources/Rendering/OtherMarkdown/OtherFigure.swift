import Diagnostics
import Documents

/// A div of Quarto around one cell, picture or table, to which its label and caption belong: `::: {#fig-loss}`.
struct OtherFigure {
    let div: OtherDiv
    let label: String
    /// The lines of what it holds and of the paragraph behind that, if there is one.
    let held: ClosedRange<Int>
    let captionLines: Range<Int>
    let caption: String

    /// Label and caption as a cell says them.
    var settings: [CellSetting] {
        [CellSetting("label", label)] + (caption.isEmpty ? [] : [CellSetting("caption", caption.inQuotes)])
    }
}

extension OtherMarkdownReader {
    /// Finds the divs of this kind.
    mutating func findFigures() {
        guard !divs.isEmpty else { return }
        var ends: [Int: Int] = [:]
        for node in notebook.nodes {
            switch node.kind {
            case .codeBlock, .cell, .image, .table:
                let last = line(of: max(node.range.start, node.range.end - 1))
                ends[line(of: node.range.start)] = last
            default: break
            }
        }
        for div in divs {
            guard let label = div.attributes.identifier, let close = div.close, div.callout == nil,
                ["fig-", "tbl-"].contains(where: { label.hasPrefix($0) }),
                let first = (div.open + 1..<close).first(where: { !isBlank($0) }), let last = ends[first], last < close
            else { continue }
            var next = last + 1
            while next < close, isBlank(next) { next += 1 }
            var end = next
            while end < close, !isBlank(end) { end += 1 }
            let isRead = (end..<close).allSatisfy(isBlank) && (next..<end).allSatisfy(isWords)
            guard isRead, figures[first] == nil else { continue }
            figures[first] = OtherFigure(
                div: div, label: label, held: first...last, captionLines: next..<end,
                caption: (next..<end).map { text(lines[$0]).withoutBlanks }.joined(separator: " "))
        }
    }

    /// Whether a line begins with a word, and so nothing but a paragraph.
    private func isWords(_ number: Int) -> Bool {
        let first = textStart(lines[number])
        return first < lines[number].end && !bytes[first].isIn("#>|:`~-+<!")
    }

    /// Gives pictures and tables the label and the caption of the div around them, and takes that off.
    mutating func readFigures() {
        for node in notebook.nodes {
            let number: Int
            switch node.kind {
            case .image, .table: number = line(of: node.range.start)
            default: continue
            }
            guard let figure = figures[number], textStart(lines[number]) == node.range.start else { continue }
            if case .image = node.kind { label(node.range, figure) } else { label(table: number, figure) }
        }
        for figure in figures.values.sorted(by: { $0.div.open < $1.div.open }) {
            guard givenFigures.contains(figure.div.open), let close = figure.div.close else { continue }
            for number in figure.div.open..<figure.held.lowerBound where number > figure.div.open { takeAway(number) }
            if figure.div.open == 0 || isBlank(figure.div.open - 1) {
                takeAway(figure.div.open)
            } else {
                emptied.insert(figure.div.open)
            }
            for number in figure.held.upperBound + 1..<close where !written.contains(number) { takeAway(number) }
            if isBlank(close + 1) || isEndOfDiv(close + 1) { takeAway(close) } else { emptied.insert(close) }
        }
    }

    /// Gives the label of a div around several pictures to its first one that has none.
    mutating func readFiguresOfPictures() {
        var pictures: [(line: Int, range: SourceRange)] = []
        for node in notebook.nodes {
            guard case .image = node.kind else { continue }
            pictures.append((line(of: node.range.start), node.range))
        }
        for div in divs {
            guard let label = div.attributes.identifier, label.hasPrefix("fig-"), let close = div.close,
                !givenFigures.contains(div.open), div.callout == nil
            else { continue }
            let first = pictures.partitioningIndex { $0.line > div.open }
            let held = pictures[first...].prefix(Self.manyPictures).prefix { $0.line < close }
            guard held.count > 1 else { continue }
            let free = held.first { number, range in
                let line = lines[number]
                let (given, end) = attributes(from: range.end) ?? (nil, range.end)
                return textStart(line) == range.start && figures[number] == nil && given?.identifier == nil
                    && text(SourceRange(end, max(end, line.end))).withoutBlanks.isEmpty
            }
            figuresOfPictures[div.open] = free == nil ? .numberedPictures : .pictures
            guard let free else { continue }
            replace(free.range.endPoint, with: "{#\(label)}")
        }
    }

    /// Of more pictures in a div the first ones alone are looked at.
    private static let manyPictures = 20

    /// Writes `![caption](picture.png){#fig-x}`.
    private mutating func label(_ picture: SourceRange, _ figure: OtherFigure) {
        let words = text(picture)
        guard figure.held.count == 1, figure.label.hasPrefix("fig-"), let end = words.firstRange(of: "](")?.lowerBound,
            !figure.caption.contains(where: { "[]".contains($0) }), !figure.caption.isEmpty || !words.hasPrefix("![]")
        else { return }
        let (given, place) = attributes(from: picture.end) ?? (nil, picture.end)
        guard given?.identifier == nil,
            text(SourceRange(place, lines[figure.held.lowerBound].end)).withoutBlanks.isEmpty
        else { return }
        let alternative = words[..<end].dropFirst(2)
        if !figure.caption.isEmpty {
            if !alternative.isEmpty, alternative != figure.caption {
                findings.add(.attribute, "![\(alternative)]", at: picture)
            }
            replace(
                SourceRange(picture.start + 2, picture.start + words[..<end].utf8.count), with: figure.caption)
        }
        replace(picture.endPoint, with: "{#\(figure.label)}")
        givenFigures.insert(figure.div.open)
    }

    /// Writes `: caption {#tbl-x}` below a table.
    private mutating func label(table number: Int, _ figure: OtherFigure) {
        guard figure.label.hasPrefix("tbl-"), let last = figure.captionLines.last else { return }
        let first = lines[figure.captionLines.lowerBound]
        replace(SourceRange(textStart(first), textStart(first)), with: ": ")
        replace(lines[last].endPoint, with: " {#\(figure.label)}")
        givenFigures.insert(figure.div.open)
        written.formUnion(figure.held.upperBound + 1..<figure.captionLines.upperBound)
    }
}
