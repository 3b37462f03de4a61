import Diagnostics
import Documents

extension BodyWriter {
    /// A formula in a line, or displayed inside a paragraph.
    mutating func writeFormula(_ tex: String, isDisplay: Bool, at range: SourceRange) {
        html.open(
            "span", ["class": isDisplay ? "math display" : "math", "tabindex": isDisplay ? scrollStop(tex: tex) : nil])
        writeMarkup(of: tex, isDisplay: isDisplay, at: range)
        html.close("span")
    }

    /// A displayed formula, with its number if it has a label.
    mutating func writeEquation(_ index: Int, _ tex: String) {
        let node = notebook.nodes[index]
        html.open("div", ["class": "equation", "id": anchors.nodes[index]])
        html.open("div", ["class": "formula", "tabindex": scrollStop(tex: tex)])
        writeMarkup(of: tex, isDisplay: true, at: node.range)
        html.close("div")
        if let number = numbering.nodes[index] { html.element("span", ["class": "number"], "(\(number))") }
        html.markup("</div>\n")
    }

    /// A formula that may be wider than a phone is reached by the keyboard, which scrolls it.
    func scrollStop(tex: String) -> String? { tex.utf8.count > 24 ? "0" : nil }

    private mutating func writeMarkup(of tex: String, isDisplay: Bool, at range: SourceRange) {
        if let place = MathNesting.percentSign(in: tex) {
            let start = notebook.source.place(ofByte: place, of: tex, in: range)
            diagnostics.append(.percentBeginsComment(at: SourceRange(start, min(start + 1, range.end))))
        }
        switch typesetting.formula(tex, isDisplay, range.start) {
        case .success(let markup): html.trusted(markup)
        case .failure(let diagnostic):
            diagnostics.append(diagnostic)
            html.element("code", ["class": "error"], tex)
        }
    }
}
