/// What calls give, the most common first.
let resultMeanings: [ResultMeaning] = [
    ResultMeaning(
        "exp", "log", "sqrt", "sin", "cos", "tan", "abs", "sign", "floor", "ceil", "isnan", "round", "clip", "relu",
        "leaky_relu", "elu", "selu", "gelu", "silu", "sigmoid", "tanh", "softplus", "softsign", "softmax", "linear",
        en: "an array of the shape of x; of a number a number", zh: "与 x 同形状的数组；x 是数时得到数"),
    ResultMeaning(
        "maximum", "minimum", "where", en: "an array of the shape that its arguments broadcast to; of numbers a number",
        zh: "各参数广播后形状的数组；都是数时得到数"),
    ResultMeaning(
        "sum", "prod", "mean", "var", "std", "norm", "all", "any", "max", "min", "median", "quantile", "argmax",
        "argmin", en: "a number; with axis= an array without that axis", zh: "一个数；给出 axis= 时，是去掉该轴的数组"),
    ResultMeaning(
        "zeros", "ones", "full", "rand", "randn", "glorot_uniform", "glorot_normal", "he_uniform", "he_normal",
        "lecun_normal", "orthogonal", en: "an array of that shape", zh: "该形状的数组"),
    ResultMeaning(
        "uniform", "normal", "randint", "choice", "binomial", "exponential", en: "a number, or an array of shape size",
        zh: "一个数，或形状为 size 的数组"),
    ResultMeaning("permutation", en: "an array of integers, or one shaped as x", zh: "整数数组，或与 x 同形状的数组"),
    ResultMeaning("sort", "cumsum", "tril", en: "an array of the shape of x", zh: "与 x 同形状的数组"),
    ResultMeaning("argsort", en: "an array of positions, of the shape of x", zh: "位置的数组，形状与 x 相同"),
    ResultMeaning("array", en: "an array with as many axes as the list is deep", zh: "数组，列表有几层就有几个轴"),
    ResultMeaning("eye", en: "an array [n, n]", zh: "数组 [n, n]"),
    ResultMeaning("arange", "linspace", en: "an array of one axis", zh: "一个轴的数组"),
    ResultMeaning("reshape", "flatten", en: "an array; without one, a layer", zh: "数组；不给数组时是一层"),
    ResultMeaning("transpose", "concat", "repeat", "tile", en: "an array", zh: "数组"),
    ResultMeaning("stack", en: "an array of one axis more", zh: "多一个轴的数组"),
    ResultMeaning("diff", en: "an array one shorter along the axis", zh: "沿该轴少一项的数组"),
    ResultMeaning("unique", en: "an array of one axis, or a list of texts", zh: "一个轴的数组，或文本的列表"),
    ResultMeaning("dot", en: "a number of two vectors, else an array", zh: "两个向量得到数，否则得到数组"),
    ResultMeaning("outer", en: "an array [len(a), len(b)]", zh: "数组 [len(a), len(b)]"),
    ResultMeaning("corrcoef", en: "an array [2, 2] of numbers from -1 to 1", zh: "-1 到 1 之间的数的数组 [2, 2]"),
    ResultMeaning(
        "one_hot", en: "an array [n, classes]; of data sets as many data sets", zh: "数组 [n, 类]；对数据集则得到同样多的数据集"),
    ResultMeaning("solve", en: "an array of the shape of b", zh: "与 b 同形状的数组"),
    ResultMeaning("lstsq", en: "an array [features] or [features, k]", zh: "数组 [特征] 或 [特征, k]"),
    ResultMeaning("inv", en: "an array [n, n]", zh: "数组 [n, n]"),
    ResultMeaning("det", "float", en: "a number", zh: "一个数"),
    ResultMeaning("eigh", en: "a pair of arrays, [n] and [n, n]", zh: "两个数组，[n] 和 [n, n]"),
    ResultMeaning(
        "svd", en: "three arrays: u [n, k], s [k], vt [k, m], with k the smaller of n and m",
        zh: "三个数组：u [n, k]、s [k]、vt [k, m]，k 是 n 和 m 中较小的"),
    ResultMeaning("seed", "print", "show", "freeze", "unfreeze", en: "nothing", zh: "没有值"),
    ResultMeaning(
        "table", "describe", "head", "summary", "confusion", "evaluate", "trace", "why", "check_gradient", "explain",
        "best_possible", en: "a table, which shows where the call stands alone", zh: "一张表，单独写一行时显示出来"),
    ResultMeaning(
        "causal_graph", en: "a causal graph, with fields .variables, .latent, .arrows and .arcs",
        zh: "因果图，有字段 .variables、.latent、.arrows 和 .arcs"),
    ResultMeaning(
        "separated", en: "an answer that serves as True or False, with the open .path as text or None",
        zh: "可当作 True 或 False 的回答，.path 是打开的路径的文本或 None"),
    ResultMeaning(
        "paths", en: "a list of paths, with fields .open and .blocked as lists of texts",
        zh: "路径表，有字段 .open 和 .blocked，都是文本的列表"),
    ResultMeaning(
        "adjustment_sets",
        en: "an answer that serves as True or False, with fields .possible and .sets; with test= .valid and .path",
        zh: "可当作 True 或 False 的回答，有字段 .possible 和 .sets；给出 test= 时是 .valid 和 .path"),
    ResultMeaning(
        "frontdoor", en: "an answer that serves as True or False, with fields .possible and .sets",
        zh: "可当作 True 或 False 的回答，有字段 .possible 和 .sets"),
    ResultMeaning(
        "instruments", en: "an answer that serves as True or False, with fields .possible, .names and .given",
        zh: "可当作 True 或 False 的回答，有字段 .possible、.names 和 .given"),
    ResultMeaning(
        "implications", en: "a list of independencies, with fields .pairs and .given",
        zh: "独立性的表，有字段 .pairs 和 .given"),
    ResultMeaning(
        "identify",
        en:
            "an estimand that serves as True or False, with fields .possible, .formula (in TeX), .text, .steps and .hedge",
        zh: "可当作 True 或 False 的估计目标，有字段 .possible、.formula（TeX）、.text、.steps 和 .hedge"),
    ResultMeaning("len", "int", en: "an integer", zh: "一个整数"),
    ResultMeaning("range", en: "a sequence of integers", zh: "整数序列"),
    ResultMeaning("zip", "enumerate", en: "a list of tuples", zh: "元组的列表"),
    ResultMeaning("sorted", "list", en: "a list", zh: "列表"),
    ResultMeaning("str", en: "a text", zh: "文本"),
    ResultMeaning("bool", en: "True or False", zh: "True 或 False"),
    ResultMeaning(
        "dataset", "load", "make_classification", "make_xor", "make_regression", "make_blobs", "make_moons",
        "make_circles", "make_spiral", "make_sine", "iris", "wine", "digits", "penguins", "nhefs", "kidney_stones",
        en: "a data set, with fields .x, .y, .features and .classes", zh: "数据集，有字段 .x、.y、.features 和 .classes"),
    ResultMeaning("split", en: "a tuple of two data sets, or of three", zh: "两个或三个数据集的元组"),
    ResultMeaning("kfold", en: "a list of pairs of data sets", zh: "数据集对的列表"),
    ResultMeaning("batches", en: "a list of data sets", zh: "数据集的列表"),
    ResultMeaning(
        "standardize", "normalize", "fill_missing", "drop_missing", "select_features",
        en: "a data set; of several a tuple of as many", zh: "数据集；给出几个就得到几个的元组"),
    ResultMeaning(
        "dense", "embedding", "positional_encoding", "conv1d", "conv2d", "max_pool2d", "average_pool2d",
        "global_average_pool", "dropout", "batch_norm", "layer_norm", "residual", "layer", "simple_rnn", "lstm", "gru",
        "bidirectional", "attention", en: "a layer", zh: "层"),
    ResultMeaning("l1", "l2", en: "a regularizer, for regularizer= of a layer", zh: "正则项，供层的 regularizer= 使用"),
    ResultMeaning(
        "sequential", en: "a model, with fields .layers and .parameters; net(x) computes",
        zh: "模型，有字段 .layers 和 .parameters；net(x) 进行计算"),
    ResultMeaning("predict", en: "an array: a row of outputs for each sample", zh: "数组：每个样本一行输出"),
    ResultMeaning("copy", en: "a value of the same kind", zh: "同类的值"),
    ResultMeaning(
        "train", en: "a history, with fields .epoch, .loss, .validation_loss and one for each metric",
        zh: "训练记录，有字段 .epoch、.loss、.validation_loss，每个指标也各有一个"),
    ResultMeaning(
        "cross_validate", en: "a history with a row for each fold and fields .fold, .loss and one for each metric",
        zh: "训练记录，每折一行，有字段 .fold、.loss，每个指标也各有一个"),
    ResultMeaning(
        "minimize", en: "a history, with fields .step, .loss, and .x for what was found",
        zh: "训练记录，有字段 .step、.loss，.x 是找到的结果"),
    ResultMeaning(
        "sgd", "adam", "adamw", "rmsprop", "adagrad", "adadelta", "adamax", "nadam", "lion",
        en: "an optimizer, which remembers its means from one training to the next", zh: "优化器，会把它的滑动平均带到下一次训练"),
    ResultMeaning(
        "step_decay", "exponential_decay", "cosine_decay", "warmup", en: "a schedule, for lr= of an optimizer",
        zh: "学习率计划，供优化器的 lr= 使用"),
    ResultMeaning(
        "early_stopping", "reduce_on_plateau", en: "a callback, for callbacks= of train",
        zh: "回调，供 train 的 callbacks= 使用"),
    ResultMeaning(
        "mse", "half_mse", "mae", "log_cosh", "binary_crossentropy", "categorical_crossentropy",
        "sparse_categorical_crossentropy", "crossentropy", "hinge", "kl_divergence", "huber", "log_loss", "rmse",
        en: "a number from 0 on; 0 is best", zh: "不小于 0 的数；0 最好"),
    ResultMeaning(
        "accuracy", "precision", "recall", "f1", "specificity", "auc", en: "a number from 0 to 1; 1 is best",
        zh: "0 到 1 的数；1 最好"),
    ResultMeaning("r2", en: "a number up to 1, which is best", zh: "不大于 1 的数；1 最好"),
    ResultMeaning(
        "grad",
        en:
            "an array, number or list shaped as the argument; of several arguments a tuple; without arguments a function",
        zh: "与参数同形状的数组、数或列表；有几个参数就是几项的元组；不给参数时是函数"),
    ResultMeaning("value_and_grad", en: "a pair of a number and the gradient", zh: "一个数和梯度组成的对"),
    ResultMeaning(
        "points", "line", "bars", "hist", "heatmap", "contour", "area", "hline", "vline", "text",
        en: "a mark, for plot", zh: "图形标记，供 plot 使用"),
    ResultMeaning(
        "plot", "boundary", "images", "draw", "roc", "calibration",
        en: "a plot, which shows where the call stands alone",
        zh: "图，单独写一行时显示出来"),
    ResultMeaning("saliency", "integrated_gradients", en: "an array of the shape of x", zh: "与 x 同形状的数组"),
    ResultMeaning("partial_dependence", en: "an array [values, 2]", zh: "数组 [取值, 2]"),
    ResultMeaning(
        "structural_model", "do", en: "a structural model, which shows as its equations", zh: "结构模型，显示为它的方程"),
    ResultMeaning(
        "simulate", en: "a data set, a column for each variable that is not hidden", zh: "数据集，每个未隐藏的变量一列"),
    ResultMeaning(
        "counterfactual", en: "the rows in the other world, which serve as a data set: the result[\"Y\"]",
        zh: "另一个世界里的这些行，可当数据集用：结果[\"Y\"]"),
    ResultMeaning("distribution", en: "a table, which shows where the call stands alone", zh: "一张表，单独写一行时显示出来"),
    ResultMeaning("expectation", en: "a number", zh: "一个数"),
    ResultMeaning(
        "estimate",
        en:
            "an effect, with fields .value, .low, .high, .error, .naive, .adjusted, and where there are such .truth and .each",
        zh: "效应，有字段 .value、.low、.high、.error、.naive、.adjusted，以及可能有的 .truth 和 .each"),
    ResultMeaning(
        "regression", "ipw", "aipw", "s_learner", "t_learner", "x_learner", "dr_learner", "tarnet", "dragonnet", "cfr",
        "two_stage", en: "a method for estimate", zh: "estimate 的方法"),
    ResultMeaning(
        "balance", "refute", "placebo", "random_common_cause", "subset", "unobserved_confounder",
        en: "a table, which shows where the call stands alone", zh: "一张表，单独写一行时显示出来"),
    ResultMeaning("e_value", en: "a table; of a risk ratio a number", zh: "一张表；给出风险比时是一个数"),
]
