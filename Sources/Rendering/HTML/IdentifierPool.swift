/// Hands out the identifiers of a page, each only once.
struct IdentifierPool {
    /// What the page's own identifiers begin with; no author's do.
    static let reservedPrefix = "nn-"

    /// A name by its bytes: how accents are coded makes a difference.
    private struct Name: Hashable {
        let bytes: [UInt8]

        init(_ name: String) { bytes = Array(name.utf8) }

        func hash(into hasher: inout Hasher) {
            bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
        }
    }

    private var taken: Set<Name> = []
    /// The last number behind each name that was wished for again.
    private var numbers: [Name: Int] = [:]

    /// `wish` if it is free, else with a number behind it.
    mutating func take(_ wish: String) -> String {
        let name = Self.withoutBlanks(wish)
        let base = name.utf8.starts(with: Self.reservedPrefix.utf8) ? "id-" + name : name
        let key = Name(base)
        if taken.insert(key).inserted { return base }
        var number = numbers[key] ?? 1
        var candidate: String
        repeat {
            number += 1
            candidate = base + "-" + String(number)
        } while !taken.insert(Name(candidate)).inserted
        numbers[key] = number
        return candidate
    }

    /// HTML allows everything but blanks in an identifier.
    private static func withoutBlanks(_ text: String) -> String {
        guard !text.isEmpty else { return "section" }
        guard
            text.utf8.contains(where: {
                $0 <= 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 || $0 == 0xE3 || $0 == 0xEF
            })
        else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0...0x20, 0x7F...0xA0, 0x2000...0x200F, 0x2028...0x202F, 0x3000, 0xFEFF: result.append("-")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// An identifier made of a heading's text: `Gradient descent, step 2` gives `gradient-descent-step-2`; Chinese
    /// stays, for it reads well in a link.
    static func slug(_ text: String) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        var isPending = false
        for scalar in text.unicodeScalars {
            guard keeps(scalar) else {
                isPending = !result.isEmpty
                continue
            }
            if isPending { result.append(UInt8(ascii: "-")) }
            isPending = false
            if ("A"..."Z").contains(scalar) {
                result.append(UInt8(scalar.value) | 0x20)
            } else {
                result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return result.isEmpty ? "section" : String(decoding: result, as: UTF8.self)
    }

    private static func keeps(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
        case 0..<0xC0: false
        case 0xD7, 0xF7, 0x2000...0x2BFF, 0x2E00...0x2E7F, 0x3000...0x3004, 0x3008...0x3020, 0x3030: false
        case 0xE000...0xF8FF, 0xFE00...0xFE6F, 0xFEFF, 0xFF00...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40: false
        case 0xFF5B...0xFF65, 0xFFE0...0xFFFF, 0x1F000...0x1FAFF, 0xE0000...0x10FFFF: false
        default: true
        }
    }
}
