import Diagnostics
import Documents

extension BodyWriter {
    /// A formula in a line, or displayed inside a paragraph.
    mutating func writeFormula(_ tex: String, isDisplay: Bool, at range: SourceRange) {
        let markup = markup(of: tex, at: range, isDisplay: isDisplay)
        let width = PrintedWidth.ofFormula(markup ?? "")
        if isDisplay {
            html.open(
                "span", ["class": PrintedWidth.classes("math display", width), "tabindex": scrollStop(tex: tex)])
        } else {
            let isLong = width > PrintedWidth.ofPhone
            html.open("span", ["class": isLong ? "math long" : "math", "tabindex": isLong && !isInLink ? "0" : nil])
        }
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

    /// Whether a link holds what is written here, or may: a heading links to itself, and the contents to it. A link can
    /// hold nothing else that the keyboard reaches.
    private var isInLink: Bool {
        frames.contains { frame in
            switch frame.closing {
            case .link, .heading, .titleHeading: true
            default: false
            }
        }
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
