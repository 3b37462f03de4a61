import Diagnostics

extension NotebookBuilder {
    /// Reports labels that are given twice, labels of nothing, and references to none: each mistake once.
    mutating func checkLabels() {
        let defined = reportRepeatedLabels()
        var excused = labels.refused
        let written = WrittenLabel.all(in: source.bytes)
        let others = excused.union(written.lazy.filter { $0.slip == .letters }.map(\.name))
        let inOtherLetters = labels.referencesInOtherLetters.map { label, range in
            (label: label.beginning(among: others), range: range)
        }
        var sought: [String: SourceRange] = [:]
        for (label, range) in labels.references + inOtherLetters where defined[label] == nil && sought[label] == nil {
            sought[label] = range
        }
        // Where a fence is none or does not end, what follows it is code or text, with labels that are well as they are.
        if hasBrokenFence || diagnostics.contains(where: { $0.number == 145 }) {
            excused.formUnion(LabelSyntax.opened(in: source.bytes))
        } else {
            excused.formUnion(reportStrayLabels(among: written, sought))
        }
        excused.formUnion(reportMisspeltLabels(defined, sought, excused))
        let targets = labels.definitions.map(\.label).filter(LabelSyntax.isTarget)
        for (label, range) in labels.references where defined[label] == nil && !excused.contains(label) {
            let suggestion = closestMatch(to: label, among: targets)
            diagnostics.append(.unknownReference(label, at: range, suggestion: suggestion))
        }
        for (label, range) in inOtherLetters where !excused.contains(label) {
            diagnostics.append(.referenceInOtherLetters(label, at: range))
        }
    }

    /// Reports labels that are given twice, and gives the first place of each.
    private mutating func reportRepeatedLabels() -> [String: SourceRange] {
        var first: [String: SourceRange] = [:]
        for (label, range) in labels.definitions {
            if let other = first[label] {
                diagnostics.append(.repeatedLabel(label, at: range, first: other))
            } else {
                first[label] = range
            }
        }
        return first
    }

    /// Reports labels that stay in the text, where the text refers to them if it does, and gives their names.
    private mutating func reportStrayLabels(
        among written: [WrittenLabel], _ sought: [String: SourceRange]
    ) -> Set<String> {
        // Behind the end of a formula that is none stands its label.
        let unclosed = diagnostics.lazy.filter { $0.number == 146 }
        let formulas = Set(unclosed.compactMap { ($0.notes.first?.range ?? $0.range)?.end })
        var names: Set<String> = []
        for stray in strayLabels(among: written) {
            if let misspelt = MisspeltLabel(Array(stray.name.utf8)[...]), !LabelSyntax.isTarget(stray.name) {
                labels.define(misspelt, at: stray.range, isVain: misspelt.sign != 0x2D)
                continue
            }
            let isFirst = names.insert(stray.name).inserted
            let before = source.bytes[..<stray.range.start].lastIndex { !$0.isBlank }
            if let before, formulas.contains(before + 1) { continue }
            let reference = isFirst ? sought[stray.name] : nil
            diagnostics.append(reference.map { .reference(toStray: stray, at: $0) } ?? .strayLabel(stray))
        }
        return names
    }

    /// Reports what was to be a label or a reference, where there is no doubt that it was, and gives the names that are
    /// meant.
    private mutating func reportMisspeltLabels(
        _ defined: [String: SourceRange], _ sought: [String: SourceRange], _ excused: Set<String>
    ) -> Set<String> {
        var meant: [String: SourceRange] = [:]
        for (label, range, _) in labels.misspeltDefinitions where meant[label.corrected] == nil {
            meant[label.corrected] = range
        }
        var said: Set<String> = []
        for (label, range) in labels.misspeltReferences where !excused.contains(label.corrected) {
            let isDefined = defined[label.corrected] != nil
            let definition = meant[label.corrected]
            guard isDefined || definition != nil || label.hasColon else { continue }
            let isFirst = said.insert(label.corrected).inserted
            diagnostics.append(
                .misspeltReference(label, isDefined: isDefined, definition: isFirst ? definition : nil, at: range))
        }
        for (label, range, isVain) in labels.misspeltDefinitions where !said.contains(label.corrected) {
            let reference = defined[label.corrected] == nil ? sought[label.corrected] : nil
            guard isVain || reference != nil else { continue }
            said.insert(label.corrected)
            diagnostics.append(.misspeltLabel(label, reference: reference, at: range))
        }
        return said
    }
}

extension String {
    /// As much of it, which words without a blank may follow, as is one of `names`; else all.
    fileprivate func beginning(among names: Set<String>) -> String {
        indices.lazy.map { String(self[...$0]) }.first(where: names.contains) ?? self
    }
}

extension Diagnostic.Note {
    /// Where the text refers to what is wrong.
    static func reference(at range: SourceRange) -> Self {
        Self(Text(en: "the text refers to it here", zh: "正文在这里引用了它"), at: range)
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
                        "write {#\(label)} after the heading, equation, picture or caption, or on the fence of the cell; \\@ is a plain @",
                    zh: "在标题、公式、图片、题注之后或单元格的围栏上写 {#\(label)}；要写普通的 @，请用 \\@"))
    }

    /// NN0161: a reference to a label that stays in the text.
    static func reference(toStray label: StrayLabel, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            161, .error,
            Text(en: "nothing here is labelled \(label.name)", zh: "没有标签为 \(label.name) 的内容"), at: range,
            notes: [Note(Text(en: "it is written here, and labels nothing", zh: "标签写在这里，但没有标注任何内容"), at: label.range)],
            help: strayLabel(label).help)
    }

    /// NN0161: a reference to what cannot be a label.
    static func referenceInOtherLetters(_ label: String, at range: SourceRange) -> Diagnostic {
        let kind = label.prefix { $0 != "-" }
        return Diagnostic(
            161, .error, Text(en: "@\(label) is text, not a reference", zh: "@\(label) 是普通文字，不是引用"), at: range,
            help: Text(
                en: "a label has the letters a to z, digits, - and _ alone: write @\(kind)-name; \\@ is a plain @",
                zh: "标签只能用英文字母、数字、- 和 _：请写 @\(kind)-name 这样的引用；要写普通的 @，请用 \\@"))
    }
}
