internal import Diagnostics
internal import Engine

/// A function that is applied to every element: of a number it gives a number.
private func elementwise(
    _ name: String, _ operation: Unary, _ summary: Text, example: String? = nil
) -> Command {
    Command(
        name, .arrays, [.required("x")], summary, example: example ?? "\(name)(array([-1.0, 0.5, 2.0]))",
        result: .elementwise,
        ofOneArray: { try Value(simplifying: $0.graph.unary(operation, $1)) }
    ) { session, arguments in
        let x = try arguments.array("x", &session)
        return try Value(simplifying: session.graph.unary(operation, x))
    }
}

/// A function of two arguments that broadcast.
private func pairwise(_ name: String, _ operation: Binary, _ summary: Text) -> Command {
    Command(
        name, .arrays, [.required("a"), .required("b")], summary,
        example: "\(name)(array([1, 5, 3]), array([4, 2, 3]))", result: .pairwise("a", "b")
    ) { session, arguments in
        let a = try arguments.array("a", &session)
        let b = try arguments.array("b", &session)
        return try Value(simplifying: session.graph.binary(operation, a, b))
    }
}

/// Activations are functions of arrays too; `Activation` has their formulas.
private func activation(_ name: String, _ activation: Activation, _ summary: Text) -> Command {
    Command(
        name, .layers, [.required("x")], summary, example: "\(name)(array([-1.0, 0.0, 2.0]))",
        result: .elementwise,
        ofOneArray: { try Value(simplifying: activation.apply($1, in: &$0)) }
    ) { session, arguments in
        let x = try arguments.array("x", &session)
        return try Value(simplifying: activation.apply(x, in: &session))
    }
}

/// An activation with a number of its own: without x it is the activation with that number, for a layer.
private func activation(
    _ name: String, _ option: String, _ standard: Double, _ make: @escaping @Sendable (Double) -> Activation,
    _ summary: Text
) -> Command {
    Command(
        name, .layers, [.optional("x", "None"), .optional(option, shortNumber(standard))], summary,
        example: "x = array([-1.0, 0.0, 2.0])\nprint(\(name)(x), \(name)(x, 0.5))\ndense(3, \(name)(\(option)=0.5))",
        ofOneArray: { try Value(simplifying: make(standard).apply($1, in: &$0)) }
    ) { session, arguments in
        let activation = make(try arguments.number(option, .notNegative) ?? standard)
        guard arguments.given("x") != nil else { return .function(.activation(activation)) }
        let x = try arguments.array("x", &session)
        return try Value(simplifying: activation.apply(x, in: &session))
    }
}

let functionCommands: [Command] = [
    elementwise("exp", .exp, Text(en: "e to the power of x.", zh: "e 的 x 次幂。")),
    elementwise(
        "log", .log,
        Text(
            en: "The natural logarithm of x. In an array the logarithm of 0 is -inf, of less nan.",
            zh: "x 的自然对数。在数组里，0 的对数是 -inf，负数的是 nan。"), example: "log(array([1.0, 2.0, 10.0]))"),
    elementwise(
        "sqrt", .sqrt,
        Text(
            en: "The square root of x. In an array the root of a negative number is nan.",
            zh: "x 的平方根。在数组里，负数的平方根是 nan。"), example: "sqrt(array([1.0, 2.0, 4.0]))"),
    elementwise("sin", .sin, Text(en: "The sine of x in radians.", zh: "x（弧度）的正弦。")),
    elementwise("cos", .cos, Text(en: "The cosine of x in radians.", zh: "x（弧度）的余弦。")),
    elementwise("tan", .tan, Text(en: "The tangent of x in radians.", zh: "x（弧度）的正切。")),
    elementwise("abs", .abs, Text(en: "The absolute value of x.", zh: "x 的绝对值。")),
    elementwise("sign", .sign, Text(en: "-1, 0 or 1 as x is below, at or above zero.", zh: "x 小于、等于、大于零时分别为 -1、0、1。")),
    elementwise("floor", .floor, Text(en: "The largest integer not above x.", zh: "不大于 x 的最大整数。")),
    elementwise("ceil", .ceil, Text(en: "The smallest integer not below x.", zh: "不小于 x 的最小整数。")),
    elementwise(
        "isnan", .isNaN, Text(en: "Whether x is not a number.", zh: "x 是不是 nan。"), example: "isnan(array([1.0, nan]))"),
    pairwise("maximum", .maximum, Text(en: "The larger of a and b, element by element.", zh: "逐个元素取 a 与 b 的较大者。")),
    pairwise("minimum", .minimum, Text(en: "The smaller of a and b, element by element.", zh: "逐个元素取 a 与 b 的较小者。")),
    Command(
        "where", .arrays, [.required("condition"), .required("a"), .required("b")],
        Text(en: "a where the condition holds, b elsewhere. The three broadcast.", zh: "条件成立处取 a，其余取 b。三者会广播。"),
        example: "x = arange(5)\nwhere(x > 2, x, -x)"
    ) { session, arguments in
        let condition = try arguments.array("condition", &session)
        let a = try arguments.array("a", &session)
        let b = try arguments.array("b", &session)
        return try Value(simplifying: session.graph.apply(.select, [condition, a, b]))
    },
    Command(
        "clip", .arrays, [.required("x"), .required("low"), .required("high")],
        Text(en: "x, but not below low and not above high.", zh: "把 x 限制在 low 与 high 之间。"),
        example: "clip(array([-2.0, 0.3, 5.0]), 0, 1)"
    ) { session, arguments in
        let x = try arguments.array("x", &session)
        let low = try arguments.array("low", &session)
        let high = try arguments.array("high", &session)
        let raised = try session.graph.binary(.maximum, x, low)
        return try Value(simplifying: session.graph.binary(.minimum, raised, high))
    },
    Command(
        "round", .arrays, [.required("x"), .optional("decimals", "0")],
        Text(
            en: "x rounded to that many decimals, halves to even; an integer when a number is rounded to none.",
            zh: "按给定小数位四舍六入五取偶；一个数不保留小数时得到整数。"),
        example: "round(3.14159, 2)"
    ) { session, arguments in
        let argument = try arguments["x"]
        let decimals = try arguments.integer("decimals") ?? 0
        let isBare = arguments.given("decimals") == nil
        let x = try arguments.array("x", &session)
        let rounded = try session.rounded(x, decimals: decimals)
        if isBare, case .number = argument.value, let whole = Int(exactly: rounded.elements[0]) {
            return .integer(whole)
        }
        return Value(simplifying: rounded)
    },
    activation(
        "relu", .relu,
        Text(
            en: "max(0, x). The rectified linear unit, 0 for all that is negative; its slope at 0 is taken as 0.",
            zh: "max(0, x)。线性整流：负数都变成 0；在 0 处的斜率取 0。")),
    activation(
        "leaky_relu", "slope", 0.2, { .leakyReLU(slope: $0) },
        Text(
            en:
                "x above zero, slope·x below (Maas and others, 2013). Without x it is the activation with this slope, for a layer.",
            zh: "x 大于零时为 x，否则为 slope·x（Maas 等，2013）。不给 x 时，是带这个斜率的激活函数，供层使用。")),
    activation(
        "elu", "alpha", 1, { .elu(alpha: $0) },
        Text(
            en:
                "x above zero, alpha·(exp(x) - 1) below (Clevert and others, 2016). Without x it is the activation with this alpha, for a layer.",
            zh: "x 大于零时为 x，否则为 alpha·(exp(x) - 1)（Clevert 等，2016）。不给 x 时，是带这个 alpha 的激活函数，供层使用。")),
    activation(
        "selu", .selu,
        Text(
            en:
                "The scaled exponential linear unit of Klambauer and others, 2017. 1.0507·x above zero, 1.7581·(exp(x) - 1) below: outputs tend to mean 0 and variance 1.",
            zh: "缩放指数线性单元（Klambauer 等，2017）。大于零时为 1.0507·x，否则为 1.7581·(exp(x) - 1)：使输出趋于均值 0、方差 1。")
    ),
    activation(
        "gelu", .gelu,
        Text(
            en:
                "x times the chance that a standard normal number is smaller. x·(1 + erf(x / √2)) / 2, the exact form (Hendrycks and Gimpel, 2016).",
            zh: "x 乘以标准正态随机数小于 x 的概率。即 x·(1 + erf(x / √2)) / 2 的精确形式（Hendrycks 与 Gimpel，2016）。")),
    activation("silu", .silu, Text(en: "x·sigmoid(x). Also called swish.", zh: "x·sigmoid(x)。也叫 swish。")),
    activation(
        "sigmoid", .sigmoid,
        Text(
            en:
                "1 / (1 + exp(-x)). The logistic function: it makes of any number one between 0 and 1, such as a probability.",
            zh: "1 / (1 + exp(-x))。逻辑函数：把任何数变成 0 到 1 之间的数，例如概率。")),
    activation(
        "tanh", .tanh,
        Text(
            en: "The hyperbolic tangent of x. It makes of any number one between -1 and 1.",
            zh: "x 的双曲正切。把任何数变成 -1 到 1 之间的数。")),
    activation(
        "softplus", .softplus,
        Text(en: "log(1 + exp(x)). A smooth relu, always above 0.", zh: "log(1 + exp(x))。光滑的 relu，总大于 0。")),
    activation(
        "softsign", .softsign,
        Text(
            en: "x / (1 + |x|). It lies between -1 and 1, and nears them slower than tanh.",
            zh: "x / (1 + |x|)。在 -1 到 1 之间，比 tanh 更慢地接近两端。")),
    Command(
        "softmax", .layers, [.required("x"), .option("axis", "-1")],
        Text(
            en:
                "exp(x) along an axis, divided by its sum. The results lie between 0 and 1 and sum to 1: the probabilities of classes, from their scores.",
            zh: "沿一个轴取 exp(x)，再除以总和。结果在 0 到 1 之间，和为 1：由各类的得分得到概率。"),
        example: "softmax(array([-1.0, 0.0, 2.0]))\nsoftmax(eye(2), axis=0)",
        ofOneArray: { try Value(simplifying: Activation.softmax.apply($1, in: &$0)) }
    ) { session, arguments in
        let x = try arguments.array("x", &session)
        let axis = try arguments.integer("axis") ?? -1
        return try Value(simplifying: session.graph.softmax(x, axis: axis))
    },
    activation(
        "linear", .linear, Text(en: "x itself. What a layer without activation has.", zh: "x 本身。没有激活函数的层用的就是它。")),
]

extension Session {
    /// Halves go to even; with decimals by way of a power of ten, as NumPy does it.
    fileprivate mutating func rounded(_ x: NDArray, decimals: Int) throws -> NDArray {
        if decimals == 0 { return try graph.unary(.round, x) }
        guard abs(decimals) <= 22 else {
            throw EngineError.argument(
                name: "decimals", value: Double(decimals), decimals > 0 ? .atMost(22) : .atLeast(-22))
        }
        let scale = NDArray(number: Session.powersOfTen[abs(decimals)])
        let up: Binary = decimals > 0 ? .multiply : .divide
        let down: Binary = decimals > 0 ? .divide : .multiply
        let scaled = try graph.apply(.unary(.round), [graph.binary(up, x, scale)])
        return try graph.binary(down, scaled, scale)
    }
}
