import Documents

extension BodyWriter {
    /// A derivation of a cell: a list of its steps, each a sentence and the formula that it leads to; a formula wider than
    /// the page scrolls by itself.
    ///
    /// A formula that cannot be set stands in plain characters.
    mutating func writeDerivation(_ derivation: Derivation) {
        html.open("div", ["class": "derivation", "role": "group", "aria-label": derivation.title ?? words.derivation])
        html.markup("\n")
        if let title = derivation.title { writeTitle(title, of: derivation) }
        html.markup("<ol>\n")
        for step in derivation.steps {
            html.markup("<li>")
            html.paragraph(said: step.reason)
            html.markup("\n")
            if step.tex.isEmpty {
                // A step that ends in no formula.
            } else if let markup = typesetting.derived(step.tex) {
                writeFormula(step, markup)
            } else {
                html.element("pre", ["class": "output", "tabindex": scrollStop(lines: step.text)], "\n" + step.text)
            }
            html.markup("</li>\n")
        }
        html.markup("</ol>\n")
        if let note = derivation.note { writeParagraph(note, "note") }
        html.markup("</div>\n")
    }

    /// The title; where it ends with what the last step arrives at, that is set as a formula there too.
    private mutating func writeTitle(_ title: String, of derivation: Derivation) {
        guard let last = derivation.steps.last, !last.text.isEmpty, title.utf8.count > last.text.utf8.count,
            title.utf8.suffix(last.text.utf8.count).elementsEqual(last.text.utf8),
            let markup = typesetting.derived(last.tex)
        else {
            writeParagraph(title, "heading")
            return
        }
        writeParagraph(String(decoding: title.utf8.dropLast(last.text.utf8.count), as: UTF8.self), "heading")
        writeFormula(last, markup)
        html.markup("\n")
    }

    private mutating func writeFormula(_ step: Derivation.Step, _ markup: String) {
        let name = PrintedWidth.classes("math display", PrintedWidth.ofFormula(markup))
        html.open("div", ["class": name, "tabindex": scrollStop(tex: step.tex)])
        html.trusted(markup.utf8)
        html.markup("</div>")
    }

    private mutating func writeParagraph(_ text: String, _ kind: String) {
        html.paragraph(["class": kind], said: text)
        html.markup("\n")
    }
}
