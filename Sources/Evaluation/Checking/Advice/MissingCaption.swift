internal import Diagnostics
internal import Documents
internal import Language

extension Advice {
    /// Pictures and tables of one's own, by the words that make them.
    private static let pictures: Set<String> = ["plot", "images", "boundary", "draw"]

    /// A picture or table that says nothing of what it shows.
    static let pictureWithoutCaption: @Sendable (AdvisedNotebook) -> [Diagnostic] = { notebook in
        zip(notebook.notebook.cells, notebook.cells).compactMap { cell, program in
            let options = cell.options
            guard options.caption == nil, options.output, !options.isHidden else { return nil }
            let calls = program.tree.body.compactMap { statement -> (AdvisedCall, SourceRange)? in
                guard case .expression(let expression) = program.tree[statement].kind else { return nil }
                return notebook.call(expression, in: program).map { ($0, program.tree[expression].range) }
            }
            guard
                let (call, range) = calls.first(where: { call, _ in
                    (pictures.contains(call.name) && call.argument("title") == nil && options.alternative == nil)
                        || call.name == "table"
                })
            else { return nil }
            return .missingCaption(of: call.name, at: range)
        }
    }
}

extension Diagnostic {
    fileprivate static func missingCaption(of word: String, at range: SourceRange) -> Diagnostic {
        let mayHaveTitle = word == "plot"
        return Diagnostic(
            365, .advice,
            Text(
                en: word == "table" ? "this table has no caption" : "this picture has no caption",
                zh: word == "table" ? "这个表没有标题" : "这幅图没有标题"), at: range,
            help: Text(
                en: "say in the cell's first line what it shows: #| caption: \"…\""
                    + (mayHaveTitle ? "; or give plot a title=\"…\"" : ""),
                zh: "请在单元格第一行说明它表示什么：#| caption: \"…\"" + (mayHaveTitle ? "；或给 plot 加上 title=\"…\"" : "")))
    }
}
