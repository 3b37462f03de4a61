/// Finds where each inline of a leaf stands in its text.
///
/// cmark 0.30 counts inline columns from a line's start as if every line were indented like the first, and forgets lines
/// inside links. So the text is walked along with the tree instead: inlines come in the order of the text, and every
/// byte of it is accounted for by one of them, so each step can be checked against the bytes.
struct InlineWalker {
    /// Start and end of each inline, by its distance from the first.
    private(set) var places: [(start: Int, end: Int)] = []
    /// Whether every inline was found where it had to be; if not, places are near but not exact.
    private(set) var isExact = true
    /// Where the text begins, after the link definitions at its top.
    private(set) var start = 0

    private var place = 0
    private var searches = 0
    private var open: [(index: Int, end: Int)] = []

    /// Walks the inlines below entry `leaf` of `tree` along `text`, in the memory of the walk before.
    mutating func walk(_ tree: CommonMarkTree, leaf: Int, along text: [UInt8], entities: inout Entities) {
        places.removeAll(keepingCapacity: true)
        isExact = true
        place = 0
        searches = 0
        let end = tree.entries[leaf].end
        skipDefinitions(of: text)
        var index = leaf + 1
        while index < end {
            while let last = open.last, last.end <= index {
                leave(tree.entries[last.index].kind, text)
                places[last.index - leaf - 1].end = place
                open.removeLast()
            }
            let entry = tree.entries[index]
            places.append((place, place))
            if entry.kind == .link, place < text.count, text[place] == 0x3C {
                walkAutolink(text, count: entry.end - index)
                index = entry.end
                continue
            }
            enter(entry, of: tree, text, &entities)
            places[index - leaf - 1].end = place
            if entry.end > index + 1 || Self.hasEnd(entry.kind) { open.append((index, entry.end)) }
            index += 1
        }
        while let last = open.popLast() {
            leave(tree.entries[last.index].kind, text)
            places[last.index - leaf - 1].end = place
        }
    }

    private static func hasEnd(_ kind: CommonMarkTree.Kind) -> Bool {
        kind == .emphasis || kind == .strong || kind == .link || kind == .image
    }

    private mutating func skipDefinitions(of text: [UInt8]) {
        while place < text.count, text[place] == 0x5B, let end = LinkSyntax.definitionEnd(text, from: place),
            end < text.count
        {
            place = end
        }
        start = place
    }

    // MARK: One inline

    private mutating func enter(
        _ entry: CommonMarkTree.Entry, of tree: CommonMarkTree, _ text: [UInt8], _ entities: inout Entities
    ) {
        switch entry.kind {
        case .text: walkText(tree.bytes(entry.literal), text, &entities)
        case .softBreak, .lineBreak: walkBreak(text)
        case .code: walkCode(text)
        case .html: walkHTML(tree.bytes(entry.literal), text)
        case .emphasis: take([0x2A, 0x5F], count: 1, text)
        case .strong: take([0x2A, 0x5F], count: 2, text)
        case .link: take([0x5B], count: 1, text)
        case .image: take([0x21], count: 2, text)
        case .document, .blockQuote, .list, .item, .codeBlock, .htmlBlock, .paragraph, .heading, .thematicBreak: break
        }
    }

    private mutating func leave(_ kind: CommonMarkTree.Kind, _ text: [UInt8]) {
        switch kind {
        case .emphasis: take([0x2A, 0x5F], count: 1, text)
        case .strong: take([0x2A, 0x5F], count: 2, text)
        case .link, .image:
            take([0x5D], count: 1, text)
            if let end = LinkSyntax.inlineEnd(text, from: place) ?? LinkSyntax.labelEnd(text, from: place) {
                place = end
            }
        default: break
        }
    }

    private mutating func take(_ allowed: [UInt8], count: Int, _ text: [UInt8]) {
        guard place + count <= text.count, allowed.contains(text[place]) else {
            isExact = false
            return
        }
        place += count
    }

    private mutating func walkText(_ literal: ArraySlice<UInt8>, _ text: [UInt8], _ entities: inout Entities) {
        if let end = text.end(of: literal, at: place) {
            place = end
            return
        }
        var steps = TextSteps(text, from: place)
        if steps.follow(literal, &entities) {
            place = steps.place
            return
        }
        isExact = false
        searches += 1
        guard searches <= 8, let found = text.find(Array(literal.prefix(16)), from: place, to: text.count) else {
            return
        }
        places[places.count - 1].start = found
        place = min(found + literal.count, text.count)
    }

    private mutating func walkBreak(_ text: [UInt8]) {
        while place < text.count, text[place] != 0x0A, text[place].isWhitespace || text[place] == 0x5C { place += 1 }
        guard place < text.count, text[place] == 0x0A else {
            isExact = false
            return
        }
        place += 1
        while place < text.count, text[place].isBlank { place += 1 }
    }

    private mutating func walkCode(_ text: [UInt8]) {
        let start = place
        while place < text.count, text[place] == 0x60 { place += 1 }
        let length = place - start
        while length > 0, place < text.count {
            guard text[place] == 0x60 else {
                place += 1
                continue
            }
            let run = place
            while place < text.count, text[place] == 0x60 { place += 1 }
            if place - run == length { return }
        }
        isExact = false
    }

    private mutating func walkHTML(_ literal: ArraySlice<UInt8>, _ text: [UInt8]) {
        var index = literal.startIndex
        while index < literal.endIndex, place < text.count {
            if literal[index].isLineEnd {
                while index < literal.endIndex, literal[index].isWhitespace { index += 1 }
                while place < text.count, text[place].isWhitespace { place += 1 }
                continue
            }
            guard literal[index] == text[place] else { break }
            index += 1
            place += 1
        }
        if index < literal.endIndex { isExact = false }
    }

    /// Takes the autolink that has just begun and the rest of its `count` entries.
    private mutating func walkAutolink(_ text: [UInt8], count: Int) {
        let start = place
        let end = text.find([0x3E], from: place, to: text.count) ?? text.count - 1
        place = end + 1
        places[places.count - 1].end = place
        for _ in 1..<max(1, count) { places.append((start + 1, end)) }
    }
}

extension [UInt8] {
    /// Where `literal` ends that stands at `place` as it is; nil where it does not, or holds what may mean more.
    fileprivate func end(of literal: ArraySlice<UInt8>, at place: Int) -> Int? {
        let end = place + literal.count
        guard end <= count, !holds(0x5C, in: place..<end), !holds(0x26, in: place..<end), has(literal, at: place) else {
            return nil
        }
        return end
    }
}

/// Goes along a text and what cmark made of it, step by step: escapes and character references are longer in the text.
struct TextSteps {
    private let text: [UInt8]
    private(set) var place: Int

    /// Starts at `place` of `text`.
    init(_ text: [UInt8], from place: Int) {
        self.text = text
        self.place = place
    }

    /// Goes on until all of `literal` is accounted for; false if it is not what the text says.
    mutating func follow(_ literal: ArraySlice<UInt8>, _ entities: inout Entities) -> Bool {
        var index = literal.startIndex
        while index < literal.endIndex {
            guard let count = step(literal, index, &entities) else { return false }
            index += count
        }
        return true
    }

    /// The place of each byte of `literal` in the text, and the end.
    mutating func places(_ literal: ArraySlice<UInt8>, _ entities: inout Entities) -> [Int] {
        var places: [Int] = []
        places.reserveCapacity(literal.count + 1)
        var index = literal.startIndex
        while index < literal.endIndex {
            let before = place
            let count = step(literal, index, &entities) ?? literal.endIndex - index
            for _ in 0..<count { places.append(before) }
            index += count
        }
        places.append(place)
        return places
    }

    private mutating func step(_ literal: ArraySlice<UInt8>, _ index: Int, _ entities: inout Entities) -> Int? {
        guard place < text.count else { return nil }
        let byte = text[place]
        if byte == 0x5C, place + 1 < text.count, text[place + 1].isPunctuation, literal[index] == text[place + 1] {
            place += 2
            return 1
        }
        if byte == 0x26, let (bytes, end) = entities.decode(text, at: place), literal[index...].starts(with: bytes) {
            place = end
            return bytes.count
        }
        guard byte == literal[index] else { return nil }
        place += 1
        return 1
    }
}
