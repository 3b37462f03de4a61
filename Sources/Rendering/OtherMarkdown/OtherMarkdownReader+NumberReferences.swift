import Diagnostics

/// References of R Markdown, `\@ref(eq:x)`, which give no more than a number.
extension OtherMarkdownReader {
    /// What bookdown calls a kind of label, and what we do; the words that its authors write before a number, which a
    /// reference of ours brings along.
    static let kinds: [(name: String, ours: String, words: [String])] = [
        ("fig", "fig-", ["figures", "figure", "figs.", "fig.", "图"]),
        ("tab", "tbl-", ["tables", "table", "tabs.", "tab.", "表"]),
        ("eq", "eq-", ["equations", "equation", "eqs.", "eq.", "公式", "式"]),
    ]

    /// Reads `\@ref(name)` at `start`; gives its end.
    mutating func readNumberReference(_ start: Int) -> Int? {
        guard isOfOthers, bytes[start...].starts(with: "\\@ref(".utf8),
            let close = bytes[(start + 6)..<Swift.min(bytes.count, start + 200)].firstIndex(of: UInt8(ascii: ")"))
        else { return nil }
        numberReferences.append((SourceRange(start, close + 1), text(SourceRange(start + 6, close))))
        return close + 1
    }

    /// Writes references to what has a number here, and says which have none.
    mutating func writeNumberReferences() {
        for (range, name) in numberReferences {
            let touches =
                range.end < bytes.count && bytes[range.end].isWordByte && bytes[range.end] != UInt8(ascii: "-")
            guard let label = numbered[name], !touches else {
                findings.add(.reference, text(range), at: range)
                continue
            }
            replace(SourceRange(wordsStart(before: range.start, label), range.end), with: "@\(label)")
        }
    }

    /// Where the words begin that name the kind of `label` right before `place`: `Figure \@ref(fig:x)`.
    private func wordsStart(before place: Int, _ label: String) -> Int {
        var end = place
        while end > 0 {
            if bytes[end - 1].isIn(" \t") {
                end -= end > 1 && bytes[end - 2] == UInt8(ascii: "\\") ? 2 : 1
            } else if end > 1, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
                end -= 2
            } else {
                break
            }
        }
        for word in Self.kinds.first(where: { label.hasPrefix($0.ours) })?.words ?? [] {
            let start = end - word.utf8.count
            guard start >= 0, text(SourceRange(start, end)).lowercased() == word else { continue }
            let isWhole = start == 0 || !bytes[start - 1].isWordByte || !bytes[start].isWordByte
            if isWhole { return start }
        }
        return place
    }
}
