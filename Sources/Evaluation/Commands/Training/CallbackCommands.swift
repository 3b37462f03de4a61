internal import Diagnostics
internal import Engine

let callbackCommands: [Command] = [
    Command(
        "early_stopping", .training,
        [
            .optional("monitor", "\"validation_loss\""), .option("patience", "0"), .option("min_delta", "0"),
            .option("restore_best", "False"),
        ],
        Text(
            en: "Ends training when a column of the history has not become better for patience epochs.",
            zh: "训练记录中的某一列连续 patience 轮没有变好时，停止训练。"),
        example: "early_stopping(patience=5, restore_best=True)",
        result: .callback
    ) { _, arguments in
        .callback(
            .earlyStopping(
                EarlyStopping(
                    monitor: try arguments.text("monitor") ?? "validation_loss",
                    patience: try arguments.integer("patience", atLeast: 0) ?? 0,
                    minimumDelta: try arguments.number("min_delta", .notNegative) ?? 0,
                    restoresBest: try arguments.truth("restore_best") ?? false)))
    },
    Command(
        "reduce_on_plateau", .training,
        [
            .optional("monitor", "\"validation_loss\""), .option("factor", "0.1"), .option("patience", "10"),
            .option("min_delta", "0.0001"), .option("min_lr", "0"),
        ],
        Text(
            en:
                "Multiplies the learning rate by factor when a column of the history has not become better for patience epochs.",
            zh: "训练记录中的某一列连续 patience 轮没有变好时，把学习率乘以 factor。"),
        example: "reduce_on_plateau(patience=3, factor=0.5)",
        result: .callback
    ) { _, arguments in
        .callback(
            .reduceOnPlateau(
                ReduceOnPlateau(
                    monitor: try arguments.text("monitor") ?? "validation_loss",
                    factor: try arguments.number("factor", .share) ?? 0.1,
                    patience: try arguments.integer("patience", atLeast: 0) ?? 10,
                    minimumDelta: try arguments.number("min_delta", .notNegative) ?? 1e-4,
                    minimumRate: try arguments.number("min_lr", .notNegative) ?? 0)))
    },
]
