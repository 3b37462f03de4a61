internal import Diagnostics

/// A difference as a unified diff: three lines around each change, `-` before what was recorded, `+` before what is shown
/// today, and below it marks under the numbers that changed. A plot is shown as a whole.
struct UnifiedDiff {
    private(set) var lines: [String] = []

    private let old: [String]
    private let new: [String]

    /// How many lines around a change are shown.
    private static let context = 3

    init(recorded: [String], today: [String]) {
        (old, new) = (recorded.map(shownInTerminal), today.map(shownInTerminal))
        let changes = Self.withWholePlots(LineDiff(old, new).changes, old, new)
        var isNear = Array(repeating: false, count: changes.count)
        for (index, change) in changes.enumerated() where !change.isKept {
            for near in max(0, index - Self.context)...min(changes.count - 1, index + Self.context) {
                isNear[near] = true
            }
        }
        var index = 0
        var (oldLine, newLine) = (1, 1)
        while index < changes.count {
            guard isNear[index] else {
                index += 1
                (oldLine, newLine) = (oldLine + 1, newLine + 1)
                continue
            }
            let start = index
            while index < changes.count, isNear[index] { index += 1 }
            let hunk = changes[start..<index]
            let (olds, news) = (hunk.count { $0.old != nil }, hunk.count { $0.new != nil })
            lines.append("@@ -\(olds == 0 ? 0 : oldLine),\(olds) +\(news == 0 ? 0 : newLine),\(news) @@")
            append(hunk)
            (oldLine, newLine) = (oldLine + olds, newLine + news)
        }
    }

    private mutating func append(_ hunk: ArraySlice<LineDiff.Change>) {
        var (removed, added): ([Int], [Int]) = ([], [])
        func flush(_ lines: inout [String]) {
            lines += removed.map { "-" + old[$0] }
            for (index, line) in added.enumerated() {
                lines.append("+" + new[line])
                guard removed.count == added.count else { continue }
                if let marks = Self.marks(under: new[line], against: old[removed[index]]) { lines.append(" " + marks) }
            }
            (removed, added) = ([], [])
        }
        for change in hunk {
            switch change {
            case .kept(let index, _):
                flush(&lines)
                lines.append(" " + old[index])
            case .removed(let index): removed.append(index)
            case .added(let index): added.append(index)
            }
        }
        flush(&lines)
    }

    /// `^^^^` under the numbers that are others; nil where other things differ too, or there are none.
    private static func marks(under today: String, against recorded: String) -> String? {
        let (a, b) = (Tokens(today).tokens, Tokens(recorded).tokens)
        guard a.count == b.count else { return nil }
        var (marks, width) = ("", 0)
        for (today, recorded) in zip(a, b) where today.bytes != recorded.bytes {
            guard today.number != nil, recorded.number != nil else { continue }
            let before = today.line[..<today.bytes.startIndex]
            let column = displayWidth(of: String(decoding: before, as: UTF8.self))
            marks += String(repeating: " ", count: column - width) + String(repeating: "^", count: today.bytes.count)
            width = column + today.bytes.count
        }
        return marks.isEmpty ? nil : marks
    }

    /// The changes with every fence of a plot that changes at all removed and added as a whole.
    private static func withWholePlots(
        _ changes: [LineDiff.Change], _ old: [String], _ new: [String]
    ) -> [LineDiff.Change] {
        let (oldPlots, newPlots) = (plots(in: old), plots(in: new))
        guard !oldPlots.isEmpty || !newPlots.isEmpty else { return changes }
        var (changedOld, changedNew) = (Set<Int>(), Set<Int>())
        // A kept line ties two plots: if one changes, so does the other.
        var isStable = false
        while !isStable {
            isStable = true
            for change in changes {
                let (a, b) = (change.old.flatMap { oldPlots[$0] }, change.new.flatMap { newPlots[$0] })
                let isChanged =
                    !change.isKept || a.map(changedOld.contains) ?? false || b.map(changedNew.contains) ?? false
                guard isChanged else { continue }
                if let a, changedOld.insert(a).inserted { isStable = false }
                if let b, changedNew.insert(b).inserted { isStable = false }
            }
        }
        var result: [LineDiff.Change] = []
        var added: [LineDiff.Change] = []
        for change in changes {
            let a = change.old.flatMap { oldPlots[$0] }.map(changedOld.contains) ?? false
            let b = change.new.flatMap { newPlots[$0] }.map(changedNew.contains) ?? false
            switch change {
            case .kept(let old, let new) where a || b:
                result.append(.removed(old))
                added.append(.added(new))
            case .added where !added.isEmpty || b: added.append(change)
            case .kept:
                result += added
                added = []
                result.append(change)
            case .added, .removed: result.append(change)
            }
        }
        return result + added
    }

    /// The number of the plot that a line belongs to, its fences included.
    private static func plots(in lines: [String]) -> [Int: Int] {
        var plots: [Int: Int] = [:]
        var fence: Substring?
        var count = 0
        for (index, line) in lines.enumerated() {
            let ticks = line.prefix { $0 == "`" }
            if let open = fence {
                plots[index] = count
                if ticks == open, ticks.count == line.count { fence = nil }
            } else if ticks.count >= 3, line.dropFirst(ticks.count) == "plot" {
                count += 1
                plots[index] = count
                fence = ticks
            }
        }
        return plots
    }
}

extension LineDiff.Change {
    fileprivate var isKept: Bool { if case .kept = self { true } else { false } }

    /// The line of the old text.
    fileprivate var old: Int? {
        switch self {
        case .kept(let old, _), .removed(let old): old
        case .added: nil
        }
    }

    /// The line of the new text.
    fileprivate var new: Int? {
        switch self {
        case .kept(_, let new), .added(let new): new
        case .removed: nil
        }
    }
}
