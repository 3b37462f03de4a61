internal import Diagnostics
internal import Engine
internal import Language

extension Checker {
    /// `left operation right`
    mutating func combine(_ operation: BinaryOperator, _ left: Sketch, _ right: Sketch) throws -> Sketch {
        if case .known(let a) = left, case .known(let b) = right, a.isShort, b.isShort {
            return Checker.sketch(of: try session.combine(operation, a, b))
        }
        switch (left, right) {
        case (.unknown, _), (_, .unknown): return .unknown
        case (.list(let a), .list(let b)) where operation == .add:
            return .list(a.flatMap { a in b.map { a + $0 } })
        case (.tuple(let a), .tuple(let b)) where operation == .add:
            return .tuple(a.flatMap { a in b.map { a + $0 } })
        case (.list, _) where operation == .multiply && right.length != nil: return .list(nil)
        case (_, .list) where operation == .multiply && left.length != nil: return .list(nil)
        case (.array, _), (_, .array):
            guard let a = arrayLike(left), let b = arrayLike(right) else {
                try refuse(operation, left, right)
                return .anyArray
            }
            return try combine(operation, a, b)
        default: break
        }
        guard let a = left.example, let b = right.example else { return .unknown }
        do {
            let result = try session.combine(operation, a, b)
            if case .number = result { return .number }
            return .like(result)
        } catch let refusal as Refusal where refusal.number == 255 {
            throw refusal
        } catch {
            return .unknown
        }
    }

    private mutating func combine(
        _ operation: BinaryOperator, _ a: (shape: [Int]?, kind: NDArray.Kind?),
        _ b: (shape: [Int]?, kind: NDArray.Kind?)
    ) throws -> Sketch {
        let kind = a.kind.flatMap { a in b.kind.map { max(a, $0) } }
        if operation == .product {
            guard let left = a.shape, let right = b.shape else { return .anyArray }
            let shape = try Extent.apply([left, right]) { try matrixProductShape($0[0], $0[1]) }
            return shape.map { Checker.element($0, kind.map { max($0, .integer) }) } ?? .anyArray
        }
        let result = kind.map { Operation.binary(operation.arrayOperation).resultKind([$0, $0]) }
        guard let left = a.shape, let right = b.shape else { return .array(shape: nil, kind: result) }
        let shape = try Extent.apply([left, right]) { try broadcastShape($0[0], $0[1]) }
        return shape.map { Checker.element($0, result) } ?? .array(shape: nil, kind: result)
    }

    /// Refuses operands whose kinds do not go together whatever their values are.
    private mutating func refuse(_ operation: BinaryOperator, _ left: Sketch, _ right: Sketch) throws {
        guard let a = left.example, let b = right.example else { return }
        do {
            _ = try session.combine(operation, a, b)
        } catch let refusal as Refusal where refusal.number == 255 {
            throw refusal
        } catch {}
    }

    /// The shape and kind of the array that a value is or stands for; nil for what is none.
    func arrayLike(_ sketch: Sketch) -> (shape: [Int]?, kind: NDArray.Kind?)? {
        switch sketch {
        case .unknown: return (nil, nil)
        case .array(let shape, let kind): return (shape, kind)
        case .extent: return ([], .integer)
        case .known(let value), .like(let value):
            switch value {
            case .truth: return ([], .truth)
            case .integer: return ([], .integer)
            case .number: return ([], .number)
            case .array(let array) where array.rank == 0: return ([], .number)
            case .range(let range):
                if case .known = sketch { return ([range.count], .integer) }
                return (nil, .integer)
            default: return nil
            }
        case .list(let items?), .tuple(let items?):
            guard let first = items.first else { return ([0], .number) }
            guard let row = arrayLike(first) else { return nil }
            var kind = row.kind
            var shape = row.shape
            for item in items.dropFirst() {
                guard let other = arrayLike(item) else { return nil }
                kind = kind.flatMap { kind in other.kind.map { max(kind, $0) } }
                if other.shape != shape { shape = nil }
            }
            return (shape.map { [items.count] + $0 }, kind)
        case .list, .tuple: return (nil, nil)
        case .function, .gradient, .dataset: return nil
        }
    }

    mutating func apply(_ operation: UnaryOperator, _ operand: Sketch) throws -> Sketch {
        switch operand {
        case .known(let value) where value.isShort: return Checker.sketch(of: try session.apply(operation, value))
        case .unknown: return operation == .not ? .truth : .unknown
        case .array(let shape, let kind):
            if operation == .not { return .truth }
            return .array(shape: shape, kind: operation == .invert ? .truth : kind.map { max($0, .integer) })
        case .list, .tuple: if operation == .not { return .truth }
        case .extent: return operation == .not ? .truth : .integer
        default: break
        }
        guard let example = operand.example else { return .unknown }
        do {
            let result = try session.apply(operation, example)
            if case .number = result { return .number }
            return .like(result)
        } catch let refusal as Refusal where refusal.number == 251 {
            throw refusal
        } catch {
            return .unknown
        }
    }

    /// `left comparator right`
    mutating func compare(_ left: Sketch, _ comparator: Comparator, _ right: Sketch) throws -> Sketch {
        switch comparator {
        case .isNone, .isNotNone:
            if case .known(.none) = left { return .known(.truth(comparator == .isNone)) }
            if case .unknown = left { return .truth }
            return .known(.truth(comparator == .isNotNone))
        case .isIn, .isNotIn: return .truth
        default: break
        }
        if case .known(let a) = left, case .known(let b) = right, a.isShort, b.isShort, comparator != .close {
            return Checker.sketch(of: try session.compare(a, comparator, b, decimals: nil))
        }
        if case .unknown = left { return .unknown }
        if case .unknown = right { return .unknown }
        guard let a = arrayLike(left), let b = arrayLike(right) else {
            guard comparator != .equal, comparator != .notEqual, let a = left.example, let b = right.example else {
                return .unknown
            }
            do {
                _ = try session.compare(a, comparator, b, decimals: nil)
            } catch let refusal as Refusal where refusal.number == 255 {
                throw refusal
            } catch {}
            return .truth
        }
        guard let leftShape = a.shape, let rightShape = b.shape else { return .unknown }
        let shape = try Extent.apply([leftShape, rightShape]) { try broadcastShape($0[0], $0[1]) }
        return shape.map { Checker.element($0, .truth) } ?? .array(shape: nil, kind: .truth)
    }
}

extension Value {
    /// Whether computing with it takes no time.
    var isShort: Bool {
        switch self {
        case .none, .truth, .integer, .number, .layer, .model, .optimizer, .function: true
        case .text(let text): text.utf8.count < 1000
        default: false
        }
    }
}
