/// A value of JSON (RFC 8259).
enum JSON: Sendable {
    case null
    case truth(Bool)
    case integer(Int)
    /// A number that is no `Int`, as it is written.
    case number(String)
    case text(String)
    case list([JSON])
    case object([Member])

    /// A member of an object.
    struct Member: Sendable {
        let name: String
        let value: JSON

        init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// The member called `name`; of several the last, as most readers have it.
    subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name.utf8.elementsEqual(name.utf8) }?.value
    }

    /// The text, if it is one.
    var text: String? { if case .text(let text) = self { text } else { nil } }

    /// The whole number, if it is one.
    var integer: Int? { if case .integer(let number) = self { number } else { nil } }

    /// The elements, if it is a list.
    var list: [JSON]? { if case .list(let elements) = self { elements } else { nil } }

    /// Text that Jupyter may write as a list of lines.
    var joinedText: String? {
        if let text { return text }
        guard let list else { return nil }
        let lines = list.compactMap(\.text)
        return lines.count == list.count ? lines.joined() : nil
    }

    /// `text` as Jupyter writes what may be long: a list of its lines with their line ends, split as Python's
    /// `str.splitlines` does.
    static func lines(_ text: String) -> JSON {
        var lines: [JSON] = []
        var line = String.UnicodeScalarView()
        var followsReturn = false
        func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
            default: false
            }
        }
        var isEnded = false
        for scalar in text.unicodeScalars {
            if isEnded, !(followsReturn && scalar == "\n") {
                lines.append(.text(String(line)))
                line = String.UnicodeScalarView()
            }
            line.append(scalar)
            isEnded = isLineEnd(scalar)
            followsReturn = scalar == "\r"
        }
        if !line.isEmpty { lines.append(.text(String(line))) }
        return .list(lines)
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .integer(value) }
    init(booleanLiteral value: Bool) { self = .truth(value) }
    init(arrayLiteral elements: JSON...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements.map { Member($0.0, $0.1) }) }
}
