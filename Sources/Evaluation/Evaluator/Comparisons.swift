internal import Diagnostics
internal import Engine
internal import Language

extension Session {
    /// A chain of comparisons: every operand is evaluated once, and the first link that fails ends it.
    mutating func compare(_ first: ExpressionID, _ links: [Comparison], in frame: inout Frame) throws -> Value {
        var left = try evaluate(first, in: &frame)
        var result = Value.truth(true)
        for (index, link) in links.enumerated() {
            let right = try evaluate(link.right, in: &frame)
            let digits = link.comparator == .close ? Self.decimals(of: link.right, in: frame) : nil
            result = try compare(left, link.comparator, right, decimals: digits)
            if index < links.count - 1, try !truth(of: result) { return result }
            left = right
        }
        return result
    }

    /// `left comparator right`; `decimals` are the digits after the point of a number on the right of `≈`.
    mutating func compare(_ left: Value, _ comparator: Comparator, _ right: Value, decimals: Int?) throws -> Value {
        if graph.recordsDraws, left.isTraced(in: graph) || right.isTraced(in: graph) {
            if let operation = comparator.ordering, let a = try? array(left), let b = try? array(right) {
                return .array(try graph.binary(operation, a, b))
            }
            graph.noteLook()
        }
        switch comparator {
        case .isNone, .isNotNone:
            if case .none = left { return .truth(comparator == .isNone) }
            return .truth(comparator == .isNotNone)
        case .isIn, .isNotIn:
            return .truth(try contains(right, left) == (comparator == .isIn))
        case .equal, .notEqual:
            if let truths = Session.compareTexts(left, right, equal: comparator == .equal) { return truths }
            if !left.isArrayLike(with: right) { return .truth(equal(left, right) == (comparator == .equal)) }
        case .close:
            return try close(left, right, decimals: decimals)
        default: break
        }
        if case .text(let a) = left, case .text(let b) = right {
            return .truth(Self.order(Array(a.utf8), comparator, Array(b.utf8)))
        }
        if case .integer(let a) = left, case .integer(let b) = right { return .truth(Self.order(a, comparator, b)) }
        if let a = left.double, let b = right.double { return .truth(Self.order(a, comparator, b)) }
        guard left.isArrayLike(with: right), let a = try? array(left), let b = try? array(right) else {
            throw Refusal.operands(comparator.rawValue, left, right)
        }
        return try Value(simplifying: graph.binary(comparator.arrayOperation, a, b))
    }

    private static func order<T: Comparable>(_ a: T, _ comparator: Comparator, _ b: T) -> Bool {
        switch comparator {
        case .less: a < b
        case .lessOrEqual: a <= b
        case .greater: a > b
        case .greaterOrEqual: a >= b
        case .equal: a == b
        default: a != b
        }
    }

    private static func order(_ a: [UInt8], _ comparator: Comparator, _ b: [UInt8]) -> Bool {
        switch comparator {
        case .less: a.lexicographicallyPrecedes(b)
        case .lessOrEqual: !b.lexicographicallyPrecedes(a)
        case .greater: b.lexicographicallyPrecedes(a)
        default: !a.lexicographicallyPrecedes(b)
        }
    }

    /// How many digits stand after the point of a number as it was written: `0.0134` has 4, `1e-3` and names none.
    static func decimals(of id: ExpressionID, in frame: Frame) -> Int? {
        var operand = id
        if case .unary(.minus, let inner) = frame.program.tree[id].kind { operand = inner }
        guard case .number = frame.program.tree[operand].kind else { return nil }
        let text = frame.program.text(of: operand)
        guard !text.contains(where: { $0 == "e" || $0 == "E" }), let point = text.firstIndex(of: ".") else {
            return nil
        }
        let digits = text[text.index(after: point)...].count { $0 != "_" }
        return digits == 0 ? nil : digits
    }

    /// Within half of the last digit after the point, else within `1e-8 + 1e-5·|right|` as NumPy's `allclose`.
    private mutating func close(_ left: Value, _ right: Value, decimals: Int?) throws -> Value {
        let a = try array(left)
        let b = try array(right)
        let distance = try graph.apply(.unary(.abs), [graph.binary(.subtract, a, b)])
        let bound: NDArray
        if let decimals {
            // A value halfway between is close, and its decimal form is not exact in binary: allow for the rounding.
            let half = decimals <= 22 ? 0.5 / Self.powersOfTen[decimals] : 0
            bound = NDArray(number: half * (1 + 1e-9))
        } else {
            let size = try graph.unary(.abs, b)
            let relative = try graph.apply(.binary(.multiply), [size, NDArray(number: 1e-5)])
            bound = try graph.apply(.binary(.add), [relative, NDArray(number: 1e-8)])
        }
        let isClose = try graph.binary(.lessOrEqual, distance, bound)
        let isEqual = try graph.binary(.equal, a, b)
        return try Value(simplifying: graph.binary(.or, isClose, isEqual))
    }

    /// Those that are exact.
    static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    private func contains(_ container: Value, _ value: Value) throws -> Bool {
        switch container {
        case .list(let list), .tuple(let list): return list.items.contains { equal($0, value) }
        case .range(let range):
            guard let whole = value.wholeNumber else { return false }
            return range.contains(whole)
        case .array(let array):
            guard let number = value.double else { return false }
            return array.elements.contains(number)
        case .text(let text):
            guard case .text(let part) = value else { throw Refusal.operands("in", value, container) }
            return part.isEmpty || Array(text.utf8).containsRun(Array(part.utf8))
        default: throw Refusal.operands("in", value, container)
        }
    }

    /// Python's `==` for what is not an array.
    func equal(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.none, .none): return true
        case (.text(let a), .text(let b)): return Array(a.utf8) == Array(b.utf8)
        case (.list(let a), .list(let b)), (.tuple(let a), .tuple(let b)):
            return a.items.count == b.items.count && zip(a.items, b.items).allSatisfy { equal($0, $1) }
        case (.array(let a), .array(let b)): return a.shape == b.shape && a.elements == b.elements
        case (.layer(let a), .layer(let b)): return a == b
        case (.model(let a), .model(let b)): return a == b
        case (.optimizer(let a), .optimizer(let b)): return a == b
        case (.function(.command(let a)), .function(.command(let b))): return a == b
        case (.range(let a), .range(let b)):
            return a.count == b.count && (a.count == 0 || (a[0] == b[0] && a.step == b.step))
        case (.integer(let a), .integer(let b)): return a == b
        default:
            guard let a = left.double, let b = right.double else { return false }
            return a == b
        }
    }
}

extension [UInt8] {
    /// Whether `run` stands in this text. Both come from a cell, and cells are small.
    fileprivate func containsRun(_ run: [UInt8]) -> Bool {
        guard run.count <= count else { return false }
        return (0...(count - run.count)).contains { self[$0..<($0 + run.count)].elementsEqual(run) }
    }
}

extension Value {
    /// Whether a comparison of the two goes element by element.
    func isArrayLike(with other: Value) -> Bool {
        if case .array = self { return other.isNumeric || other.isSequence }
        if case .array = other { return isNumeric || isSequence }
        return false
    }

    private var isNumeric: Bool {
        switch self {
        case .truth, .integer, .number, .array: true
        default: false
        }
    }

    private var isSequence: Bool {
        switch self {
        case .list, .tuple, .range: true
        default: false
        }
    }
}

extension Value {
    fileprivate func isTraced(in graph: Graph) -> Bool {
        if case .array(let array) = self { graph.isTraced(array) } else { false }
    }
}

extension Comparator {
    /// What it does element by element; nil for what compares wholes.
    fileprivate var ordering: Binary? {
        switch self {
        case .close, .isIn, .isNotIn, .isNone, .isNotNone: nil
        default: arrayOperation
        }
    }

    var arrayOperation: Binary {
        switch self {
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        case .notEqual: .notEqual
        default: .equal
        }
    }
}
