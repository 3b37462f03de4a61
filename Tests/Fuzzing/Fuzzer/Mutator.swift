internal import FuzzingLaws

/// Changes a notebook as an author might: it moves and exchanges whole tokens, lines and cells.
struct Mutator {
    private var draws: Draws
    private let limit: Int

    /// A mutator whose results have at most `limit` bytes.
    init(seed: UInt32, limit: Int) {
        draws = Draws(state: UInt64(seed))
        self.limit = limit
    }

    /// One change, or a few.
    mutating func changed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0...draws.below(3) {
            bytes = draws.below(3) == 0 ? withChangedLines(bytes) : withChangedTokens(bytes)
        }
        return Array(bytes.prefix(limit))
    }

    /// `bytes` with a cell, some lines or some tokens of `other` in it.
    mutating func crossed(_ bytes: [UInt8], with other: [UInt8]) -> [UInt8] {
        let cut = draws.below(2) == 0 ? Mutator.lines : Mutator.tokens
        var pieces = cut(bytes)
        let others = cut(other)
        guard !others.isEmpty else { return bytes }
        let start = draws.below(others.count)
        let end = min(others.count, start + 1 + draws.below(12))
        let place = draws.below(pieces.count + 1)
        let removed = draws.below(2) == 0 ? 0 : min(draws.below(12), pieces.count - place)
        pieces.replaceSubrange(place..<place + removed, with: others[start..<end])
        return Array(pieces.joined().prefix(limit))
    }

    private mutating func withChangedLines(_ bytes: [UInt8]) -> [UInt8] {
        var lines = Mutator.lines(bytes)
        guard !lines.isEmpty else { return bytes }
        let place = draws.below(lines.count)
        let other = draws.below(lines.count)
        let end = min(lines.count, place + 1 + draws.below(6))
        switch draws.below(6) {
        case 0: lines.removeSubrange(place..<end)
        case 1: lines.insert(contentsOf: lines[place..<end], at: other)
        case 2: lines.swapAt(place, other)
        case 3: for index in place..<end { lines[index].insert(contentsOf: "    ".utf8, at: 0) }
        case 4: for index in place..<end { lines[index] = Array(lines[index].drop { $0 == 0x20 }) }
        default: lines.insert(Array((draws.below(2) == 0 ? "```nn\n" : "```\n").utf8), at: place)
        }
        return Array(lines.joined())
    }

    private mutating func withChangedTokens(_ bytes: [UInt8]) -> [UInt8] {
        var tokens = Mutator.tokens(bytes)
        guard !tokens.isEmpty else { return bytes }
        let place = draws.below(tokens.count)
        let other = draws.below(tokens.count)
        switch draws.below(6) {
        case 0: tokens.remove(at: place)
        case 1: tokens.insert(tokens[place], at: other)
        case 2: tokens.swapAt(place, other)
        case 3: tokens[place] = tokens[other]
        case 4: tokens.insert(word(), at: place)
        default: tokens[place] = word()
        }
        return Array(tokens.joined())
    }

    private mutating func word() -> [UInt8] {
        Array(Vocabulary.words[draws.below(Vocabulary.words.count)].utf8)
    }

    /// `bytes` in lines, each with its end.
    private static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { $0 + [0x0A] }
    }

    /// `bytes` in words and numbers, runs of blanks, and single signs.
    private static func tokens(_ bytes: [UInt8]) -> [[UInt8]] {
        var tokens: [[UInt8]] = []
        var last = Kind.sign
        for byte in bytes {
            let kind = Kind(byte)
            if kind == last, kind != .sign {
                tokens[tokens.count - 1].append(byte)
            } else {
                tokens.append([byte])
            }
            last = kind
        }
        return tokens
    }

    private enum Kind {
        case word
        case blank
        case sign

        init(_ byte: UInt8) {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...:
                self = .word
            case 0x20: self = .blank
            default: self = .sign
            }
        }
    }
}
