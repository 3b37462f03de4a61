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
        html.text(text)
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
