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
}
