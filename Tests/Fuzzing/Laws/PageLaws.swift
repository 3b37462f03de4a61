internal import Diagnostics
internal import Documents
internal import Evaluation
internal import Rendering

/// What holds of every page: Markdown keeps the notebook and does not change when it is made again; HTML runs nothing.
enum PageLaws {
    static func findings(in notebook: Notebook, _ execution: Execution) -> [Finding] {
        var typesetting = Typesetting.standard(Formulas(of: notebook) { true })
        typesetting.formula = { _, isDisplay, _ in .success(isDisplay ? "<math></math>" : "<math><mi></mi></math>") }
        let page = HTMLRenderer(typesetting).render(notebook, execution)
        return findings(inPage: page.bytes) + DiagnosticLaws.findings(in: page.diagnostics, of: notebook.source)
            + findingsOfMarkdown(notebook, execution) + NotebookLaws.findings(in: notebook, execution, typesetting)
            + TerminalLaws.findings(in: notebook, execution, typesetting)
    }

    /// That setting all formulas ends, and that what it says stands where they do.
    static func findingsOfFormulas(in notebook: Notebook) -> [Finding] {
        let page = HTMLRenderer(.standard(Formulas(of: notebook))).render(notebook, Execution(notRun: notebook))
        return findings(inPage: page.bytes) + DiagnosticLaws.findings(in: page.diagnostics, of: notebook.source)
    }

    private static func findings(inPage bytes: [UInt8]) -> [Finding] {
        if !String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes) { return [Finding("a page is no UTF-8")] }
        var scripts = 0
        for tag in TagScanner.tags(bytes) {
            if ["iframe", "object", "embed", "base", "form", "link"].contains(tag.name) {
                return [Finding("a page has a \(tag.name)")]
            }
            if tag.name == "script", !tag.isClosing { scripts += 1 }
            // The page's own script has no attribute, and its policy lets no other run.
            if scripts > 1 || (tag.name == "script" && !tag.attributes.isEmpty) {
                return [Finding("a page has a script that is not its own")]
            }
            if tag.name == "input", !isTaskOrChoice(tag) {
                return [Finding("a page has an input that is not its own")]
            }
            for (name, value) in tag.attributes where name.hasPrefix("on") || value.hasPrefix("javascript:") {
                return [Finding("a page runs code", "\(name)=\(value)")]
            }
        }
        return []
    }

    /// Whether an input is a task's box, which does nothing, or chooses a value of a sweep.
    private static func isTaskOrChoice(_ input: TagScanner.Tag) -> Bool {
        let attributes = Dictionary(input.attributes) { first, _ in first }
        return switch attributes["type"] {
        case "checkbox": attributes["disabled"] != nil
        case "radio": attributes["name"]?.hasPrefix("nn-sweep-") == true
        default: false
        }
    }

    private static func findingsOfMarkdown(_ notebook: Notebook, _ execution: Execution) -> [Finding] {
        var (notebook, execution) = (notebook, execution)
        var page = MarkdownRenderer().render(notebook, execution)
        // A failure names its line, which moves when the regions before it are written for the first time.
        for hasMoved in execution.showsFailure ? [true, false] : [false] {
            guard !execution.diagnostics.contains(where: \.stopsWithoutPage) else { return [] }
            let read: Notebook
            do {
                read = try Notebook.read(SourceFile(path: notebook.source.path, bytes: page))
            } catch {
                return [Finding("a page in Markdown cannot be read", error.headline[.english])]
            }
            if let change = change(from: notebook, to: read) {
                return [Finding("a page in Markdown loses \(change)", text(of: page))]
            }
            execution = RunLaws.execution(of: read)
            notebook = read
            let next = MarkdownRenderer().render(read, execution)
            if !hasMoved, next != page, !execution.diagnostics.contains(where: \.stopsWithoutPage) {
                let change = "\(text(of: page))\n→\n\(text(of: next))"
                return [Finding("a page in Markdown changes when it is made again", change)]
            }
            page = next
        }
        return []
    }

    private static func text(of bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// What of a notebook its page has not.
    private static func change(from notebook: Notebook, to page: Notebook) -> String? {
        if notebook.cells.map(\.source) != page.cells.map(\.source) { return "a cell" }
        let inlines = [notebook, page].map { $0.inlines.map { ($0.line.bytes, $0.format ?? "", $0.isClaim) } }
        if !inlines[0].elementsEqual(inlines[1], by: { $0 == $1 }) { return "an inline expression" }
        let kinds = [notebook, page].map { $0.nodes.map(\.kind).filter { !$0.isRegion } }
        if kinds[0] != kinds[1] {
            let place = zip(kinds[0], kinds[1]).first { $0 != $1 }
            return "prose (\(place.map { "\($0) became \($1)" } ?? "the end"))"
        }
        return nil
    }
}

extension Execution {
    fileprivate var showsFailure: Bool {
        cells.contains { $0.outputs.contains { if case .failure = $0 { true } else { false } } }
    }
}

extension Node.Kind {
    fileprivate var isRegion: Bool {
        if case .region = self { true } else { false }
    }
}
