import Diagnostics

extension NotebookBuilder {
    /// What is known on the way through the inlines of one leaf.
    private struct Progress {
        /// The text before this position is said already: it belongs to a formula or a value.
        var said: Int
        /// The mask that comes next.
        var mask: Int
        /// How many links and pictures are open: in them an address is text.
        var links = 0

        /// Whether what CommonMark does not know may stand in `range` of `text`.
        func mayHoldMark(_ range: Range<Int>, of text: [UInt8]) -> Bool {
            text.holds(0x40, in: range) || text.holds(0x5B, in: range) || text.holds(0x7E, in: range)
                || (links == 0 && BareAddress.mayBegin(in: range, of: text))
        }
    }

    /// Adds the inlines below entry `leaf` of `tree`, which `walk` has placed in `content`; without `start` from where
    /// the text begins.
    mutating func addInlines(
        of tree: CommonMarkTree, leaf: Int, _ content: LeafContent, _ walk: InlineWalker, from start: Int? = nil
    ) {
        var progress = Progress(said: start ?? walk.start, mask: firstMask(endingAfter: content.fileStart))
        let whole = line
        defer { line = whole }
        for index in (leaf + 1)..<max(leaf + 1, tree.entries[leaf].end) {
            while let last = openInlines.last, last.end <= index {
                closeInline(last.node, tildes: last.tildes)
                progress.links = last.links
                line = last.line
                openInlines.removeLast()
            }
            let entry = tree.entries[index]
            let (start, end) = walk.places[index - leaf - 1]
            let range = content.range(start, end)
            switch entry.kind {
            case .text:
                addText(tree.bytes(entry.literal), start, end, content, &progress)
            case .softBreak, .lineBreak:
                if end > progress.said { nodes.append(entry.kind == .softBreak ? .softBreak : .lineBreak, range) }
            case .code:
                addCode(tree.string(entry.literal), start, end, content)
            case .html:
                addHTML(tree.bytes(entry.literal), start, end, content)
            case .emphasis, .strong, .link, .image:
                let tail = entry.end > index + 1 ? walk.places[lastChildEnd(index, entry, leaf)].end : start
                let node = nodes.append(kind(of: entry, in: tree, content, tail: tail, end: end), range)
                openInlines.append(
                    OpenInline(
                        node: node, end: entry.end, tildes: tildes.count, links: progress.links, line: line))
                if entry.kind == .link || entry.kind == .image { progress.links += 1 }
                if entry.kind == .image { line = line ?? .caption }
            default:
                break
            }
        }
        while let last = openInlines.popLast() { closeInline(last.node, tildes: last.tildes) }
        strikeThrough(from: 0)
        if options.extensions { checkEmphasis(of: tree, leaf: leaf, content, walk) }
    }

    private mutating func closeInline(_ node: Int, tildes: Int) {
        strikeThrough(from: tildes)
        nodes.close(node)
    }

    private func lastChildEnd(_ index: Int, _ entry: CommonMarkTree.Entry, _ leaf: Int) -> Int {
        entry.end - 1 - leaf - 1
    }

    private func firstMask(endingAfter offset: Int) -> Int {
        var low = 0
        var high = masks.count
        while low < high {
            let middle = (low + high) / 2
            if masks[middle].range.end <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func isMasked(_ start: Int, _ end: Int, _ content: LeafContent) -> Bool {
        guard !masks.isEmpty, start < end else { return false }
        let index = firstMask(endingAfter: content.offset(of: start))
        return index < masks.count && masks[index].range.start < content.endOffset(of: end)
    }

    // MARK: Text

    private mutating func addText(
        _ literal: ArraySlice<UInt8>, _ start: Int, _ end: Int, _ content: LeafContent, _ progress: inout Progress
    ) {
        guard end > progress.said else { return }
        while progress.mask < masks.count,
            masks[progress.mask].range.end <= content.offset(of: max(start, progress.said))
        {
            progress.mask += 1
        }
        let holdsMask = progress.mask < masks.count && masks[progress.mask].range.start < content.endOffset(of: end)
        guard
            holdsMask || progress.said > start
                || (options.extensions && progress.mayHoldMark(start..<max(start, end), of: content.bytes))
        else {
            nodes.append(.text(literal.text), content.range(start, end))
            return
        }
        var steps = TextSteps(content.bytes, from: start)
        let pieces = TextPieces(literal: Array(literal), places: steps.places(literal, &entities))
        var index = pieces.index(at: progress.said)
        while index < pieces.literal.count {
            let mask = progress.mask < masks.count ? masks[progress.mask] : nil
            let maskStart = mask.map { content.position(of: max($0.range.start, content.fileStart)) } ?? Int.max
            guard let mask, maskStart < end else {
                return addPlain(pieces, index, pieces.literal.count, content, progress)
            }
            addPlain(pieces, index, pieces.index(at: maskStart), content, progress)
            let maskEnd = content.position(of: mask.range.end)
            addMasked(mask, maskStart, maskEnd, end, content)
            progress.said = max(maskEnd, progress.said)
            progress.mask += 1
            index = max(index + 1, pieces.index(at: maskEnd))
            if maskEnd >= end { return }
        }
    }

    private mutating func addMasked(
        _ mask: MaskedSpan, _ start: Int, _ end: Int, _ textEnd: Int, _ content: LeafContent
    ) {
        let isWhole = mask.range.start >= content.fileStart && mask.range.end <= content.fileEnd
        guard isWhole else {
            let end = max(start, min(end, textEnd))
            nodes.append(.text(content.original(start, end, of: source.bytes).text), content.range(start, end))
            return
        }
        switch mask.kind {
        case .inlineMath:
            let tex = content.original(start + 1, max(start + 1, end - 1), of: source.bytes)
            nodes.append(.math(tex.text, isDisplay: false), content.range(start, end))
        case .displayMath:
            let tex = content.original(start + 2, max(start + 2, end - 2), of: source.bytes)
            nodes.append(.math(tex.text, isDisplay: true), content.range(start, end))
        case .footnote:
            // What the scanner took for a footnote and cmark did not.
            nodes.append(.text(content.original(start, end, of: source.bytes).text), content.range(start, end))
        case .value:
            addRenderedValue(content.original(start, end, of: source.bytes), content.range(start, end))
        }
    }

    private mutating func addPlain(
        _ pieces: TextPieces, _ low: Int, _ high: Int, _ content: LeafContent, _ progress: Progress
    ) {
        guard low < high else { return }
        var begin = low
        var index = low
        while options.extensions, index < high {
            guard pieces.literal[index].mayBeginMark, let end = markEnd(pieces, index, content.bytes, progress),
                end <= high
            else {
                if pieces.literal[index] == 0x40 { noteMisspeltReference(pieces, index, content) }
                index += 1
                continue
            }
            let before = nodes.count
            if begin < index {
                nodes.append(.text(pieces.literal[begin..<index].text), pieces.range(begin, index, content))
            }
            if addMark(pieces, index, end, content) {
                begin = end
            } else {
                nodes.truncate(to: before)
            }
            index = end
        }
        if begin < high { nodes.append(.text(pieces.literal[begin..<high].text), pieces.range(begin, high, content)) }
    }

    private mutating func noteMisspeltReference(_ pieces: TextPieces, _ start: Int, _ content: LeafContent) {
        if let (label, end) = MisspeltLabel.reference(pieces, start, content.bytes) {
            labels.refer(to: label, at: pieces.range(start, end, content))
        } else if let end = LabelSyntax.endInOtherLetters(pieces, start, content.bytes) {
            let label = pieces.literal[(start + 1)..<end].text
            labels.refer(inOtherLetters: label, at: pieces.range(start, end, content))
        }
    }

    /// The end of the reference, footnote's reference, address or run of tildes at byte `index` of `pieces`.
    private func markEnd(_ pieces: TextPieces, _ index: Int, _ content: [UInt8], _ progress: Progress) -> Int? {
        switch pieces.literal[index] {
        case 0x40: LabelSyntax.referenceEnd(pieces, index, content)
        case 0x5B: FootnoteSyntax.referenceEnd(pieces, index, content)
        case 0x68: progress.links > 0 ? nil : BareAddress.end(pieces, index, content)
        default: TildeRun.end(pieces, index, content)
        }
    }

    /// Adds what stands at `start ..< end` of `pieces`; false if it is text after all.
    private mutating func addMark(_ pieces: TextPieces, _ start: Int, _ end: Int, _ content: LeafContent) -> Bool {
        let range = pieces.range(start, end, content)
        switch pieces.literal[start] {
        case 0x40:
            let identifier = pieces.literal[(start + 1)..<end].text
            nodes.append(.reference(identifier), range)
            labels.refer(to: identifier, at: range)
        case 0x5B:
            let label = pieces.literal[(start + 2)..<(end - 1)].text
            guard let mark = footnotes.refer(to: label, at: range) else { return false }
            nodes.append(.footnoteReference(mark.label), range)
        case 0x68:
            let address = pieces.literal[start..<end].text
            let link = nodes.append(.link(destination: address, title: ""), range)
            nodes.append(.text(address), range)
            nodes.close(link)
        default:
            guard end - start == 2 else { return false }
            let place = pieces.places[start]
            tildes.append(TildeRun(node: nodes.append(.text("~~"), range), at: place, in: content.bytes))
        }
        return true
    }

    // MARK: Code, HTML, links

    private mutating func addCode(_ literal: String, _ start: Int, _ end: Int, _ content: LeafContent) {
        let range = content.range(start, end)
        var run = 0
        while start + run < end, content.bytes[start + run] == 0x60 { run += 1 }
        let inner = content.original(start + run, max(start + run, end - run), of: source.bytes)
        if options.extensions, run == 1, InlineSyntax.isExpression(inner) {
            addInlineExpression(inner, at: content.offset(of: start + run), range)
            return
        }
        if options.extensions, run == 1, let brace = InlineSyntax.wideBrace(of: inner) {
            diagnostics.append(.wideBrace(brace.text, at: range))
        }
        guard isMasked(start, end, content) else {
            nodes.append(.code(literal), range)
            return
        }
        var code = inner.map { $0 == 0x0A ? 0x20 : $0 }
        if code.count > 1, code.first == 0x20, code.last == 0x20, code.contains(where: { $0 != 0x20 }) {
            code = Array(code[1..<(code.count - 1)])
        }
        nodes.append(.code(code.text), range)
    }

    private mutating func addHTML(_ literal: ArraySlice<UInt8>, _ start: Int, _ end: Int, _ content: LeafContent) {
        let range = content.range(start, end)
        let html =
            isMasked(start, end, content) ? content.original(start, end, of: source.bytes) : literal.withLineFeeds
        if options.extensions, html.has(Array("<!-- nn:".utf8), at: 0) {
            diagnostics.append(.strayComment(html.text, at: range))
        }
        nodes.append(.html(html.text), range)
    }

    private func kind(
        of entry: CommonMarkTree.Entry, in tree: CommonMarkTree, _ content: LeafContent, tail: Int, end: Int
    ) -> Node.Kind {
        switch entry.kind {
        case .emphasis: return .emphasis
        case .strong: return .strong
        default: break
        }
        var destination = tree.string(entry.literal)
        var title = tree.string(entry.second)
        if isMasked(tail, end, content) {
            let text = content.original(tail, end, of: source.bytes)
            let again = CommonMarkTree(parsing: (text.first == 0x5D ? Array("[x".utf8) : Array("<".utf8)) + text)
            if let link = again.entries.first(where: { $0.kind == .link }) {
                destination = again.string(link.literal)
                title = again.string(link.second)
            }
        }
        return entry.kind == .link
            ? .link(destination: destination, title: title) : .image(destination: destination, title: title)
    }
}

/// A text as cmark resolved it, and where each of its bytes stands in the leaf.
struct TextPieces {
    let literal: [UInt8]
    /// One for each byte, and the end.
    let places: [Int]

    /// The first byte that stands at `place` or after it.
    func index(at place: Int) -> Int {
        var low = 0
        var high = literal.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The file's range of the bytes `low ..< high`.
    func range(_ low: Int, _ high: Int, _ content: LeafContent) -> SourceRange {
        content.range(places[low], places[high])
    }
}

extension Collection<UInt8> {
    /// These bytes with every line end written as LF.
    var withLineFeeds: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        var afterReturn = false
        for byte in self {
            if byte == 0x0D { bytes.append(0x0A) } else if byte != 0x0A || !afterReturn { bytes.append(byte) }
            afterReturn = byte == 0x0D
        }
        return bytes
    }
}

extension UInt8 {
    /// Whether it may begin what CommonMark does not know: `@`, `[`, `~` or the `h` of an address.
    fileprivate var mayBeginMark: Bool { self == 0x40 || self == 0x5B || self == 0x7E || self == 0x68 }
}
