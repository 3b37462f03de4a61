let pictureMeanings: [ParameterMeaning] = [
    ParameterMeaning(
        "marks", en: "marks such as line(…), lists of them, a history, or plots", zh: "line(…) 这样的标记、它们的列表、训练记录，或图"),
    ParameterMeaning("xlabel", en: "a text below the horizontal axis", zh: "横轴下的文本"),
    ParameterMeaning("ylabel", en: "a text beside the vertical axis", zh: "纵轴旁的文本"),
    ParameterMeaning(
        "xlim", en: "the ends (low, high) of the horizontal axis; None goes by the data",
        zh: "横轴两端 (low, high)；None 由数据决定"),
    ParameterMeaning(
        "ylim", en: "the ends (low, high) of the vertical axis; None goes by the data",
        zh: "纵轴两端 (low, high)；None 由数据决定"),
    ParameterMeaning("logx", en: "whether the horizontal axis is logarithmic", zh: "横轴是否取对数"),
    ParameterMeaning("logy", en: "whether the vertical axis is logarithmic", zh: "纵轴是否取对数"),
    ParameterMeaning("label", en: "the name in the legend", zh: "图例中的名字"),
    ParameterMeaning("x", .pictures, en: "positions along the horizontal axis [n]", zh: "横坐标 [n]"),
    ParameterMeaning("y", .pictures, en: "positions along the vertical axis [n]", zh: "纵坐标 [n]"),
    ParameterMeaning(
        "by", en: "what parts the points into groups, n numbers or texts of at most 20 kinds",
        zh: "把点分组的 n 个数或文本，最多 20 种"),
    ParameterMeaning(
        "x", of: "line", en: "positions [n]; heights, when nothing follows; or a function",
        zh: "横坐标 [n]；后面没有别的参数时是纵坐标；也可以是函数"),
    ParameterMeaning(
        "y", of: "line", en: "heights [n]; after a function, the lower end of the interval", zh: "纵坐标 [n]；前面是函数时，为区间的下端"
    ),
    ParameterMeaning("to", en: "after a function, the upper end of the interval", zh: "前面是函数时，区间的上端"),
    ParameterMeaning(
        "labels", of: "bars", en: "a name or a number for each bar; or the heights, when nothing follows",
        zh: "每条的名字或数；后面没有别的参数时是高度"),
    ParameterMeaning("values", of: "bars", en: "the height of each bar [n]", zh: "每条的高度 [n]"),
    ParameterMeaning("x", of: "hist", en: "numbers [n]; of an array all elements", zh: "一列数 [n]；数组则取全部元素"),
    ParameterMeaning(
        "bins", of: "hist", en: "how many bins of equal width, or their edges, rising", zh: "等宽区间的个数，或递增的边界"),
    ParameterMeaning("matrix", en: "numbers [rows, columns]", zh: "矩阵 [行, 列]"),
    ParameterMeaning("rows", en: "a name for each row", zh: "各行的名字"),
    ParameterMeaning("columns", of: "heatmap", en: "a name for each column", zh: "各列的名字"),
    ParameterMeaning("f", of: "contour", en: "a function of two numbers that gives one", zh: "由两个数得到一个数的函数"),
    ParameterMeaning("x", of: "contour", en: "the interval (low, high) of its first number", zh: "第一个数的区间 (low, high)"),
    ParameterMeaning(
        "y", of: "contour", en: "the interval (low, high) of its second number", zh: "第二个数的区间 (low, high)"),
    ParameterMeaning("low", of: "area", en: "the lower curve: [n], or one number", zh: "下边的曲线：[n] 或一个数"),
    ParameterMeaning("high", of: "area", en: "the upper curve: [n], or one number", zh: "上边的曲线：[n] 或一个数"),
    ParameterMeaning("y", of: "hline", en: "the height, a number", zh: "高度，一个数"),
    ParameterMeaning("x", of: "vline", en: "the place on the horizontal axis, a number", zh: "横轴上的位置，一个数"),
    ParameterMeaning("x", of: "text", en: "the place on the horizontal axis, a number", zh: "横坐标，一个数"),
    ParameterMeaning("y", of: "text", en: "the height, a number", zh: "纵坐标，一个数"),
    ParameterMeaning("words", en: "the text", zh: "文本"),
    ParameterMeaning("what", of: "draw", en: "a model, or a causal graph", zh: "模型或因果图"),
    ParameterMeaning("net", of: "boundary", en: "a model of two features", zh: "两个特征的模型"),
    ParameterMeaning(
        "data", of: "boundary", en: "samples [n, 2] and their classes: a data set or a pair (x, y)",
        zh: "样本 [n, 2] 和类别：数据集或一对 (x, y)"),
    ParameterMeaning(
        "x", of: "images",
        en:
            "a data set, images [n, height, width] or [n, height, width, channels], or rows of a square number of pixels",
        zh: "数据集，图像 [n, 高, 宽] 或 [n, 高, 宽, 通道]，或像素数为平方数的行"),
    ParameterMeaning(
        "labels", of: "images", en: "what is written above each; None takes those of the data set",
        zh: "写在各图上方的内容；None 取数据集的标签"),
]
