public import Diagnostics
public import Documents

/// One page that stands alone: nothing fetched, no script but our own for comfort, everything a notebook says escaped.
public struct HTMLRenderer {
    /// What the author answers for.
    public struct Options: Sendable {
        /// Passes raw HTML and every link on, and leaves the content security policy out.
        public var isUnsafe = false
        /// Only the content, for a page of one's own: no head, style and contents, and of the title what the text says.
        public var isFragment = false

        /// A whole page, safe to show to anyone.
        public init() {}
    }

    private let typesetting: Typesetting
    private let options: Options

    /// A renderer that sets formulas, plots and source by `typesetting`.
    public init(_ typesetting: Typesetting, options: Options = Options()) {
        self.typesetting = typesetting
        self.options = options
    }

    /// The page, and what was found in making it, in order of place: references to nothing, formulas that do not parse,
    /// what is left out.
    public func render(_ notebook: Notebook, _ execution: Execution) -> (bytes: [UInt8], diagnostics: [Diagnostic]) {
        let title = notebook.titleHeading
        let numbering = Numbering(notebook, execution, title: title)
        var body = BodyWriter(
            notebook, execution, numbering: numbering, titleHeading: title, typesetting: typesetting, options: options)
        body.write()
        body.diagnostics += notebook.mislabelledCells(execution) + notebook.mislabelledBlocks(body.anchors.nodes.keys)
        guard !options.isFragment else {
            let title = body.titleMarkup.map { Array($0.utf8) + body.html.bytes }
            return (title ?? body.html.bytes, body.diagnostics.inOrder)
        }
        var page = PageWriter(notebook, isUnsafe: options.isUnsafe)
        page.write(body)
        if let advice = Diagnostic.largePage(page.html.bytes.count, body.largestCell, of: notebook) {
            body.diagnostics.append(advice)
        }
        return (page.html.bytes, body.diagnostics.inOrder)
    }
}

extension Notebook {
    /// The heading that is the page's title: a `#` before everything else, where the front matter gives none.
    var titleHeading: Int? {
        guard frontMatter.title == nil, nodes.count > 1, nodes[1].headingLevel == 1 else { return nil }
        return 1
    }
}
