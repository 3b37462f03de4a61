let understandingMeanings: [ParameterMeaning] = [
    ParameterMeaning(
        "g", en: "your function for its gradient, called as f is; of several arguments it gives a tuple",
        zh: "自己写的梯度函数，调用方式与 f 相同；有几个参数就给出几项的元组"),
    ParameterMeaning("x", of: "trace", "saliency", "integrated_gradients", en: "samples [n, …]", zh: "样本 [n, …]"),
    ParameterMeaning("y", of: "trace", en: "their labels, as the loss wants them", zh: "它们的标签，按损失的要求"),
    ParameterMeaning("history", en: "what train gives", zh: "train 给出的训练记录"),
    ParameterMeaning("data", of: "explain", en: "samples [n, features] or a data set", zh: "样本 [n, 特征] 或数据集"),
    ParameterMeaning(
        "method", of: "explain", en: "saliency, integrated_gradients, permutation or partial_dependence",
        zh: "saliency、integrated_gradients、permutation 或 partial_dependence"),
    ParameterMeaning(
        "output", en: "which column of the output, from 0; None takes the largest one's, or of two classes the second",
        zh: "输出的哪一列，从 0 起；None 取最大的一列，两类时取第二列"),
    ParameterMeaning(
        "output", of: "saliency", "integrated_gradients",
        en: "which column of the output, from 0; None takes each sample's largest", zh: "输出的哪一列，从 0 起；None 取每个样本最大的一列"),
    ParameterMeaning(
        "output", of: "partial_dependence",
        en: "which column of the output, from 0; None takes the first, or of two classes the second",
        zh: "输出的哪一列，从 0 起；None 取第一列，两类时取第二列"),
    ParameterMeaning(
        "baseline", en: "where the way begins: a number, or an array shaped as a sample", zh: "路径的起点：一个数，或形状同样本的数组"),
    ParameterMeaning("repeats", en: "how often each feature is shuffled", zh: "每个特征打乱的次数"),
    ParameterMeaning("feature", en: "the name of a feature, or its number from 0", zh: "特征的名字，或从 0 起的编号"),
]
