import Diagnostics

/// How labels are written: a letter, then letters, digits, `-` and `_`, all of ASCII, so that a label ends where
/// Chinese text goes on.
enum LabelSyntax {
    private static let prefixes = ["fig-", "tbl-", "eq-", "sec-"].map { Array($0.utf8) }

    /// Whether a reference can name `label`.
    static func isTarget(_ label: String) -> Bool { prefixes.contains { label.utf8.starts(with: $0) } }

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

    /// Whether the `@` at byte `start` of a text is neither in an address nor escaped.
    static func mayBeReference(_ text: TextPieces, _ start: Int, _ content: [UInt8]) -> Bool {
        let place = text.places[start]
        guard place < content.count, content[place] == 0x40 else { return false }
        return place == 0
            || !(content[place - 1].isLabelByte || content[place - 1] == 0x2E || content[place - 1] == 0x40)
    }

    /// The end of the reference whose `@` is byte `start` of a text; nil if it is an address or escaped.
    static func referenceEnd(_ text: TextPieces, _ start: Int, _ content: [UInt8]) -> Int? {
        guard mayBeReference(text, start, content) else { return nil }
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
    /// Labels that no reference finds, and whether they can have no other purpose.
    private(set) var misspeltDefinitions: [(label: MisspeltLabel, range: SourceRange, isVain: Bool)] = []
    /// What looks like a reference and is text.
    private(set) var misspeltReferences: [(label: MisspeltLabel, range: SourceRange)] = []

    /// A label of a cell, heading or equation. A link may lead to a heading by any label, and `table-one` be a name.
    mutating func define(_ label: String, at range: SourceRange, isHeading: Bool = false) {
        definitions.append((label, range))
        if let misspelt = MisspeltLabel(Array(label.utf8)[...]) {
            define(misspelt, at: range, isVain: !isHeading && misspelt.sign != 0x2D)
        }
    }

    /// What was to be a label.
    mutating func define(_ label: MisspeltLabel, at range: SourceRange, isVain: Bool = true) {
        misspeltDefinitions.append((label, range, isVain))
    }

    /// What was to be a reference in the text.
    mutating func refer(to label: MisspeltLabel, at range: SourceRange) { misspeltReferences.append((label, range)) }

    /// A `@label` in the text.
    mutating func refer(to label: String, at range: SourceRange) { references.append((label, range)) }
}

extension NotebookBuilder {
    /// Reports labels that are given twice, labels of nothing, and references to none.
    mutating func checkLabels() {
        var first: [String: SourceRange] = [:]
        for (label, range) in labels.definitions {
            if let other = first[label] {
                diagnostics.append(.repeatedLabel(label, at: range, first: other))
            } else {
                first[label] = range
            }
        }
        let written = WrittenLabel.all(in: source.bytes)
        // Where a fence is none, what follows it is code or text, with labels that are well as they are.
        let isBroken = diagnostics.contains { $0.number == 105 }
        let strays = isBroken ? [:] : reportStrayLabels(among: written)
        let excused = isBroken ? Set(written.map(\.name)) : []
        let targets = labels.definitions.map(\.label).filter(LabelSyntax.isTarget)
        for (label, range) in labels.references where first[label] == nil && !excused.contains(label) {
            if let stray = strays[label] {
                diagnostics.append(.reference(label, toStray: stray, at: range))
            } else {
                let suggestion = closestMatch(to: label, among: targets)
                diagnostics.append(.unknownReference(label, at: range, suggestion: suggestion))
            }
        }
        checkMisspeltLabels(defined: first)
    }

    /// Reports those of `written` that stay in the text, and gives the place of the first of each name.
    private mutating func reportStrayLabels(among written: [WrittenLabel]) -> [String: SourceRange] {
        var places: [String: SourceRange] = [:]
        for stray in strayLabels(among: written) {
            if let misspelt = MisspeltLabel(Array(stray.name.utf8)[...]), !LabelSyntax.isTarget(stray.name) {
                labels.define(misspelt, at: stray.range, isVain: misspelt.sign != 0x2D)
            } else {
                diagnostics.append(.strayLabel(stray))
                if places[stray.name] == nil { places[stray.name] = stray.range }
            }
        }
        return places
    }

    /// Reports what was to be a label or a reference, where there is no doubt that it was.
    private mutating func checkMisspeltLabels(defined: [String: SourceRange]) {
        let meant = Set(labels.misspeltDefinitions.map(\.label.corrected))
        for (label, range) in labels.misspeltReferences {
            let isDefined = defined[label.corrected] != nil
            guard isDefined || meant.contains(label.corrected) else { continue }
            diagnostics.append(.misspeltReference(label, isDefined: isDefined, at: range))
        }
        let wanted = Set(labels.references.map(\.label) + labels.misspeltReferences.map(\.label.corrected))
        for (label, range, isVain) in labels.misspeltDefinitions where isVain || wanted.contains(label.corrected) {
            diagnostics.append(.misspeltLabel(label, at: range))
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

    /// NN0161: a reference to a label that stays in the text.
    static func reference(_ label: String, toStray place: SourceRange, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            161, .error, Text(en: "nothing here is labelled \(label)", zh: "没有标签为 \(label) 的内容"), at: range,
            notes: [Note(Text(en: "it is written here, and labels nothing", zh: "标签写在这里，但没有标注任何内容"), at: place)])
    }

    static func unknownReference(_ label: String, at range: SourceRange, suggestion: String?) -> Diagnostic {
        Diagnostic(
            161, .error, Text(en: "nothing here is labelled \(label)", zh: "没有标签为 \(label) 的内容"), at: range,
            help: suggestion.map { Text(en: "did you mean @\($0)?", zh: "是不是想写 @\($0)？") }
                ?? Text(
                    en:
                        "write {#\(label)} after the heading, equation, picture or caption, or on the fence of the cell; \\@ is a plain @",
                    zh: "在标题、公式、图片、题注之后或单元格的围栏上写 {#\(label)}；要写普通的 @，请用 \\@"))
    }
}
