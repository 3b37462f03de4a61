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
        case .list(let list), .tuple(let list):
            do {
                return try stack(list.items)
            } catch let refusal as Refusal where refusal.number == 271 {
                throw value.itemWithoutNumber.map { Refusal.holdsNoNumber($0.place, $0.item) } ?? refusal
            }
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
            if refusal.number == 271 {
                guard let (place, item) = argument.value.itemWithoutNumber else {
                    throw arguments.wrong(argument, parameter, wants: ("an array", "数组"))
                }
                throw Diagnostic.wrongItem(place, item, of: parameter, in: arguments.command.name, at: argument.range)
            }
            throw refusal.diagnostic(at: argument.range)
        } catch let error as EngineError {
            throw Diagnostic.engine(error, at: argument.range)
        }
    }
}

extension Value {
    /// The first item that stands for no number: its place, `0`, in lists of lists `[0][2]`; nil where there is none.
    fileprivate var itemWithoutNumber: (place: String, item: Value)? {
        guard let (places, item) = placedItemWithoutNumber else { return nil }
        return (places.count == 1 ? String(places[0]) : places.map { "[\($0)]" }.joined(), item)
    }

    private var placedItemWithoutNumber: (places: [Int], item: Value)? {
        guard let items else { return nil }
        for (index, item) in items.enumerated() {
            if item.items != nil {
                if let found = item.placedItemWithoutNumber { return ([index] + found.places, found.item) }
            } else if !item.standsForNumbers {
                return ([index], item)
            }
        }
        return nil
    }

    private var items: [Value]? {
        switch self {
        case .list(let list), .tuple(let list): list.items
        default: nil
        }
    }

    private var standsForNumbers: Bool {
        switch self {
        case .array, .truth, .integer, .number, .range: true
        default: false
        }
    }
}

extension Refusal {
    /// A list that stands where an array is needed, with something in it that is none.
    fileprivate static func holdsNoNumber(_ place: String, _ item: Value) -> Refusal {
        Refusal(
            271,
            Text(
                en: "an array holds numbers, and item \(place) of this list is \(article(item.kindName))",
                zh: "数组里只能是数，而这个列表的第 \(place) 项是\(item.chineseKindName)"),
            help: .wayToNumbers(item, of: nil))
    }
}

extension Diagnostic {
    fileprivate static func wrongItem(
        _ place: String, _ item: Value, of parameter: String, in function: String, at range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            270,
            Text(
                en: "\(parameter) of \(function) must be an array, and item \(place) is \(article(item.kindName))",
                zh: "\(function) 的 \(parameter) 应为数组，而第 \(place) 项是\(item.chineseKindName)"), at: range,
            help: .wayToNumbers(item, of: function))
    }
}

extension Text {
    /// What to do about an item of a list that stands for no number.
    fileprivate static func wayToNumbers(_ item: Value, of function: String?) -> Text? {
        switch item {
        case .none: endsWithReturn
        case .text where function == "choice":
            Text(
                en: "draw positions and take what stands there: [names[i] for i in choice(len(names), 3)]",
                zh: "抽取位置，再取出那里的内容：[names[i] for i in choice(len(names), 3)]")
        case .text(let text) where Double(text) != nil:
            Text(
                en: "a text is no number, even if it reads like one: float(\"\(text)\") makes one of it",
                zh: "文本不是数，写着数字也一样：用 float(\"\(text)\") 转换")
        case .text:
            Text(
                en: "an array holds numbers alone: give each text a number, or keep the list",
                zh: "数组只能存放数：给每个文本一个编号，或继续用列表")
        case .function: Text(en: "call the function first: f(…)", zh: "请先调用函数：f(…)")
        default: nil
        }
    }
}

/// `[100, 3]`; a length that only the data tell is n.
func shapeText(_ shape: [Int]) -> String {
    "[\(shape.map { Extent.isUnknown($0) ? "n" : String($0) }.joined(separator: ", "))]"
}
