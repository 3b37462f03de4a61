import Diagnostics
import Documents

/// The cell that shows what the front matter says, since Jupyter shows no metadata.
struct TitleCell {
    private let text: String

    /// The title of a page; nil where the front matter has none.
    init?(_ notebook: Notebook, _ execution: Execution) {
        guard let title = notebook.title else { return nil }
        let numbering = Numbering(notebook, execution, title: nil)
        let frontMatter = notebook.frontMatter
        let words = PageWords(MessageLanguage(tag: frontMatter.lang ?? ""))
        var blocks = ["# \(notebook.markdown(ofTitle: title, numbering, words))"]
        if let subtitle = notebook.subtitle {
            blocks.append("*\(notebook.markdown(ofTitle: subtitle, numbering, words))*")
        }
        let origin = [frontMatter.author, frontMatter.date].compactMap { $0?.escapedAsMarkdownLine }
        if !origin.isEmpty { blocks.append(origin.joined(separator: " · ")) }
        text = blocks.joined(separator: "\n\n")
    }

    /// The cell; of it nothing becomes Markdown again unless it is edited.
    func cell(identifier: String) -> NotebookCell {
        let shown = Array(text.utf8)
        var cell = NotebookCell(kind: .markdown, identifier: identifier, source: shown)
        cell.written.replacements = [.init(shown: shown, written: [])]
        return cell
    }
}

extension Notebook {
    /// The Markdown of a title, which is written as YAML writes it.
    fileprivate func markdown(ofTitle index: Int, _ numbering: Numbering, _ words: PageWords) -> String {
        let inlines = nodes[(index + 1)..<nodes[index].end]
        if inlines.count == 1, case .text(let text)? = inlines.first?.kind { return text.escapedAsMarkdown }
        let quote = nodes[index].range.start > 0 ? source.bytes[nodes[index].range.start - 1] : 0
        return markdown(of: inlines, nodes[index].range, numbering, words) { start, end in
            let line = SourceLine(bytes: Array(source.bytes[start..<max(start, end)]), offset: start)
            return switch quote {
            case UInt8(ascii: "\""): OptionText.value(line)
            case UInt8(ascii: "'"): String(decoding: line.bytes, as: UTF8.self).replacing("''", with: "'")
            default: String(decoding: line.bytes, as: UTF8.self)
            }
        }
    }
}
