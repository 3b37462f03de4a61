/// The formats a page is written in.
public enum OutputFormat: String, CaseIterable, Sendable {
    /// One self-contained page.
    case html
    /// The source with its outputs in marked regions.
    case markdown = "md"
    /// A Jupyter notebook.
    case notebook = "ipynb"
    /// Lines for a terminal.
    case terminal

    /// The format called `name`: its file extension or its full name.
    public init?(name: String) {
        switch name {
        case "html": self = .html
        case "md", "markdown": self = .markdown
        case "ipynb", "notebook": self = .notebook
        case "terminal": self = .terminal
        default: return nil
        }
    }

    /// What a file of the format ends in, without the dot.
    public var fileExtension: String { self == .terminal ? "txt" : rawValue }
}
