internal import Diagnostics
internal import Engine
internal import Language

/// How a command's result is told from what is known of its arguments.
///
/// A rule throws what the command itself would throw for every value that the arguments may have, and is silent where
/// that hangs on values.
struct ResultRule: Sendable {
    let apply: @Sendable (inout Checker, SketchedArguments) throws -> Sketch

    init(_ apply: @escaping @Sendable (inout Checker, SketchedArguments) throws -> Sketch) { self.apply = apply }

    /// Whatever it is given.
    static func always(_ sketch: Sketch) -> ResultRule { ResultRule { _, _ in sketch } }

    /// A layer, an optimiser, a schedule, …: of constants it is made before the run.
    static func made(like example: @escaping @Sendable (inout Session) -> Value) -> ResultRule {
        ResultRule { checker, arguments in
            var given: [GivenArgument] = []
            for argument in arguments.given {
                guard let value = argument.sketch.constant else { return .like(example(&checker.session)) }
                given.append(GivenArgument(argument, value: value))
            }
            let command = CommandTable.index[arguments.command.name] ?? 0
            return .known(try checker.session.call(.command(command), given, at: arguments.range))
        }
    }

    static let layer = made { .layer($0.objects.add(Flatten())) }
    static let schedule = made { _ in .schedule(0.01) }
    static let callback = made { _ in .callback(.earlyStopping(EarlyStopping())) }
    static let optimizer = made { .optimizer($0.objects.add(Optimizer(.adam()))) }

    /// A function of each element of `x`.
    static let elementwise = ResultRule { checker, arguments in
        guard let x = try checker.array(arguments, "x") else { return .unknown }
        return x.shape.map { Checker.element($0, nil) } ?? .anyArray
    }

    /// A function of the elements of two arrays, broadcast.
    static func pairwise(_ first: String, _ second: String) -> ResultRule {
        ResultRule { checker, arguments in
            guard let a = try checker.array(arguments, first)?.shape,
                let b = try checker.array(arguments, second)?.shape
            else { return .unknown }
            return try Extent.apply([a, b]) { try broadcastShape($0[0], $0[1]) }.map { Checker.element($0, nil) }
                ?? .anyArray
        }
    }

    /// `dot(a, b)` is `a @ b`.
    static let dot = ResultRule { checker, arguments in
        guard let a = try checker.array(arguments, "a"), let b = try checker.array(arguments, "b") else {
            return .unknown
        }
        return try checker.combine(
            .product, .array(shape: a.shape, kind: a.kind), .array(shape: b.shape, kind: b.kind))
    }

    /// A reduction over all axes of `x`, or over `axis`.
    static let reduction = ResultRule { checker, arguments in
        guard let x = try checker.array(arguments, "x"), let shape = x.shape else { return .unknown }
        var axes = Array(shape.indices)
        if let argument = arguments["axis"] {
            guard let value = argument.sketch.constant else { return .unknown }
            let entries: [Value] =
                switch value {
                case .tuple(let list), .list(let list): list.items
                default: [value]
                }
            guard entries.allSatisfy({ $0.wholeNumber != nil }) else {
                throw Diagnostic.notAnAxis(
                    entries.first { $0.wholeNumber == nil } ?? value, "axis", of: arguments.command.name,
                    at: argument.range)
            }
            axes = entries.compactMap(\.wholeNumber)
            for axis in axes where axis < -shape.count || axis >= shape.count {
                throw Diagnostic.engine(.axisOutOfRange(axis: axis, rank: shape.count), at: argument.range)
            }
            axes = axes.map { $0 < 0 ? $0 + shape.count : $0 }
        }
        var keeps = false
        if let argument = arguments["keepdims"] {
            guard case .known(.truth(let value)) = argument.sketch else { return .unknown }
            keeps = value
        }
        let result = shape.indices.filter { keeps || !axes.contains($0) }.map { axes.contains($0) ? 1 : shape[$0] }
        return Checker.element(result, nil)
    }

    /// An array of the shape that its arguments name.
    static func shaped(_ kind: NDArray.Kind) -> ResultRule {
        ResultRule { checker, arguments in
            let sizes = arguments.several.isEmpty ? arguments.given.filter { $0.keyword == nil } : arguments.several
            guard let shape = try checker.shape(sizes, arguments) else { return .anyArray }
            return Checker.element(shape, kind)
        }
    }
}

extension Sketch {
    /// The value itself, where all of it is known.
    var constant: Value? {
        switch self {
        case .known(let value): return value
        case .list(let items?):
            let values = items.compactMap(\.constant)
            return values.count == items.count ? .list(List(values)) : nil
        case .tuple(let items?):
            let values = items.compactMap(\.constant)
            return values.count == items.count ? .tuple(List(values)) : nil
        default: return nil
        }
    }
}

extension Checker {
    /// The shape and kind of an argument that has to be an array; nil where it was left out.
    mutating func array(
        _ arguments: SketchedArguments, _ name: String
    ) throws -> (shape: [Int]?, kind: NDArray.Kind?)? {
        guard let argument = arguments[name] else { return nil }
        return try array(argument, name, in: arguments)
    }

    mutating func array(
        _ argument: SketchedArgument, _ name: String, in arguments: SketchedArguments
    ) throws -> (shape: [Int]?, kind: NDArray.Kind?) {
        if let array = arrayLike(argument.sketch) { return array }
        switch argument.sketch {
        // What the items are, the run tells.
        case .list, .tuple: return (nil, nil)
        default: break
        }
        if let wrong = arguments.wrong(argument, name, wants: ("an array", "数组")) { throw wrong }
        return (nil, nil)
    }

    /// A shape from one integer, a tuple of them, or integers one by one; nil where it is not known.
    mutating func shape(
        _ sizes: [SketchedArgument], name: String = "shape", _ arguments: SketchedArguments
    ) throws -> [Int]? {
        var shape: [Int] = []
        for argument in sizes {
            let entries: [Sketch]
            switch argument.sketch {
            case .list(let items?), .tuple(let items?): entries = items
            case .list, .tuple, .array, .unknown: return nil
            case let sketch: entries = [sketch]
            }
            for entry in entries {
                if let length = entry.length {
                    guard length >= 0 else {
                        throw Diagnostic.engine(
                            .argument(name: name, value: Double(length), .notNegative), at: argument.range)
                    }
                    shape.append(length)
                } else if let example = entry.example {
                    guard example.wholeNumber != nil else {
                        throw Diagnostic.wrongKind(
                            name, of: arguments.command.name, wants: ("whole numbers", "整数"), is: example,
                            at: argument.range)
                    }
                    shape.append(newExtent())
                } else {
                    return nil
                }
            }
        }
        return shape.count <= 5 ? shape : nil
    }
}
