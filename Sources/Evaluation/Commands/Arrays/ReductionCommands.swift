internal import Diagnostics
internal import Engine

/// A reduction over all axes or some: `axis` is an integer or a tuple, `keepdims` leaves axes of length one.
private func reduction(
    _ name: String, _ summary: Text, example: String? = nil, isStep: Bool = false,
    _ reduce: @escaping @Sendable (inout Graph, NDArray, [Int]?, Bool) throws -> NDArray
) -> Command {
    Command(
        name, .arrays, [.required("x"), .optional("axis", "None"), .option("keepdims", "False")], summary,
        example: example ?? "\(name)(array([[1, 2], [3, 4]]), axis=0)", result: .reduction, isStep: isStep,
        ofOneArray: { try Value(simplifying: reduce(&$0.graph, $1, nil, false)) }
    ) { session, arguments in
        let x = try arguments.array("x", &session)
        let axes = try arguments.axes("axis", rank: x.rank)
        return try Value(simplifying: reduce(&session.graph, x, axes, arguments.truth("keepdims") ?? false))
    }
}

/// `max(a, b)` and `min(a, b)` of numbers are Python's.
private func extremum(_ name: String, _ reduction: Reduction, _ pair: Binary, _ summary: Text) -> Command {
    Command(
        name, .arrays, [.required("x"), .optional("axis", "None"), .several("more"), .option("keepdims", "False")],
        summary, example: "\(name)(3, 5), \(name)(array([[1, 7], [3, 4]]), axis=1)"
    ) { session, arguments in
        let x = try arguments.array("x", &session)
        if x.rank == 0, let second = arguments.given("axis") {
            var result = x
            for argument in [second] + arguments.several {
                let other = try session.array(argument, parameter: "x", in: arguments)
                guard other.rank == 0 else { throw arguments.wrong(argument, "x", wants: ("a number", "一个数")) }
                result = try session.graph.binary(pair, result, other)
            }
            return Value(simplifying: result)
        }
        if let extra = arguments.several.first {
            throw Diagnostic.tooManyArguments(name, takes: 2, given: 2 + arguments.several.count, at: extra.range)
        }
        let axes = try arguments.axes("axis", rank: x.rank) ?? Array(0..<x.rank)
        let keeps = try arguments.truth("keepdims") ?? false
        return try Value(simplifying: session.graph.apply(.reduce(reduction, axes: axes, keepsAxes: keeps), [x]))
    }
}

let reductionCommands: [Command] = [
    reduction("sum", Text(en: "The sum over an axis, or of all elements.", zh: "沿某个轴求和，或对所有元素求和。")) {
        try $0.reduce(.sum, $1, axes: $2, keeps: $3)
    },
    reduction("prod", Text(en: "The product over an axis, or of all elements.", zh: "沿某个轴求积，或对所有元素求积。")) {
        try $0.reduce(.product, $1, axes: $2, keeps: $3)
    },
    reduction("mean", Text(en: "The mean over an axis, or of all elements.", zh: "沿某个轴求平均，或对所有元素求平均。")) {
        try $0.mean($1, axes: $2, keeps: $3)
    },
    reduction("var", Text(en: "The mean squared distance from the mean (divided by n).", zh: "方差：与均值之差的平方的平均（除以 n）。")) {
        try $0.variance($1, axes: $2, keeps: $3)
    },
    reduction(
        "std",
        Text(
            en: "The square root of the variance. As the variance divided by n, in the unit of x.",
            zh: "标准差：方差的平方根。方差除以 n，单位与 x 相同。")
    ) {
        let variance = try $0.variance($1, axes: $2, keeps: $3)
        return try $0.unary(.sqrt, variance)
    },
    reduction(
        "norm",
        Text(
            en: "The square root of the sum of squares. The length of a vector; of a matrix the Frobenius norm.",
            zh: "平方和的平方根。向量的长度；对矩阵是 Frobenius 范数。")
    ) {
        let squares = try $0.unary(.square, $1)
        let sum = try $0.reduce(.sum, squares, axes: $2, keeps: $3)
        return try $0.unary(.sqrt, sum)
    },
    reduction(
        "all", Text(en: "Whether every element is true.", zh: "是否每个元素都为真。"), example: "all(array([1, 2, 3]) > 0)",
        isStep: true
    ) {
        let truths = try $0.apply(.binary(.notEqual), [$1.detached, NDArray(number: 0)])
        var result = try $0.reduce(.smallest, truths, axes: $2, keeps: $3)
        result.kind = .truth
        return result
    },
    reduction(
        "any", Text(en: "Whether some element is true.", zh: "是否有元素为真。"), example: "any(array([1, 2, 3]) > 2)",
        isStep: true
    ) {
        let truths = try $0.apply(.binary(.notEqual), [$1.detached, NDArray(number: 0)])
        var result = try $0.reduce(.largest, truths, axes: $2, keeps: $3)
        result.kind = .truth
        return result
    },
    extremum(
        "max", .largest, .maximum,
        Text(
            en: "The largest element, over an axis or of all; of several numbers, the largest.",
            zh: "最大的元素，可沿某个轴；给几个数时取其中最大的。")),
    extremum(
        "min", .smallest, .minimum,
        Text(
            en: "The smallest element, over an axis or of all; of several numbers, the smallest.",
            zh: "最小的元素，可沿某个轴；给几个数时取其中最小的。")),
    position(
        "argmax", isLargest: true,
        Text(en: "The position of the largest element, the first of equal ones.", zh: "最大元素的位置，相等时取第一个。")),
    position(
        "argmin", isLargest: false,
        Text(en: "The position of the smallest element, the first of equal ones.", zh: "最小元素的位置，相等时取第一个。")),
]

private func position(_ name: String, isLargest: Bool, _ summary: Text) -> Command {
    Command(
        name, .arrays, [.required("x"), .optional("axis", "None")], summary, example: "\(name)(array([3, 1, 4, 1]))",
        isStep: true
    ) { session, arguments in
        let x = try arguments.array("x", &session)
        let axis = try arguments.axes("axis", rank: x.rank)?.first
        return try Value(simplifying: isLargest ? x.argmax(axis: axis) : x.argmin(axis: axis))
    }
}
