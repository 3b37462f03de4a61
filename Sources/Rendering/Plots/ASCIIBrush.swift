import Documents

/// The characters that a mark is drawn with.
enum ASCIIBrush: Hashable, Sendable {
    /// One character everywhere.
    case stamp(UInt8)
    /// `.`, `-` and `'` by the height within the row and `|` where it is steep: finer, but the same for every line.
    case pen

    /// For a single point.
    var single: UInt8 {
        switch self {
        case .stamp(let character): character
        case .pen: UInt8(ascii: "*")
        }
    }

    /// For a flat piece at `level` of its row, 0 at the bottom and 1 at the top.
    func flat(_ level: Double) -> UInt8 {
        switch self {
        case .stamp(let character): character
        case .pen: UInt8(ascii: level < 1.0 / 3 ? "." : level < 2.0 / 3 ? "-" : "'")
        }
    }

    /// For a piece that passes through several rows.
    var steep: UInt8 {
        switch self {
        case .stamp(let character): character
        case .pen: UInt8(ascii: "|")
        }
    }

    /// What stands for it in the legend.
    var sample: String {
        switch self {
        case .stamp(let character): String(decoding: [character], as: UTF8.self)
        case .pen: "-"
        }
    }
}

extension ASCIIBrush {
    /// A brush for each mark of a plot.
    ///
    /// A line that is alone is drawn with the pen, bars that are alone with `#`; several, and points, each with a character
    /// of their own; lines of reference with characters of theirs.
    static func brushes(for marks: [Mark]) -> [ASCIIBrush] {
        let kinds = marks.map { Kind($0.shape) }
        func isAlone(_ kind: Kind) -> Bool { kinds.count { $0 == kind } == 1 }
        var used: [Kind: Int] = [:]
        func next(_ kind: Kind, of characters: [UInt8]) -> ASCIIBrush {
            defer { used[kind, default: 0] += 1 }
            return .stamp(characters[used[kind, default: 0] % characters.count])
        }
        return kinds.map { kind in
            switch kind {
            case .line where isAlone(.line): .pen
            case .solid where isAlone(.solid): .stamp(UInt8(ascii: "#"))
            case .line, .points, .solid: next(.points, of: Array("*+ox#@%&".utf8))
            case .area: next(.area, of: Array(":.,;".utf8))
            case .contour: next(.contour, of: Array("1aA".utf8))
            case .regions: .stamp(regions[0])
            case .horizontal: next(.horizontal, of: Array("=~_".utf8))
            case .vertical: next(.vertical, of: Array("!:;".utf8))
            case .other: .stamp(UInt8(ascii: " "))
            }
        }
    }

    /// What the regions of the classes are filled with, one after the other.
    static let regions = Array("./-:\\~^,".utf8)

    /// The character of the level number `index` of contours: those that follow the first level's.
    func level(_ index: Int) -> UInt8 { single &+ UInt8(index % 26) }

    /// Kinds of mark that share their characters.
    private enum Kind {
        case points, line, solid, area, contour, regions, horizontal, vertical, other

        init(_ shape: Mark.Shape) {
            switch shape {
            case .points: self = .points
            case .line: self = .line
            case .bars, .histogram: self = .solid
            case .area: self = .area
            case .contour: self = .contour
            case .regions: self = .regions
            case .horizontal: self = .horizontal
            case .vertical: self = .vertical
            case .text, .heatmap, .images, .net, .graph: self = .other
            }
        }
    }
}
