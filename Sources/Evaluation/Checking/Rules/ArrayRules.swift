internal import Diagnostics
internal import Engine

extension ResultRule {
    /// `array([…])`
    static let arrayOfList = ResultRule { checker, arguments in
        guard let x = try checker.array(arguments, "values") else { return .anyArray }
        if let shape = x.shape, shape.isEmpty, let argument = arguments["values"],
            let wrong = arguments.wrong(argument, "values", wants: ("a list", "列表"))
        {
            throw wrong
        }
        return .array(shape: x.shape, kind: x.kind)
    }

    /// `len(x)`
    static let length = ResultRule { checker, arguments in
        switch arguments["value"]?.sketch {
        case .list(let items?)?, .tuple(let items?)?: return .known(.integer(items.count))
        case .array(let shape?, _)? where !shape.isEmpty: return Checker.length(shape[0])
        case .dataset(let data)?: return data.x.flatMap(\.first).map { Checker.length($0) } ?? .integer
        default: return .integer
        }
    }

    /// `range(…)`
    static let range = ResultRule { checker, arguments in
        guard arguments.given.allSatisfy({ $0.sketch.constant != nil }) else {
            return .like(.range(IntegerRange(start: 0, stop: 1, step: 1)))
        }
        return try made { _ in .none }.apply(&checker, arguments)
    }

    /// `x.T`, `transpose(x)`
    static let transpose = ResultRule { checker, arguments in
        guard arguments.given.count == 1, let x = try checker.array(arguments, "x"), let shape = x.shape else {
            return .anyArray
        }
        return .array(shape: shape.reversed(), kind: x.kind)
    }

    /// `flatten()` is a layer, `flatten(x)` all elements in a row.
    static let flatten = ResultRule { checker, arguments in
        guard let x = try checker.array(arguments, "x") else { return try layer.apply(&checker, arguments) }
        guard let shape = x.shape, !shape.contains(where: Extent.isUnknown) else { return .anyArray }
        return .array(shape: [shape.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }], kind: x.kind)
    }

    /// `reshape(x, 2, 3)`: as many elements in another shape; without an array, a layer.
    static let reshape = ResultRule { checker, arguments in
        guard case .array(let shape?, let kind)? = arguments["x"]?.sketch else {
            // Of constants alone it is a layer, or short work.
            return arguments.given.contains { $0.sketch.constant == nil }
                ? .unknown : try layer.apply(&checker, arguments)
        }
        var sizes: [Int] = []
        for argument in arguments.several {
            switch argument.sketch {
            case .tuple(let items?), .list(let items?): sizes += items.compactMap(\.length)
            case let sketch:
                guard let length = sketch.length else { return .anyArray }
                sizes.append(length)
            }
        }
        guard !sizes.isEmpty, sizes.count <= 5 else { return .anyArray }
        return try Extent.apply([shape, sizes]) { try reshapedShape($0[0], to: $0[1]) }
            .map { .array(shape: $0, kind: kind) } ?? .anyArray
    }
}
