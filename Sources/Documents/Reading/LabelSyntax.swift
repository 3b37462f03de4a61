import Diagnostics

/// How labels are written: a letter, then letters, digits, `-` and `_`, all of ASCII, so that a label ends where
/// Chinese text goes on.
enum LabelSyntax {
    private static let prefixes = ["fig-", "tbl-", "eq-", "sec-"].map { Array($0.utf8) }

    /// Whether `bytes` are a label.
    static func isLabel(_ bytes: some Collection<UInt8>) -> Bool {
        guard let first = bytes.first, first.isLetter else { return false }
        return bytes.allSatisfy(\.isLabelByte)
    }

    /// The label in `{#label}`, if `bytes` are just that.
    static func identifier(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.count > 3, bytes.starts(with: [0x7B, 0x23]), bytes.last == 0x7D else { return nil }
        let label = bytes.dropFirst(2).dropLast()
        return isLabel(label) ? label.text : nil
    }

    /// The `{#label}` that ends `bytes`, and where it starts.
    static func trailingIdentifier(_ bytes: [UInt8]) -> (identifier: String, start: Int)? {
        guard bytes.last == 0x7D, let start = bytes.lastIndex(of: 0x7B), let identifier = identifier(bytes[start...])
        else { return nil }
        return (identifier, start)
    }

    /// The end of the reference whose `@` is byte `start` of a text; nil if it is an address or escaped.
    static func referenceEnd(_ text: TextPieces, _ start: Int, _ content: [UInt8]) -> Int? {
        let place = text.places[start]
        guard place < content.count, content[place] == 0x40 else { return nil }
        if place > 0, content[place - 1].isLabelByte || content[place - 1] == 0x2E || content[place - 1] == 0x40 {
            return nil
        }
        guard let prefix = prefixes.first(where: { text.literal.has($0, at: start + 1) }) else { return nil }
        let name = start + 1 + prefix.count
        var end = name
        while end < text.literal.count, text.literal[end].isLabelByte { end += 1 }
        while end > name, text.literal[end - 1] == 0x2D || text.literal[end - 1] == 0x5F { end -= 1 }
        return end > name ? end : nil
    }
}

/// The labels that a notebook defines and refers to.
struct LabelBook {
    private(set) var definitions: [(label: String, range: SourceRange)] = []
    private(set) var references: [(label: String, range: SourceRange)] = []

    /// A label of a cell, heading or equation.
    mutating func define(_ label: String, at range: SourceRange) { definitions.append((label, range)) }

    /// A `@label` in the text.
    mutating func refer(to label: String, at range: SourceRange) { references.append((label, range)) }
}

extension NotebookBuilder {
    /// Reports labels that are given twice and references to none.
    mutating func checkLabels() {
        var first: [String: SourceRange] = [:]
        for (label, range) in labels.definitions {
            if let other = first[label] {
                diagnostics.append(.repeatedLabel(label, at: range, first: other))
            } else {
                first[label] = range
            }
        }
        for (label, range) in labels.references where first[label] == nil {
            let suggestion = closestMatch(to: label, among: labels.definitions.map(\.label))
            diagnostics.append(.unknownReference(label, at: range, suggestion: suggestion))
        }
    }
}

extension Diagnostic {
    static func repeatedLabel(_ label: String, at range: SourceRange, first: SourceRange) -> Diagnostic {
        Diagnostic(
            160, .error, Text(en: "the label \(label) is given twice", zh: "标签 \(label) 用了两次"), at: range,
            label: Text(en: "again here", zh: "这里又用了一次"),
            notes: [Note(Text(en: "first given here", zh: "第一次在这里"), at: first)],
            help: Text(en: "give each cell, heading and equation a label of its own", zh: "每个单元格、标题和公式都要有自己的标签"))
    }

    static func unknownReference(_ label: String, at range: SourceRange, suggestion: String?) -> Diagnostic {
        Diagnostic(
            161, .error, Text(en: "nothing here is labelled \(label)", zh: "没有标签为 \(label) 的内容"), at: range,
            help: suggestion.map { Text(en: "did you mean @\($0)?", zh: "是不是想写 @\($0)？") }
                ?? Text(
                    en:
                        "write {#\(label)} after the heading or equation, or on the fence of the cell; \\@ is a plain @",
                    zh: "在标题、公式之后或单元格的围栏上写 {#\(label)}；要写普通的 @，请用 \\@"))
    }
}
