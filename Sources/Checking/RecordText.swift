internal import Documents

/// A record as the lines of its comment: `seed: 0`, `file data/moons.csv: 9f86…`, `cell 2: 1200 operations, 96 bytes, …`.
extension Record {
    /// The lines, without what begins and ends the comment.
    public var lines: [String] {
        var lines = ["versions: " + versions.map { "\($0.name) \($0.value)" }.joined(separator: ", ")]
        lines += ["seed: \(seed)", "precision: \(precision)"]
        lines += parameters.map { "parameter \($0.name): \($0.value)" }
        lines += files.map { "file \($0.name): \($0.value)" }
        lines += cells.enumerated().map { index, cell in
            "cell \(index + 1): \(cell.cost.operations) operations, \(cell.cost.memory) bytes, source \(cell.source)"
                + (cell.plots.map { ", plots \($0)" } ?? "")
        }
        return lines
    }

    /// What such lines say; a line that says nothing known is passed over.
    public init(lines: [String]) {
        self.init()
        for line in lines { read(line) }
    }

    private mutating func read(_ line: String) {
        // A path may hold what parts a name from its value, a value of a parameter too.
        let isFile = line.hasPrefix("file ")
        guard let colon = isFile ? line.lastRange(of: ": ") : line.firstRange(of: ": ") else { return }
        let head = line[..<colon.lowerBound].split(separator: " ", maxSplits: 1).map(String.init)
        let value = String(line[colon.upperBound...])
        switch (head.first, head.count) {
        case ("versions", 1):
            versions = value.split(separator: ", ").compactMap { Fact(words: $0.split(separator: " ")) }
        case ("seed", 1): seed = Int(value) ?? seed
        case ("precision", 1): precision = Int(value) ?? precision
        case ("parameter", 2): parameters.append(Fact(head[1], value))
        case ("file", 2): files.append(Fact(head[1], value))
        case ("cell", 2) where Int(head[1]) == cells.count + 1: cells.append(Cell(written: value))
        default: break
        }
    }
}

extension Record.Fact {
    fileprivate init?(words: [Substring]) {
        guard words.count == 2 else { return nil }
        self.init(String(words[0]), String(words[1]))
    }
}

extension Record.Cell {
    fileprivate init(written: String) {
        self.init(source: "", plots: nil, cost: Cost())
        for part in written.split(separator: ", ") {
            let words = part.split(separator: " ").map(String.init)
            guard words.count == 2 else { continue }
            switch (words[0], words[1]) {
            case ("source", let hash): source = hash
            case ("plots", let hash): plots = hash
            case (let count, "operations"): cost.operations = Int(count) ?? 0
            case (let count, "bytes"): cost.memory = Int(count) ?? 0
            default: break
            }
        }
    }
}

extension String {
    fileprivate func lastRange(of other: String) -> Range<Index>? { ranges(of: other).last }
}
