import Diagnostics

/// The mark `[^label]:` with which a line begins a footnote, as GitHub writes them.
///
/// cmark knows no footnotes, but a footnote is laid out like an item of a list: its further blocks are indented by four
/// columns. So cmark is given a bullet in place of the mark, and the item that it makes of it is taken for the footnote.
struct FootnoteMark {
    /// The label, as it is written.
    let label: String
    /// From `[` to `:`.
    let range: SourceRange
    /// Where the item begins that cmark is to see: after its bullet and the blanks behind it.
    let content: Int

    /// The mark at `first` of a line that is indented by `indent` columns, if there is one.
    init?(_ bytes: [UInt8], at first: Int, indent: Int, lineEnd: Int) {
        guard let end = FootnoteSyntax.labelEnd(bytes[first..<lineEnd]), end < lineEnd, bytes[end] == 0x3A else {
            return nil
        }
        label = bytes[(first + 2)..<(end - 1)].text
        range = SourceRange(first, end + 1)
        content = first + max(2, 4 - indent)
    }

    /// How wide the bullet is with the blanks behind it.
    var width: Int { content - range.start }

    /// The bullet that none of `used`, the bullets of the file, is; their items would become items of one list.
    static func bullet(besides used: Set<UInt8>) -> UInt8 {
        [0x2B, 0x2A, 0x2D].first { !used.contains($0) } ?? 0x2B
    }
}

/// How the labels of footnotes are written: between `[^` and `]` anything but blanks and brackets.
enum FootnoteSyntax {
    /// The end of the `[^label]` with which `bytes` begin.
    static func labelEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.starts(with: [0x5B, 0x5E]) else { return nil }
        var place = bytes.startIndex + 2
        while place < bytes.endIndex, bytes[place] > 0x20, bytes[place] != 0x5B, bytes[place] != 0x5D { place += 1 }
        guard place > bytes.startIndex + 2, place < bytes.endIndex, bytes[place] == 0x5D else { return nil }
        return place + 1
    }

    /// Labels that differ in capitals alone are the same.
    static func key(_ label: String) -> [UInt8] { label.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 } }

    /// The end of the reference whose `[` is byte `start` of a text; nil if it is none or escaped.
    static func referenceEnd(_ text: TextPieces, _ start: Int, _ content: [UInt8]) -> Int? {
        guard let end = labelEnd(text.literal[start...]) else { return nil }
        let isWritten = [start, start + 1, end - 1].allSatisfy { index in
            let place = text.places[index]
            return place < content.count && content[place] == text.literal[index]
        }
        return isWritten ? end : nil
    }
}

extension [UInt8] {
    /// Writes over the marks of `footnotes` what cmark is to see instead: a bullet, blanks, and colons for the rest.
    mutating func mask(_ footnotes: [FootnoteMark], bullet: UInt8) {
        for mark in footnotes {
            for index in mark.range.start..<mark.range.end { self[index] = index < mark.content ? 0x20 : 0x3A }
            self[mark.range.start] = bullet
        }
    }
}

/// The footnotes that a notebook has and those it refers to.
struct FootnoteBook {
    /// By the offset at which they begin.
    let marks: [Int: FootnoteMark]
    /// The first footnote of each label.
    private(set) var first: [[UInt8]: FootnoteMark] = [:]
    private var repeated: [FootnoteMark] = []
    private(set) var references: [(label: String, range: SourceRange)] = []

    /// The footnotes with `marks`, which are in order.
    init(_ marks: [FootnoteMark]) {
        self.marks = Dictionary(uniqueKeysWithValues: marks.map { ($0.range.start, $0) })
        for mark in marks {
            let key = FootnoteSyntax.key(mark.label)
            if first[key] == nil { first[key] = mark } else { repeated.append(mark) }
        }
    }

    /// The footnote to which a `[^label]` in the text refers.
    mutating func refer(to label: String, at range: SourceRange) -> FootnoteMark? {
        references.append((label, range))
        return first[FootnoteSyntax.key(label)]
    }

    /// The same footnotes, to which nothing refers yet.
    var withoutReferences: FootnoteBook {
        var book = self
        book.references = []
        return book
    }

    /// What is wrong with them: references to none, footnotes to which nothing refers, labels given twice.
    var diagnostics: [Diagnostic] {
        let known = first.values.sorted { $0.range.start < $1.range.start }
        let used = Set(references.map { FootnoteSyntax.key($0.label) })
        let unknown = references.filter { first[FootnoteSyntax.key($0.label)] == nil }.map { label, range in
            let suggestion = closestMatch(to: label, among: known.map(\.label))
            return Diagnostic.unknownFootnote(label, at: range, suggestion: suggestion)
        }
        let unused = known.filter { !used.contains(FootnoteSyntax.key($0.label)) }.map {
            Diagnostic.unusedFootnote($0.label, at: $0.range)
        }
        let again = repeated.compactMap { mark in
            first[FootnoteSyntax.key(mark.label)].map {
                Diagnostic.repeatedFootnote(mark.label, at: mark.range, first: $0.range)
            }
        }
        return unknown + unused + again
    }
}

extension Diagnostic {
    static func unknownFootnote(_ label: String, at range: SourceRange, suggestion: String?) -> Diagnostic {
        Diagnostic(
            128, .warning, Text(en: "there is no footnote \(label)", zh: "没有名为 \(label) 的脚注"), at: range,
            help: suggestion.map { Text(en: "did you mean [^\($0)]?", zh: "是不是想写 [^\($0)]？") }
                ?? Text(
                    en: "write the note as a paragraph [^\(label)]: …; \\[^ is a plain bracket",
                    zh: "请另起一段，写上 [^\(label)]: 注文；要写普通的方括号，请用 \\[^"))
    }

    static func unusedFootnote(_ label: String, at range: SourceRange) -> Diagnostic {
        unshownFootnote(
            Text(en: "nothing refers to the footnote \(label)", zh: "正文没有引用脚注 \(label)"), at: range,
            help: Text(en: "write [^\(label)] where it belongs, or delete it", zh: "请在正文相应处写上 [^\(label)]，或删去这条脚注"))
    }

    static func repeatedFootnote(_ label: String, at range: SourceRange, first: SourceRange) -> Diagnostic {
        unshownFootnote(
            Text(en: "there are two footnotes \(label)", zh: "有两条名为 \(label) 的脚注"), at: range,
            notes: [Note(Text(en: "the first one is here, and is shown", zh: "第一条在这里，只显示这一条"), at: first)],
            help: Text(en: "give one of them another label", zh: "请给其中一条换个名称"))
    }

    private static func unshownFootnote(
        _ headline: Text, at range: SourceRange, notes: [Note] = [], help: Text
    ) -> Diagnostic {
        Diagnostic(
            129, .warning, headline, at: range, label: Text(en: "not on the page", zh: "不会出现在页面上"), notes: notes,
            help: help)
    }
}
