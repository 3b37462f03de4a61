import Documents

/// The identifiers of a notebook's cells: a cell's own label, and for those without one the label before them with a
/// number, so that what changes elsewhere leaves most of them as they are.
struct CellIdentifiers {
    private static let longest = 64

    private var taken: Set<String>
    /// Labels that have their cell: one that is given twice names the first.
    private var given: Set<String> = []
    private var last = "cell"
    private var count = 0

    /// Identifiers for a notebook of `cells`.
    init(_ cells: [Cell]) {
        taken = Set(cells.compactMap { Self.identifier(of: $0) })
    }

    /// The next identifier; `cell` is nil for prose.
    mutating func next(_ cell: Cell?) -> String {
        if let cell, let label = Self.identifier(of: cell), given.insert(label).inserted {
            last = label
            count = 0
            return label
        }
        while true {
            count += 1
            let number = "-\(count)"
            let name = String(last.prefix(Self.longest - number.utf8.count)) + number
            if taken.insert(name).inserted { return name }
        }
    }

    /// The label of a cell where it can be an identifier: labels are of ASCII, but may be long.
    private static func identifier(of cell: Cell) -> String? {
        guard let label = cell.options.label, (1...longest).contains(label.utf8.count) else { return nil }
        let isLegal = label.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        return isLegal ? label : nil
    }
}
