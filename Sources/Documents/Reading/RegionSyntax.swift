import Diagnostics

/// A comment that begins or ends an output region, as an HTML block of its own.
enum RegionComment {
    case opening(label: String?)
    case closing
    /// One of ours that was changed by hand, an opening one or not.
    case edited(opens: Bool)

    /// What `html`, an HTML block, is; nil if it is none of ours.
    init?(_ html: ArraySlice<UInt8>) {
        let text = html.trimmed
        guard text.starts(with: Array("<!-- nn:".utf8)) else { return nil }
        let rest = text.dropFirst(8)
        let word = rest.prefix { !$0.isWhitespace && $0 != 0x3E }
        guard word.text == "output" || word.text == "end" else { return nil }
        guard text.count >= 12, text.suffix(4).elementsEqual(Array(" -->".utf8)) else {
            self = .edited(opens: word.text == "output")
            return
        }
        let label = rest.dropFirst(word.count).dropLast(3).trimmed
        if word.text == "end" {
            self = label.isEmpty ? .closing : .edited(opens: false)
        } else if label.isEmpty {
            self = .opening(label: nil)
        } else {
            self =
                label.allSatisfy({ !$0.isWhitespace && $0 != 0x3E })
                ? .opening(label: label.text) : .edited(opens: true)
        }
    }
}

extension NotebookBuilder {
    /// Adds the HTML block at entry `index`, or the region it opens; gives the entry that comes next.
    mutating func addHTML(at index: Int, parentEnd: Int, previous: Int?) -> Int {
        let entry = tree.entries[index]
        let range = layout.range(index)
        let html = tree.bytes(entry.literal)
        guard options.extensions, let comment = RegionComment(html) else {
            if options.extensions { noteRecord(at: range) }
            addRawHTML(html, range)
            return entry.end
        }
        guard shownRegionEnd != index else { return entry.end }
        switch comment {
        case .closing:
            // The end of a region whose beginning was edited is as it should be.
            if !isInEditedRegion { diagnostics.append(.regionEndWithoutStart(at: range)) }
            isInEditedRegion = false
        case .edited(let opens):
            isInEditedRegion = opens
            diagnostics.append(.editedRegionComment(at: range))
        case .opening(let label):
            isInEditedRegion = false
            if let next = addRegion(label, at: index, parentEnd: parentEnd, previous: previous) { return next }
        }
        addRawHTML(html, range)
        return entry.end
    }

    /// Keeps what the HTML block at `range` says of a former run, if it is the comment for that and in no other block.
    private mutating func noteRecord(at range: SourceRange) {
        let opening = Array("<!-- nn:record".utf8)
        guard open.count == 1, source.bytes.has(opening, at: range.start),
            let end = source.bytes.find(Array("-->".utf8), from: range.start, to: range.end)
        else { return }
        let said = source.bytes[(range.start + opening.count)..<end].withLineFeeds.split(separator: 0x0A)
        record = RecordComment(
            range: SourceRange(range.start, end + 3), lines: said.map { CommentEscaping.unescape($0).text })
    }

    private mutating func addRawHTML(_ html: ArraySlice<UInt8>, _ range: SourceRange) {
        let text = isMasked(range) ? source.bytes[range.start..<range.end].withLineFeeds + [0x0A] : html.withLineFeeds
        if options.extensions,
            text.has(Array("<!-- nn:=".utf8), at: 0) || text.has(Array("<!-- nn:/".utf8), at: 0)
                || text.has(Array("<!-- nn:claim".utf8), at: 0)
        {
            diagnostics.append(.strayComment(text.text, at: range))
        }
        nodes.append(.htmlBlock(text.text), range)
    }

    private mutating func addRegion(_ label: String?, at index: Int, parentEnd: Int, previous: Int?) -> Int? {
        let opening = layout.range(index)
        var next = tree.entries[index].end
        while next < parentEnd {
            let entry = tree.entries[next]
            if entry.kind == .htmlBlock, let comment = RegionComment(tree.bytes(entry.literal)) {
                let place = layout.range(next)
                switch comment {
                case .closing:
                    let isShown = finishRegion(label, from: opening, to: place, previous: previous)
                    guard isShown else { return entry.end }
                    shownRegionEnd = next
                    return tree.entries[index].end
                case .opening:
                    diagnostics.append(.unclosedRegion(at: opening, next: place))
                    return nil
                case .edited:
                    diagnostics.append(.editedRegionComment(at: place))
                    addRawHTML(tree.bytes(tree.entries[index].literal), SourceRange(opening.start, place.end))
                    return entry.end
                }
            }
            next = entry.end
        }
        diagnostics.append(.unclosedRegion(at: opening, next: nil))
        return nil
    }

    /// Adds the region; says whether its inside is to be shown.
    private mutating func finishRegion(
        _ label: String?, from opening: SourceRange, to closing: SourceRange, previous: Int?
    ) -> Bool {
        let end = endOfLine(closing.end)
        let range = SourceRange(opening.start, end)
        let whole = SourceRange(opening.start, closing.end)
        let inside = content(from: opening.end, to: closing.start, previous: previous)
        guard let previous, case .cell(let number) = nodes.kind(previous) else {
            diagnostics.append(.orphanedRegion(at: opening, loses: inside))
            nodes.append(.htmlBlock(source.text(whole)), whole)
            return false
        }
        if let label, let own = cells[number].options.label, label != own {
            diagnostics.append(.regionOfAnotherCell(label, own, at: opening))
        }
        cells[number].region = regions.count
        let isShown = options.showsRegions && !cells[number].options.isSolution
        // What is shown are nodes of their own, behind the comment.
        nodes.append(.region(regions.count), isShown ? opening : whole)
        regions.append(OutputRegion(range: range, content: inside, cell: number))
        return isShown
    }

    private func endOfLine(_ offset: Int) -> Int {
        let bytes = source.bytes
        var end = offset
        while end < bytes.count, !bytes[end].isLineEnd { end += 1 }
        if end < bytes.count { end += bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? 2 : 1 }
        return end
    }

    private func content(from start: Int, to end: Int, previous: Int?) -> String {
        let bytes = source.bytes
        var low = start
        while low < end, !bytes[low].isLineEnd { low += 1 }
        var high = end
        while high > low, bytes[high - 1].isBlank { high -= 1 }
        var indentation = 0
        if let previous, case .cell(let number) = nodes.kind(previous) {
            indentation = cells[number].indentation.utf8.count
        }
        var result: [UInt8] = []
        for line in bytes[low..<high].withLineFeeds.dropFirst().split(separator: 0x0A, omittingEmptySubsequences: false)
        {
            let blanks = line.prefix(indentation).prefix { $0.isBlank }.count
            result.append(contentsOf: line.dropFirst(blanks))
            result.append(0x0A)
        }
        return result.isEmpty ? "" : result.dropLast().text
    }
}

extension Diagnostic {
    static func unclosedRegion(at range: SourceRange, next: SourceRange?) -> Diagnostic {
        Diagnostic(
            130, .error, Text(en: "this output region is never closed", zh: "这个输出区域没有结束"), at: range,
            notes: next.map { [Note(Text(en: "another region begins here", zh: "另一个区域从这里开始"), at: $0)] } ?? [],
            help: Text(
                en:
                    "put `<!-- nn:end -->` on a line of its own after the output, or delete the comment; all up to there would be written over",
                zh: "在输出之后单独一行写上 `<!-- nn:end -->`，或删去这条注释；到那里为止的内容都会被覆盖"))
    }

    static func orphanedRegion(at range: SourceRange, loses content: String) -> Diagnostic {
        let lines = content.isEmpty ? 0 : Array(content.utf8).split(separator: 0x0A).count
        return Diagnostic(
            131, .error, Text(en: "this output region has no cell before it", zh: "这个输出区域前面没有单元格"), at: range,
            help: Text(
                en: "put it right after its cell, or delete it with its \(lines) lines of output",
                zh: "请把它移到所属单元格的正后面，或连同其中的 \(lines) 行输出一起删去"))
    }

    static func editedRegionComment(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            132, .error, Text(en: "this comment of an output region was edited", zh: "输出区域的注释被改动过"), at: range,
            help: Text(
                en:
                    "`<!-- nn:output label -->` and `<!-- nn:end -->` stand alone on their lines; move your text out of the region, or it would be lost",
                zh: "`<!-- nn:output 标签 -->` 和 `<!-- nn:end -->` 要各占一行；请把自己的文字移到区域之外，否则会丢失"))
    }

    static func regionOfAnotherCell(_ label: String, _ own: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            134, .error,
            Text(en: "this is the output of \(label), but the cell is \(own)", zh: "这是 \(label) 的输出，而前面的单元格是 \(own)"),
            at: range,
            help: Text(
                en: "write \(own) in the comment if the cell was renamed; else delete the region",
                zh: "如果只是单元格改了名，请把注释里的标签改成 \(own)；否则请删去这个区域"))
    }

    static func regionEndWithoutStart(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            135, .error, Text(en: "no output region begins before this end", zh: "这个结束注释之前没有开始的输出区域"), at: range,
            help: Text(
                en: "delete the comment, or put `<!-- nn:output -->` right after the cell",
                zh: "请删去这条注释，或在单元格之后补上 `<!-- nn:output -->`"))
    }
}
