internal import Diagnostics
internal import Engine

/// An array of the same value everywhere.
private func filled(_ shape: [Int], _ value: Double, _ kind: NDArray.Kind, _ session: inout Session) throws -> Value {
    try session.graph.budget.request(bytes: Session.bytes(of: shape))
    return Value(simplifying: NDArray(shape: shape, kind: kind, repeating: value))
}

let arrayCommands: [Command] = [
    Command(
        "array", .arrays, [.required("values")],
        Text(
            en:
                "An array of a list, or of lists of equal length. Its elements are integers, numbers (float64) or truth values; each list in a list makes an axis more.",
            zh: "由列表，或等长列表的列表，做成数组。元素是整数、数（float64）或真假值；列表里每多一层列表就多一个轴。"),
        example: "array([[1, 2], [3, 4]])", result: .arrayOfList
    ) { session, arguments in
        let array = try arguments.array("values", &session)
        guard array.rank > 0 else {
            throw arguments.wrong(try arguments["values"], "values", wants: ("a list", "列表"))
        }
        return .array(array)
    },
    Command(
        "zeros", .arrays, [.several("sizes")],
        Text(en: "An array of zeros: zeros(2, 3) or zeros((2, 3)).", zh: "全零数组：zeros(2, 3) 或 zeros((2, 3))。"),
        example: "zeros(2, 3)", result: .shaped(.number)
    ) { session, arguments in try filled(Arguments.shape(arguments.several, of: "zeros"), 0, .number, &session) },
    Command(
        "ones", .arrays, [.several("sizes")],
        Text(en: "An array of ones.", zh: "全一数组。"), example: "ones(3)", result: .shaped(.number)
    ) { session, arguments in try filled(Arguments.shape(arguments.several, of: "ones"), 1, .number, &session) },
    Command(
        "full", .arrays, [.required("shape"), .required("value")],
        Text(en: "An array of the same value everywhere.", zh: "每个元素都相同的数组。"), example: "full((2, 2), 7.0)"
    ) { session, arguments in
        let value = try arguments.array("value", &session)
        guard value.rank == 0 else {
            throw arguments.wrong(try arguments["value"], "value", wants: ("a number", "一个数"))
        }
        let shape = try Arguments.shape([arguments["shape"]], of: "full")
        guard session.graph.isTraced(value) else { return try filled(shape, value.elements[0], value.kind, &session) }
        return .array(try session.graph.apply(.broadcast(shape), [value]))
    },
    Command(
        "eye", .arrays, [.required("n")], Text(en: "The identity matrix of n rows.", zh: "n 行的单位矩阵。"),
        example: "eye(3)"
    ) { session, arguments in
        let n = try arguments.integer("n", atLeast: 0) ?? 0
        guard case .array(var array) = try filled([n, n], 0, .number, &session) else { return .none }
        for index in 0..<n { array.elements[index * n + index] = 1 }
        return .array(array)
    },
    Command(
        "arange", .arrays, [.required("start"), .optional("stop", "None"), .optional("step", "1")],
        Text(
            en:
                "Numbers from start up to but not including stop, step apart. They are integers where start, stop and step are.",
            zh: "从 start 到 stop（不含），间隔为 step 的数。start、stop、step 都是整数时得到整数。"),
        example: "arange(0, 1, 0.25)"
    ) { session, arguments in
        func bound(_ name: String) throws -> (value: Double, isWhole: Bool)? {
            guard let argument = arguments.given(name) else { return nil }
            guard let value = argument.value.double else {
                throw arguments.wrong(argument, name, wants: ("a number", "一个数"))
            }
            return (value, argument.value.wholeNumber != nil)
        }
        var first = try bound("start") ?? (0, true)
        var stop = try bound("stop")
        if stop == nil { (first, stop) = ((0, true), first) }
        let step = try bound("step") ?? (1, true)
        let end = stop ?? (0, true)
        guard step.value != 0 else {
            throw Diagnostic.engine(.argument(name: "step", value: 0, .positive), at: arguments.range)
        }
        let length = ((end.value - first.value) / step.value).rounded(.up)
        guard length < 1e15 else {
            throw EngineError.limit(.memory(needed: Int.max, limit: session.settings.limits.memory))
        }
        let count = max(0, length.isFinite ? Int(length) : 0)
        try session.graph.budget.request(bytes: 8 * count)
        let kind = first.isWhole && end.isWhole && step.isWhole ? NDArray.Kind.integer : .number
        if arguments.given("stop") != nil, session.isTraced("start", arguments) || session.isTraced("step", arguments) {
            return .array(try session.tracedSteps(arguments, count: count))
        }
        return .array(
            NDArray(shape: [count], kind: kind, elements: (0..<count).map { first.value + Double($0) * step.value }))
    },
    Command(
        "linspace", .arrays, [.required("start"), .required("stop"), .optional("count", "50")],
        Text(en: "Numbers at equal distances from start to stop, both included.", zh: "从 start 到 stop（含两端）的等距数。"),
        example: "linspace(0, 1, 5)"
    ) { session, arguments in
        let first = try arguments.number("start") ?? 0
        let last = try arguments.number("stop") ?? 0
        let count = try arguments.integer("count", atLeast: 0) ?? 50
        try session.graph.budget.request(bytes: 8 * min(count, Int.max / 8))
        let step = count > 1 ? (last - first) / Double(count - 1) : 0
        if session.isTraced("start", arguments) || session.isTraced("stop", arguments) {
            return .array(try session.tracedLine(arguments, count: count))
        }
        var elements = (0..<count).map { Double($0) * step + first }
        if count > 1 { elements[count - 1] = last }
        return .array(NDArray(shape: [count], elements: elements))
    },
    Command(
        "reshape", .arrays, [.required("x"), .several("sizes")],
        Text(
            en:
                "The same elements in another shape; one size may be -1 and is worked out. Without an array, reshape(8, 8, 1), it is a layer that does so to each sample.",
            zh: "同样的元素换一个形状；一个尺寸可以写 -1，由其余推出。不给数组时，如 reshape(8, 8, 1)，是对每个样本这样做的层。"),
        example: "reshape(arange(6), 2, 3)",
        result: .reshape
    ) { session, arguments in
        let isLayer = try arguments["x"].value.isShape(alone: arguments.several.isEmpty)
        var shape: [Int] = []
        for argument in try (isLayer ? [arguments["x"]] : []) + arguments.several {
            let entries: [Value] =
                switch argument.value {
                case .tuple(let list), .list(let list): list.items
                case .array(let array) where array.rank == 1: array.sizes
                case let value: [value]
                }
            for entry in entries {
                guard let size = entry.wholeNumber else {
                    throw arguments.wrong(argument, "sizes", wants: ("whole numbers", "整数"))
                }
                shape.append(size)
            }
        }
        if isLayer { return .layer(session.objects.add(try Reshape(shape: shape))) }
        guard shape.count <= 5 else { throw EngineError.tooManyAxes(shape.count) }
        return try Value(simplifying: session.graph.reshape(arguments.array("x", &session), shape))
    },
    Command(
        "transpose", .arrays, [.required("x"), .optional("axes", "None")],
        Text(en: "The axes in reverse order, or in the given order.", zh: "把轴倒序，或按给定顺序排列。"),
        example: "transpose(array([[1, 2, 3], [4, 5, 6]]))",
        result: .transpose
    ) { session, arguments in
        let x = try arguments.array("x", &session)
        let axes = try arguments.axes("axes", rank: x.rank) ?? Array((0..<x.rank).reversed())
        guard axes.sorted() == Array(0..<x.rank) else {
            throw arguments.wrong(try arguments["axes"], "axes", wants: ("every axis once", "每个轴各一次"))
        }
        return try Value(simplifying: session.graph.apply(.transpose(axes), [x]))
    },
    Command(
        "concat", .arrays, [.required("arrays"), .optional("axis", "0")],
        Text(en: "Arrays joined along an axis they have.", zh: "沿已有的轴连接若干数组。"),
        example: "concat([ones(2), zeros(3)])"
    ) { session, arguments in
        let argument = try arguments["arrays"]
        let parts = try session.items(of: argument.value, at: argument.range).map { try session.array($0) }
        guard let first = parts.first else { throw EngineError.emptyReduction("concat") }
        guard first.rank > 0 else { throw arguments.wrong(argument, "arrays", wants: ("a list of arrays", "数组的列表")) }
        let axis = try arguments.axes("axis", rank: first.rank)?.first ?? 0
        return try Value(simplifying: session.graph.apply(.concatenate(axis: axis), parts))
    },
    Command(
        "stack", .arrays, [.required("arrays"), .optional("axis", "0")],
        Text(en: "Arrays of one shape laid along a new axis.", zh: "把形状相同的数组沿新的轴叠起来。"),
        example: "stack([zeros(2), ones(2)])"
    ) { session, arguments in
        let argument = try arguments["arrays"]
        let parts = try session.items(of: argument.value, at: argument.range).map { try session.array($0) }
        guard let first = parts.first else { throw EngineError.emptyReduction("stack") }
        let axis = try arguments.axes("axis", rank: first.rank + 1)?.first ?? 0
        return try Value(simplifying: session.graph.stack(parts, axis: axis))
    },
    Command(
        "dot", .arrays, [.required("a"), .required("b")],
        Text(en: "a @ b: the inner product of vectors, the product of matrices.", zh: "a @ b：向量的内积，矩阵的乘积。"),
        example: "dot([1, 2], [3, 4])",
        result: .dot
    ) { session, arguments in
        let a = try arguments.array("a", &session)
        let b = try arguments.array("b", &session)
        return try Value(simplifying: session.graph.product(a, b))
    },
    Command(
        "outer", .arrays, [.required("a"), .required("b")],
        Text(en: "Every element of a times every element of b.", zh: "a 的每个元素乘以 b 的每个元素。"),
        example: "outer([1, 2], [3, 4])"
    ) { session, arguments in
        let a = try arguments.array("a", &session)
        let b = try arguments.array("b", &session)
        let column = try session.graph.reshape(a, [a.count, 1])
        let row = try session.graph.reshape(b, [1, b.count])
        return try Value(simplifying: session.graph.binary(.multiply, column, row))
    },
]

extension NDArray {
    /// Its elements as the sizes of a shape; more than five are refused anyway.
    fileprivate var sizes: [Value] {
        elements.prefix(6).map { Value(simplifying: NDArray(number: $0, kind: kind)) }
    }
}

extension Value {
    /// Whether `reshape` takes it for the first of some sizes, or for all of them if it stands `alone`.
    fileprivate func isShape(alone: Bool) -> Bool {
        switch self {
        case .integer: true
        case .tuple(let list), .list(let list):
            alone && !list.items.isEmpty && list.items.allSatisfy { if case .integer = $0 { true } else { false } }
        default: false
        }
    }
}
