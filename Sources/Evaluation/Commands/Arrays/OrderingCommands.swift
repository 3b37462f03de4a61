internal import Diagnostics
internal import Engine

/// A function of whole lines of an array.
private func ordering(
    _ name: String, axis defaultAxis: String, _ summary: Text, example: String, isStep: Bool = false,
    _ action: @escaping @Sendable (inout Graph, NDArray, Int) throws(EngineError) -> NDArray
) -> Command {
    Command(name, .arrays, [.required("x"), .optional("axis", defaultAxis)], summary, example: example, isStep: isStep)
    {
        session, arguments in
        let x = try session.lines(arguments, flat: defaultAxis == "None")
        return try Value(simplifying: action(&session.graph, x.array, x.axis))
    }
}

extension Session {
    /// An array and the axis along which its lines run: the one that is given, or the last, or of all elements in a row
    /// the only one. Ordering the lines is charged.
    fileprivate mutating func lines(_ arguments: Arguments, flat: Bool) throws -> (array: NDArray, axis: Int) {
        let x = try arguments.array("x", &self)
        try graph.budget.charge(operations: 8 * x.count)
        try graph.budget.request(bytes: 24 * x.count)
        if let axis = try arguments.axes("axis", rank: x.rank)?.first { return (x, axis) }
        if flat || x.rank == 0 { return (try graph.reshape(x, [x.count]), 0) }
        return (x, x.rank - 1)
    }
}

let orderingCommands: [Command] = [
    ordering(
        "sort", axis: "-1",
        Text(en: "The elements in ascending order along an axis; NaN comes last.", zh: "沿某个轴升序排列；NaN 在最后。"),
        example: "sort(array([3, 1, 2]))"
    ) { (graph, x, axis) throws(EngineError) in try graph.sorted(x, axis: axis) },
    ordering(
        "argsort", axis: "-1",
        Text(
            en: "The positions that would sort along an axis; equal elements keep their order.",
            zh: "能使元素沿某个轴升序的位置；相等的保持原序。"),
        example: "argsort(array([3, 1, 2]))", isStep: true
    ) { (_, x, axis) throws(EngineError) in x.sortingOrder(axis: axis) },
    ordering(
        "cumsum", axis: "None",
        Text(en: "The sums of the elements so far.", zh: "逐项累加的和。"), example: "cumsum(array([1, 2, 3]))"
    ) { (graph, x, axis) throws(EngineError) in try graph.apply(.runningSum(axis: axis), [x]) },
    ordering(
        "median", axis: "None",
        Text(en: "The middle element in order, or the mean of the middle two.", zh: "中位数：排序后中间的元素，或中间两个的平均。"),
        example: "median(array([3, 1, 4, 1]))"
    ) { (graph, x, axis) throws(EngineError) in try graph.median(x, axis: axis) },
    Command(
        "quantile", .arrays, [.required("x"), .required("q"), .optional("axis", "None")],
        Text(
            en:
                "The value below which the share q of the elements lies, interpolated between neighbours. As NumPy's quantile does by default.",
            zh: "分位数：有 q 这么大比例的元素在它之下，相邻值之间线性插值。与 NumPy 的 quantile 默认相同。"),
        example: "quantile(arange(11), 0.25)"
    ) { session, arguments in
        let x = try session.lines(arguments, flat: true)
        let q = try arguments.number("q") ?? 0.5
        if case .array(let traced) = try arguments["q"].value, session.graph.isTraced(traced) {
            let share = try session.graph.reshape(traced, [])
            return try Value(simplifying: session.graph.quantile(x.array, tracedShare: share, axis: x.axis))
        }
        return try Value(simplifying: session.graph.quantile(x.array, q, axis: x.axis))
    },
    Command(
        "unique", .arrays, [.required("x")],
        Text(
            en: "The different elements in ascending order; of a list of texts a list, sorted by their bytes.",
            zh: "不同的元素，按升序；文本列表给出列表，按字节排序。"),
        example: "unique([3, 1, 3, 2])\nunique(penguins()[\"island\"])"
    ) { session, arguments in
        if let texts = try Session.texts(arguments["x"].value)?.categories {
            return .list(List(texts.map { .text($0) }))
        }
        let x = try arguments.array("x", &session)
        try session.graph.budget.charge(operations: 8 * x.count)
        return .array(try session.graph.unique(x))
    },
    Command(
        "diff", .arrays, [.required("x"), .optional("axis", "-1")],
        Text(en: "Each element less the one before it along an axis.", zh: "沿某个轴，每个元素减去前一个。"),
        example: "diff(array([1, 4, 9]))"
    ) { session, arguments in
        let x = try arguments.array("x", &session)
        let axis = try arguments.axes("axis", rank: x.rank)?.first ?? x.rank - 1
        guard x.rank > 0 else { throw arguments.wrong(try arguments["x"], "x", wants: ("an array", "数组")) }
        let length = max(x.shape[axis] - 1, 0)
        func part(_ start: Int) -> Operation {
            .slice(
                x.shape.indices.map {
                    AxisRange(start: $0 == axis ? start : 0, count: $0 == axis ? length : x.shape[$0])
                })
        }
        let later = try session.graph.apply(part(min(1, x.shape[axis])), [x])
        let earlier = try session.graph.apply(part(0), [x])
        return .array(try session.graph.subtract(later, earlier))
    },
    Command(
        "repeat", .arrays, [.required("x"), .required("times")],
        Text(en: "Each element that many times in a row.", zh: "每个元素连续重复若干次。"), example: "repeat([1, 2], 3)"
    ) { session, arguments in
        let x = try arguments.array("x", &session)
        let times = try arguments.integer("times", atLeast: 0) ?? 1
        try session.graph.budget.request(bytes: Session.bytes(x.count, times))
        let rows = NDArray(
            shape: [x.count * times], kind: .integer,
            elements: (0..<x.count).flatMap { index in Array(repeating: Double(index), count: times) })
        let flat = try session.graph.reshape(x, [x.count])
        return try Value(simplifying: session.graph.apply(.gather, [flat, rows]))
    },
    Command(
        "tile", .arrays, [.required("x"), .required("times")],
        Text(en: "The whole array that many times, along its first axis.", zh: "整个数组沿第一个轴重复若干次。"),
        example: "tile([1, 2], 3)"
    ) { session, arguments in
        let x = try arguments.array("x", &session)
        let times = try arguments.integer("times", atLeast: 1) ?? 1
        try session.graph.budget.request(bytes: Session.bytes(x.count, times))
        let row = x.rank == 0 ? try session.graph.reshape(x, [1]) : x
        return .array(try session.graph.apply(.concatenate(axis: 0), Array(repeating: row, count: times)))
    },
    Command(
        "tril", .arrays, [.required("x")],
        Text(en: "A matrix with zeros above its diagonal.", zh: "对角线以上为零的矩阵。"), example: "tril(ones(3, 3))"
    ) { session, arguments in
        let x = try arguments.array("x", &session)
        guard x.rank == 2 else { throw arguments.wrong(try arguments["x"], "x", wants: ("a matrix", "矩阵")) }
        let (rows, columns) = (x.shape[0], x.shape[1])
        let mask = NDArray(
            shape: x.shape, kind: .truth,
            elements: (0..<rows * columns).map { $0 % columns <= $0 / columns ? 1 : 0 })
        return .array(try session.graph.apply(.select, [mask, x, NDArray(number: 0, kind: .truth)]))
    },
    Command(
        "corrcoef", .arrays, [.required("a"), .required("b")],
        Text(
            en: "Pearson's correlation of two columns, as the matrix that NumPy gives.", zh: "两列的皮尔逊相关系数，按 NumPy 给出矩阵。"),
        example: "corrcoef([1, 2, 3], [1, 2, 4])"
    ) { session, arguments in
        let a = try arguments.array("a", &session)
        let b = try arguments.array("b", &session)
        guard a.rank == 1, a.shape == b.shape else {
            throw Diagnostic.countsDiffer(("a", a.count), ("b", b.count), at: try arguments["b"].range)
        }
        let left = try session.graph.subtract(a, session.graph.mean(a))
        let right = try session.graph.subtract(b, session.graph.mean(b))
        let product = try session.graph.sum(session.graph.multiply(left, right))
        let size = try session.graph.multiply(
            session.graph.sum(session.graph.square(left)), session.graph.sum(session.graph.square(right)))
        let r = try session.graph.divide(product, session.graph.unary(.sqrt, size))
        let one = NDArray(number: 1)
        let matrix = try session.graph.stack([one, r, r, one], axis: 0)
        return .array(try session.graph.reshape(matrix, [2, 2]))
    },
]
