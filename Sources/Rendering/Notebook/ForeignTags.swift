import Diagnostics
import Documents

/// HTML in a Markdown cell, which Jupyter shows: line breaks and pictures become Markdown, tags around nothing but
/// pictures are taken off, and the rest is said.
struct ForeignTags {
    private(set) var edits: [Edit] = []
    private(set) var findings: [NotebookProse.Finding] = []
    /// The end of the callout around what is read, in which none begins.
    private var calloutEnd = 0
    private let notebook: Notebook
    private let bytes: [UInt8]
    private let limit: Int

    /// The HTML in the prose of `notebook` before byte `limit`.
    init(_ notebook: Notebook, before limit: Int) {
        self.notebook = notebook
        self.limit = limit
        bytes = notebook.source.bytes
    }

    /// Reads it in order of place.
    mutating func read() {
        // The nodes in which no line may break, and the end of the paragraph.
        var lineEnd = 0
        var paragraphEnd = 0
        for (index, node) in notebook.nodes.enumerated() {
            switch node.kind {
            case .heading, .tableCell: lineEnd = node.end
            case .paragraph: paragraphEnd = node.range.end
            case .html(let html):
                guard let tag = HTMLTag(html), has(html, node.range) else { continue }
                let place = SourceRange(node.range.start, node.range.end)
                if tag.name == "br", index >= lineEnd, writeBreak(place, paragraphEnd) { continue }
                if let picture = tag.picture { write(picture, tag, place) } else { keep(tag, place) }
            case .htmlBlock: readBlock(index)
            default: break
            }
        }
    }

    private func has(_ text: String, _ range: SourceRange) -> Bool {
        bytes[range.start..<range.end].elementsEqual(text.utf8)
    }

    private mutating func keep(_ tag: HTMLTag, _ place: SourceRange) {
        if !tag.isClosing { findings.append(.init(kind: .html, name: "<\(tag.name)>", place: place)) }
    }

    private mutating func write(_ picture: String, _ tag: HTMLTag, _ place: SourceRange) {
        edits.append(Edit(place, Array(picture.utf8)))
        for name in tag.lostOfPicture { findings.append(.init(kind: .attribute, name: name, place: place)) }
    }

    /// Writes a line break as Markdown does; whether what stands behind it is the same at a line's beginning.
    private mutating func writeBreak(_ place: SourceRange, _ paragraphEnd: Int) -> Bool {
        var end = place.end
        while end < paragraphEnd, bytes[end].isIn(" \t") { end += 1 }
        if end >= paragraphEnd {
            // At its end it breaks nothing.
            edits.append(Edit(SourceRange(place.start, place.end), []))
            return true
        }
        if bytes[end].isIn("\r\n") {
            edits.append(Edit(SourceRange(place.start, end), [UInt8(ascii: "\\")]))
            return true
        }
        var point = end
        while point < paragraphEnd, (0x30...0x39).contains(bytes[point]) { point += 1 }
        var escaped: [UInt8] = []
        if point > end {
            if point < paragraphEnd, bytes[point].isIn(".)") {
                edits.append(Edit(SourceRange(point, point), [UInt8(ascii: "\\")]))
            }
        } else if bytes[end].isIn("#>-+=|:") {
            escaped = [UInt8(ascii: "\\")]
        } else if bytes[end] == UInt8(ascii: "<") {
            // Another break may follow; most other tags would begin a block.
            guard bytes[end..<paragraphEnd].starts(with: "<br".utf8) else { return false }
        } else if bytes[end].isIn("`~$*_"), end + 1 < paragraphEnd,
            bytes[end + 1] == bytes[end] || bytes[end + 1] == 0x20
        {
            // But for bold words these would begin a block.
            guard bytes[end].isIn("*_"), bytes[end + 1] == bytes[end] else { return false }
            guard end + 2 < paragraphEnd, !bytes[end + 2].isIn(" *_\r\n") else { return false }
        }
        let mark = place.start < calloutEnd ? Array("> ".utf8) : []
        edits.append(Edit(SourceRange(place.start, end), [UInt8(ascii: "\\"), 0x0A] + mark + escaped))
        return true
    }

    /// Tags that say how what stands in them looks.
    private static let looks: Set<String> = ["center", "p", "div", "br", "img", "figure"]

    /// Reads a block of HTML: one of pictures and what surrounds them becomes the pictures, a box a callout.
    private mutating func readBlock(_ index: Int) {
        let range = notebook.nodes[index].range
        guard range.start >= calloutEnd else { return }
        var end = range.end
        while end > range.start, bytes[end - 1].isIn(" \t\r\n") { end -= 1 }
        var markup: [(tag: HTMLTag?, text: String)] = []
        var tags: [(tag: HTMLTag, place: SourceRange)] = []
        var place = range.start
        while place < end {
            let isTag = bytes[place] == UInt8(ascii: "<")
            let close =
                isTag
                ? self.end(ofTagAt: place, before: end)
                : bytes[place..<end].firstIndex(of: UInt8(ascii: "<")) ?? end
            let written = String(decoding: bytes[place..<close], as: UTF8.self)
            // A comment is seen by nobody, and stays.
            if isTag, written.hasPrefix("<!--") { return }
            let tag = isTag ? HTMLTag(written) : nil
            markup.append((tag, written))
            if let tag { tags.append((tag, SourceRange(place, close))) }
            place = close
        }
        if let callout = tags.first.flatMap({ ForeignAlert.callout($0.tag) }), write(callout, index, markup, end) {
            return
        }
        let hasText = markup.contains { $0.tag == nil && !$0.text.utf8.allSatisfy { $0.isIn(" \t\r\n>") } }
        let isOfLooks = tags.allSatisfy { tag, _ in
            Self.looks.contains(tag.name) && tag["class"] == nil && tag["id"] == nil
                && (tag.name != "img" || tag.picture != nil)
        }
        guard isOfLooks, !hasText, !tags.isEmpty else {
            if let first = tags.first { keep(first.tag, first.place) }
            return
        }
        for (tag, place) in tags where !tag.isClosing && tag.name != "br" {
            let lost = tag.name == "img" ? tag.lostOfPicture : ["<\(tag.name)>"]
            for name in lost { findings.append(.init(kind: .attribute, name: name, place: place)) }
        }
        let pictures = tags.compactMap(\.tag.picture).joined(separator: " ")
        var start = range.start
        if pictures.isEmpty {
            end = self.end(ofLinesBehind: end)
            // Nothing stays of the last lines of a cell, the empty ones before them included.
            let isLast = bytes[end..<max(end, limit)].allSatisfy { $0.isIn(" \t\r\n") }
            while isLast, start > 1, bytes[start - 1] == 0x0A { start -= 1 }
        }
        edits.append(Edit(SourceRange(start, end), Array(pictures.utf8)))
    }

    /// The end of the line that ends at `end`, and of an empty line behind it.
    private func end(ofLinesBehind end: Int) -> Int {
        guard end < limit, bytes[end] == 0x0A else { return end }
        return end + 1 < limit && bytes[end + 1] == 0x0A ? end + 2 : end + 1
    }

    /// Writes a callout in place of the box that begins with `markup`, the block at `index` up to `end`; whether it can
    /// be one.
    private mutating func write(
        _ callout: Callout, _ index: Int, _ markup: [(tag: HTMLTag?, text: String)], _ end: Int
    ) -> Bool {
        let start = notebook.nodes[index].range.start
        guard bytes[start - 1] == 0x0A else { return false }
        let isWhole = markup.count > 1 && markup.last?.tag?.name == "div" && markup.last?.tag?.isClosing == true
        guard var lines = ForeignAlert.lines(Array(isWhole ? markup[1..<(markup.count - 1)] : markup[1...])) else {
            return false
        }
        let close = isWhole ? nil : self.close(ofBoxAt: index)
        if !isWhole, close == nil { return false }
        lines.insert("[!\(callout.rawValue.uppercased())]", at: 0)
        let quoted = lines.map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
        // The lines from the next one on are Markdown.
        var line = (bytes[end...].firstIndex(of: 0x0A) ?? end) + 1
        while close != nil, lines.count == 1, line < limit, bytes[line] == 0x0A { line += 1 }
        edits.append(Edit(SourceRange(start, close == nil ? end : line - 1), Array(quoted.utf8)))
        guard let close else { return true }
        while line < close.start {
            let next = (bytes[line...].firstIndex(of: 0x0A) ?? close.start) + 1
            edits.append(Edit(SourceRange(line, line), Array((next == line + 1 ? ">" : "> ").utf8)))
            line = next
        }
        let isLine = close.end < limit && bytes[close.end] == 0x0A
        edits.append(Edit(SourceRange(close.start, close.end + (isLine ? 1 : 0)), []))
        calloutEnd = close.end
        return true
    }

    /// The `</div>` that ends the box which begins with the block at `index`; nil if there may be another before it.
    private func close(ofBoxAt index: Int) -> SourceRange? {
        var index = notebook.nodes[index].end
        while index < notebook.nodes.count {
            let node = notebook.nodes[index]
            switch node.kind {
            case .htmlBlock(let html):
                let written = html.lowercased().filter { !$0.isWhitespace }
                if written == "</div>", bytes[node.range.start - 1] == 0x0A {
                    return SourceRange(node.range.start, node.range.start + "</div>".utf8.count)
                }
                if written.contains("div") { return nil }
            case .html(let html) where html.lowercased().contains("div"): return nil
            default: break
            }
            index += 1
        }
        return nil
    }

    /// The end of what begins with `<` at `start`.
    private func end(ofTagAt start: Int, before end: Int) -> Int {
        var place = start + 1
        var quote: UInt8?
        while place < end {
            if bytes[place] == quote {
                quote = nil
            } else if quote == nil {
                if bytes[place].isIn("\"'") { quote = bytes[place] }
                if bytes[place] == UInt8(ascii: ">") { return place + 1 }
            }
            place += 1
        }
        return end
    }
}
