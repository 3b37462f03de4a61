internal import Diagnostics
internal import Engine

let generatorCommands: [Command] = [
    Command(
        "make_classification", .data,
        [
            .optional("samples", "100"), .optional("features", "20"), .option("informative", "2"),
            .option("redundant", "2"), .option("repeated", "0"), .option("classes", "2"), .option("clusters", "2"),
            .option("weights", "None"), .option("flip", "0.01"), .option("separation", "1.0"),
            .option("hypercube", "True"), .option("shuffle", "True"),
        ],
        Text(
            en:
                "Clusters of points around the corners of a hypercube, scikit-learn's make_classification. x is [samples, features], y [samples] holds the classes 0, 1, ….",
            zh: "超立方体各顶点周围的点簇，与 scikit-learn 的 make_classification 相同。x 为 [样本, 特征]，y [样本] 是类别 0、1、…。"),
        example: "seed 42\ndata = make_classification(samples=200, features=20)\ndata.x.shape",
        result: .generated(features: nil, standard: 20)
    ) { session, arguments in
        let samples = try arguments.integer("samples", atLeast: 1) ?? 100
        let features = try arguments.integer("features", atLeast: 1) ?? 20
        try session.graph.budget.request(bytes: Session.bytes(samples, features))
        return .dataset(
            try makeClassification(
                samples: samples, features: features, informative: arguments.integer("informative") ?? 2,
                redundant: arguments.integer("redundant") ?? 2, repeated: arguments.integer("repeated") ?? 0,
                classes: arguments.integer("classes") ?? 2, clustersPerClass: arguments.integer("clusters") ?? 2,
                weights: arguments.given("weights") == nil ? nil : arguments.array("weights", &session).elements,
                flip: arguments.number("flip") ?? 0.01, separation: arguments.number("separation") ?? 1,
                hypercube: arguments.truth("hypercube") ?? true, shuffle: arguments.truth("shuffle") ?? true,
                random: &session.random))
    },
    Command(
        "make_xor", .data, [.optional("samples", "None"), .optional("noise", "0")],
        Text(
            en:
                "The corners of the unit square with the exclusive or of their coordinates: the truth table, or that many samples in random order; with normal noise on the coordinates. x is [samples, 2], y [samples] holds 0 and 1.",
            zh: "单位正方形的顶点和坐标的异或：不给个数时是真值表，否则是打乱顺序的若干样本；坐标可带正态噪声。x 为 [样本, 2]，y [样本] 取 0 和 1。"),
        example: "seed 0\nmake_xor(8, noise=0.1).y",
        result: .anyData
    ) { session, arguments in
        let samples = try arguments.integer("samples", atLeast: 1)
        try session.graph.budget.request(bytes: Session.bytes(samples ?? 4, 3))
        return .dataset(
            try makeXor(samples: samples, noise: arguments.number("noise") ?? 0, random: &session.random))
    },
    Command(
        "make_regression", .data,
        [
            .optional("samples", "100"), .optional("features", "100"), .option("informative", "10"),
            .option("targets", "1"), .option("bias", "0"), .option("noise", "0"), .option("shuffle", "True"),
        ],
        Text(
            en:
                "Values that hang linearly on some of the features, with normal noise: scikit-learn's make_regression. x is [samples, features], y [samples], or [samples, targets] for several.",
            zh: "线性依赖于部分特征的值，带正态噪声，与 scikit-learn 的 make_regression 相同。x 为 [样本, 特征]，y 为 [样本]；有几个目标时为 [样本, 目标]。"),
        example: "seed 0\ndata = make_regression(samples=50, features=3, noise=5)\ndata.x.shape",
        result: .generated(features: nil, standard: 100)
    ) { session, arguments in
        let samples = try arguments.integer("samples", atLeast: 1) ?? 100
        let features = try arguments.integer("features", atLeast: 1) ?? 100
        let targets = try arguments.integer("targets", atLeast: 1) ?? 1
        try session.request(rows: samples, [features, targets])
        return .dataset(
            try makeRegression(
                samples: samples, features: features, informative: arguments.integer("informative", atLeast: 0) ?? 10,
                targets: targets, bias: arguments.number("bias") ?? 0, noise: arguments.number("noise") ?? 0,
                shuffle: arguments.truth("shuffle") ?? true, random: &session.random))
    },
    Command(
        "make_blobs", .data,
        [
            .optional("samples", "100"), .optional("features", "2"), .option("centers", "3"), .option("std", "1.0"),
            .option("box", "(-10, 10)"), .option("shuffle", "True"),
        ],
        Text(
            en:
                "Round clusters of normal points, scikit-learn's make_blobs; centers is how many there are, or their coordinates, a row each. x is [samples, features], y [samples] holds the cluster of each.",
            zh: "正态分布的圆形点簇，与 scikit-learn 的 make_blobs 相同；centers 是簇数，或各簇中心的坐标（每行一个）。x 为 [样本, 特征]，y [样本] 是所属的簇。"),
        example: "seed 0\ndata = make_blobs(samples=60, centers=[[0, 0], [5, 5]], std=[1, 0.5])\nmean(data.x, axis=0)",
        result: .generated(features: nil)
    ) { session, arguments in
        let samples = try arguments.integer("samples", atLeast: 1) ?? 100
        let features = try arguments.integer("features", atLeast: 1) ?? 2
        let centers = arguments.given("centers")
        let count = centers?.value.wholeNumber
        let places = try centers == nil || count != nil ? nil : arguments.array("centers", &session)
        try session.request(rows: samples, [places?.shape.last ?? features, 1])
        let deviations = try arguments.given("std") == nil ? [1] : arguments.array("std", &session).elements
        let clusters = count ?? places?.shape.first ?? 3
        try session.request(rows: max(0, clusters), [features])
        if deviations.count != 1, deviations.count != clusters {
            throw Diagnostic.countsDiffer(
                ("centers", clusters), ("std", deviations.count), at: try arguments["std"].range)
        }
        let box = try arguments.given("box") == nil ? [-10, 10] : arguments.array("box", &session).elements
        guard box.count == 2 else {
            throw arguments.wrong(try arguments["box"], "box", wants: ("a pair (low, high)", "一对 (low, high)"))
        }
        return .dataset(
            try makeBlobs(
                samples: samples, features: features, clusters: clusters, centers: places, deviations: deviations,
                box: (box[0], box[1]), shuffle: arguments.truth("shuffle") ?? true, random: &session.random))
    },
    Command(
        "make_moons", .data,
        [.optional("samples", "100"), .option("noise", "None"), .option("shuffle", "True")],
        Text(
            en:
                "Two half circles that reach into each other, scikit-learn's make_moons; with normal noise. x is [samples, 2], y [samples] holds 0 and 1.",
            zh: "两个互相嵌入的半圆，与 scikit-learn 的 make_moons 相同；可带正态噪声。x 为 [样本, 2]，y [样本] 取 0 和 1。"),
        example:
            "seed 0\ndata = make_moons(samples=200, noise=0.2)\nplot points(data.x[:, 0], data.x[:, 1], by=data.y)",
        result: .generated(features: 2)
    ) { session, arguments in
        let samples = try arguments.integer("samples", atLeast: 1) ?? 100
        try session.request(rows: samples, [3])
        return .dataset(
            try makeMoons(
                samples: samples, noise: arguments.number("noise"), shuffle: arguments.truth("shuffle") ?? true,
                random: &session.random))
    },
    Command(
        "make_circles", .data,
        [
            .optional("samples", "100"), .option("noise", "None"), .option("factor", "0.8"),
            .option("shuffle", "True"),
        ],
        Text(
            en:
                "A circle in a circle, factor times as large, scikit-learn's make_circles; with normal noise. x is [samples, 2], y [samples] holds 0 outside and 1 inside.",
            zh: "大圆套小圆，小圆半径是大圆的 factor 倍，与 scikit-learn 的 make_circles 相同；可带正态噪声。x 为 [样本, 2]，y [样本] 外圆为 0，内圆为 1。"),
        example: "seed 0\nmake_circles(samples=6, factor=0.5).y",
        result: .generated(features: 2)
    ) { session, arguments in
        let samples = try arguments.integer("samples", atLeast: 1) ?? 100
        try session.request(rows: samples, [3])
        return .dataset(
            try makeCircles(
                samples: samples, noise: arguments.number("noise"), factor: arguments.number("factor") ?? 0.8,
                shuffle: arguments.truth("shuffle") ?? true, random: &session.random))
    },
    Command(
        "make_spiral", .data,
        [
            .optional("samples", "100"), .optional("classes", "2"), .option("turns", "1.0"), .option("noise", "None"),
            .option("shuffle", "True"),
        ],
        Text(
            en:
                "Interleaved spirals, a class each: radius t from above 0 to 1, angle 2π·(turns·t + c/classes); with normal noise. x is [samples, 2], y [samples] holds the classes 0, 1, ….",
            zh: "互相缠绕的螺旋线，每类一条：半径 t 从 0 以上到 1，角度 2π·(turns·t + c/classes)；可带正态噪声。x 为 [样本, 2]，y [样本] 是类别 0、1、…。"),
        example:
            "seed 0\ndata = make_spiral(samples=300, classes=3, noise=0.02)\nplot points(data.x[:, 0], data.x[:, 1], by=data.y)",
        result: .anyData
    ) { session, arguments in
        let samples = try arguments.integer("samples", atLeast: 1) ?? 100
        try session.request(rows: samples, [6])
        return .dataset(
            try makeSpiral(
                samples: samples, classes: arguments.integer("classes", atLeast: 1) ?? 2,
                turns: arguments.number("turns") ?? 1, noise: arguments.number("noise"),
                shuffle: arguments.truth("shuffle") ?? true, random: &session.random))
    },
    Command(
        "make_sine", .data,
        [
            .optional("samples", "100"), .option("noise", "None"), .option("low", "0"), .option("high", "2*pi"),
            .option("even", "False"),
        ],
        Text(
            en:
                "One wave to be fitted: x uniform from low to high, or with even=True at even steps, and y = sin(x) with normal noise. x is [samples, 1], y [samples].",
            zh: "用来拟合的正弦波：x 在 low 到 high 之间均匀抽取，even=True 时等距排列；y = sin(x)，可带正态噪声。x 为 [样本, 1]，y 为 [样本]。"),
        example: "seed 0\ndata = make_sine(samples=50, noise=0.1)\nplot points(data.x, data.y)",
        result: .generated(features: 1)
    ) { session, arguments in
        let samples = try arguments.integer("samples", atLeast: 1) ?? 100
        try session.request(rows: samples, [2])
        return .dataset(
            try makeSine(
                samples: samples, low: arguments.number("low") ?? 0, high: arguments.number("high") ?? 2 * .pi,
                even: arguments.truth("even") ?? false, noise: arguments.number("noise"), random: &session.random))
    },
]

extension Session {
    /// Asks for the memory of a table while it is made and put into order: twice its size.
    fileprivate mutating func request(rows: Int, _ widths: [Int]) throws {
        for width in widths { try graph.budget.request(bytes: Session.bytes(of: [2, rows, width])) }
    }
}
