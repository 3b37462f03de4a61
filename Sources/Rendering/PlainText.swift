import Documents

extension Node {
    /// The level of a heading, else nil.
    var headingLevel: Int? {
        if case .heading(let level, identifier: _) = kind { return level }
        return nil
    }
}

extension Notebook {
    /// The title that the front matter gives.
    var title: Int? { afterDocument { $0 == .title } }
    /// What the front matter writes below the title.
    var subtitle: Int? { afterDocument { $0 == .subtitle } }

    private func afterDocument(_ isWanted: (Node.Kind) -> Bool) -> Int? {
        var index = nodes.first?.end ?? 0
        while index < nodes.count, !isWanted(nodes[index].kind) { index = nodes[index].end }
        return index < nodes.count ? index : nil
    }

    /// The caption of the table at `index`, which stands below it after its rows.
    func caption(ofTable index: Int) -> Int? {
        var child = index + 1
        while child < nodes[index].end {
            if case .caption = nodes[child].kind { return child }
            child = nodes[child].end
        }
        return nil
    }

    /// The text of a node and its descendants as a reader hears it: references by what they lead to.
    func plainText(of index: Int, _ numbering: Numbering, _ words: PageWords) -> String {
        plainText(of: index) { if case .reference(let label) = $0 { numbering.name(of: label, words) } else { nil } }
    }

    /// The text of a node and its descendants without any marks; formulas as TeX, and what `form` gives as that.
    func plainText(of index: Int, _ form: (Node.Kind) -> String? = { _ in nil }) -> String {
        var result = ""
        for node in nodes[index..<nodes[index].end] {
            if let text = form(node.kind) {
                result += text
                continue
            }
            switch node.kind {
            case .text(let text), .code(let text), .math(let text, isDisplay: _): result += text
            case .softBreak, .lineBreak: result += " "
            case .inlineExpression(let number): result += inlines[number].recorded ?? ""
            case .reference(let label): result += "@" + label
            default: break
            }
        }
        return result
    }
}
