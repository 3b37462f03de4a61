let arrayMeanings: [ParameterMeaning] = [
    ParameterMeaning("x", .arrays, en: "an array, or a number or list that stands for one", zh: "数组，或可当作数组的数、列表"),
    ParameterMeaning(
        "values", of: "array", en: "a list of numbers, or of equally long lists of them, up to 5 deep",
        zh: "数的列表，或等长列表的列表，最多 5 层"),
    ParameterMeaning(
        "sizes", en: "the lengths of the axes, whole numbers; none make one number", zh: "各轴的长度，整数；不写得到一个数"),
    ParameterMeaning(
        "sizes", of: "reshape", en: "the lengths of the new axes; one may be -1", zh: "新的各轴长度；其中一个可写 -1"),
    ParameterMeaning("x", of: "reshape", en: "an array; left out, reshape is a layer", zh: "数组；不给时 reshape 是一层"),
    ParameterMeaning("shape", en: "the lengths of the axes, as (2, 3)", zh: "各轴的长度，如 (2, 3)"),
    ParameterMeaning("value", of: "full", en: "the number that stands everywhere", zh: "处处都填的数"),
    ParameterMeaning("n", of: "eye", en: "how many rows and columns", zh: "行数，也是列数"),
    ParameterMeaning("stop", of: "linspace", en: "the last number", zh: "最后一个数"),
    ParameterMeaning("start", of: "linspace", en: "the first number", zh: "第一个数"),
    ParameterMeaning("count", en: "how many numbers", zh: "一共多少个数"),
    ParameterMeaning("axes", en: "every axis once, in the new order", zh: "按新顺序写出每个轴，各一次"),
    ParameterMeaning(
        "arrays", of: "concat", en: "a list of arrays that differ at most along the axis", zh: "数组的列表，形状只可在该轴上不同"),
    ParameterMeaning("arrays", of: "stack", en: "a list of arrays of one shape", zh: "形状相同的数组的列表"),
    ParameterMeaning(
        "axis", en: "along which axis: 0 is the first, -1 the last; None takes all elements together",
        zh: "沿哪个轴：0 是第一个，-1 是最后一个；None 表示全部元素"),
    ParameterMeaning(
        "axis", of: "concat", "stack", "sort", "argsort", "diff", "softmax",
        en: "along which axis: 0 is the first, -1 the last", zh: "沿哪个轴：0 是第一个，-1 是最后一个"),
    ParameterMeaning("keepdims", en: "whether a reduced axis stays, with length 1", zh: "归约掉的轴是否保留为长度 1"),
    ParameterMeaning("a", .arrays, en: "an array or number, left of the sign", zh: "数组或数，在左边"),
    ParameterMeaning("b", .arrays, en: "an array or number whose shape goes with a's", zh: "数组或数，形状要与 a 相配"),
    ParameterMeaning("a", of: "corrcoef", en: "numbers [n]", zh: "一列数 [n]"),
    ParameterMeaning("b", of: "corrcoef", en: "as many numbers [n]", zh: "同样多的数 [n]"),
    ParameterMeaning("a", of: "solve", "inv", "det", en: "a square matrix [n, n]", zh: "方阵 [n, n]"),
    ParameterMeaning("a", of: "lstsq", en: "a matrix [n, features]", zh: "矩阵 [n, 特征]"),
    ParameterMeaning("a", of: "eigh", en: "a symmetric matrix [n, n]", zh: "对称矩阵 [n, n]"),
    ParameterMeaning("a", of: "svd", en: "a matrix [n, m]", zh: "矩阵 [n, m]"),
    ParameterMeaning("b", of: "solve", "lstsq", en: "the right-hand side [n] or [n, k]", zh: "等式右边，[n] 或 [n, k]"),
    ParameterMeaning("a", of: "where", en: "what is taken where the condition holds", zh: "条件成立处取的值"),
    ParameterMeaning("b", of: "where", en: "what is taken elsewhere", zh: "其余各处取的值"),
    ParameterMeaning("condition", en: "an array of truth values", zh: "真假值的数组"),
    ParameterMeaning(
        "labels", of: "one_hot", en: "class numbers [n] from 0 on, or a data set", zh: "从 0 起的类别编号 [n]，或数据集"),
    ParameterMeaning(
        "classes", of: "one_hot", en: "how many columns; None takes as many as the largest label needs",
        zh: "列数；None 表示由最大的标签决定"),
    ParameterMeaning(
        "columns", of: "one_hot", en: "the names of the data set's columns to part; None takes those of text",
        zh: "数据集中要展开的列名；None 表示所有文本列"),
    ParameterMeaning("more", en: "further data sets, treated alike", zh: "更多数据集，同样处理"),
    ParameterMeaning("more", of: "max", "min", en: "further numbers to compare with", zh: "更多参与比较的数"),
    ParameterMeaning(
        "axis", of: "max", "min", en: "along which axis; or, after a number, the second number to compare",
        zh: "沿哪个轴；x 是一个数时，则是第二个参与比较的数"),
    ParameterMeaning("q", en: "a share from 0 to 1", zh: "0 到 1 之间的比例"),
    ParameterMeaning("x", of: "unique", en: "an array, or a list of texts", zh: "数组，或文本的列表"),
    ParameterMeaning("times", en: "how often, a whole number", zh: "次数，整数"),
    ParameterMeaning("x", of: "tril", en: "a matrix [n, m]", zh: "矩阵 [n, m]"),
    ParameterMeaning("low", of: "clip", en: "the least that is left", zh: "下限"),
    ParameterMeaning("high", of: "clip", en: "the most that is left", zh: "上限"),
    ParameterMeaning("decimals", en: "how many digits after the point, -22 to 22", zh: "小数点后的位数，-22 到 22"),
]
