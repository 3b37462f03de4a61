import Documents

/// The cell that shows what the front matter says, since Jupyter shows no metadata.
struct TitleCell {
    private let text: String

    /// The title of a page; nil where the front matter has none.
    init?(_ frontMatter: FrontMatter) {
        guard let title = frontMatter.title else { return nil }
        var blocks = ["# \(title.escapedAsMarkdown)"]
        if let subtitle = frontMatter.subtitle { blocks.append("*\(subtitle.escapedAsMarkdown)*") }
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
