let effectMeanings: [ParameterMeaning] = [
    ParameterMeaning(
        "data", of: "estimate", "balance", en: "a data set whose columns are called as the graph's variables",
        zh: "数据集，列名与图中的变量名相同"),
    ParameterMeaning(
        "g", of: "estimate", "balance",
        en: "the causal graph that is assumed: causal_graph(\"Z -> T; Z -> Y; T -> Y\")",
        zh: "所假设的因果图：causal_graph(\"Z -> T; Z -> Y; T -> Y\")"),
    ParameterMeaning(
        "of", of: "estimate", "balance",
        en: "the name of the treatment; None takes what the graph's text marks [exposure]",
        zh: "处理变量的名字；None 取图的文本里标了 [exposure] 的变量"),
    ParameterMeaning(
        "on", of: "estimate", "balance",
        en: "the name of the outcome; None takes what the graph's text marks [outcome]",
        zh: "结果变量的名字；None 取图的文本里标了 [outcome] 的变量"),
    ParameterMeaning(
        "method", of: "estimate",
        en:
            "how: regression, ipw, aipw, s_learner, t_learner, x_learner, dr_learner, tarnet, dragonnet, cfr, two_stage or frontdoor, with options in parentheses",
        zh:
            "方法：regression、ipw、aipw、s_learner、t_learner、x_learner、dr_learner、tarnet、dragonnet、cfr、two_stage 或 frontdoor，选项写在括号里"
    ),
    ParameterMeaning(
        "adjust", en: "the names to adjust for; None takes a smallest set that the graph allows",
        zh: "要调整的变量名；None 取图所允许的最小的一组"),
    ParameterMeaning(
        "contrast",
        en: "the two treatments that are compared, first with second: (\"A\", \"B\"); None compares 1 with 0",
        zh: "要比较的两种处理，前者与后者相比：(\"A\", \"B\")；None 比较 1 和 0"),
    ParameterMeaning(
        "categories", en: "columns of numbers that only name categories; texts are categories anyway",
        zh: "只表示类别的数值列；文本列总是类别"),
    ParameterMeaning(
        "bootstrap", en: "how many resamples the interval is taken from; None takes it from the influence function",
        zh: "由多少次重抽样得到区间；None 用影响函数"),
    ParameterMeaning("level", en: "the share of data sets whose interval holds the truth", zh: "区间应以多大比例包含真值"),
    ParameterMeaning(
        "outcome", .cause, en: "hidden layers of the outcome's model, one or a list; None is a straight line",
        zh: "结果模型的隐藏层，一层或列表；None 为直线"),
    ParameterMeaning(
        "outcome", of: "tarnet", "dragonnet", "cfr", en: "hidden layers of each head", zh: "每个头的隐藏层"),
    ParameterMeaning(
        "propensity", .cause,
        en: "hidden layers of the model of the treatment's probability; None is a logistic regression",
        zh: "处理概率模型的隐藏层；None 为逻辑回归"),
    ParameterMeaning(
        "propensity", of: "dragonnet", en: "hidden layers between the shared ones and the probability of treatment",
        zh: "共享层与处理概率之间的隐藏层"),
    ParameterMeaning(
        "effect", of: "dr_learner", en: "hidden layers of the effect's model; None takes those of the outcome",
        zh: "效应模型的隐藏层；None 与 outcome 相同"),
    ParameterMeaning("shared", en: "the layers that both heads share, one or a list", zh: "两个头共享的层，一层或列表"),
    ParameterMeaning(
        "interactions", en: "the covariates whose slope may differ by treatment", zh: "斜率可随处理而不同的协变量"),
    ParameterMeaning(
        "mean", of: "ipw", en: "\"hajek\" divides by the sum of the weights, \"horvitz_thompson\" by the samples",
        zh: "\"hajek\" 除以权重之和，\"horvitz_thompson\" 除以样本数"),
    ParameterMeaning(
        "clip", .cause, en: "probabilities nearer to 0 or 1 are moved to it; None leaves them",
        zh: "离 0 或 1 更近的概率移到这个值；None 不动"),
    ParameterMeaning(
        "folds", .cause,
        en:
            "each fold is estimated with models learnt on the others; 1 learns on all; None is 5 with nets and 1 without",
        zh: "每一折用其他折上学得的模型来估计；1 表示用全部样本学习；None 在有网络时为 5，否则为 1"),
    ParameterMeaning(
        "epochs", of: "regression", "ipw", "aipw", "s_learner", "t_learner", "x_learner", "dr_learner",
        en: "how often all samples are gone through; None is 200 for outcomes, 60 for probabilities, 40 for effects",
        zh: "把全部样本过几遍；None 时结果为 200、概率为 60、效应为 40"),
    ParameterMeaning("lr", .cause, en: "Adam's learning rate", zh: "Adam 的学习率"),
    ParameterMeaning(
        "l2", .cause,
        en: "the penalty of the weights; None is 4/n for outcomes, 1/n for probabilities, 40/n for effects",
        zh: "权重的惩罚；None 时结果为 4/n、概率为 1/n、效应为 40/n"),
    ParameterMeaning(
        "l2", of: "tarnet", "dragonnet", "cfr", en: "the penalty of the heads' last weights", zh: "各头最后一层权重的惩罚"),
    ParameterMeaning("targeting", en: "the weight of targeted regularisation; 0 leaves it out", zh: "定向正则化的权重；0 表示不用"),
    ParameterMeaning(
        "balance", of: "cfr", en: "the weight of the distance between the groups' representations", zh: "两组表示之间距离的权重"),
    ParameterMeaning("effect", .cause, en: "what estimate gives", zh: "estimate 给出的效应"),
    ParameterMeaning("effect", of: "e_value", en: "what estimate gives, or a risk ratio", zh: "estimate 给出的效应，或风险比"),
    ParameterMeaning(
        "repeats", .cause, en: "how often the change is made and the effect estimated again", zh: "改动并重新估计多少次"),
    ParameterMeaning("share", of: "subset", en: "the share of the samples that is kept", zh: "保留样本的比例"),
    ParameterMeaning(
        "strength", of: "unobserved_confounder",
        en: "how many times as strong as an observed cause the unobserved one is taken to be",
        zh: "假设未观测的原因是已观测原因的多少倍强"),
]
