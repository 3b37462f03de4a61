import Diagnostics
import Documents

extension BodyWriter {
    /// A picture of the text with its number and its caption.
    mutating func writeFigure(_ index: Int) {
        let image = index + 1
        guard case .image(let destination, let title) = notebook.nodes[image].kind else { return }
        html.open("figure", ["id": anchors.nodes[index]])
        html.markup("\n")
        writeImage(image, destination: destination, title: title)
        html.markup("\n")
        writeCaption(numbering.nodes[index].map { (.figure, $0) }, words: image)
        html.markup("</figure>\n")
    }

    /// A caption: its number, and what stands below the node of its `words`.
    mutating func writeCaption(_ number: (kind: Numbering.Kind, number: String)?, words node: Int?) {
        html.markup("<figcaption>")
        if let number {
            html.element("span", ["class": "number"], words.number(number.kind, number.number))
            if node != nil { html.markup(" ") }
        }
        if let node {
            lastText = nil
            writeWithin(node)
        }
        html.markup("</figcaption>\n")
    }

    /// A picture, whose bytes stand in the page; where it cannot be there, its text as a link to it.
    mutating func writeImage(_ index: Int, destination: String, title: String) {
        let node = notebook.nodes[index]
        let text = notebook.plainText(of: index, numbering, words)
        let title = title.isEmpty ? nil : title
        // A blank between the brackets says that nothing is to be said; but a link must be called something.
        let isDecoration = text.allSatisfy(\.isWhitespace)
        if text.isEmpty || isDecoration && openLinks > 0 {
            diagnostics.append(.pictureWithoutText(destination, at: node.range))
        }
        switch picture(destination) {
        case .success(let picture):
            pictureBytes += picture.bytes.count
            html.open("img", ["src": picture.address, "alt": isDecoration ? "" : text, "title": title])
        case .failure(let refusal):
            diagnostics.append(.pictureNotEmbedded(destination, refusal, at: node.range))
            let allowed = LinkPolicy.destination(destination, allowsEverything: options.isUnsafe)
            let shown = isDecoration ? destination : text
            if let allowed, openLinks == 0 {
                html.element("a", ["class": "picture", "href": allowed, "title": title], shown)
            } else {
                html.element("span", ["class": "picture"], shown)
            }
        }
    }

    private func picture(_ destination: String) -> Result<Picture, PictureRefusal> {
        guard let path = LinkPolicy.path(destination) else { return .failure(.elsewhere) }
        return typesetting.picture(path, Picture.limit - pictureBytes).flatMap { bytes in
            Picture(bytes).map { .success($0) } ?? .failure(.unknownFormat)
        }
    }
}
