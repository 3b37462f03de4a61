let dataMeanings: [ParameterMeaning] = [
    ParameterMeaning("data", en: "a data set, or a pair (x, y) of samples and labels", zh: "数据集，或样本与标签的一对 (x, y)"),
    ParameterMeaning(
        "x", of: "dataset",
        en:
            "samples along the first axis: [n, features], images [n, height, width, channels], sequences [n, steps, features]",
        zh: "样本，沿第一个轴排列：[n, 特征]，图像 [n, 高, 宽, 通道]，序列 [n, 步, 特征]"),
    ParameterMeaning(
        "y", of: "dataset", en: "a label for each sample: [n], [n, columns], or n texts",
        zh: "每个样本的标签：[n]、[n, 列] 或 n 个文本"),
    ParameterMeaning(
        "column", of: "dataset", en: "a list or array of n entries under the name of the column",
        zh: "以列名给出的一列，n 项的列表或数组"),
    ParameterMeaning("target", en: "the name of the column to be learnt", zh: "要学的那一列的名字"),
    ParameterMeaning(
        "target", of: "standardize", "normalize", en: "whether the target is treated too", zh: "是否连目标也一起处理"),
    ParameterMeaning(
        "test", en: "how much is for the test: a share between 0 and 1, or a whole number of samples",
        zh: "测试集有多大：0 到 1 之间的比例，或样本个数"),
    ParameterMeaning(
        "validation", of: "split", en: "how much is for validation, as test; None makes no such set",
        zh: "验证集有多大，写法同 test；None 表示不分出"),
    ParameterMeaning(
        "stratify", en: "whether each part has the classes in the proportions of the whole", zh: "各部分的类别比例是否与整体相同"),
    ParameterMeaning("shuffle", en: "whether the samples are put in random order", zh: "是否打乱样本的顺序"),
    ParameterMeaning(
        "shuffle", of: "train", "cross_validate",
        en: "whether each epoch goes through the samples in a new random order", zh: "每轮是否按新的随机顺序取样本"),
    ParameterMeaning("folds", en: "into how many parts the data are cut, at least 2", zh: "把数据分成几份，至少 2"),
    ParameterMeaning("size", of: "batches", en: "how many samples in each", zh: "每份的样本数"),
    ParameterMeaning("file", en: "the path of a CSV file, from the notebook's folder", zh: "CSV 文件的路径，从笔记所在文件夹算起"),
    ParameterMeaning("samples", en: "how many samples", zh: "样本数"),
    ParameterMeaning(
        "samples", of: "make_xor", en: "how many samples in random order; None gives the four of the truth table",
        zh: "随机排列的样本数；None 给出真值表的四个"),
    ParameterMeaning("features", en: "how many features each sample has", zh: "每个样本的特征数"),
    ParameterMeaning("informative", en: "how many features tell of the target", zh: "真正与目标有关的特征数"),
    ParameterMeaning("redundant", en: "how many features are sums of informative ones", zh: "由有关特征线性组合而成的特征数"),
    ParameterMeaning("repeated", en: "how many features are copies of others", zh: "重复其他特征的特征数"),
    ParameterMeaning("classes", en: "how many classes", zh: "类别数"),
    ParameterMeaning("clusters", en: "how many clusters each class has", zh: "每一类的簇数"),
    ParameterMeaning("weights", en: "the share of each class; None makes all equal", zh: "各类所占比例；None 表示相等"),
    ParameterMeaning("flip", en: "the share of labels that are drawn anew by chance, 0 to 1", zh: "随机重抽的标签所占比例，0 到 1"),
    ParameterMeaning(
        "separation", en: "how far the clusters are apart: half the side of the hypercube", zh: "簇之间的距离：超立方体边长的一半"),
    ParameterMeaning(
        "hypercube", en: "whether clusters stand at the corners of a hypercube; False scales them by chance",
        zh: "簇是否位于超立方体的顶点；False 则随机缩放"),
    ParameterMeaning(
        "noise", en: "the standard deviation of normal noise on the coordinates; None and 0 are none",
        zh: "加在坐标上的正态噪声的标准差；None 或 0 表示没有"),
    ParameterMeaning(
        "noise", of: "make_regression", "make_sine",
        en: "the standard deviation of normal noise on y; None and 0 are none", zh: "加在 y 上的正态噪声的标准差；None 或 0 表示没有"),
    ParameterMeaning("targets", en: "how many columns y has", zh: "y 的列数"),
    ParameterMeaning(
        "bias", of: "make_regression", en: "the value of y where all features are 0", zh: "所有特征为 0 时 y 的值"),
    ParameterMeaning("centers", en: "how many clusters, or their centres [clusters, features]", zh: "簇数，或各簇中心 [簇, 特征]"),
    ParameterMeaning(
        "std", of: "make_blobs", en: "the standard deviation of the clusters, one number or one for each",
        zh: "簇的标准差，一个数或每簇一个"),
    ParameterMeaning("box", en: "the interval (low, high) that centres are drawn from", zh: "抽取中心的区间 (low, high)"),
    ParameterMeaning(
        "factor", of: "make_circles", en: "the radius of the inner circle, 0 to 1; the outer one's is 1",
        zh: "小圆的半径，0 到 1；大圆半径为 1"),
    ParameterMeaning("turns", en: "how often a spiral goes round", zh: "螺旋的圈数"),
    ParameterMeaning("low", of: "make_sine", en: "the least x, in radians", zh: "x 的下限，弧度"),
    ParameterMeaning("high", of: "make_sine", en: "the greatest x, in radians", zh: "x 的上限，弧度"),
    ParameterMeaning("even", en: "whether x goes in even steps, not by chance", zh: "x 是否等距而不随机"),
    ParameterMeaning(
        "method", of: "fill_missing", en: "mean, median, \"most_frequent\", or a number that is put in",
        zh: "mean、median、\"most_frequent\"，或直接填入的数"),
    ParameterMeaning("k", en: "how many features stay", zh: "留下的特征数"),
    ParameterMeaning(
        "method", of: "select_features", en: "\"f_classif\" or \"f_regression\"; None goes by the target",
        zh: "\"f_classif\" 或 \"f_regression\"；None 由目标决定"),
    ParameterMeaning("n", of: "head", en: "how many samples", zh: "样本数"),
]
