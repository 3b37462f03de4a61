import Diagnostics

extension BodyWriter {
    /// A message as the terminal shows it, part by part: sentences wrap, and only lines of the source scroll.
    mutating func writeMessage(_ diagnostic: Diagnostic) {
        let account = DiagnosticAccount(of: diagnostic, in: shownSource, language: language)
        html.markup("<div class=\"message\">\n")
        writeSentence("headline", account.kind, account.headline)
        if let place = account.place {
            html.element("p", ["class": "place"], place.name)
            html.markup("\n")
            writeExcerpt(place)
        }
        if let label = account.label { writeSentence("label", nil, label) }
        for note in account.notes {
            writeSentence("more", account.noteWord, note.place.map { "\($0.name): \(note.text)" } ?? note.text)
            if let place = note.place { writeExcerpt(place) }
        }
        if let help = account.help { writeSentence("help", account.helpWord, help) }
        html.markup("</div>\n")
    }

    private mutating func writeSentence(_ kind: String, _ beginning: String?, _ text: String) {
        html.open("p", ["class": kind])
        if let beginning {
            html.element("strong", beginning + ":")
            html.markup(" ")
        }
        html.said(text)
        html.markup("</p>\n")
    }

    private mutating func writeExcerpt(_ place: DiagnosticAccount.Place) {
        let number = String(place.line)
        html.open("pre", ["tabindex": scrollStop(lines: place.source)])
        html.element("span", ["class": "margin"], "\(number) |")
        html.text(" \(place.source)\n")
        html.element("span", ["class": "margin"], String(repeating: " ", count: number.utf8.count) + " |")
        html.text(" " + String(repeating: " ", count: place.indent))
        html.element("span", ["class": "marks"], String(repeating: "^", count: place.marks))
        html.markup("</pre>\n")
    }
}

extension HTMLWriter {
    /// A sentence of ours, with the code that stands in it between backticks set as code.
    mutating func said(_ sentence: String) {
        var rest = sentence.utf8[...]
        while let (start, end) = Self.code(in: rest) {
            text(String(decoding: rest[..<start], as: UTF8.self))
            element("code", String(decoding: rest[start..<end].dropFirst().dropLast(), as: UTF8.self))
            rest = rest[end...]
        }
        text(String(decoding: rest, as: UTF8.self))
    }

    /// `<p>sentence</p>`
    mutating func paragraph(_ attributes: KeyValuePairs<StaticString, String?> = [:], said sentence: String) {
        open("p", attributes)
        said(sentence)
        close("p")
    }

    /// The first text between two single backticks, and they.
    private static func code(
        in text: Substring.UTF8View
    ) -> (start: Substring.UTF8View.Index, end: Substring.UTF8View.Index)? {
        var place = text.startIndex
        var start: Substring.UTF8View.Index?
        while let first = text[place...].firstIndex(of: UInt8(ascii: "`")) {
            let end = text[first...].firstIndex { $0 != UInt8(ascii: "`") } ?? text.endIndex
            place = end
            guard text.distance(from: first, to: end) == 1 else { continue }
            if let start { return (start, end) }
            start = first
        }
        return nil
    }
}
