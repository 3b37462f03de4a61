internal import Diagnostics
internal import Engine

/// A draw of `shape`; without a shape, one number.
private func drawn(_ draw: Draw, _ shape: [Int], _ session: inout Session) throws -> Value {
    Value(simplifying: try session.draw(draw, shape: shape))
}

/// Refuses an array of that shape where there is no room or time for it.
private func request(_ shape: [Int], _ session: inout Session) throws {
    let bytes = Session.bytes(of: shape)
    try session.graph.budget.request(bytes: bytes)
    try session.graph.budget.charge(operations: bytes / 8)
}

private func size(_ arguments: Arguments) throws -> [Int] { try givenSize(arguments) ?? [] }

private func givenSize(_ arguments: Arguments) throws -> [Int]? {
    guard let size = arguments.given("size") else { return nil }
    return try Arguments.shape([size], of: arguments.command.name)
}

/// A draw whose parameters are numbers; nil where one is an array or traced.
private func plain(
    _ names: [String], _ arguments: Arguments, _ session: inout Session, _ draw: ([Double?]) throws -> Draw
) throws -> Value? {
    var numbers: [Double?] = []
    for name in names {
        switch arguments.given(name)?.value {
        case .array, .list, .tuple, .range: return nil
        default: numbers.append(try arguments.number(name))
        }
    }
    return try drawn(draw(numbers), size(arguments), &session)
}

extension Session {
    /// A parameter of a distribution, an array or a number.
    fileprivate mutating func parameter(_ name: String, _ arguments: Arguments, default value: Double) throws -> NDArray
    {
        try arguments.given(name) == nil ? NDArray(number: value) : arguments.array(name, &self)
    }
}

let randomCommands: [Command] = [
    Command(
        "rand", .random, [.several("sizes")],
        Text(
            en:
                "Draws from the uniform distribution on [0, 1), in the given shape. The numbers are those of np.random.rand after the same seed.",
            zh: "按给定形状从 [0, 1) 均匀分布抽样。同一个种子下与 np.random.rand 的数相同。"),
        example: "seed 0\nrand(2, 3)",
        result: .shaped(.number)
    ) { session, arguments in
        let shape = try Arguments.shape(arguments.several, of: "rand")
        return try drawn(.uniform(low: 0, high: 1), shape, &session)
    },
    Command(
        "randn", .random, [.several("sizes")],
        Text(
            en:
                "Draws from the standard normal distribution, in the given shape. The numbers are those of np.random.randn after the same seed.",
            zh: "按给定形状从标准正态分布抽样。同一个种子下与 np.random.randn 的数相同。"),
        example: "seed 0\nrandn(3)",
        result: .shaped(.number)
    ) { session, arguments in
        let shape = try Arguments.shape(arguments.several, of: "randn")
        return try drawn(.normal(mean: 0, deviation: 1), shape, &session)
    },
    Command(
        "uniform", .random, [.optional("low", "0"), .optional("high", "1"), .optional("size", "None")],
        Text(
            en: "Draws from the uniform distribution on [low, high); the bounds may be arrays.",
            zh: "从 [low, high) 均匀分布抽样；界限可以是数组。"),
        example: "seed 0\nuniform(-1, 1, 4)"
    ) { session, arguments in
        let numbers = try plain(["low", "high"], arguments, &session) { .uniform(low: $0[0] ?? 0, high: $0[1] ?? 1) }
        if let numbers { return numbers }
        let low = try session.parameter("low", arguments, default: 0)
        let high = try session.parameter("high", arguments, default: 1)
        return try Value(simplifying: session.uniform(low: low, high: high, shape: givenSize(arguments)))
    },
    Command(
        "normal", .random, [.optional("mean", "0"), .optional("std", "1"), .optional("size", "None")],
        Text(
            en: "Draws from the normal distribution with this mean and standard deviation, which may be arrays.",
            zh: "从给定均值和标准差的正态分布抽样；两者都可以是数组。"),
        example: "seed 0\nnormal(10, 2, 5)"
    ) { session, arguments in
        let numbers = try plain(["mean", "std"], arguments, &session) { parameters in
            let deviation = parameters[1] ?? 1
            guard deviation >= 0 else {
                throw Diagnostic.engine(.argument(name: "std", value: deviation, .notNegative), at: arguments.range)
            }
            return .normal(mean: parameters[0] ?? 0, deviation: deviation)
        }
        if let numbers { return numbers }
        let mean = try session.parameter("mean", arguments, default: 0)
        let deviation = try session.parameter("std", arguments, default: 1)
        return try Value(simplifying: session.normal(mean: mean, deviation: deviation, shape: givenSize(arguments)))
    },
    Command(
        "randint", .random, [.required("low"), .optional("high", "None"), .optional("size", "None")],
        Text(
            en: "Draws integers from low up to but not including high; with one bound, from 0.",
            zh: "抽取 low 到 high（不含）之间的整数；只给一个界限时从 0 开始。"),
        example: "seed 0\nrandint(1, 7, 10)"
    ) { session, arguments in
        var low = try arguments.integer("low") ?? 0
        var high = try arguments.integer("high")
        if high == nil { (low, high) = (0, low) }
        return try drawn(.integers(low: low, high: high ?? 0), size(arguments), &session)
    },
    Command(
        "permutation", .random, [.required("x")],
        Text(en: "The integers below x, or the rows of an array, in random order.", zh: "把小于 x 的整数，或数组的各行，随机排列。"),
        example: "seed 0\npermutation(5)"
    ) { session, arguments in
        let argument = try arguments["x"]
        if let count = argument.value.wholeNumber {
            guard count >= 0 else {
                throw Diagnostic.engine(.argument(name: "x", value: Double(count), .notNegative), at: argument.range)
            }
            return try drawn(.permutation, [count], &session)
        }
        let array = try session.array(argument, parameter: "x", in: arguments)
        guard array.rank > 0 else {
            throw arguments.wrong(argument, "x", wants: ("a whole number or an array", "整数或数组"))
        }
        let rows = try session.draw(.permutation, shape: [array.shape[0]])
        return try session.select(.axes([.positions(rows)]), of: .array(array))
    },
    Command(
        "choice", .random,
        [.required("x"), .optional("size", "None"), .option("replace", "True"), .option("p", "None")],
        Text(
            en: "Draws from the integers below x, or from the entries of an array, with or without replacement.",
            zh: "从小于 x 的整数或数组各项中抽取，可放回或不放回。"),
        example: "seed 0\nchoice([10, 20, 30], 5)"
    ) { session, arguments in
        let argument = try arguments["x"]
        var values: NDArray?
        let count: Int
        if let whole = argument.value.wholeNumber {
            count = whole
        } else {
            let array = try session.array(argument, parameter: "x", in: arguments)
            guard array.rank > 0 else {
                throw arguments.wrong(argument, "x", wants: ("a whole number or an array", "整数或数组"))
            }
            values = array
            count = array.shape[0]
        }
        let shape = try size(arguments)
        let replace = try arguments.truth("replace") ?? true
        session.graph.noteLook()
        try request(shape, &session)
        if !replace { try request([max(0, count)], &session) }
        let probabilities = try arguments.given("p") == nil ? nil : arguments.array("p", &session).elements
        if let large = probabilities?.first(where: { $0 > 1 }) {
            throw Diagnostic.argument(
                "p", large, .probability, at: try arguments["p"].range, help: .wayToProbabilities)
        }
        let positions = try session.random.choice(
            count: count, size: shape.reduce(1, *), replace: replace, probabilities: probabilities)
        let drawn = NDArray(shape: shape, kind: .integer, elements: positions.map(Double.init))
        guard let values else { return Value(simplifying: drawn) }
        if shape.isEmpty { return try session.select(.at(positions[0]), of: .array(values)) }
        return try session.select(.axes([.positions(drawn)]), of: .array(values))
    },
    Command(
        "binomial", .random, [.required("n"), .required("p"), .optional("size", "None")],
        Text(
            en: "Draws the number of successes in n trials, each with probability p; both may be arrays.",
            zh: "n 次试验、每次成功概率为 p 时的成功次数；两者都可以是数组。"),
        example: "seed 0\nbinomial(1, 0.3, 10)"
    ) { session, arguments in
        let probability = try arguments.array("p", &session)
        let trials = try arguments.array("n", &session)
        if trials.rank == 0, probability.rank == 0 {
            let count = try arguments.integer("n", atLeast: 0) ?? 0
            if session.graph.isTraced(probability) { session.graph.noteLook() }
            return try drawn(.binomial(trials: count, probability: probability.elements[0]), size(arguments), &session)
        }
        session.graph.noteLook()
        let shape = try givenSize(arguments)
        let together = trials.shape == probability.shape ? trials.shape : [trials.count, probability.count]
        try request(shape ?? together, &session)
        return Value(simplifying: try session.random.binomial(trials: trials, probability: probability, shape: shape))
    },
    Command(
        "exponential", .random, [.optional("scale", "1"), .optional("size", "None")],
        Text(
            en: "Draws from the exponential distribution with this mean, which may be an array.",
            zh: "从给定均值的指数分布抽样；均值可以是数组。"),
        example: "seed 0\nexponential(1, 3)"
    ) { session, arguments in
        let numbers = try plain(["scale"], arguments, &session) { parameters in
            let scale = parameters[0] ?? 1
            guard scale >= 0 else {
                throw Diagnostic.engine(.argument(name: "scale", value: scale, .notNegative), at: arguments.range)
            }
            return .exponential(scale: scale)
        }
        if let numbers { return numbers }
        let scale = try session.parameter("scale", arguments, default: 1)
        return try Value(simplifying: session.exponential(scale: scale, shape: givenSize(arguments)))
    },
]
