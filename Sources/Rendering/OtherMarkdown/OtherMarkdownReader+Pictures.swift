import Diagnostics
import Documents

/// Pictures of MyST in directives, `{figure} net.png`.
extension OtherMarkdownReader {
    /// Writes `![caption](net.png){#fig-x}` in place of the directive on `rows`, whose `argument` names the picture.
    mutating func readPicture(_ range: SourceRange, argument: SourceRange, _ rows: ClosedRange<Int>) {
        let file = text(argument).withoutBlanks
        guard !file.isEmpty, textStart(lines[rows.lowerBound]) == range.start else {
            let name = text(SourceRange(range.start, argument.start)).drop { $0 != "{" }
            return findings.add(.directive, String(name), at: SourceRange(range.start, argument.start))
        }
        let options = directiveOptions(from: argument.end, to: range.end)
        let caption = rows.dropFirst().dropLast().filter { !taken.contains($0) }.map { text(lines[$0]).withoutBlanks }
            .filter { !$0.isEmpty }.joined(separator: " ")
        let name = options.first { $0.key == "name" || $0.key == "label" }?.value
        let alternative = options.first { $0.key == "alt" }?.value.withoutQuotes ?? ""
        var label = ""
        if let name, MySTLabel.isLabel(name) {
            label = "{#\(MySTLabel.figure(name))}"
            pictures[name] = MySTLabel.figure(name)
        }
        for (place, key, _) in options where key != "name" && key != "label" {
            if key != "alt" {
                findings.add(.attribute, key, at: place)
            } else if !caption.isEmpty, caption != alternative {
                findings.add(.alternative, key, at: place)
            }
        }
        let words = caption.isEmpty ? alternative.escapedAsMarkdown : caption
        let address = file.contains { " ()".contains($0) } ? "<\(file)>" : file
        // It stands alone in its paragraph.
        let before = isBlank(rows.lowerBound - 1) ? "" : "\n"
        let after = isBlank(rows.upperBound + 1) ? "" : "\n"
        replace(SourceRange(range.start, argument.end), with: "\(before)![\(words)](\(address))\(label)\(after)")
        for number in rows.dropFirst() { takeAway(number) }
    }
}
