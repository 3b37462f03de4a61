internal import Diagnostics
internal import Engine

/// The layers that do something else in training than otherwise, and their like.
let normalizationCommands: [Command] = [
    Command(
        "dropout", .layers, [.required("rate")],
        Text(
            en:
                "A layer that in training sets each element to zero with probability rate and divides the others by 1 - rate; otherwise it changes nothing. It keeps the shape and has no weights (Srivastava and others, 2014).",
            zh: "丢弃层：训练时以概率 rate 把元素置零，其余除以 1 - rate；平时不作改变。形状不变，没有权重（Srivastava 等，2014）。"),
        example: "seed 0\nnet = sequential(dropout(0.5))\nnet(ones(2, 4), training=True)",
        result: .layer
    ) { session, arguments in
        .layer(session.objects.add(try Dropout(rate: try arguments.number("rate") ?? 0)))
    },
    Command(
        "batch_norm", .layers, [.option("momentum", "0.99"), .option("epsilon", "0.001")],
        Text(
            en:
                "A layer that gives gamma * (x - mean) / sqrt(variance + epsilon) + beta for each feature, in training with the batch's mean and variance, else with their moving averages: moving = momentum * moving + (1 - momentum) * the batch's. gamma begins at 1 and beta at 0; both are trained (Ioffe and Szegedy, 2015).",
            zh:
                "批归一化层：对每个特征计算 gamma * (x - 均值) / sqrt(方差 + epsilon) + beta；训练时用这一批的均值和方差，平时用滑动平均：moving = momentum * moving + (1 - momentum) * 这一批的值。gamma 从 1、beta 从 0 开始，都参与训练（Ioffe 与 Szegedy，2015）。"
        ),
        example: "net = sequential(dense(4), batch_norm(), dense(1), input=2)\nsummary net",
        result: .layer
    ) { session, arguments in
        .layer(
            session.objects.add(
                try BatchNorm(
                    momentum: arguments.number("momentum") ?? 0.99, epsilon: arguments.number("epsilon") ?? 1e-3)))
    },
    Command(
        "layer_norm", .layers, [.option("epsilon", "0.001")],
        Text(
            en:
                "A layer that gives gamma * (x - mean) / sqrt(variance + epsilon) + beta, with the mean and variance of each row along the last axis. gamma begins at 1 and beta at 0; both are trained (Ba and others, 2016).",
            zh:
                "层归一化：gamma * (x - 均值) / sqrt(方差 + epsilon) + beta，均值和方差沿最后一个轴逐行计算。gamma 从 1、beta 从 0 开始，都参与训练（Ba 等，2016）。"
        ),
        example: "net = sequential(layer_norm(), input=3)\nnet(array([[1, 2, 3], [10, 20, 30]]))",
        result: .layer
    ) { session, arguments in
        .layer(session.objects.add(try LayerNorm(epsilon: arguments.number("epsilon") ?? 1e-3)))
    },
]
