let trainingMeanings: [ParameterMeaning] = [
    ParameterMeaning(
        "loss", en: "what is made small: a word like mse, its name as text, or a function f(y, y_hat) of yours",
        zh: "要减小的量：mse 这样的词、它的名字文本，或自己的函数 f(y, y_hat)"),
    ParameterMeaning(
        "loss", of: "best_possible", en: "the loss that the net was trained with: mse, half_mse or a cross-entropy",
        zh: "训练模型所用的损失：mse、half_mse 或交叉熵"),
    ParameterMeaning(
        "optimizer", en: "how a gradient becomes a step: adam(lr=0.01), or a word like adam",
        zh: "怎样由梯度走一步：adam(lr=0.01)，或 adam 这样的词"),
    ParameterMeaning("epochs", en: "how often all samples are gone through", zh: "把全部样本过几遍"),
    ParameterMeaning(
        "batch", en: "how many samples each step rests on; the last batch of an epoch may be smaller",
        zh: "每一步用多少个样本；每轮最后一批可以较少"),
    ParameterMeaning(
        "validation", en: "a data set on which the loss is measured after each epoch, and not trained",
        zh: "每轮之后在其上计算损失、但不用来训练的数据集"),
    ParameterMeaning(
        "metrics", of: "train", en: "metrics to be logged for each epoch, as [accuracy]", zh: "每轮记录的指标，如 [accuracy]"),
    ParameterMeaning(
        "metrics", of: "cross_validate",
        en: "metrics to be measured on each fold; None takes accuracy where the loss compares classes",
        zh: "在每一折上计算的指标；None 时若损失比较类别则取 accuracy"),
    ParameterMeaning(
        "callbacks", en: "what may end training or lower the rate, as [early_stopping(patience=5)]",
        zh: "可以提前停止或降低学习率的回调，如 [early_stopping(patience=5)]"),
    ParameterMeaning("steps", of: "step_decay", en: "after how many steps the rate is multiplied", zh: "每隔多少步乘一次"),
    ParameterMeaning(
        "steps", of: "exponential_decay", "cosine_decay", "warmup", en: "how many steps it takes", zh: "经过的步数"),
    ParameterMeaning("steps", of: "minimize", en: "how many steps", zh: "步数"),
    ParameterMeaning("rate", of: "step_decay", "exponential_decay", en: "the factor, above 0", zh: "倍数，大于 0"),
    ParameterMeaning(
        "lr", of: "step_decay", "exponential_decay", "cosine_decay", en: "the rate at the first step, above 0",
        zh: "开始时的学习率，大于 0"),
    ParameterMeaning(
        "lr", of: "warmup", en: "the rate to be reached, or the schedule that follows", zh: "要达到的学习率，或之后的学习率计划"),
    ParameterMeaning(
        "alpha", of: "cosine_decay", en: "the share of lr that is left at the end, 0 to 1", zh: "最后剩下的比例，0 到 1"),
    ParameterMeaning(
        "monitor",
        en: "the column of the history that is watched; what measures a share right must rise, all else must fall",
        zh: "所看的训练记录的列；衡量正确程度的应上升，其余应下降"),
    ParameterMeaning("patience", en: "how many epochs without becoming better are allowed", zh: "允许连续多少轮没有变好"),
    ParameterMeaning("min_delta", en: "what counts as better: a change larger than this", zh: "变化大于它才算变好"),
    ParameterMeaning("restore_best", en: "whether the weights of the best epoch are put back", zh: "是否恢复最好一轮的权重"),
    ParameterMeaning("factor", en: "what the rate is multiplied by, between 0 and 1", zh: "学习率乘以的倍数，0 到 1 之间"),
    ParameterMeaning("min_lr", en: "the rate below which it does not go", zh: "学习率的下限"),
    ParameterMeaning("f", en: "a function whose result is one number", zh: "结果是一个数的函数"),
    ParameterMeaning(
        "arguments", en: "what f is called with: numbers, arrays, lists of them, or models",
        zh: "调用 f 的参数：数、数组、它们的列表，或模型"),
]
