import Diagnostics
import Documents

/// What stands in sentences: attributes behind things, values of other languages, roles, references.
extension OtherMarkdownReader {
    /// Reads all prose.
    mutating func readProse() {
        if isOfOthers {
            readTargets()
            noteTitle()
        }
        for (index, node) in notebook.nodes.enumerated() {
            switch node.kind {
            case .heading: if isTab(node.range) { writeTab(node.range) } else { readHeading(node.range) }
            case .link: readAttributes(at: node.range.end)
            case .image: readPicture(node.range)
            case .math(_, isDisplay: true): readFormulaLabel(behind: node.range)
            case .table:
                readCaption(ofTable: index)
                if isOfOthers { readWordedCaption(ofTable: index) }
            case .code(let code):
                readAttributes(at: node.range.end)
                if !readRole(before: node.range, code) { readValue(code, at: node.range) }
            default: break
            }
        }
        readMarks()
        writeNumberReferences()
        for node in notebook.nodes {
            guard case .reference(let label) = node.kind, unnumbered.contains(label) else { continue }
            // What is no reference to us is none to a run, which would take it for a mistake.
            findings.add(.reference, "@\(label)", at: node.range)
            replace(node.range.startPoint, with: isInDoubleQuotes(node.range.start) ? "\\\\" : "\\")
        }
    }

    // MARK: Attributes

    /// Keeps of a heading's attributes the label.
    private mutating func readHeading(_ range: SourceRange) {
        let isMarked = bytes[range.start] == UInt8(ascii: "#")
        let line = lines[isMarked ? self.line(of: range.start) : max(0, self.line(of: range.end) - 1)]
        guard line.start >= range.start || isMarked else { return }
        var end = line.end
        while end > line.start, bytes[end - 1].isIn(" \t") { end -= 1 }
        guard let (attributes, start) = attributes(before: end, from: max(line.start, range.start)) else { return }
        let kept = attributes.identifier.map { " {#\($0)}" } ?? ""
        guard " " + text(SourceRange(start, end)) != kept else { return }
        for name in attributes.names where !name.hasPrefix("#") {
            findings.add(.attribute, name, at: SourceRange(start, end))
        }
        var first = start
        while first > line.start, bytes[first - 1].isIn(" \t") { first -= 1 }
        replace(SourceRange(first, end), with: kept)
    }

    private func isTab(_ heading: SourceRange) -> Bool {
        guard bytes[heading.start] == UInt8(ascii: "#") else { return false }
        let number = line(of: heading.start)
        let next = tabs.partitioningIndex { $0.upperBound > number }
        return next < tabs.count && tabs[next].contains(number)
    }

    /// Writes the heading that names a tab in bold, a paragraph of its own.
    private mutating func writeTab(_ heading: SourceRange) {
        let number = line(of: heading.start)
        if number > 0, !isBlank(number - 1), !taken.contains(number - 1), !emptied.contains(number - 1) {
            replace(heading.startPoint, with: "\n")
        }
        writeTitle(number, then: isBlank(number + 1) ? "" : "\n")
    }

    /// Keeps of the attributes of a picture that stands alone the label, which numbers it.
    private mutating func readPicture(_ range: SourceRange) {
        if isOfOthers, readMarkedPicture(range) { return }
        var start = range.end
        // They may be a part of it.
        if bytes[range.end - 1] == UInt8(ascii: "}"), let (_, brace) = attributes(before: range.end, from: range.start)
        {
            start = brace
        }
        guard let (attributes, end) = attributes(from: start) else { return }
        let isSaid = saysAlternative(attributes, range)
        let line = lines[self.line(of: range.start)]
        let isAlone = textStart(line) == range.start && text(SourceRange(end, max(end, line.end))).withoutBlanks.isEmpty
        guard let label = attributes.identifier, label.hasPrefix("fig-"), isAlone,
            figures[self.line(of: range.start)] == nil
        else { return readAttributes(at: start, besides: isSaid ? Self.alternatives : []) }
        for name in attributes.names where name != "#" + label && !(isSaid && Self.alternatives.contains(name)) {
            findings.add(
                Self.alternatives.contains(name) ? .alternative : .attribute, name, at: SourceRange(start, end))
        }
        replace(SourceRange(start, end), with: "{#\(label)}")
    }

    /// What gives a picture a text for those who do not see it.
    private static let alternatives: Set<String> = ["fig-alt", "alt"]

    /// Writes the text that `attributes` give the picture in `range`, where it has none of its own; whether it has none.
    private mutating func saysAlternative(_ attributes: PandocAttributes, _ range: SourceRange) -> Bool {
        guard let words = attributes["fig-alt"] ?? attributes["alt"], text(range).hasPrefix("![]("),
            figures[line(of: range.start)] == nil
        else { return false }
        replace(SourceRange(range.start + 2, range.start + 2), with: words.isEmpty ? " " : words.escapedAsMarkdown)
        return true
    }

    /// Keeps of the attributes behind the caption of a table the label, and parts it from the rows.
    private mutating func readCaption(ofTable index: Int) {
        let table = notebook.nodes[index].range
        let line = lines[line(of: max(table.start, table.end - 1))]
        if notebook.caption(ofTable: index) == nil {
            // Right behind the rows it is one of them to us.
            guard bytes[line.start..<line.end].starts(with: ": ".utf8) else { return }
            replace(SourceRange(line.start, line.start), with: "\n")
        }
        keepLabel(ofTableAtEndOf: line)
    }

    /// Keeps of the attributes that end the `line` of a table's caption the label.
    mutating func keepLabel(ofTableAtEndOf line: SourceRange) {
        var end = line.end
        while end > line.start, bytes[end - 1].isIn(" \t") { end -= 1 }
        guard let (attributes, start) = attributes(before: end, from: line.start), let label = attributes.identifier,
            label.hasPrefix("tbl-")
        else { return }
        for name in attributes.names where name != "#" + label {
            findings.add(.attribute, name, at: SourceRange(start, end))
        }
        if text(SourceRange(start, end)) != "{#\(label)}" { replace(SourceRange(start, end), with: "{#\(label)}") }
    }

    /// Takes off the attributes that begin at `start`, behind a link, a picture or code.
    private mutating func readAttributes(at start: Int, besides said: Set<String> = []) {
        guard let (attributes, end) = attributes(from: start) else { return }
        leaveOut(attributes, at: SourceRange(start, end), besides: said)
        replace(SourceRange(start, end), with: "")
    }

    /// The attributes in braces that begin at `start`, and where they end.
    func attributes(from start: Int) -> (attributes: PandocAttributes, end: Int)? {
        guard start < bytes.count, bytes[start] == UInt8(ascii: "{") else { return nil }
        let limit = min(bytes.count, start + 1000)
        guard let end = bytes[start..<limit].firstIndex(where: { $0.isIn("}\r\n") }), bytes[end] == UInt8(ascii: "}"),
            let attributes = PandocAttributes(text(SourceRange(start + 1, end)))
        else { return nil }
        return (attributes, end + 1)
    }

    private mutating func leaveOut(_ attributes: PandocAttributes, at range: SourceRange, besides said: Set<String>) {
        if let identifier = attributes.identifier { unnumbered.insert(identifier) }
        for name in attributes.names where !said.contains(name) {
            findings.add(Self.alternatives.contains(name) ? .alternative : .attribute, name, at: range)
        }
    }

    // MARK: Code

    /// Says that an expression of another language is not worked out.
    private mutating func readValue(_ code: String, at range: SourceRange) {
        if bytes[range.end...].starts(with: "{=".utf8),
            let close = bytes[range.end..<min(bytes.count, range.end + 40)].firstIndex(of: UInt8(ascii: "}"))
        {
            findings.add(.raw, text(SourceRange(range.end, close + 1)), at: range)
        }
        if isOfOthers, code.hasPrefix("r ") { findings.add(.value, "`r …`", at: range) }
        guard code.hasPrefix("{"), let end = code.firstIndex(of: "}") else { return }
        let name = code[code.index(after: code.startIndex)..<end]
        let isNamed = !name.isEmpty && name.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
        if isNamed, name != "nn", code[code.index(after: end)...].hasPrefix(" ") {
            findings.add(.value, "`{\(name)} …`", at: range)
        }
    }

    /// Reads the name in braces before `code`, as MyST writes a role; whether there is one.
    private mutating func readRole(before code: SourceRange, _ said: String) -> Bool {
        guard isOfOthers, code.start > 1, bytes[code.start - 1] == UInt8(ascii: "}") else { return false }
        let limit = max(0, code.start - 40)
        guard let start = bytes[limit..<code.start].lastIndex(of: UInt8(ascii: "{")) else { return false }
        let name = text(SourceRange(start + 1, code.start - 1))
        guard !name.isEmpty, name.utf8.allSatisfy({ $0.isWordByte || $0 == UInt8(ascii: ":") }) else { return false }
        let whole = SourceRange(start, code.end)
        // A text of one's own may stand before the label.
        let label = said.hasSuffix(">") ? String(said.dropLast().split(separator: "<").last ?? "") : said
        let isOurs = ["fig-", "tbl-", "sec-"].contains { label.hasPrefix($0) }
        switch name {
        case "math" where !said.contains("$"): replace(whole, with: "$\(said)$")
        case "ref" where unnumbered.contains(label), "numref" where unnumbered.contains(label):
            findings.add(.reference, text(whole), at: whole)
        case "ref" where pictures[label] != nil, "numref" where pictures[label] != nil:
            replace(whole, with: "@\(pictures[label] ?? label)")
        case "eq" where MySTLabel.isLabel(label): replace(whole, with: "@\(MySTLabel.equation(label))")
        case "ref" where targets.contains(label), "numref" where targets.contains(label):
            replace(whole, with: "@\(MySTLabel.section(label))")
        case "ref" where isOurs && MySTLabel.isLabel(label), "numref" where isOurs && MySTLabel.isLabel(label):
            replace(whole, with: "@\(label)")
        default: findings.add(.role, "{\(name)}", at: whole)
        }
        return true
    }

    /// The heading that is the title of the page has no number, so that nothing can refer to it.
    private mutating func noteTitle() {
        guard let title = notebook.titleHeading,
            case .heading(_, identifier: let label?) = notebook.nodes[title].kind
        else { return }
        unnumbered.insert(label)
    }

    // MARK: Lines of MyST

    /// Whether `heading` is the title of the page once the target on `line` above it is taken away.
    private func isTitle(_ heading: SourceRange, below line: SourceRange) -> Bool {
        guard notebook.frontMatter.title == nil, let first = notebook.nodes.dropFirst().first,
            first.range.start >= line.start
        else { return false }
        return !bytes[heading.start...].dropFirst().starts(with: "#".utf8)
    }

    /// Writes the label `(x)` that MyST has behind the closing `$$` of a formula.
    private mutating func readFormulaLabel(behind formula: SourceRange) {
        let line = lines[line(of: max(formula.start, formula.end - 1))]
        let label = text(SourceRange(formula.end, max(formula.end, line.end))).withoutBlanks
        guard program == .jupytext, label.hasPrefix("("), label.hasSuffix(")"),
            MySTLabel.isLabel(String(label.dropFirst().dropLast())),
            textStart(lines[self.line(of: formula.start)]) == formula.start
        else { return }
        replace(
            SourceRange(formula.end, line.end), with: " {#\(MySTLabel.equation(String(label.dropFirst().dropLast())))}")
    }

    /// Gives headings the labels that stand in a line `(label)=` above them, and parts text cells at `+++`.
    private mutating func readTargets() {
        var headings: [Int: SourceRange] = [:]
        for node in notebook.nodes {
            if case .heading(_, identifier: nil) = node.kind { headings[line(of: node.range.start)] = node.range }
        }
        for (number, line) in lines.enumerated() {
            let written = text(line).withoutBlanksAtEnd
            if written.hasPrefix("+++"), verbatimEnd(at: line.start) == nil {
                replace(line, with: String(decoding: SourcePieces.separator, as: UTF8.self))
            }
            guard written.hasPrefix("("), written.hasSuffix(")="), verbatimEnd(at: line.start) == nil else { continue }
            let label = String(written.dropFirst().dropLast(2))
            var next = number + 1
            while next < lines.count, isBlank(next) { next += 1 }
            guard MySTLabel.isLabel(label), let heading = headings[next], bytes[heading.start] == UInt8(ascii: "#")
            else {
                continue
            }
            takeAway(number)
            guard !isTitle(heading, below: line) else {
                unnumbered.insert(label)
                continue
            }
            targets.insert(label)
            replace(lines[next].endPoint, with: " {#\(MySTLabel.section(label))}")
        }
    }
}
