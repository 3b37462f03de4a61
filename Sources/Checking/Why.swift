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
            case .nothing, .prose, .lineEnds, .cost: nil
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
        let following =
            first.followers.map { followers in differing.filter(followers.contains) }
            ?? differing.filter { $0 != first.cell }
        var notes = causes.dropFirst().map { Diagnostic.Note($0.what, at: $0.range) }
        let explained = Set(causes.flatMap { ($0.followers ?? differing) + [$0.cell].compactMap(\.self) })
        let rest = differing.filter { !explained.contains($0) }
        if !rest.isEmpty {
            let cells = Self.list(rest)
            notes.append(
                Diagnostic.Note(
                    Text(
                        en: "\(cells.en) too, without a name of these: the random numbers drawn before may be others",
                        zh: "\(cells.zh)也变了，但没有用到这些名字：可能是之前抽取的随机数变了")))
        }
        return Found(.changedSince(first.what, following: Self.list(following), at: first.range, notes: notes))
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
                start, nil)
        }
        if past.precision != present.precision {
            add(
                Text(
                    en: "the precision was \(past.precision) and is \(present.precision) bits",
                    zh: "精度原为 \(past.precision) 位，现为 \(present.precision) 位"), start, nil)
        }
        for (old, new) in Self.changes(past.parameters, present.parameters) {
            let place = notebook.frontMatter.parameters.first { $0.name == new.name }?.range ?? start
            add(
                change(at: place, of: new.name, from: old.value, to: new.value), place,
                flow.followers(of: nil, parameter: new.name))
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
        for (index, cell) in notebook.cells.enumerated() {
            let old = comparison.pairs.old(of: index)
            if let old, past.cells.indices.contains(old), past.cells[old].source == present.cells[index].source {
                continue
            }
            let what: Text
            var place = line(of: cell.range.start)
            if let old, let before = comparison.past?.cells[old], let change = firstChange(before, cell) {
                place = line(of: change.place)
                what = self.change(from: change.old, to: change.new, at: place)
            } else {
                let name = CellName(index, in: notebook)
                what =
                    old == nil
                    ? Text(en: "\(name.en) is new", zh: "\(name.zh)是新的")
                    : Text(en: "\(name.en) changed", zh: "\(name.zh)变了")
            }
            add(what, place, [index] + flow.followers(of: index), cell: index)
        }
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

    /// `cell 3 differs`, `cells 3, 5 and 6 differ`.
    private static func list(_ cells: [Int]) -> (en: String, zh: String, count: Int) {
        let numbers = cells.map { String($0 + 1) }
        let english =
            numbers.count <= 1
            ? "cell \(numbers.joined())"
            : "cells \(numbers.dropLast().joined(separator: ", ")) and \(numbers[numbers.count - 1])"
        return (english, "第 \(numbers.joined(separator: "、")) 个单元格", numbers.count)
    }
}

extension Cell {
    /// Its lines, without the fences.
    fileprivate var texts: [String] { lines.map { String(decoding: $0.bytes, as: UTF8.self) } }
}

extension Diagnostic {
    fileprivate static func changedSince(
        _ what: Text, following cells: (en: String, zh: String, count: Int), at range: SourceRange, notes: [Note]
    ) -> Diagnostic {
        let none = cells.count == 0
        return Diagnostic(
            659, .advice,
            Text(
                en: what[.english] + (none ? "" : "; \(cells.en) \(cells.count == 1 ? "follows" : "follow")"),
                zh: what[.chinese] + (none ? "" : "；\(cells.zh)随之改变")), at: range, notes: notes)
    }

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
