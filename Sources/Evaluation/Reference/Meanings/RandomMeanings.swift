let randomMeanings: [ParameterMeaning] = [
    ParameterMeaning(
        "size", .random,
        en: "the shape of the draw, as 5 or (2, 3); None draws one number, or one for each element of the parameters",
        zh: "抽样的形状，如 5 或 (2, 3)；None 表示一个数，或参数的每个元素各一个"),
    ParameterMeaning("low", .random, en: "the lower bound, included", zh: "下界，包含在内"),
    ParameterMeaning("high", .random, en: "the upper bound, not included", zh: "上界，不包含在内"),
    ParameterMeaning("mean", en: "the mean, a number or an array", zh: "均值，数或数组"),
    ParameterMeaning(
        "std", of: "normal", en: "the standard deviation, not negative; a number or an array", zh: "标准差，不为负；数或数组"),
    ParameterMeaning(
        "x", .random, en: "a whole number, for 0, 1, … below it, or an array, for its rows",
        zh: "整数，表示 0、1、… 直到它之前；或数组，表示它的各行"),
    ParameterMeaning("replace", en: "whether one may be drawn again", zh: "抽出后是否放回"),
    ParameterMeaning(
        "p", of: "choice", en: "the probability of each, numbers that sum to 1; None makes all equal",
        zh: "各项的概率，和为 1；None 表示相等"),
    ParameterMeaning("n", of: "binomial", en: "how many trials; a number or an array", zh: "试验次数；数或数组"),
    ParameterMeaning(
        "p", of: "binomial", en: "the probability of success, 0 to 1; a number or an array", zh: "每次成功的概率，0 到 1；数或数组"),
    ParameterMeaning("scale", en: "the mean, not negative; a number or an array", zh: "均值，不为负；数或数组"),
]
