/// Looks over YAML before it is parsed for what can grow or nest without end: anchors, aliases, tags, deep nesting.
struct FrontMatterGuard {
    /// What may not stand in front matter.
    enum Finding {
        case anchor, alias, tag, depth
    }

    private static let deepest = 16

    /// The first thing in `bytes[start ..< end]` that is refused, and its place.
    static func find(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (Finding, Int)? {
        var depth = 0
        var quote: UInt8?
        var place = start
        // The indentation of the line that opened a block scalar, while one is open.
        var scalar: Int?
        var indents: [Int] = []
        while place < end {
            var first = place
            while first < end, bytes[first] == 0x20 { first += 1 }
            var lineEnd = first
            while lineEnd < end, !bytes[lineEnd].isLineEnd { lineEnd += 1 }
            let indent = first - place
            place = lineEnd + 1
            if first == lineEnd { continue }
            if let outer = scalar {
                if indent > outer { continue }
                scalar = nil
            }
            if quote == nil, depth == 0 {
                while let last = indents.last, last >= indent { indents.removeLast() }
                indents.append(indent)
                if indents.count > deepest { return (.depth, first) }
            }
            if let found = line(bytes, first, lineEnd, &depth, &quote) { return found }
            if quote == nil, depth == 0, opensScalar(bytes, first, lineEnd) { scalar = indent }
        }
        return nil
    }

    private static func line(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ depth: inout Int, _ quote: inout UInt8?
    ) -> (Finding, Int)? {
        var atNode = quote == nil
        var nested = 0
        var place = start
        while place < end {
            let byte = bytes[place]
            if let open = quote {
                if byte == 0x5C, open == 0x22 { place += 1 } else if byte == open { quote = nil }
                place += 1
                continue
            }
            let endsMark = place + 1 >= end || bytes[place + 1].isBlank
            switch byte {
            case 0x20, 0x09: break
            case 0x23 where place == start || bytes[place - 1].isBlank: return nil
            case 0x22 where atNode, 0x27 where atNode:
                quote = byte
                atNode = false
            case 0x26 where atNode && !endsMark: return (.anchor, place)
            case 0x2A where atNode && !endsMark: return (.alias, place)
            case 0x21 where atNode: return (.tag, place)
            case 0x5B where atNode || depth > 0, 0x7B where atNode || depth > 0:
                depth += 1
                if depth > deepest { return (.depth, place) }
                atNode = true
            case 0x5D, 0x7D:
                depth = max(0, depth - 1)
                atNode = false
            case 0x2C where depth > 0: atNode = true
            case 0x2D where atNode && endsMark, 0x3F where atNode && endsMark:
                nested += 1
                if nested > deepest { return (.depth, place) }
            case 0x3A where endsMark || depth > 0: atNode = true
            default: atNode = false
            }
            place += 1
        }
        return nil
    }

    private static func opensScalar(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        var place = end
        while place > start, bytes[place - 1].isBlank { place -= 1 }
        while place > start, bytes[place - 1] == 0x2B || bytes[place - 1] == 0x2D || bytes[place - 1].isDigit {
            place -= 1
        }
        guard place > start, bytes[place - 1] == 0x7C || bytes[place - 1] == 0x3E else { return false }
        return place - 1 == start || bytes[place - 2].isBlank
    }
}
