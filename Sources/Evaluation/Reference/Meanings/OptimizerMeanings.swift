let optimizerMeanings: [ParameterMeaning] = [
    ParameterMeaning(
        "lr", en: "the learning rate, above 0: a number, a schedule, or a function of the step",
        zh: "学习率，大于 0：数、学习率计划，或步数的函数"),
    ParameterMeaning("momentum", en: "the share of the last step that is kept, from 0 to 1", zh: "保留上一步的比例，0 到 1"),
    ParameterMeaning("nesterov", en: "whether the gradient is taken where momentum leads", zh: "是否用 Nesterov 动量"),
    ParameterMeaning(
        "weight_decay", en: "by what share times lr the weights shrink before each step; None leaves them",
        zh: "每步之前权重缩小的比例（再乘以 lr）；None 表示不缩小"),
    ParameterMeaning("clip_value", en: "each number of the gradient is kept within ± this", zh: "梯度的每个数限制在 ± 此值之内"),
    ParameterMeaning(
        "clip_norm", en: "the gradient of each array is shortened to at most this length", zh: "每个数组的梯度长度不超过此值"),
    ParameterMeaning(
        "global_clip_norm", en: "all gradients together are shortened to at most this length", zh: "所有梯度合起来的长度不超过此值"),
    ParameterMeaning(
        "beta1", en: "how much of the running mean of the gradient stays at each step, from 0 to below 1",
        zh: "梯度滑动平均每步保留的比例，从 0 到小于 1"),
    ParameterMeaning(
        "beta2", en: "how much of the running mean of its square stays at each step, from 0 to below 1",
        zh: "梯度平方滑动平均每步保留的比例，从 0 到小于 1"),
    ParameterMeaning(
        "beta2", of: "adamax", en: "how slowly the largest gradient fades, from 0 to below 1", zh: "最大梯度衰减得多慢，从 0 到小于 1"
    ),
    ParameterMeaning(
        "beta2", of: "lion", en: "how much of the running mean is kept for the next step, from 0 to below 1",
        zh: "滑动平均留给下一步的比例，从 0 到小于 1"),
    ParameterMeaning("epsilon", en: "a small number that keeps from dividing by zero", zh: "防止除以零的小数"),
    ParameterMeaning("amsgrad", en: "whether the largest mean square so far is taken", zh: "是否取至今最大的均方"),
    ParameterMeaning("rho", en: "how much of the running mean stays at each step, 0 to 1", zh: "滑动平均每步保留的比例，0 到 1"),
    ParameterMeaning(
        "centered", en: "whether the variance of the gradient is taken, not its mean square", zh: "是否用梯度的方差代替均方"),
    ParameterMeaning("initial", en: "what the sum of squares begins with", zh: "平方和的初值"),
]
