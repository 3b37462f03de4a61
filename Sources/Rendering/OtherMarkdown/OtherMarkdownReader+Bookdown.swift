import Diagnostics
import Documents

/// What R Markdown numbers, by the names of chunks and by marks `(\#eq:x)`.
extension OtherMarkdownReader {
    /// The label of a chunk with these options, which has a number if it has a caption.
    mutating func chunkLabel(_ label: String, _ keys: some Sequence<String>) -> String {
        guard program == .rMarkdown else { return label }
        let keys = Set(keys.map { $0.replacing(".", with: "-") })
        let kind = keys.contains("fig-cap") ? "fig" : keys.isDisjoint(with: ["tab-cap", "tbl-cap"]) ? nil : "tab"
        return kind.flatMap { ours(for: "\($0):\(label)") } ?? label
    }

    /// Our label for `name`, as `eq:x`, which labels something from here on; nil where it can be none.
    mutating func ours(for name: String) -> String? {
        guard let colon = name.firstIndex(of: ":"), let kind = Self.kinds.first(where: { $0.name == name[..<colon] })
        else { return nil }
        let rest = String(name[name.index(after: colon)...])
        let label = rest.hasPrefix(kind.ours) ? rest : kind.ours + rest
        guard MySTLabel.isLabel(label) else { return nil }
        numbered[name] = label
        return label
    }

    /// Formulas without dollars, as TeX writes them: `\begin{equation}`.
    mutating func readEnvironments() {
        guard program == .rMarkdown || program == .quarto else { return }
        var formulas = ForeignFormulas(notebook, marks: false)
        formulas.read()
        edits += formulas.edits
        for finding in formulas.findings { findings.add(finding.kind, finding.name, at: finding.place) }
        for name in formulas.numbered { _ = ours(for: name) }
        addVerbatim(formulas.environments)
    }

    // MARK: Tables and pictures

    /// Writes Pandoc's `Table: caption`, before or behind the table at `index`, as `: caption {#tbl-x}` behind it.
    mutating func readWordedCaption(ofTable index: Int) {
        let range = notebook.nodes[index].range
        let (first, last) = (line(of: range.start), line(of: max(range.start, range.end - 1)))
        if let caption = notebook.caption(ofTable: index) {
            let number = line(of: notebook.nodes[caption].range.start)
            if let mark = captionMark(number) { writeCaption(mark, to: last) }
            return
        }
        if let mark = captionMark(last), mark.count > 1 {
            // Right behind the rows it is one of them to us.
            writeCaption(mark, to: last)
            return replace(lines[last].startPoint, with: "\n")
        }
        let next = last + (isBlank(last + 1) ? 2 : 1)
        let before = first - 2
        if let mark = captionMark(next) {
            var end = next
            while !isBlank(end + 1) { end += 1 }
            writeCaption(mark, to: end)
            if next == last + 1 { replace(lines[next].startPoint, with: "\n") }
        } else if isBlank(first - 1), isBlank(before - 1), let mark = captionMark(before), !written.contains(before),
            mark.start == lines[before].start
        {
            let words = text(SourceRange(mark.end, lines[before].end)).withoutBlanks
            let (caption, label) = unmarked(words)
            takeAway(before)
            takeAway(first - 1)
            replace(lines[last].endPoint, with: "\n\n: \(caption)\(label.map { " {#\($0)}" } ?? "")")
        }
    }

    /// What marks line `number` as a caption: `Table:`, or a colon before a label.
    private func captionMark(_ number: Int) -> SourceRange? {
        guard lines.indices.contains(number) else { return nil }
        let start = textStart(lines[number])
        let words = text(SourceRange(start, lines[number].end))
        if words.hasPrefix("Table:") { return SourceRange(start, start + 6) }
        return words.hasPrefix(":") && words.dropFirst().withoutBlanks.hasPrefix("(\\#tab:")
            ? SourceRange(start, start + 1) : nil
    }

    private mutating func writeCaption(_ mark: SourceRange, to last: Int) {
        let number = line(of: mark.start)
        written.formUnion(number...last)
        let start = textStart(SourceRange(mark.end, lines[number].end))
        let (caption, label) = unmarked(text(SourceRange(start, lines[number].end)))
        let kept = caption.isEmpty ? lines[number].end : lines[number].end - caption.utf8.count
        replace(SourceRange(mark.start, kept), with: ": ")
        if let label {
            replace(lines[last].endPoint, with: " {#\(label)}")
        } else {
            keepLabel(ofTableAtEndOf: lines[last])
        }
    }

    /// `words` without the mark `(\#tab:x)` at their beginning, and the label that it gives.
    private mutating func unmarked(_ words: String) -> (String, String?) {
        guard words.hasPrefix("(\\#"), let close = words.firstIndex(of: ")"),
            let label = ours(for: String(words[..<close].dropFirst(3)))
        else { return (words, nil) }
        return (String(words[words.index(after: close)...].drop { $0 == " " || $0 == "\t" }), label)
    }

    /// Writes `![(\#fig:x) caption](picture.png)`, the picture in `range`, with our label; whether it is one.
    mutating func readMarkedPicture(_ range: SourceRange) -> Bool {
        let words = text(range)
        guard words.hasPrefix("![(\\#fig:"), let close = words.firstIndex(of: ")") else { return false }
        let name = String(words[..<close].dropFirst(5))
        let line = lines[self.line(of: range.start)]
        guard textStart(line) == range.start,
            text(SourceRange(range.end, max(range.end, line.end))).withoutBlanks.isEmpty,
            let label = ours(for: name)
        else { return false }
        let behind = words[words.index(after: close)...].prefix { $0 == " " }.count
        replace(SourceRange(range.start + 2, range.start + 6 + name.utf8.count + behind), with: "")
        replace(range.endPoint, with: "{#\(label)}")
        return true
    }
}
