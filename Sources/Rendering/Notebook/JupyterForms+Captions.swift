import Diagnostics
import Documents

/// Captions of tables and pictures with their numbers.
extension JupyterForms {
    mutating func addCaption(ofTable index: Int, _ identifier: String?) {
        guard let caption = notebook.caption(ofTable: index), let number = numbering.nodes[index] else { return }
        let range = notebook.nodes[caption].range
        guard range.start < range.end, bytes[range.start] == UInt8(ascii: ":") else { return }
        let words = words.captionNumber(.table, number, isAlone: caption + 1 == notebook.nodes[caption].end)
        replace(range.start, range.start + 1, "**\(words)**")
        if let identifier, let label = place(of: identifier, in: range) {
            writeAnchor(identifier, label, after: range.start)
        }
    }

    /// Jupyter shows a picture's text only where there is no picture.
    mutating func addCaption(ofFigure index: Int, _ identifier: String) {
        let range = notebook.nodes[index].range
        guard let number = numbering.nodes[index], let label = place(of: identifier, in: range) else { return }
        let text = sentence(below: index + 1)
        let beginning = "<br>**\(words.captionNumber(.figure, number, isAlone: text.isEmpty))**"
        replace(label.start, label.end, text.isEmpty ? beginning : "\(beginning) \(text)")
    }

    /// What the picture at `index` says, as a sentence beside it.
    private func sentence(below picture: Int) -> String {
        let children = (picture + 1)..<notebook.nodes[picture].end
        guard let first = children.first, let end = notebook.nodes[children].map(\.range.end).max() else { return "" }
        var text = ""
        var position = notebook.nodes[first].range.start
        var linkEnd = 0
        for index in children {
            let node = notebook.nodes[index]
            var form: String?
            switch node.kind {
            case .link: linkEnd = max(linkEnd, node.end)
            case .inlineExpression(let number): form = values[number]?.escapedAsMarkdown
            case .reference(let label): form = reference(label, node.range, canLink: index >= linkEnd)
            case .footnoteReference(let label): form = note(label, node.range, canLink: index >= linkEnd)
            default: break
            }
            guard let form, node.range.start >= position else { continue }
            text += String(decoding: bytes[position..<node.range.start], as: UTF8.self) + form
            position = node.range.end
        }
        return text + String(decoding: bytes[position..<max(position, end)], as: UTF8.self)
    }
}
