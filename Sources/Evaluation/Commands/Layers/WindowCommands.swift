internal import Diagnostics
internal import Engine

/// The layers whose window moves over images and sequences.
let windowCommands: [Command] = [
    Command(
        "conv1d", .layers, convolutionParameters,
        Text(
            en:
                "A layer that moves a kernel of size steps along sequences [steps, features]; weights [size, features, filters] are drawn by the initializer, the bias starts at 0. padding is \"valid\", \"same\" or \"causal\". Of [samples, steps, features] it makes [samples, new steps, filters].",
            zh:
                "一维卷积层：沿序列 [步, 特征] 移动长为 size 的卷积核；权重 [size, 特征, 滤波器] 由 initializer 抽取，偏置从 0 开始。padding 为 \"valid\"、\"same\" 或 \"causal\"。[样本, 步, 特征] 变成 [样本, 新的步数, 滤波器]。"
        ),
        example: "net = sequential(conv1d(4, 3, relu), global_average_pool(), dense(1), input=(20, 2))\nsummary net",
        result: .layer
    ) { session, arguments in
        .layer(
            session.objects.add(
                try Conv1D(
                    filters: arguments.integer("filters", atLeast: 1) ?? 1, size: arguments.integer("size") ?? 1,
                    strides: arguments.integer("strides") ?? 1, padding: arguments.padding(Padding.allCases),
                    dilation: arguments.integer("dilation") ?? 1,
                    activation: try arguments.given("activation").map { try session.activation($0, in: arguments) }
                        ?? .linear,
                    usesBias: arguments.truth("bias") ?? true,
                    initializer: try arguments.given("initializer").map { try session.initializer($0, in: arguments) }
                        ?? .glorotUniform,
                    regularizer: arguments.given("regularizer").map { try session.regularizer($0, in: arguments) })))
    },
    Command(
        "conv2d", .layers, convolutionParameters,
        Text(
            en:
                "A layer that moves a kernel of size rows and columns over images [height, width, channels]; weights [rows, columns, channels, filters] are drawn by the initializer, the bias starts at 0. padding is \"valid\" or \"same\". Of [samples, height, width, channels] it makes [samples, new height, new width, filters].",
            zh:
                "二维卷积层：在图像 [高, 宽, 通道] 上移动 size 行列的卷积核；权重 [行, 列, 通道, 滤波器] 由 initializer 抽取，偏置从 0 开始。padding 为 \"valid\" 或 \"same\"。[样本, 高, 宽, 通道] 变成 [样本, 新的高, 新的宽, 滤波器]。"
        ),
        example: "net = sequential(conv2d(4, 3, relu), flatten(), dense(2), input=(8, 8, 1))\nsummary net",
        result: .layer
    ) { session, arguments in
        let rule = try WindowRule(
            size: arguments.pair("size") ?? WindowRule.Pair(1, 1),
            strides: arguments.pair("strides") ?? WindowRule.Pair(1, 1),
            dilation: arguments.pair("dilation") ?? WindowRule.Pair(1, 1), padding: arguments.padding())
        return .layer(
            session.objects.add(
                try Conv2D(
                    filters: arguments.integer("filters", atLeast: 1) ?? 1, rule: rule,
                    activation: try arguments.given("activation").map { try session.activation($0, in: arguments) }
                        ?? .linear,
                    usesBias: arguments.truth("bias") ?? true,
                    initializer: try arguments.given("initializer").map { try session.initializer($0, in: arguments) }
                        ?? .glorotUniform,
                    regularizer: arguments.given("regularizer").map { try session.regularizer($0, in: arguments) })))
    },
    Command(
        "max_pool2d", .layers,
        [.optional("size", "2"), .optional("strides", "None"), .option("padding", "\"valid\"")],
        Text(
            en:
                "A layer that keeps the largest element of each window of images [height, width, channels]; strides is the size if left out.",
            zh: "最大池化层：在图像 [高, 宽, 通道] 的每个窗口中取最大元素；不写 strides 时等于 size。"),
        example: "net = sequential(max_pool2d(), input=(4, 4, 1))\nnet(arange(16).reshape(1, 4, 4, 1))[0, :, :, 0]",
        result: .layer
    ) { session, arguments in .layer(session.objects.add(MaxPool2D(rule: try arguments.poolRule()))) },
    Command(
        "average_pool2d", .layers,
        [.optional("size", "2"), .optional("strides", "None"), .option("padding", "\"valid\"")],
        Text(
            en:
                "A layer that gives the mean of each window of images [height, width, channels]; strides is the size if left out.",
            zh: "平均池化层：在图像 [高, 宽, 通道] 的每个窗口中取平均；不写 strides 时等于 size。"),
        example:
            "net = sequential(average_pool2d(), input=(4, 4, 1))\nnet(arange(16).reshape(1, 4, 4, 1))[0, :, :, 0]",
        result: .layer
    ) { session, arguments in .layer(session.objects.add(AveragePool2D(rule: try arguments.poolRule()))) },
    Command(
        "global_average_pool", .layers, [],
        Text(
            en:
                "A layer that gives the mean of each channel over all places of an image, or all steps of a sequence. Of [samples, height, width, channels] it makes [samples, channels].",
            zh: "全局平均池化层：对图像的所有位置，或序列的所有步，求每个通道的平均。[样本, 高, 宽, 通道] 变成 [样本, 通道]。"),
        example:
            "net = sequential(conv2d(4, 3), global_average_pool(), dense(2), input=(8, 8, 1))\nsummary net",
        result: .layer
    ) { session, _ in .layer(session.objects.add(GlobalAveragePool())) },
]

private let convolutionParameters: [CommandParameter] = [
    .required("filters"), .required("size"), .optional("activation", "linear"), .option("strides", "1"),
    .option("padding", "\"valid\""), .option("dilation", "1"), .option("bias", "True"),
    .option("initializer", "glorot_uniform"), .option("regularizer", "None"),
]

extension Arguments {
    /// One integer for rows and columns, or two.
    fileprivate func pair(_ name: String) throws -> WindowRule.Pair? {
        guard let argument = given(name) else { return nil }
        if let one = argument.value.wholeNumber { return WindowRule.Pair(one, one) }
        switch argument.value {
        case .tuple(let list), .list(let list):
            let numbers = list.items.compactMap(\.wholeNumber)
            if numbers.count == 2, list.items.count == 2 { return WindowRule.Pair(numbers[0], numbers[1]) }
        default: break
        }
        throw wrong(argument, name, wants: ("a whole number or two", "一个或两个整数"))
    }

    fileprivate func padding(_ choices: [Padding] = [.valid, .same]) throws -> Padding {
        guard let name = try text("padding") else { return .valid }
        guard let padding = Padding(rawValue: name), choices.contains(padding) else {
            throw Diagnostic.unknownChoice(
                name, of: "padding", known: choices.map(\.rawValue), at: try self["padding"].range)
        }
        return padding
    }

    /// The window of a pooling layer.
    fileprivate func poolRule() throws -> WindowRule {
        let size = try pair("size") ?? WindowRule.Pair(2, 2)
        return try WindowRule(size: size, strides: pair("strides") ?? size, padding: padding())
    }
}
