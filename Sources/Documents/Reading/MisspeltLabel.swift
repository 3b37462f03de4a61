import Diagnostics

/// A label that was to be referred to and cannot be: `eq_a`, `fig:loss`, `Tab-x`.
struct MisspeltLabel {
    /// As it is written.
    let written: String
    /// As a reference would find it: `eq-a`.
    let corrected: String
    /// The first byte of what stands in place of the hyphen, or the hyphen.
    let sign: UInt8

    /// What else people call what a reference can name.
    private static let kinds = [
        "fig": "fig", "figure": "fig", "tbl": "tbl", "tab": "tbl", "table": "tbl", "eq": "eq", "eqn": "eq",
        "equation": "eq", "sec": "sec", "section": "sec",
    ]
    private static let wideColon: [UInt8] = [0xEF, 0xBC, 0x9A]

    /// Whether a colon stands in place of the hyphen, as in LaTeX: nothing else is written so.
    var hasColon: Bool { sign == 0x3A || sign == Self.wideColon[0] }

    /// Reads `bytes`; nil where they are a label as it should be, or one of another kind.
    init?(_ bytes: ArraySlice<UInt8>) {
        let word = bytes.prefix { $0.isLetter }
        guard word.count <= 8, let kind = Self.kinds[word.map { $0 | 0x20 }.text] else { return nil }
        var name = bytes.dropFirst(word.count)
        sign = name.first ?? 0
        if name.starts(with: Self.wideColon) {
            name = name.dropFirst(Self.wideColon.count)
        } else if let mark = name.first, mark == 0x2D || mark == 0x5F || mark == 0x3A {
            name = name.dropFirst()
        } else {
            return nil
        }
        guard !name.isEmpty, name.allSatisfy(\.isLabelByte) else { return nil }
        written = bytes.text
        corrected = "\(kind)-\(name.text)"
        guard written != corrected else { return nil }
    }

    /// The one in `{#label}` that ends `bytes`, and where it starts.
    static func trailing(_ bytes: [UInt8]) -> (label: MisspeltLabel, start: Int)? {
        guard bytes.last == 0x7D, let start = bytes.lastIndex(of: 0x7B), bytes.count - start > 3,
            bytes[start + 1] == 0x23, let label = MisspeltLabel(bytes[(start + 2)..<(bytes.count - 1)])
        else { return nil }
        return (label, start)
    }

    /// The one that follows the `@` at byte `start` of a text, and its end; nil if it is an address or escaped.
    static func reference(_ text: TextPieces, _ start: Int, _ content: [UInt8]) -> (label: MisspeltLabel, end: Int)? {
        guard LabelSyntax.mayBeReference(text, start, content) else { return nil }
        var end = start + 1
        while end < text.literal.count {
            if text.literal[end].isLabelByte || text.literal[end] == 0x3A {
                end += 1
            } else if text.literal.has(wideColon, at: end) {
                end += wideColon.count
            } else {
                break
            }
        }
        while end > start + 1, !(text.literal[end - 1].isLetter || text.literal[end - 1].isDigit) { end -= 1 }
        return MisspeltLabel(text.literal[(start + 1)..<end]).map { ($0, end) }
    }
}

extension Diagnostic {
    /// NN0161: a label that no reference finds, though the text refers to it at `reference`, if it does.
    static func misspeltLabel(_ label: MisspeltLabel, reference: SourceRange?, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            161, reference == nil ? .warning : .error,
            Text(en: "no reference finds the label \(label.written)", zh: "没有引用能找到标签 \(label.written)"), at: range,
            notes: reference.map { [.reference(at: $0)] } ?? [],
            help: Text(
                en:
                    "labels begin with fig-, tbl-, eq- or sec-, with a hyphen: write #\(label.corrected), and @\(label.corrected) in the text",
                zh: "标签以 fig-、tbl-、eq- 或 sec- 开头，用连字符：请写 #\(label.corrected)，正文里写 @\(label.corrected)"))
    }

    /// NN0161: what was to be a reference, and is text; `definition` is a label that needs the same change.
    static func misspeltReference(
        _ label: MisspeltLabel, isDefined: Bool, definition: SourceRange?, at range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            161, .error,
            Text(en: "@\(label.written) is text, not a reference", zh: "@\(label.written) 是普通文字，不是引用"), at: range,
            notes: definition.map { [Note(Text(en: "it is labelled here", zh: "标签写在这里"), at: $0)] } ?? [],
            help: isDefined
                ? Text(
                    en: "write @\(label.corrected); \\@ is a plain @", zh: "请写 @\(label.corrected)；要写普通的 @，请用 \\@")
                : Text(
                    en: "write @\(label.corrected) here and {#\(label.corrected)} there: labels have a hyphen",
                    zh: "标签要用连字符：这里写 @\(label.corrected)，那里写 {#\(label.corrected)}"))
    }
}
