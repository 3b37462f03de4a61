let layerMeanings: [ParameterMeaning] = [
    ParameterMeaning("x", .layers, en: "an array or number", zh: "数组或数"),
    ParameterMeaning(
        "x", of: "leaky_relu", "elu", en: "an array or number; None makes an activation for a layer",
        zh: "数组或数；None 得到供层使用的激活函数"),
    ParameterMeaning("x", of: "flatten", en: "an array; None makes a layer", zh: "数组；None 得到一层"),
    ParameterMeaning("slope", en: "the slope below zero", zh: "零以下的斜率"),
    ParameterMeaning("alpha", of: "elu", en: "how far below zero it goes", zh: "零以下最低到 -alpha"),
    ParameterMeaning(
        "units", en: "how many outputs the layer has for each sample, or for each step", zh: "每个样本（或每一步）的输出个数"),
    ParameterMeaning(
        "activation", en: "what is applied to the outputs: a word like relu, its name as text, or a function of yours",
        zh: "作用在输出上的函数：relu 这样的词、它的名字文本，或自己的函数"),
    ParameterMeaning("bias", en: "whether a trainable bias is added", zh: "是否加上可训练的偏置"),
    ParameterMeaning(
        "initializer", en: "how weights are drawn: a word like he_normal, or a function of the shape",
        zh: "怎样抽取权重：he_normal 这样的词，或自己的函数（参数是形状）"),
    ParameterMeaning(
        "initializer", of: "embedding", en: "how weights are drawn; None is uniform between ±0.05",
        zh: "怎样抽取权重；None 表示在 ±0.05 之间均匀抽取"),
    ParameterMeaning(
        "regularizer", en: "l1(…) or l2(…), which adds a penalty of the weights to the loss",
        zh: "l1(…) 或 l2(…)，在损失上加权重的惩罚项"),
    ParameterMeaning(
        "size", of: "embedding", en: "how many numbers have a row: inputs are 0 to size - 1",
        zh: "有多少个编号：输入为 0 到 size - 1"),
    ParameterMeaning("dim", en: "how long each row is", zh: "每一行的长度"),
    ParameterMeaning("mask", en: "whether 0 is padding that later layers pass over", zh: "0 是否为填充，由后面的层跳过"),
    ParameterMeaning("filters", en: "how many channels come out", zh: "输出的通道数"),
    ParameterMeaning("size", of: "conv1d", en: "how many steps the kernel covers", zh: "卷积核覆盖的步数"),
    ParameterMeaning(
        "size", of: "conv2d", "max_pool2d", "average_pool2d",
        en: "rows and columns of the window: one whole number or two", zh: "窗口的行数和列数：一个或两个整数"),
    ParameterMeaning(
        "strides", en: "how far the window moves each time: one whole number, or two for images",
        zh: "窗口每次移动多远：一个整数，图像也可以两个"),
    ParameterMeaning(
        "strides", of: "max_pool2d", "average_pool2d",
        en: "how far the window moves each time; None moves it by its size", zh: "窗口每次移动多远；None 表示等于 size"),
    ParameterMeaning(
        "padding", en: "\"valid\" keeps the window inside, \"same\" pads with zeros so that stride 1 keeps the shape",
        zh: "\"valid\" 不越出边缘，\"same\" 补零，使步幅为 1 时形状不变"),
    ParameterMeaning(
        "padding", of: "conv1d",
        en:
            "\"valid\" keeps the kernel inside, \"same\" pads both ends with zeros, \"causal\" only the beginning, so that no step sees a later one",
        zh: "\"valid\" 不越出两端，\"same\" 两端补零，\"causal\" 只在开头补零，使每一步看不到后面的步"),
    ParameterMeaning(
        "padding", of: "max_pool2d", "average_pool2d",
        en: "\"valid\" leaves out windows that reach over the edge, \"same\" keeps what of them is inside",
        zh: "\"valid\" 舍去越出边缘的窗口，\"same\" 保留窗口在图内的部分"),
    ParameterMeaning("dilation", en: "the distance between the places that the kernel looks at", zh: "卷积核所看位置之间的间隔"),
    ParameterMeaning(
        "rate", of: "dropout", en: "the share that is set to zero, from 0 to below 1", zh: "置零的比例，从 0 到小于 1"),
    ParameterMeaning(
        "momentum", of: "batch_norm", en: "how much of the moving averages stays at each step, 0 to 1",
        zh: "滑动平均每步保留的比例，0 到 1"),
    ParameterMeaning("epsilon", .layers, en: "a small number added to the variance", zh: "加在方差上的小数"),
    ParameterMeaning("layers", en: "layers, functions, models, or lists of them", zh: "层、函数、模型，或它们的列表"),
    ParameterMeaning(
        "function", en: "a function f(x, …) of a batch [samples, …] and the arrays",
        zh: "函数 f(x, …)：x 是一批样本 [样本, …]，其余是数组"),
    ParameterMeaning(
        "arrays", of: "layer", en: "arrays, layers and models to be trained, under the function's names for them",
        zh: "要训练的数组、层和模型，用函数里的名字给出"),
    ParameterMeaning(
        "sequences", en: "whether every step's output is given, [samples, steps, units], not only the last",
        zh: "是否给出每一步的输出 [样本, 步, 单元]，而不只是最后一步"),
    ParameterMeaning("recurrent_activation", en: "the activation of the gates", zh: "门的激活函数"),
    ParameterMeaning(
        "reset_after", en: "whether the reset gate acts after the product with the old state", zh: "重置门是否在与旧状态相乘之后起作用"),
    ParameterMeaning("layer", en: "simple_rnn(…), lstm(…) or gru(…)", zh: "simple_rnn(…)、lstm(…) 或 gru(…)"),
    ParameterMeaning("heads", en: "how many heads look side by side", zh: "并列的注意力头数"),
    ParameterMeaning("key", en: "the length of a query and a key in each head", zh: "每个头中查询和键的长度"),
    ParameterMeaning("causal", en: "whether a step sees only itself and earlier ones", zh: "是否只看自己和之前的步"),
    ParameterMeaning("strength", en: "the factor of the penalty, not negative", zh: "惩罚项的系数，不为负"),
    ParameterMeaning(
        "input", en: "the shape of one sample, as 20 or (8, 8, 1); None waits for the first data",
        zh: "一个样本的形状，如 20 或 (8, 8, 1)；None 等到第一批数据"),
    ParameterMeaning(
        "precision", en: "32 or 64: the bits of weights and outputs while the model computes", zh: "32 或 64：模型计算时所用的位数"),
    ParameterMeaning("net", en: "a model", zh: "模型"),
    ParameterMeaning("net", of: "freeze", "unfreeze", en: "a model, a layer, or a list of them", zh: "模型、层，或它们的列表"),
    ParameterMeaning("x", of: "predict", en: "samples [n, …], or a data set", zh: "样本 [n, …]，或数据集"),
    ParameterMeaning("x", of: "copy", en: "any value", zh: "任意的值"),
]
