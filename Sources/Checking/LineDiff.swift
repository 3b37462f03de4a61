/// How one text became another, line by line: what stayed, what went, what came.
struct LineDiff {
    /// A line of either text, or of both.
    enum Change: Equatable {
        case kept(old: Int, new: Int)
        case removed(Int)
        case added(Int)
    }

    /// In order; of what was replaced, the old lines first.
    private(set) var changes: [Change] = []

    /// The shortest way from `old` to `new`; where that would take long to find, all between the ends that they share.
    init(_ old: [String], _ new: [String]) {
        let (old, new) = (old.map { Array($0.utf8) }, new.map { Array($0.utf8) })
        var start = 0
        while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
        var (oldEnd, newEnd) = (old.count, new.count)
        while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] {
            oldEnd -= 1
            newEnd -= 1
        }
        for index in 0..<start { changes.append(.kept(old: index, new: index)) }
        if oldEnd + newEnd - 2 * start <= Self.mostLines {
            find(Array(old[start..<oldEnd]), Array(new[start..<newEnd]), from: start)
        } else {
            changes += (start..<oldEnd).map { .removed($0) } + (start..<newEnd).map { .added($0) }
        }
        for index in oldEnd..<old.count { changes.append(.kept(old: index, new: newEnd + index - oldEnd)) }
    }

    private static let mostLines = 4_000

    /// Myers' shortest edit script, as the standard library finds it.
    private mutating func find(_ old: [[UInt8]], _ new: [[UInt8]], from start: Int) {
        let difference = new.difference(from: old)
        var (removed, added) = (Set<Int>(), Set<Int>())
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var (oldPlace, newPlace) = (0, 0)
        while oldPlace < old.count || newPlace < new.count {
            while oldPlace < old.count, removed.contains(oldPlace) {
                changes.append(.removed(start + oldPlace))
                oldPlace += 1
            }
            while newPlace < new.count, added.contains(newPlace) {
                changes.append(.added(start + newPlace))
                newPlace += 1
            }
            if oldPlace < old.count, newPlace < new.count {
                changes.append(.kept(old: start + oldPlace, new: start + newPlace))
                oldPlace += 1
                newPlace += 1
            }
        }
    }
}
