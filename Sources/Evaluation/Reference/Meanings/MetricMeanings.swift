let metricMeanings: [ParameterMeaning] = [
    ParameterMeaning(
        "y", .training, en: "the true values [n] or [n, columns]; or a model, with data as the second",
        zh: "真实值 [n] 或 [n, 列]；也可以是模型，第二个参数则是数据"),
    ParameterMeaning(
        "y_hat", .training, en: "the predicted values, shaped as y; or the data to ask the model about",
        zh: "预测值，形状同 y；或用来考察模型的数据"),
    ParameterMeaning(
        "y_hat", of: "sparse_categorical_crossentropy",
        en: "a row of probabilities for each label, [n, classes]; or the data to ask the model about",
        zh: "每个标签一行概率 [n, 类]；或用来考察模型的数据"),
    ParameterMeaning(
        "y", .metrics, en: "the true labels or values [n] or [n, columns]; or a model, with data as the second",
        zh: "真实的标签或值 [n] 或 [n, 列]；也可以是模型，第二个参数则是数据"),
    ParameterMeaning(
        "y_hat", .metrics, en: "predictions or probabilities, [n] or [n, classes]; or the data to ask the model about",
        zh: "预测或概率，[n] 或 [n, 类]；或用来考察模型的数据"),
    ParameterMeaning("delta", en: "where the square ends and the straight line begins, above 0", zh: "由平方转为直线的界限，大于 0"),
    ParameterMeaning(
        "metrics", of: "evaluate", en: "metrics, losses, their names as texts, or functions f(y, y_hat)",
        zh: "指标、损失、它们的名字文本，或函数 f(y, y_hat)"),
    ParameterMeaning("bins", of: "calibration", en: "how many intervals of probability", zh: "概率区间的个数"),
    ParameterMeaning("make", en: "a function without parameters that gives a new model", zh: "不带参数、给出新模型的函数"),
]
