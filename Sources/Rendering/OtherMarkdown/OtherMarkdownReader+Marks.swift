import Diagnostics
import Documents

/// Marks that no node of ours stands for: shortcodes, spans with attributes, citations, notes in a sentence.
extension OtherMarkdownReader {
    /// Reads them in order of place.
    mutating func readMarks() {
        let bytes = self.bytes
        var brackets: [Int] = []
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            guard byte.isIn("{[]@^\\\n") else {
                place += 1
                continue
            }
            if let end = verbatimEnd(at: place) {
                place = end
                continue
            }
            switch byte {
            case UInt8(ascii: "\\"): place = readNumberReference(place) ?? place + 2
            case UInt8(ascii: "\n"):
                if place + 1 < bytes.count, bytes[place + 1].isIn("\r\n") { brackets = [] }
                place += 1
            case UInt8(ascii: "{"): place = readShortcode(place) ?? place + 1
            case UInt8(ascii: "^"): place = readNote(place) ?? place + 1
            case UInt8(ascii: "["):
                brackets.append(place)
                place += 1
            case UInt8(ascii: "]"):
                if let start = brackets.popLast() { readBrackets(start, place) }
                place += 1
            default:
                readAt(place)
                place += 1
            }
        }
        writeNotes()
    }

    /// How many bytes a citation may have: brackets may stand in one another.
    private static let longest = 2000

    /// Whether `text` stands at `place`.
    private func has(_ text: StaticString, at place: Int) -> Bool {
        text.withUTF8Buffer { place >= 0 && bytes[place...].starts(with: $0) }
    }

    // MARK: Shortcodes

    /// Reads `{{< name … >}}` at `start`; gives its end.
    private mutating func readShortcode(_ start: Int) -> Int? {
        let isShown = has("{{{<", at: start)
        guard isShown || has("{{<", at: start) else { return nil }
        var place = start + 3
        while place < bytes.count, !has(">}}", at: place) {
            // Another one begins where this one has not ended.
            if has("{{<", at: place) { return nil }
            place += 1
        }
        return place < bytes.count ? readShortcode(start, place + 3, isShown: isShown) : nil
    }

    private mutating func readShortcode(_ start: Int, _ end: Int, isShown: Bool) -> Int {
        if isShown {
            // One more brace shows a shortcode in place of what it gives.
            replace(SourceRange(start, start + 1), with: "")
            if has("}", at: end) { replace(SourceRange(end, end + 1), with: "") }
            return end
        }
        let whole = SourceRange(start, end)
        let words = bytes.words(from: start + 3, to: end - 3).map(text)
        if words == ["pagebreak"] {
            replace(whole, with: "")
        } else if words.count == 2, words[0] == "meta", let value = scalars[words[1]], !value.isEmpty {
            replace(whole, with: value.escapedAsMarkdown)
        } else {
            findings.add(.shortcode, words.first ?? "{{< >}}", at: whole)
        }
        return end
    }

    // MARK: Brackets

    /// Reads what stands in brackets at `start` and `end`: a span, references, a citation.
    private mutating func readBrackets(_ start: Int, _ end: Int) {
        let next = end + 1
        if has("{", at: next) {
            guard let close = bytes[next..<min(bytes.count, next + 1000)].firstIndex(where: { $0.isIn("}\r\n") }),
                let attributes = PandocAttributes(text(SourceRange(next + 1, close)))
            else { return }
            return readSpan(start, end, attributes, close + 1)
        }
        guard isOfOthers, end - start < Self.longest, !has("(", at: next), !has("[", at: next), !has(":", at: next)
        else { return }
        let said = text(SourceRange(start + 1, end))
        let items = said.split(separator: ";").map(\.withoutBlanks)
        guard items.contains(where: { Self.isCited($0) }) else { return }
        if items.allSatisfy({ Self.isReference($0) }) {
            replace(SourceRange(start, start + 1), with: "")
            replace(SourceRange(end, end + 1), with: "")
            for place in start..<end where bytes[place] == UInt8(ascii: ";") {
                replace(SourceRange(place, place + 1), with: ",")
            }
        } else {
            let isReference = items.contains { item in
                item.split(separator: "@").dropFirst().contains { Self.isReference("@" + $0) }
            }
            findings.add(isReference ? .wordedReference : .citation, "[\(said)]", at: SourceRange(start, next))
        }
    }

    /// Whether `item` has an `@` with a name, at its beginning or after a blank.
    private static func isCited(_ item: String) -> Bool {
        var before: UInt8 = 0x20
        let bytes = Array(item.utf8)
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "@"), before.isIn(" -"), index + 1 < bytes.count, bytes[index + 1].isWordByte {
                return true
            }
            before = byte
        }
        return false
    }

    /// Whether `item` is a reference as we write it and nothing else.
    private static func isReference(_ item: String) -> Bool {
        guard item.hasPrefix("@"), item.dropFirst().utf8.allSatisfy(\.isWordByte) else { return false }
        return ["fig-", "tbl-", "eq-", "sec-"].contains { item.dropFirst().lowercased().hasPrefix($0) }
    }

    /// Reads `[text]{attributes}`.
    private mutating func readSpan(_ start: Int, _ end: Int, _ attributes: PandocAttributes, _ close: Int) {
        if attributes.isShownInPage == false {
            return replace(SourceRange(start, close), with: "")
        }
        if attributes.isShownInPage == nil {
            if let identifier = attributes.identifier { unnumbered.insert(identifier) }
            for name in attributes.names { findings.add(.attribute, name, at: SourceRange(end + 1, close)) }
        }
        replace(SourceRange(start, start + 1), with: "")
        replace(SourceRange(end, close), with: "")
    }

    // MARK: References

    /// Reads an `@` in the text.
    private mutating func readAt(_ place: Int) {
        guard isOfOthers, place == 0 || !(bytes[place - 1].isWordByte || bytes[place - 1].isIn(".@")) else { return }
        let end = bytes[(place + 1)...].firstIndex { !$0.isWordByte } ?? bytes.count
        let name = text(SourceRange(place + 1, end))
        if ["Fig-", "Tbl-", "Eq-", "Sec-"].contains(where: { name.hasPrefix($0) }) {
            replace(SourceRange(place + 1, place + 2), with: name.prefix(1).lowercased())
            if unnumbered.contains(name.prefix(1).lowercased() + name.dropFirst()) {
                findings.add(.reference, "@\(name)", at: SourceRange(place, end))
                edits.append(Edit(SourceRange(place, place), [UInt8(ascii: "\\")]))
            }
        } else if let prefix = name.split(separator: "-").first, name.contains("-"),
            Self.counted.contains(String(prefix))
        {
            findings.add(.reference, "@\(name)", at: SourceRange(place, end))
        }
    }

    /// What Quarto counts and we do not, by the beginning of its labels.
    private static let counted: Set<String> = [
        "lst", "tip", "nte", "wrn", "imp", "cau", "thm", "lem", "cor", "prp", "cnj", "def", "exm", "exr", "sol", "rem",
        "alg",
    ]

    // MARK: Notes

    /// Reads `^[text]` at `start`, a footnote in the sentence; gives its end.
    private mutating func readNote(_ start: Int) -> Int? {
        guard isOfOthers, has("^[", at: start) else { return nil }
        let bytes = self.bytes
        var depth = 1
        var place = start + 2
        while place < bytes.count, depth > 0 {
            guard bytes[place].isIn("\\[]^`$<\n") else {
                place += 1
                continue
            }
            if let end = verbatimEnd(at: place) {
                place = end
                continue
            }
            switch bytes[place] {
            case UInt8(ascii: "\\"): place += 1
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            // No note stands in another one.
            case UInt8(ascii: "^") where has("^[", at: place): return nil
            case UInt8(ascii: "\n") where place + 1 < bytes.count && bytes[place + 1].isIn("\r\n"): return nil
            default: break
            }
            place += 1
        }
        guard depth == 0, place <= bytes.count else { return nil }
        notes.append((SourceRange(start, place), text(SourceRange(start + 2, place - 1))))
        return place
    }

    /// Writes the notes of sentences as footnotes at the end of the file.
    private mutating func writeNotes() {
        guard !notes.isEmpty else { return }
        var name = "note"
        let whole = text(SourceRange(0, bytes.count))
        while whole.contains("[^\(name)-") { name += "-note" }
        var end = bytes.last.map { $0.isIn("\r\n") } == true ? "" : "\n"
        for (index, note) in notes.enumerated() {
            replace(note.range, with: "[^\(name)-\(index + 1)]")
            end += "\n[^\(name)-\(index + 1)]: \(note.text)\n"
        }
        replace(SourceRange(bytes.count, bytes.count), with: end)
    }
}
