internal import Diagnostics
internal import Engine

extension Value {
    /// The number that a truth value, an integer or a number is; nil for anything else.
    var double: Double? {
        switch self {
        case .truth(let value): value ? 1 : 0
        case .integer(let value): Double(value)
        case .number(let value): value
        case .array(let array) where array.count == 1: array.elements[0]
        default: nil
        }
    }

    /// The integer that a value is; a number like 3.0 is none.
    var wholeNumber: Int? {
        switch self {
        case .integer(let value): return value
        case .truth(let value): return value ? 1 : 0
        case .array(let array) where array.rank == 0 && array.kind == .integer:
            return Int(exactly: array.elements[0])
        default: return nil
        }
    }

    /// Whether it is set to the right in a table.
    var isNumber: Bool {
        switch self {
        case .integer, .number: true
        case .array(let array): array.count == 1
        default: false
        }
    }

    /// The same value outside any trace.
    var detached: Value {
        switch self {
        case .array(let array):
            array.trace == nil ? self : Value(simplifying: array.detached)
        case .list(let list): .list(List(list.items.map(\.detached)))
        case .tuple(let list): .tuple(List(list.items.map(\.detached)))
        default: self
        }
    }

    /// An array as a value: without axes it is the number it holds.
    init(simplifying array: NDArray) {
        guard array.rank == 0, array.trace == nil else {
            self = .array(array)
            return
        }
        let element = array.elements[0]
        switch array.kind {
        case .truth: self = .truth(element != 0)
        case .integer: self = Int(exactly: element).map { .integer($0) } ?? .number(element)
        case .number: self = .number(element)
        }
    }
}

extension Session {
    /// The array that a value is or stands for: a number, a list of lists of equal length, a range.
    mutating func array(_ value: Value) throws -> NDArray {
        switch value {
        case .array(let array): return array
        case .truth(let value): return NDArray(number: value ? 1 : 0, kind: .truth)
        case .integer(let value): return NDArray(number: Double(value), kind: .integer)
        case .number(let value): return NDArray(number: value)
        case .range(let range):
            try graph.budget.request(bytes: Self.bytes(range.count, 1))
            return NDArray(shape: [range.count], kind: .integer, elements: (0..<range.count).map { Double(range[$0]) })
        case .list(let list), .tuple(let list): return try stack(list.items)
        default:
            throw Refusal(
                271,
                Text(
                    en: "\(article(value.kindName)) is not an array", zh: "\(value.chineseKindName)不是数组"))
        }
    }

    private mutating func stack(_ items: [Value]) throws -> NDArray {
        var parts: [NDArray] = []
        var shape: [Int]?
        var kind = NDArray.Kind.truth
        var elements: [Double] = []
        for (index, item) in items.enumerated() {
            let part = try array(item)
            if let shape, shape != part.shape {
                throw Refusal(
                    272,
                    Text(
                        en:
                            "the rows of a list differ: item 0 is \(shapeText(shape)), item \(index) is \(shapeText(part.shape))",
                        zh: "列表各行不同：第 0 项是 \(shapeText(shape))，第 \(index) 项是 \(shapeText(part.shape))"))
            }
            shape = part.shape
            kind = max(kind, part.kind)
            if graph.isTraced(part) || !parts.isEmpty {
                if parts.isEmpty { parts = try items[..<index].map { try array($0) } }
                parts.append(part)
            }
            elements += part.elements
        }
        if !parts.isEmpty { return try graph.stack(parts, axis: 0) }
        let full = [items.count] + (shape ?? [])
        guard full.count <= 5 else { throw EngineError.tooManyAxes(full.count) }
        return NDArray(shape: full, kind: items.isEmpty ? .number : kind, elements: elements)
    }

    /// The array of an argument, with the argument's own place in the message.
    mutating func array(_ argument: GivenArgument, parameter: String, in arguments: Arguments) throws -> NDArray {
        do {
            return try array(argument.value)
        } catch let refusal as Refusal {
            if refusal.number == 271 { throw arguments.wrong(argument, parameter, wants: ("an array", "数组")) }
            throw refusal.diagnostic(at: argument.range)
        } catch let error as EngineError {
            throw Diagnostic.engine(error, at: argument.range)
        }
    }
}

/// `[100, 3]`; a length that only the data tell is n.
func shapeText(_ shape: [Int]) -> String {
    "[\(shape.map { Extent.isUnknown($0) ? "n" : String($0) }.joined(separator: ", "))]"
}
