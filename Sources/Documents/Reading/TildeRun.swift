import Diagnostics

/// Two tildes in the text of a leaf, which may begin or end what is struck through.
struct TildeRun {
    /// The node that holds them as text.
    let node: Int
    /// Whether text follows at once.
    let opens: Bool
    /// Whether text stands right before.
    let closes: Bool

    /// The tildes at `place` of `text`.
    init(node: Int, at place: Int, in text: [UInt8]) {
        self.node = node
        opens = place + 2 < text.count && !text[place + 2].isWhitespace
        closes = place > 0 && !text[place - 1].isWhitespace
    }

    /// The end of the run of tildes at byte `start` of a text; nil if one of them is escaped.
    static func end(_ text: TextPieces, _ start: Int, _ content: [UInt8]) -> Int? {
        var end = start
        while end < text.literal.count, text.literal[end] == 0x7E {
            let place = text.places[end]
            guard place < content.count, content[place] == 0x7E else { return nil }
            end += 1
        }
        return end
    }
}

extension NotebookBuilder {
    /// Makes nodes of what is struck through between the tildes from number `first` on, which are siblings.
    mutating func strikeThrough(from first: Int) {
        guard tildes.count > first else { return }
        var openers: [TildeRun] = []
        for run in tildes[first...] {
            if run.closes, let opener = openers.popLast() {
                let range = SourceRange(nodes.range(opener.node).start, nodes.range(run.node).end)
                nodes.replace(run.node, .text(""), nodes.range(run.node).endPoint)
                nodes.wrap(opener.node, .strikethrough, range, end: run.node + 1)
            } else if run.opens {
                openers.append(run)
            }
        }
        tildes.removeLast(tildes.count - first)
    }
}
