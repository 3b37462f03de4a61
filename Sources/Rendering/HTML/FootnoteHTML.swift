import Documents

extension BodyWriter {
    private static let notePrefix = IdentifierPool.reservedPrefix + "note-"
    private static let referencePrefix = IdentifierPool.reservedPrefix + "ref-"

    /// The number of a footnote, raised, which leads to it; within a link it leads nowhere else.
    mutating func writeFootnoteReference(_ label: String) {
        guard let number = footnotes.number(of: label) else { return }
        writtenReferences[number, default: 0] += 1
        let identifier = Self.referenceIdentifier(number, writtenReferences[number, default: 1])
        html.open("sup", ["class": "footnote", "id": isApart ? nil : identifier])
        if openLinks > 0 || isApart {
            html.text(String(number))
        } else {
            let name = words.footnote(number)
            html.element(
                "a", ["href": "#\(Self.notePrefix)\(number)", "role": "doc-noteref", "aria-label": name], String(number)
            )
        }
        html.close("sup")
    }

    /// The footnotes that something refers to, at the end of the page, with ways back.
    mutating func writeFootnotes() {
        guard !footnotes.notes.isEmpty else { return }
        html.open("section", ["class": "footnotes", "role": "doc-endnotes", "aria-label": words.footnotes])
        html.markup("\n<ol>\n")
        for (index, note) in footnotes.notes.enumerated() {
            html.open("li", ["id": "\(Self.notePrefix)\(index + 1)"])
            html.markup("\n")
            let end = notebook.nodes[note.node].end
            let holdsBack = lastParagraph(of: note.node)
            noteToLeave = holdsBack == nil ? nil : (end, index + 1)
            writeNodes(note.node + 1..<end)
            noteToLeave = nil
            if holdsBack == nil {
                html.markup("<p>")
                writeWaysBack(index + 1)
                html.markup("</p>\n")
            }
            html.markup("</li>\n")
        }
        html.markup("</ol>\n</section>\n")
    }

    /// The paragraph that ends the footnote at `node`, if one does.
    private func lastParagraph(of node: Int) -> Int? {
        var index = node + 1
        var last: Int?
        while index < notebook.nodes[node].end {
            last = index
            index = notebook.nodes[index].end
        }
        guard let last, case .paragraph = notebook.nodes[last].kind else { return nil }
        return last
    }

    /// Arrows to the places that refer to footnote `number`.
    mutating func writeWaysBack(_ number: Int) {
        let count = footnotes.notes[number - 1].references
        for place in stride(from: 1, through: count, by: 1) {
            html.markup(" ")
            html.open(
                "a",
                [
                    "class": "back", "href": "#" + Self.referenceIdentifier(number, place), "role": "doc-backlink",
                    "aria-label": words.backToText(count == 1 ? "\(number)" : "\(number)-\(place)"),
                ])
            html.markup("↩\u{FE0E}")
            if count > 1 { html.element("sup", String(place)) }
            html.close("a")
        }
    }

    private static func referenceIdentifier(_ number: Int, _ place: Int) -> String {
        place == 1 ? "\(referencePrefix)\(number)" : "\(referencePrefix)\(number)-\(place)"
    }
}
