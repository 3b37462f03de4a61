/// Lines between words on a grid of characters, each on a way of its own.
///
/// A line takes the cheapest way from one word to the other (Lee 1961): short, with few corners, not close to others, and
/// crossing another only straight on. So no two lines share a character but where they cross, and each can be followed.
struct ASCIIRoutes {
    /// Where a line goes.
    enum Direction: Int, CaseIterable {
        case right, down, left, up

        fileprivate var isHorizontal: Bool { self == .right || self == .left }
        fileprivate var reversed: Direction {
            switch self {
            case .right: .left
            case .down: .up
            case .left: .right
            case .up: .down
            }
        }
        fileprivate var head: UInt8 {
            switch self {
            case .right: UInt8(ascii: ">")
            case .down: UInt8(ascii: "v")
            case .left: UInt8(ascii: "<")
            case .up: UInt8(ascii: "^")
            }
        }
    }

    /// What a line is made of.
    enum Style {
        case arrow, arc, marked

        fileprivate var characters: (horizontal: UInt8, vertical: UInt8, corner: UInt8) {
            switch self {
            case .arrow: (UInt8(ascii: "-"), UInt8(ascii: "|"), UInt8(ascii: "+"))
            case .arc: (UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "."))
            case .marked: (UInt8(ascii: "="), UInt8(ascii: "#"), UInt8(ascii: "#"))
            }
        }
    }

    /// A word that lines lead to.
    struct Word {
        fileprivate let row: Int
        fileprivate let columns: Range<Int>
    }

    private enum Cell {
        case empty
        /// A word, the head of a line or a corner: nothing passes here.
        case closed
        case line(isHorizontal: Bool)
    }

    private let width: Int
    private let height: Int
    private var cells: [Cell]
    private var characters: [UInt8]

    private static let (corner, crossing, beside, backwards) = (4, 7, 1, 5)

    /// An empty grid.
    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        cells = Array(repeating: .empty, count: width * height)
        characters = Array(repeating: UInt8(ascii: " "), count: width * height)
    }

    /// The rows, without the empty ones at both ends and the spaces that all begin with.
    var rows: [String] {
        var rows = (0..<height).map { Array(characters[$0 * width..<($0 + 1) * width]) }
        let space = UInt8(ascii: " ")
        while rows.last?.allSatisfy({ $0 == space }) ?? false { rows.removeLast() }
        while rows.first?.allSatisfy({ $0 == space }) ?? false { rows.removeFirst() }
        let indent = rows.compactMap { row in row.firstIndex { $0 != space } }.min() ?? 0
        return rows.map { row in
            let end = (row.lastIndex { $0 != space } ?? -1) + 1
            return String(decoding: row[min(indent, end)..<end], as: UTF8.self)
        }
    }

    /// Writes a word.
    mutating func put(_ text: [UInt8], column: Int, row: Int) -> Word {
        let start = min(max(column, 0), max(width - text.count, 0))
        let word = Word(row: min(max(row, 0), height - 1), columns: start..<min(start + text.count, width))
        for column in word.columns {
            characters[word.row * width + column] = text[column - start]
            cells[word.row * width + column] = .closed
        }
        return word
    }

    /// Draws a line from `start` to `end`, best begun in the direction `forward`; false where there is no way.
    mutating func join(_ start: Word, _ end: Word, _ style: Style, hasTwoHeads: Bool, forward: Direction) -> Bool {
        guard let way = way(start, end, forward, isFree: hasTwoHeads) else { return false }
        let signs = style.characters
        for (index, step) in way.enumerated() {
            let turns = index + 1 < way.count && way[index + 1].direction != step.direction
            if index == way.count - 1 {
                characters[step.cell] = step.direction.head
                cells[step.cell] = .closed
            } else if index == 0 {
                characters[step.cell] =
                    hasTwoHeads
                    ? step.direction.reversed.head : step.direction.isHorizontal ? signs.horizontal : signs.vertical
                cells[step.cell] = .closed
            } else if turns {
                characters[step.cell] = signs.corner
                cells[step.cell] = .closed
            } else if case .line = cells[step.cell] {
                // Of two that cross, the one that goes down is seen.
                if !step.direction.isHorizontal { characters[step.cell] = signs.vertical }
                cells[step.cell] = .closed
            } else {
                characters[step.cell] = step.direction.isHorizontal ? signs.horizontal : signs.vertical
                cells[step.cell] = .line(isHorizontal: step.direction.isHorizontal)
            }
        }
        return true
    }

    /// The cells around a word, with the direction away from it.
    private func doors(_ word: Word) -> [(cell: Int, direction: Direction)] {
        var doors: [(cell: Int, direction: Direction)] = []
        if word.columns.upperBound < width { doors.append((word.row * width + word.columns.upperBound, .right)) }
        if word.columns.lowerBound > 0 { doors.append((word.row * width + word.columns.lowerBound - 1, .left)) }
        for column in word.columns {
            if word.row + 1 < height { doors.append(((word.row + 1) * width + column, .down)) }
            if word.row > 0 { doors.append(((word.row - 1) * width + column, .up)) }
        }
        return doors
    }

    /// The cheapest way, as cells and the directions in which they are entered.
    private func way(
        _ start: Word, _ end: Word, _ forward: Direction, isFree: Bool
    ) -> [(cell: Int, direction: Direction)]? {
        let count = cells.count * 4
        var costs = Array(repeating: Int.max, count: count)
        var origins = Array(repeating: -1, count: count)
        var isGoal = Array(repeating: false, count: count)
        // A head points at its word.
        for door in doors(end) where isEmpty(door.cell) {
            isGoal[door.cell * 4 + door.direction.reversed.rawValue] = true
        }
        // States by their costs, which are small.
        var waiting: [[Int]] = [[]]
        func wait(_ state: Int, _ cost: Int, _ origin: Int) {
            guard cost < costs[state] else { return }
            (costs[state], origins[state]) = (cost, origin)
            while waiting.count <= cost { waiting.append([]) }
            waiting[cost].append(state)
        }
        for door in doors(start) where isEmpty(door.cell) {
            let detour = isFree ? 0 : door.direction == forward ? 0 : door.direction == forward.reversed ? 9 : 3
            wait(door.cell * 4 + door.direction.rawValue, 1 + detour + offset(of: door.cell, from: start), -1)
        }
        var cost = 0
        while cost < waiting.count {
            var index = 0
            while index < waiting[cost].count {
                let state = waiting[cost][index]
                index += 1
                guard costs[state] == cost else { continue }
                // Two heads need two characters.
                if isGoal[state], !isFree || origins[state] >= 0 { return path(to: state, origins) }
                guard let direction = Direction(rawValue: state % 4) else { continue }
                let cell = state / 4
                let isCrossing = if case .line = cells[cell] { true } else { false }
                for next in Direction.allCases where next != direction.reversed {
                    // Straight on at first and where another line is crossed.
                    if next != direction, origins[state] < 0 || isCrossing { continue }
                    guard let target = neighbour(of: cell, next) else { continue }
                    var step = 1
                    switch cells[target] {
                    case .closed: continue
                    case .empty: break
                    case .line(let isHorizontal):
                        if isHorizontal == next.isHorizontal { continue }
                        step += ASCIIRoutes.crossing
                    }
                    if next != direction {
                        step += ASCIIRoutes.corner + 3 * busy(around: cell, except: [next, direction.reversed])
                    }
                    if next == forward.reversed, !isFree { step += ASCIIRoutes.backwards }
                    if isGoal[target * 4 + next.rawValue] { step += offset(of: target, from: end) }
                    step += ASCIIRoutes.beside * busy(around: target, except: [next, next.reversed])
                    wait(target * 4 + next.rawValue, cost + step, state)
                }
            }
            cost += 1
        }
        return nil
    }

    /// How far a door is from the middle of its word.
    private func offset(of door: Int, from word: Word) -> Int {
        let column = door % width
        return word.columns.contains(column)
            ? abs(2 * column - word.columns.lowerBound - word.columns.upperBound + 1) : 0
    }

    private func isEmpty(_ cell: Int) -> Bool { if case .empty = cells[cell] { true } else { false } }

    private func path(to state: Int, _ origins: [Int]) -> [(cell: Int, direction: Direction)] {
        var way: [(cell: Int, direction: Direction)] = []
        var state = state
        while state >= 0 {
            if let direction = Direction(rawValue: state % 4) { way.append((state / 4, direction)) }
            state = origins[state]
        }
        return way.reversed()
    }

    private func neighbour(of cell: Int, _ direction: Direction) -> Int? {
        let (row, column) = cell.quotientAndRemainder(dividingBy: width)
        switch direction {
        case .right: return column + 1 < width ? cell + 1 : nil
        case .left: return column > 0 ? cell - 1 : nil
        case .down: return row + 1 < height ? cell + width : nil
        case .up: return row > 0 ? cell - width : nil
        }
    }

    /// How many of the cells around one are taken.
    private func busy(around cell: Int, except skipped: [Direction]) -> Int {
        Direction.allCases.count { direction in
            guard !skipped.contains(direction), let next = neighbour(of: cell, direction) else { return false }
            return !isEmpty(next)
        }
    }
}
