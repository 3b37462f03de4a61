import Diagnostics
import Documents

/// Divs of Pandoc, lines of three or more colons around what they hold, and MyST's directives of the same meaning.
extension OtherMarkdownReader {
    private enum Treatment {
        /// A callout up to a line: its end, or its first cell.
        case callout(Callout, end: Int)
        /// Tabs, one after another.
        case tabs
        /// What it holds has its label and caption.
        case figure
        /// No page shows it.
        case comment
        case prose
    }

    /// Reads all divs: callouts become quotations, what pages do not show a comment; of others the lines are taken off.
    mutating func readDivs() {
        let cellLines = cells.map { line(of: $0.start) }.sorted()
        let wordLines = lines.indices.filter { !isBlank($0) && !isColons($0) }
        let commentEnds = lines.indices.filter { text(lines[$0]).contains("-->") }
        func first(of numbers: [Int], in div: OtherDiv, before close: Int) -> Int? {
            let index = numbers.partitioningIndex { $0 >= div.open }
            return index < numbers.count && numbers[index] < close ? numbers[index] : nil
        }
        for div in (divs + directives).sorted(by: { $0.open < $1.open }) {
            guard let close = div.close else { continue }
            let cell = first(of: cellLines, in: div, before: close)
            let endsComment = cell != nil || first(of: commentEnds, in: div, before: close) != nil
            let startsWithCell = div.words == nil && cell != nil && first(of: wordLines, in: div, before: close) == cell
            switch treatment(of: div, close, cell, startsWithCell: startsWithCell, endsComment: endsComment) {
            case .callout(let callout, let end):
                write(callout, div, end)
                if end < close { takeOff(close) }
            case .figure: break
            case .tabs:
                takeOff(div.open)
                takeOff(close)
                if let last = tabs.last, div.open < last.upperBound { break }
                tabs.append(div.open..<close)
            case .comment:
                writeLine(div.open, "<!--")
                writeLine(close, "-->")
            case .prose:
                takeOff(div.open)
                takeOff(close)
            }
        }
    }

    /// The divs between lines of colons; what does not end is said.
    mutating func findDivs() {
        var open: [OtherDiv] = []
        for (number, line) in lines.enumerated() {
            let start = textStart(line)
            guard bytes[start..<line.end].starts(with: ":::".utf8), verbatimEnd(at: start) == nil else { continue }
            if isEndOfDiv(number) {
                guard var div = open.popLast() else { continue }
                div.close = number
                divs.append(div)
            } else if let div = OtherDiv(open: number, line: text(SourceRange(start, line.end))) {
                open.append(div)
            }
        }
        for div in open { findings.add(.openDiv, div.name, at: lines[div.open]) }
    }

    func isEndOfDiv(_ number: Int) -> Bool {
        guard lines.indices.contains(number) else { return false }
        let written = text(lines[number]).withoutBlanks
        return written.hasPrefix(":::") && written.utf8.allSatisfy { $0 == UInt8(ascii: ":") }
    }

    private mutating func treatment(
        of div: OtherDiv, _ close: Int, _ firstCell: Int?, startsWithCell: Bool, endsComment: Bool
    ) -> Treatment {
        let place = lines[div.open]
        if givenFigures.contains(div.open) { return .figure }
        let pictures = figuresOfPictures[div.open]
        if let identifier = div.attributes.identifier, pictures != .pictures { unnumbered.insert(identifier) }
        if let callout = div.callout, quotations.depth(at: div.open) < Quotations.deepest {
            if let firstCell {
                findings.add(.calloutOfCell, div.name, at: place)
                guard !startsWithCell, indentation(firstCell) == indentation(div.open) else { return .prose }
            }
            for (key, _) in div.attributes.pairs where key != "title" { findings.add(.attribute, key, at: place) }
            return .callout(callout, end: firstCell ?? close)
        }
        if div.attributes.classes.contains("panel-tabset") {
            findings.add(.tabs, div.name, at: place)
            return .tabs
        }
        switch div.attributes.isShownInPage {
        case true?: return .prose
        case false? where !endsComment: return .comment
        default:
            let name = pictures == nil ? nil : div.attributes.identifier.map { "#\($0)" }
            findings.add(pictures ?? .div, name ?? div.name, at: place)
            return .prose
        }
    }

    private func indentation(_ number: Int) -> Int { textStart(lines[number]) - lines[number].start }

    private func isColons(_ number: Int) -> Bool {
        bytes[textStart(lines[number])..<lines[number].end].starts(with: ":::".utf8)
    }

    /// Writes a callout, its title in bold; it ends at line `close`, at a line of colons or a cell.
    private mutating func write(_ callout: Callout, _ div: OtherDiv, _ close: Int) {
        var last = close - 1
        while last > div.open, isBlank(last) { last -= 1 }
        let isWhole = isEndOfDiv(close) || div.close == close
        quotations.begin(from: div.open + 1, to: isWhole ? close : last + 1, indentation: indentation(div.open))
        let mark = quotations.innermostMark
        var first = div.open + 1
        while first <= (isWhole ? close - 1 : last), isBlank(first) || taken.contains(first) {
            takeAway(first)
            first += 1
        }
        var head = "> [!\(callout.rawValue.uppercased())]"
        if let title = div.words {
            head += "\n\(mark)**\(title)**" + (first <= last ? "\n" + mark.withoutBlanksAtEnd : "")
        } else if first <= last {
            let isLast = first == last || isBlank(first + 1)
            writeTitle(first, then: isLast ? "" : "\n" + mark.withoutBlanksAtEnd)
        }
        writeLine(div.open, head)
        guard isWhole else {
            if !isBlank(close - 1) { replace(lines[close].startPoint, with: "\n") }
            return
        }
        for number in (max(last, first) + 1)..<max(close, max(last, first) + 1) { takeAway(number) }
        if isBlank(close + 1) || isEndOfDiv(close + 1) { takeAway(close) } else { emptied.insert(close) }
    }

    /// Makes a heading with which a callout begins its title.
    mutating func writeTitle(_ number: Int, then rest: String) {
        let line = lines[number]
        let start = textStart(line)
        let marks = bytes[start..<line.end].prefix { $0 == UInt8(ascii: "#") }.count
        guard (1...6).contains(marks), start + marks < line.end, bytes[start + marks] == 0x20 else { return }
        let first = textStart(SourceRange(start + marks, line.end))
        var end = line.end
        while end > first, bytes[end - 1].isIn(" \t#") { end -= 1 }
        if let (attributes, brace) = attributes(before: end, from: first) {
            if let identifier = attributes.identifier { unnumbered.insert(identifier) }
            end = brace
        }
        while end > first, bytes[end - 1].isIn(" \t") { end -= 1 }
        guard first < end else { return }
        replace(SourceRange(start, first), with: "**")
        replace(SourceRange(end, line.end), with: "**" + rest)
    }

    /// The attributes in braces that end right before `end`, and where they begin.
    func attributes(before end: Int, from start: Int) -> (attributes: PandocAttributes, start: Int)? {
        guard start < end, bytes[end - 1] == UInt8(ascii: "}"),
            let brace = bytes[start..<end].lastIndex(of: UInt8(ascii: "{")),
            let attributes = PandocAttributes(text(SourceRange(brace + 1, end - 1)))
        else { return nil }
        return (attributes, brace)
    }

    /// Writes `text` in place of a line of colons.
    private mutating func writeLine(_ number: Int, _ text: String) {
        replace(SourceRange(textStart(lines[number]), lines[number].end), with: text)
    }

    /// Takes a line of colons off; an empty line stays where paragraphs would run together.
    private mutating func takeOff(_ number: Int) {
        guard isBlank(number + 1) || isBlank(number - 1) || isEndOfDiv(number + 1) else {
            emptied.insert(number)
            return
        }
        takeAway(number)
        // One empty line of the two around it is enough.
        var before = number - 1
        while before > number - 4, taken.contains(before) { before -= 1 }
        if isBlank(before), !taken.contains(before), number + 1 < lines.count, isBlank(number + 1) {
            takeAway(number + 1)
        }
    }
}
