import Diagnostics

extension NotebookBuilder {
    // MARK: Cells

    /// Adds the caption of the cell that is being read, and gives its node; nil where it says nothing.
    mutating func addCaption(_ value: CellOptionReader.Value) -> Int? {
        let written = value.written
        let whole = LineTable.Span(start: written.offset, end: written.offset + written.bytes.count)
        let content = LeafContent(
            value.isQuoted ? OptionText.pieces(written) : [whole], of: source.bytes, lineEnds: false)
        guard !content.bytes.isEmpty else { return nil }
        return addLine(.caption, .caption, content, SourceRange(whole.start, whole.end))
    }

    /// Adds what the front matter calls the page, which stands after the document.
    mutating func addTitle(_ kind: Node.Kind, _ title: FrontMatterText) {
        if let pieces = title.pieces {
            let content = LeafContent(pieces, of: source.bytes, lineEnds: false)
            addLine(.title, kind, content, SourceRange(content.offset(of: 0), pieces[pieces.count - 1].end))
        } else {
            let node = nodes.append(kind, title.range)
            nodes.append(.text(title.text), title.range)
            nodes.close(node)
        }
    }

    /// Adds a node of this kind with the Markdown in `content`.
    ///
    /// It is read as the heading of a small notebook, for a heading is one line and holds any text.
    @discardableResult
    private mutating func addLine(
        _ line: Line, _ kind: Node.Kind, _ content: LeafContent, _ range: SourceRange
    ) -> Int {
        let mark: [UInt8] = [0x23, 0x20]
        let text = SourceFile(path: source.path, bytes: mark + content.bytes + mark.reversed())
        func place(_ range: SourceRange) -> SourceRange {
            content.range(max(0, range.start - mark.count), max(0, range.end - mark.count))
        }
        let node = nodes.append(kind, range)
        defer { nodes.close(node) }
        guard var small = try? DocumentReader(options: options).builder(of: text, from: 0) else {
            nodes.append(.text(content.bytes.text), range)
            return node
        }
        // The notes of a page begin in its text.
        small.footnotes = line == .title ? FootnoteBook([]) : footnotes.withoutReferences
        small.line = line
        small.build()
        let heading = 1
        for var inline in small.nodes.nodes.dropFirst(heading + 1) {
            inline.range = place(inline.range)
            nodes.append(inline, movedBy: node - heading)
        }
        labels.addReferences(of: small.labels, place)
        for (label, range) in small.labels.definitions {
            diagnostics.append(.labelInCaption(label, at: place(range)))
        }
        if line == .caption {
            for (label, range) in small.footnotes.references { _ = footnotes.refer(to: label, at: place(range)) }
        }
        for var found in small.diagnostics {
            found.range = found.range.map(place)
            diagnostics.append(found)
        }
        return node
    }

    // MARK: Tables and pictures

    /// Adds the paragraph at entry `index` as the caption of `table`, the block before it, if it begins with a colon and
    /// a blank, as Pandoc's captions do; says whether it is one.
    mutating func addCaption(
        ofTable table: Int, at index: Int, _ content: LeafContent, _ walk: InlineWalker
    ) -> Bool {
        guard content.bytes.count > 2, content.bytes[0] == 0x3A, content.bytes[1].isBlank, walk.start == 0,
            nodes.end(table) == nodes.count, case .table(let alignments, identifier: nil) = nodes.kind(table)
        else { return false }
        let start = content.bytes.dropFirst().firstIndex { !$0.isBlank } ?? 2
        let range = layout.range(index)
        let caption = nodes.append(.caption, range)
        line = .caption
        addInlines(of: tree, leaf: index, content, walk, from: start)
        line = nil
        nodes.close(caption)
        let identifier = takeIdentifier(atEndOf: caption)
        nodes.replace(
            table, .table(alignments: alignments, identifier: identifier),
            SourceRange(nodes.range(table).start, range.end))
        nodes.close(table)
        return true
    }

    /// Makes a figure of a picture that is alone in its paragraph but for `{#fig-x}`.
    mutating func makeFigure(of node: Int) {
        let last = nodes.count - 1
        guard last > node + 1, case .image = nodes.kind(node + 1), nodes.end(node + 1) == last,
            case .text(let text) = nodes.kind(last),
            let identifier = LabelSyntax.identifier(Array(text.utf8)[...].trimmed)
        else { return }
        labels.define(identifier, at: nodes.range(last))
        nodes.truncate(to: last)
        nodes.replace(node, .figure(identifier: identifier), nodes.range(node))
        nodes.close(node)
    }
}

extension Diagnostic {
    static func value(in line: NotebookBuilder.Line, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            125, .error,
            line == .title
                ? Text(en: "the title shows no values", zh: "标题里不能显示变量的值")
                : Text(en: "a caption shows no values", zh: "题注里不能显示变量的值"),
            at: range,
            help: Text(
                en: "say it in the text before or after, or in the title= of a plot",
                zh: "请写在前后的正文里，或写进 plot 的 title="))
    }

    static func labelInCaption(_ label: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            125, .error, Text(en: "a label does not stand in the caption", zh: "标签不写在题注里"), at: range,
            help: Text(
                en: "write it on the fence: ```nn {#\(label)}", zh: "请写在围栏上：```nn {#\(label)}"))
    }
}
