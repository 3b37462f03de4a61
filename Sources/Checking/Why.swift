internal import Diagnostics
public import Documents

/// Why a notebook shows something else than what is recorded: what it was made from then and today, compared.
public struct Why {
    /// Something that changed, and the cells that show something else because of it.
    private struct Cause {
        let what: Text
        let range: SourceRange
        /// The cells that use what changed; nil where every cell may.
        let followers: [Int]?
        /// The cell that changed itself.
        var cell: Int?
    }

    private let notebook: Notebook
    private var causes: [Cause] = []
    private var differing: [Int] = []
    /// Where the first text around the cells is another.
    private let prose: Int?
    /// Whether there is a page, and whether it says what it was made from.
    private let isRecorded, hasRecord: Bool

    /// The answer for what `comparison` found in `notebook`, of which `facts` are those of today.
    public init(_ notebook: Notebook, _ comparison: Comparison, _ facts: Record) {
        self.notebook = notebook
        isRecorded = comparison.past != nil
        hasRecord = comparison.record != nil
        prose = comparison.differences.first { if case .prose = $0.kind { true } else { false } }?.place
        differing = comparison.differences.compactMap { difference in
            switch difference.kind {
            case .output(let cell), .plots(let cell): cell
            case .nothing, .gone, .prose, .lineEnds, .cost: nil
            }
        }
        differing = Array(Set(differing)).sorted()
        guard let record = comparison.record else { return }
        let flow = Dataflow(notebook)
        compareFacts(record, facts, flow)
        compareCells(comparison, record, facts, flow)
    }

    /// What is to be said; nil if there is nothing to explain.
    public var finding: Found? {
        guard let first = causes.first else {
            guard isRecorded else { return nil }
            if !differing.isEmpty { return Found(.noCause(hasRecord: hasRecord, at: SourceRange(0, 0))) }
            return prose.map { Found(.proseChanged(at: line(of: $0))) }
        }
        var notes = causes.dropFirst().map { Diagnostic.Note(text(of: $0), at: $0.range) }
        let explained = Set(causes.flatMap { ($0.followers ?? differing) + [$0.cell].compactMap(\.self) })
        let rest = differing.filter { !explained.contains($0) }
        if !rest.isEmpty {
            let cells = list(rest)
            notes.append(
                Diagnostic.Note(
                    Text(
                        en: "\(cells.en) too, without a name of these: the random numbers drawn before may be others",
                        zh: "\(cells.zh)也变了，但没有用到这些名字：可能是之前抽取的随机数变了")))
        }
        return Found(Diagnostic(659, .advice, text(of: first), at: first.range, notes: notes))
    }

    /// The cells that show something else, as far as `cause` is why: what changes all cells answers for those that no
    /// other cause explains, if there are any.
    private func followers(of cause: Cause) -> [Int] {
        if let followers = cause.followers { return differing.filter(followers.contains) }
        let others = Set(causes.compactMap(\.followers).joined())
        let rest = differing.filter { !others.contains($0) }
        return rest.isEmpty ? differing : rest
    }

    // MARK: What it is made from

    private mutating func compareFacts(_ past: Record, _ present: Record, _ flow: Dataflow) {
        let start = SourceRange(0, 0)
        for (old, new) in Self.changes(past.versions, present.versions) {
            add(
                Text(
                    en: "\(new.name) was \(old.value) and is \(new.value)",
                    zh: "\(new.name) 原为 \(old.value)，现为 \(new.value)"),
                start, nil)
        }
        if past.seed != present.seed {
            add(
                Text(
                    en: "the seed was \(past.seed) and is \(present.seed)", zh: "种子原为 \(past.seed)，现为 \(present.seed)"),
                frontMatterLine("seed"), nil)
        }
        if past.precision != present.precision {
            add(
                Text(
                    en: "the precision was \(past.precision) and is \(present.precision) bits",
                    zh: "精度原为 \(past.precision) 位，现为 \(present.precision) 位"), frontMatterLine("precision"), nil)
        }
        for (old, new) in Self.changes(past.parameters, present.parameters) {
            let place = notebook.frontMatter.parameters.first { $0.name == new.name }?.range ?? start
            add(
                change(at: place, of: new.name, from: old.value, to: new.value), place,
                flow.followers(ofNames: [new.name]))
        }
        for new in present.parameters where !past.parameters.contains(where: { $0.name == new.name }) {
            let place = notebook.frontMatter.parameters.first { $0.name == new.name }?.range ?? start
            add(
                Text(en: "the parameter \(new.name) is new", zh: "参数 \(new.name) 是新的"), place,
                flow.followers(ofNames: [new.name]))
        }
        for old in past.parameters where !present.parameters.contains(where: { $0.name == old.name }) {
            add(
                Text(
                    en: "the parameter \(old.name) is gone; it was \(old.value)",
                    zh: "参数 \(old.name) 不在了，原为 \(old.value)"),
                frontMatterLine("params"), flow.followers(ofNames: [old.name]))
        }
        for (old, new) in Self.changes(past.files, present.files) where !old.value.isEmpty {
            let cell = notebook.cells.indices.first { notebook.cells[$0].source.contains(new.name) }
            let place = cell.flatMap { index in
                notebook.cells[index].lines.first { String(decoding: $0.bytes, as: UTF8.self).contains(new.name) }
            }
            add(
                Text(en: "the file \(new.name) changed", zh: "文件 \(new.name) 变了"),
                place.map { line(of: $0.offset) } ?? start,
                cell.map { [$0] + flow.followers(of: $0) })
        }
    }

    /// The facts of one name whose value is another.
    private static func changes(_ past: [Record.Fact], _ present: [Record.Fact]) -> [(Record.Fact, Record.Fact)] {
        present.compactMap { new in
            past.first { $0.name == new.name && $0.value != new.value }.map { ($0, new) }
        }
    }

    private mutating func compareCells(
        _ comparison: Comparison, _ past: Record, _ present: Record, _ flow: Dataflow
    ) {
        // A notebook that is its own page no longer says what its cells were.
        let page = comparison.isInPlace ? nil : comparison.past
        for (index, cell) in notebook.cells.enumerated() {
            let name = CellName(index, in: notebook)
            let place = line(of: cell.range.start)
            let followers = [index] + flow.followers(of: index)
            guard let old = comparison.pairs.old(of: index) else {
                add(Text(en: "\(name.en) is new", zh: "\(name.zh)是新的"), place, followers, cell: index)
                continue
            }
            if comparison.pairs.moved.contains(index) {
                let text = Text(
                    en: "\(name.en) was cell \(old + 1) and was moved", zh: "\(name.zh)原来是第 \(old + 1) 个，被移动了")
                add(text, place, nil, cell: index)
            } else if !past.cells.indices.contains(old) || past.cells[old].source == present.cells[index].source {
                continue
            } else if let page, page.cells.indices.contains(old), let change = firstChange(page.cells[old], cell) {
                let place = line(of: change.place)
                add(self.change(from: change.old, to: change.new, at: place), place, followers)
            } else {
                add(Text(en: "\(name.en) changed", zh: "\(name.zh)变了"), place, followers, cell: index)
            }
        }
        let before = page.map { Dataflow($0) }
        for old in comparison.pairs.gone {
            let place = comparison.pairs.place(of: old).map { line(of: notebook.cells[$0].range.start) }
            let first = page.flatMap { $0.cells.indices.contains(old) ? $0.cells[old].texts.first : nil }
            let shown = first.map { " (`\($0)`)" } ?? ""
            add(
                Text(
                    en: "what was cell \(old + 1)\(shown) when this was recorded is gone",
                    zh: "记录时的第 \(old + 1) 个单元格\(shown)不在了"), place ?? SourceRange(0, 0),
                before.map { flow.followers(ofNames: $0.changedNames(by: old)) })
        }
    }

    /// The line of the front matter that gives `key`, or its first.
    private func frontMatterLine(_ key: String) -> SourceRange {
        guard let range = notebook.frontMatter.range else { return SourceRange(0, 0) }
        let lines = notebook.source.location(of: range.start).line...notebook.source.location(of: range.end).line
        let line = lines.first { notebook.source.text(notebook.source.range(ofLine: $0)).contains("\(key):") }
        return line.map { notebook.source.range(ofLine: $0) } ?? SourceRange(0, 0)
    }

    private mutating func add(_ what: Text, _ range: SourceRange, _ followers: [Int]?, cell: Int? = nil) {
        causes.append(Cause(what: what, range: range, followers: followers, cell: cell))
    }

    /// The first line of a cell that is another, as it was and as it is.
    private func firstChange(_ old: Cell, _ new: Cell) -> (old: String?, new: String?, place: Int)? {
        let (before, after) = (old.texts, new.texts)
        var (removed, added): (String?, String?)
        var place = new.range.start
        for change in LineDiff(before, after).changes {
            switch change {
            case .kept(_, let index):
                if removed != nil || added != nil { return (removed, added, place) }
                place = new.lines[index].offset
            case .removed(let index): removed = removed ?? before[index]
            case .added(let index):
                if added == nil { place = new.lines[index].offset }
                added = added ?? after[index]
            }
        }
        return removed == nil && added == nil ? nil : (removed, added, place)
    }

    // MARK: In words

    private func change(from old: String?, to new: String?, at place: SourceRange) -> Text {
        let number = notebook.source.location(of: place.start).line
        func trimmed(_ line: String) -> String { String(line.drop { $0 == " " }) }
        switch (old.map(trimmed), new.map(trimmed)) {
        case (let old?, let new?):
            let (before, after) = (old.split(separator: " = ", maxSplits: 1), new.split(separator: " = ", maxSplits: 1))
            if before.count == 2, after.count == 2, before[0] == after[0] {
                return change(at: place, of: String(after[0]), from: String(before[1]), to: String(after[1]))
            }
            return Text(
                en: "line \(number) changed from `\(old)` to `\(new)`",
                zh: "第 \(number) 行由 `\(old)` 改成了 `\(new)`")
        case (nil, let new?): return Text(en: "line \(number) is new: `\(new)`", zh: "第 \(number) 行是新的：`\(new)`")
        case (let old?, nil):
            return Text(en: "after line \(number) stood `\(old)`", zh: "第 \(number) 行之后原有 `\(old)`")
        case (nil, nil): return Text(en: "line \(number) changed", zh: "第 \(number) 行变了")
        }
    }

    private func change(at place: SourceRange, of name: String, from old: String, to new: String) -> Text {
        let number = notebook.source.location(of: place.start).line
        return Text(
            en: "line \(number) changed \(name) from \(old) to \(new)",
            zh: "第 \(number) 行把 \(name) 由 \(old) 改成了 \(new)")
    }

    private func line(of place: Int) -> SourceRange {
        notebook.source.range(ofLine: notebook.source.location(of: place).line)
    }

    /// What changed, and which cells follow.
    private func text(of cause: Cause) -> Text {
        let following = followers(of: cause).filter { $0 != cause.cell }
        guard !following.isEmpty else { return cause.what }
        let cells = list(following)
        return Text(
            en: "\(cause.what[.english]); \(cells.en) \(following.count == 1 ? "follows" : "follow")",
            zh: "\(cause.what[.chinese])；\(cells.zh)随之改变")
    }

    /// `cell 3`, `cells 3, 5 (fig-loss) and 6`.
    private func list(_ cells: [Int]) -> (en: String, zh: String) {
        let names = cells.map { cell in
            "\(cell + 1)" + (notebook.cells[cell].options.label.map { " (\($0))" } ?? "")
        }
        let english =
            names.count <= 1
            ? "cell \(names.joined())"
            : "cells \(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1])"
        return (english, "第 \(names.joined(separator: "、")) 个单元格")
    }
}

extension Cell {
    /// Its lines, without the fences.
    fileprivate var texts: [String] { lines.map { String(decoding: $0.bytes, as: UTF8.self) } }
}

extension Diagnostic {
    fileprivate static func proseChanged(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            659, .advice,
            Text(
                en: "only text changed, in the notebook or in the recorded page; the cells did not",
                zh: "只有文字变了，在笔记里或在记录的页面里；单元格都没有变"), at: range)
    }

    fileprivate static func noCause(hasRecord: Bool, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            659, .advice,
            hasRecord
                ? Text(
                    en: "nothing that the notebook is made from has changed: the recorded page was edited",
                    zh: "笔记所依赖的一切都没有变：改动过的是记录的页面")
                : Text(
                    en: "the recorded page does not say what it was made from", zh: "记录的页面没有写明它由什么得来"), at: range)
    }
}
