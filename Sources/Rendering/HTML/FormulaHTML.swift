import Diagnostics
import Documents

extension BodyWriter {
    /// A formula in a line, or displayed inside a paragraph.
    mutating func writeFormula(_ tex: String, isDisplay: Bool, at range: SourceRange) {
        let markup = markup(of: tex, at: range, isDisplay: isDisplay)
        html.open(
            "span",
            [
                "class": isDisplay
                    ? PrintedWidth.classes("math display", PrintedWidth.ofFormula(markup ?? "")) : "math",
                "tabindex": isDisplay ? scrollStop(tex: tex) : nil,
            ])
        write(markup, of: tex)
        html.close("span")
    }

    /// A displayed formula, with its number if it has a label.
    mutating func writeEquation(_ index: Int, _ tex: String) {
        let node = notebook.nodes[index]
        html.open("div", ["class": "equation", "id": anchors.nodes[index]])
        let markup = markup(of: tex, at: node.range, isDisplay: true)
        html.open(
            "div",
            [
                "class": PrintedWidth.classes("formula", PrintedWidth.ofFormula(markup ?? "")),
                "tabindex": scrollStop(tex: tex),
            ])
        write(markup, of: tex)
        html.close("div")
        if let number = numbering.nodes[index] { html.element("span", ["class": "number"], "(\(number))") }
        html.markup("</div>\n")
    }

    /// A formula that may be wider than a phone is reached by the keyboard, which scrolls it.
    func scrollStop(tex: String) -> String? { tex.utf8.count > 24 ? "0" : nil }

    /// MathML, or why there is none among the diagnostics.
    private mutating func markup(of tex: String, at range: SourceRange, isDisplay: Bool) -> String? {
        if let place = MathNesting.percentSign(in: tex) {
            let start = notebook.source.place(ofByte: place, of: tex, in: range)
            diagnostics.append(.percentBeginsComment(at: SourceRange(start, min(start + 1, range.end))))
        }
        switch typesetting.formula(tex, isDisplay, range.start) {
        case .success(let markup): return markup
        case .failure(let diagnostic):
            diagnostics.append(diagnostic)
            return nil
        }
    }

    private mutating func write(_ markup: String?, of tex: String) {
        if let markup { html.trusted(markup.utf8) } else { html.element("code", ["class": "error"], tex) }
    }
}
