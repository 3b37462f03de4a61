import Diagnostics

extension NotebookBuilder {
    /// Warns of the marks of emphasis below entry `leaf` of `tree` that stay in the text because punctuation stands
    /// beside Chinese: `**发散。**请`.
    mutating func checkEmphasis(of tree: CommonMarkTree, leaf: Int, _ content: LeafContent, _ walk: InlineWalker) {
        guard content.bytes.mayHoldVisibleStars, walk.isExact else { return }
        let runs = emphasisRuns(of: tree, leaf: leaf, content.bytes, walk)
        // What waits to be closed, by mark and length; and what stands beyond an end is over with it.
        var open: [(run: Int, kind: Int)] = []
        var waiting: [Int: Int] = [:]
        for (index, run) in runs.enumerated() {
            let kind = run.range.count << 1 | (content.bytes[run.range.lowerBound] == 0x2A ? 1 : 0)
            if run.closes || run.failsToClose, waiting[kind, default: 0] > 0 {
                var opener = index
                while let last = open.popLast() {
                    waiting[last.kind, default: 0] -= 1
                    opener = last.run
                    if last.kind == kind { break }
                }
                report(runs[opener], run, content)
            } else if run.opens || run.failsToOpen {
                open.append((index, kind))
                waiting[kind, default: 0] += 1
            }
        }
    }

    private mutating func report(_ opener: EmphasisRun, _ closer: EmphasisRun, _ content: LeafContent) {
        guard opener.isText || closer.isText else { return }
        guard let failing = !opener.opens ? opener : !closer.closes ? closer : nil else { return }
        let range = content.range(failing.range.lowerBound, failing.range.upperBound)
        // The formula beside it is letters to cmark.
        guard let before = source.bytes.scalar(endingAt: range.start), let after = source.bytes.scalar(at: range.end)
        else { return }
        diagnostics.append(
            .visibleStars(
                source.bytes[range.start..<range.end].text, between: before, after,
                opens: failing.range == opener.range,
                at: range))
    }

    /// The runs in order: those in the text, and those that cmark made emphasis of.
    private func emphasisRuns(
        of tree: CommonMarkTree, leaf: Int, _ text: [UInt8], _ walk: InlineWalker
    ) -> [EmphasisRun] {
        var pieces: [(range: Range<Int>, isText: Bool)] = []
        var index = leaf + 1
        while index < tree.entries[leaf].end {
            let (start, end) = walk.places[index - leaf - 1]
            defer { index += 1 }
            switch tree.entries[index].kind {
            case .text:
                for run in text.emphasisMarks(in: start..<max(start, end)) { pieces.append((run, true)) }
            case .emphasis, .strong:
                let length = tree.entries[index].kind == .strong ? 2 : 1
                guard end - start >= 2 * length else { continue }
                pieces.append((start..<start + length, false))
                pieces.append((end - length..<end, false))
            // What stands between `<` and `>` is an address.
            case .link where start < end && text[start] == 0x3C: index = tree.entries[index].end - 1
            default: break
            }
        }
        pieces.sort { $0.range.lowerBound < $1.range.lowerBound }
        var joined: [(range: Range<Int>, isText: Bool)] = []
        for piece in pieces {
            if let last = joined.last, last.range.upperBound == piece.range.lowerBound,
                text[last.range.lowerBound] == text[piece.range.lowerBound]
            {
                joined[joined.count - 1] = (last.range.lowerBound..<piece.range.upperBound, last.isText && piece.isText)
            } else {
                joined.append(piece)
            }
        }
        return joined.map { EmphasisRun($0.range, of: text, isText: $0.isText) }
    }
}

extension [UInt8] {
    /// Whether two runs of `*` or `_` would be emphasis but for punctuation: nearly no other text is looked at twice.
    fileprivate var mayHoldVisibleStars: Bool { holdsFailingPair(0x2A) || holdsFailingPair(0x5F) }

    private func holdsFailingPair(_ mark: UInt8) -> Bool {
        guard touchesBeyondASCII(mark) else { return false }
        // A bit for each length of what waits to be closed, and of what of that fails to open.
        var (waiting, failing) = (UInt8(0), UInt8(0))
        var place = 0
        while let range = run(of: mark, from: place) {
            place = range.upperBound
            let run = EmphasisRun(range, of: self, isText: false)
            let bit = UInt8(1) << UInt8(Swift.min(range.count, 7))
            if run.closes || run.failsToClose, waiting & bit != 0 {
                if !run.closes || failing & bit != 0 { return true }
                waiting &= ~bit
            } else if run.opens || run.failsToOpen {
                waiting |= bit
                failing = run.opens ? failing & ~bit : failing | bit
            }
        }
        return false
    }

    /// Whether a run of `mark` stands beside a character outside ASCII.
    private func touchesBeyondASCII(_ mark: UInt8) -> Bool {
        var place = 0
        while let run = run(of: mark, from: place) {
            place = run.upperBound
            if run.lowerBound > 0, self[run.lowerBound - 1] >= 0x80 { return true }
            if place < count, self[place] >= 0x80 { return true }
        }
        return false
    }

    /// The first run of `mark` at `place` or after it.
    private func run(of mark: UInt8, from place: Int) -> Range<Int>? {
        guard let start = first(mark, from: place) else { return nil }
        var end = start
        while end < count, self[end] == mark { end += 1 }
        return start..<end
    }

    /// The runs of `*` and of `_` in `range` that no backslash takes their meaning from.
    fileprivate func emphasisMarks(in range: Range<Int>) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var place = range.lowerBound
        while place < range.upperBound {
            let mark = self[place]
            if mark == 0x5C {
                place += 2
                // Who escapes one star of several wants to see them.
                while place < range.upperBound, self[place] == self[place - 1], self[place] == 0x2A { place += 1 }
            } else if mark == 0x2A || mark == 0x5F {
                let start = place
                while place < range.upperBound, self[place] == mark { place += 1 }
                runs.append(start..<place)
            } else {
                place += 1
            }
        }
        return runs
    }
}

extension Diagnostic {
    /// NN0108: stars that were to be emphasis and stay in the text.
    fileprivate static func visibleStars(
        _ marks: String, between before: Unicode.Scalar, _ after: Unicode.Scalar, opens: Bool, at range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            108, .warning,
            opens
                ? Text(
                    en: "`\(marks)` stays in the text: between \(before) and \(after) it begins no emphasis",
                    zh: "`\(marks)` 会原样显示：在 \(before) 和 \(after) 之间，它不能开始强调")
                : Text(
                    en: "`\(marks)` stays in the text: between \(before) and \(after) it ends no emphasis",
                    zh: "`\(marks)` 会原样显示：在 \(before) 和 \(after) 之间，它不能结束强调"),
            at: range,
            help: opens
                ? Text(
                    en:
                        "put a blank before it, \(before) \(marks)\(after), or the punctuation outside: \(after)\(marks)",
                    zh: "请在前面空一格：\(before) \(marks)\(after)，或把标点移到外面：\(after)\(marks)")
                : Text(
                    en:
                        "put a blank behind it, \(before)\(marks) \(after), or the punctuation outside: \(marks)\(before)",
                    zh: "请在后面空一格：\(before)\(marks) \(after)，或把标点移到外面：\(marks)\(before)"))
    }
}
