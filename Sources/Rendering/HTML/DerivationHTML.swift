import Documents

extension BodyWriter {
    /// A derivation of a cell: a list of its steps, each a sentence and the formula that it leads to; a formula wider than
    /// the page scrolls by itself.
    ///
    /// A formula that cannot be set stands in plain characters.
    mutating func writeDerivation(_ derivation: Derivation) {
        html.open("div", ["class": "derivation", "role": "group", "aria-label": derivation.title ?? words.derivation])
        html.markup("\n")
        if let title = derivation.title { writeParagraph(title, "heading") }
        html.markup("<ol>\n")
        for step in derivation.steps {
            html.markup("<li>")
            html.element("p", step.reason)
            html.markup("\n")
            if step.tex.isEmpty {
                // A step that ends in no formula.
            } else if let markup = typesetting.derived(step.tex) {
                html.open("div", ["class": "math display", "tabindex": scrollStop(tex: step.tex)])
                html.trusted(markup)
                html.markup("</div>")
            } else {
                html.element("pre", ["class": "output", "tabindex": scrollStop(lines: step.text)], "\n" + step.text)
            }
            html.markup("</li>\n")
        }
        html.markup("</ol>\n")
        if let note = derivation.note { writeParagraph(note, "note") }
        html.markup("</div>\n")
    }

    private mutating func writeParagraph(_ text: String, _ kind: String) {
        html.element("p", ["class": kind], text)
        html.markup("\n")
    }
}
