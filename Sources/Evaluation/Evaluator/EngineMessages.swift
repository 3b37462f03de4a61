public import Diagnostics
internal import Documents
public import Engine

extension Diagnostic {
    /// The engine's errors in words: the one place where they get their text.
    static func engine(_ error: EngineError, at range: SourceRange?) -> Diagnostic {
        switch error {
        case .doNotBroadcast(let left, let right):
            return Diagnostic(
                236,
                Text(
                    en: "shapes \(shapeText(left)) and \(shapeText(right)) do not fit together",
                    zh: "形状 \(shapeText(left)) 和 \(shapeText(right)) 不合"), at: range)
        case .productShapes(let left, let right):
            return Diagnostic(
                204,
                Text(
                    en: "shapes do not fit for a product: \(shapeText(left)) @ \(shapeText(right))",
                    zh: "形状不合，不能相乘：\(shapeText(left)) @ \(shapeText(right))"), at: range)
        case .axisOutOfRange(let axis, let rank):
            return Diagnostic(
                237,
                Text(
                    en: "there is no axis \(axis): the array has \(counted(rank, "axis", "axes"))",
                    zh: "没有第 \(axis) 轴：数组有 \(rank) 个轴"),
                at: range,
                help: Text(en: "axes count from 0, and from -1 at the end", zh: "轴从 0 数起，末尾从 -1 数起"))
        case .cannotReshape(let old, let new) where new.contains(-1):
            let known = new.reduce(1) { $1 < 0 ? $0 : $0 * $1 }
            return Diagnostic(
                238,
                Text(
                    en:
                        "\(shapeText(old)) cannot become \(shapeText(new)): its \(old.reduce(1, *)) elements are no multiple of \(known)",
                    zh: "\(shapeText(old)) 不能变成 \(shapeText(new))：\(old.reduce(1, *)) 个元素不是 \(known) 的倍数"), at: range)
        case .cannotReshape(let old, let new):
            return Diagnostic(
                238,
                Text(
                    en:
                        "\(shapeText(old)) cannot become \(shapeText(new)): they hold \(old.reduce(1, *)) and \(new.reduce(1, *)) elements",
                    zh: "\(shapeText(old)) 不能变成 \(shapeText(new))：元素个数分别是 \(old.reduce(1, *)) 和 \(new.reduce(1, *))"),
                at: range)
        case .indexOutOfRange(let index, let axis, let length):
            return Diagnostic(
                239,
                Text(
                    en: "index \(index) is out of range: axis \(axis) has length \(length)",
                    zh: "索引 \(index) 越界：第 \(axis) 轴长度为 \(length)"), at: range,
                help: length > 0
                    ? Text(en: "indices go from 0 to \(length - 1)", zh: "索引从 0 到 \(length - 1)") : nil)
        case .tooManyIndices(let count, let rank):
            return Diagnostic(
                277,
                Text(
                    en: "\(counted(count, "index", "indices")) for \(counted(rank, "axis", "axes"))",
                    zh: "给了 \(count) 个索引，却只有 \(rank) 个轴"),
                at: range)
        case .tooManyAxes(let count):
            return Diagnostic(
                278, Text(en: "an array has at most 5 axes, not \(count)", zh: "数组最多 5 个轴，这里是 \(count) 个"), at: range)
        case .cannotJoin(let left, let right, let axis):
            return Diagnostic(
                279,
                Text(
                    en: "\(shapeText(left)) and \(shapeText(right)) cannot be joined along axis \(axis)",
                    zh: "\(shapeText(left)) 和 \(shapeText(right)) 不能沿第 \(axis) 轴连接"), at: range)
        case .emptyReduction(let name):
            return Diagnostic(284, Text(en: "\(name) of no elements", zh: "\(name) 没有任何元素可用"), at: range)
        case .argument(let name, let value, let requirement):
            return .argument(name, value, requirement, at: range)
        case .countsDiffer(let first, let second):
            return Diagnostic(
                286, Text(en: "\(first) on one side and \(second) on the other", zh: "一边有 \(first) 个，另一边有 \(second) 个"),
                at: range)
        case .layerInput(let layer, let expected, let found):
            return Diagnostic(
                287,
                found.isEmpty
                    ? Text(
                        en: "\(layer) takes samples of shape \(shapeText(expected)), and here each is one number",
                        zh: "\(layer) 接受形状为 \(shapeText(expected)) 的样本，而这里每个样本只是一个数")
                    : Text(
                        en: "\(layer) takes samples of shape \(shapeText(expected)), not \(shapeText(found))",
                        zh: "\(layer) 接受形状为 \(shapeText(expected)) 的样本，这里是 \(shapeText(found))"), at: range,
                help: expected.count > 0 && Array(expected.dropFirst()) == found
                    ? Text(
                        en: "the first axis counts the samples, also of one sample: x[None, :]",
                        zh: "第 0 轴是样本，只有一个样本时也要有：x[None, :]")
                    : nil)
        case .layerRank(let layer, let expected, let found):
            return Diagnostic(
                288,
                Text(
                    en:
                        "\(layer) takes samples with \(expected) \(expected == 1 ? "axis" : "axes"), not of shape \(shapeText(found))",
                    zh: "\(layer) 接受 \(expected) 个轴的样本，这里的形状是 \(shapeText(found))"), at: range,
                help: layer == "global_average_pool" ? nil : layerRankHelp(expected, found))
        case .flattenedBefore(let layer, let expected, let found):
            return Diagnostic(
                288,
                Text(
                    en:
                        "\(layer) takes samples with \(counted(expected, "axis", "axes")), and flatten has made one row of each: \(shapeText(found))",
                    zh: "\(layer) 接受 \(expected) 个轴的样本，而 flatten 已把每个样本变成一行：\(shapeText(found))"), at: range,
                help: Text(
                    en: "put flatten() after \(layer), before the first dense layer",
                    zh: "把 flatten() 放到 \(layer) 之后、第一个 dense 之前"))
        case .residualShape(let input, let output):
            return Diagnostic(
                351,
                Text(
                    en: "residual adds its input \(shapeText(input)) to what its layers give: \(shapeText(output))",
                    zh: "residual 要把输入 \(shapeText(input)) 与各层的结果相加，而结果是 \(shapeText(output))"), at: range,
                help: residualHelp(input, output))
        case .layersTooDeep(let limit):
            return Diagnostic(
                352,
                Text(
                    en: "layers stand in layers more than \(limit) deep", zh: "层里套层，超过 \(limit) 层"), at: range,
                help: Text(
                    en: "does a loop put a layer into itself again and again? A list of layers grows side by side",
                    zh: "是不是在循环里把层一再套进自身？层的列表可以并列地增长"))
        case .wordOutOfRange(let value, let size):
            return Diagnostic(
                353,
                Text(
                    en: "\(shortNumber(value)) is not one of the whole numbers 0 to \(size - 1) of embedding",
                    zh: "\(shortNumber(value)) 不是 embedding 的整数 0 到 \(size - 1) 之一"), at: range,
                help: value >= Double(size)
                    ? Text(
                        en: "its size must be above the largest number", zh: "size 要大于最大的数")
                    : value < 0
                        ? Text(en: "words are numbered from 0", zh: "词从 0 编号")
                        : Text(
                            en: "each word is a whole number; what is measured goes into dense",
                            zh: "每个词是一个整数；测量得到的数请用 dense"))
        case .windowTooLarge(let layer, let window, let image):
            // One axis is a row of an image.
            let axes = layer.hasSuffix("1d") ? 1 : 2
            let (size, input) = (timesText(window.suffix(axes)), timesText(image.suffix(axes)))
            return Diagnostic(
                350,
                Text(
                    en: "the window of \(layer) is \(size), and its input only \(input)",
                    zh: "\(layer) 的窗口是 \(size)，而输入只有 \(input)"), at: range,
                help: image.contains(0)
                    ? nil
                    : Text(
                        en: "make its size smaller, or give padding=\"same\"", zh: "把 size 调小，或者写 padding=\"same\""))
        case .notASequence(let layer, let found):
            return .notASequence(layer, found, at: range)
        case .stepsGivenUp(let layer, let previous, let isBidirectional):
            return .stepsGivenUp(layer, after: previous, isBidirectional: isBidirectional, at: range)
        case .noSteps(let layer):
            return .noSteps(layer, at: range)
        case .labelShape(let function, let labels, let predictions):
            return Diagnostic(
                289,
                Text(
                    en:
                        "\(function) cannot compare labels of shape \(shapeText(labels)) with predictions of shape \(shapeText(predictions))",
                    zh: "\(function) 无法比较形状为 \(shapeText(labels)) 的标签和形状为 \(shapeText(predictions)) 的预测"), at: range,
                help: labelShapeHelp(function, labels, predictions))
        case .labelOutOfRange(let label, let classes, let row, let ofOutput):
            return Diagnostic(
                320,
                Text(
                    en: "label \(shortNumber(label)) in row \(row) is not one of the classes 0 to \(classes - 1)",
                    zh: "第 \(row) 行的标签 \(shortNumber(label)) 不在类别 0 到 \(classes - 1) 之中"), at: range,
                help: labelHelp(label, classes, ofOutput: ofOutput))
        case .notDifferentiable(let name):
            return Diagnostic(
                321, Text(en: "\(name) has no derivative", zh: "\(name) 没有导数"), at: range,
                help: CommandTable.index[name].map { CommandTable.commands[$0].family } == .metrics
                    ? Text(
                        en: "make a loss like crossentropy small, and watch \(name) beside it: metrics=[\(name)]",
                        zh: "请减小像 crossentropy 这样的损失，同时观察 \(name)：metrics=[\(name)]") : nil)
        case .notOneNumber(let function, let shape):
            return Diagnostic(
                392,
                Text(
                    en: "a metric is one number, and \(function) gives an array of shape \(shapeText(shape))",
                    zh: "指标是一个数，而 \(function) 给出形状为 \(shapeText(shape)) 的数组"), at: range,
                help: Text(en: "is a mean missing in \(function)?", zh: "\(function) 里是不是少了 mean？"))
        case .gradientOfArray(let shape):
            return Diagnostic(
                322,
                Text(
                    en: "a gradient is taken of one number, not of an array of shape \(shapeText(shape))",
                    zh: "梯度要对一个数求，而不是形状为 \(shapeText(shape)) 的数组"), at: range,
                help: Text(en: "reduce it first: mean(…) or sum(…)", zh: "先化成一个数：mean(…) 或 sum(…)"))
        case .tooFewSamples(let found, let needed):
            return .tooFewSamples(found, needed, at: range)
        case .limit(let limit):
            return .limit(limit, at: range)
        case .learningRate(let function, let step, let value):
            return Diagnostic(
                334,
                Text(
                    en: "\(function) gives the learning rate \(shortNumber(value)) at step \(step)",
                    zh: "\(function) 在第 \(step) 步给出的学习率是 \(shortNumber(value))"), at: range,
                help: Text(
                    en: "a schedule takes the step, from 0, and gives one number, 0 or more",
                    zh: "学习率函数接受步数（从 0 起），给出一个不小于 0 的数"))
        case .oneClass(let function, let label):
            return Diagnostic(
                332,
                Text(
                    en: "\(function) compares two classes, and all labels are \(shortNumber(label))",
                    zh: "\(function) 要比较两个类别，而所有标签都是 \(shortNumber(label))"), at: range,
                help: Text(
                    en: "it needs data in which both classes occur", zh: "数据里两个类别都要出现"))
        case .notAProbability(let function, let value, let row):
            return Diagnostic(
                333,
                Text(
                    en: "\(function) needs probabilities, and row \(row) has \(shortNumber(value))",
                    zh: "\(function) 需要概率，而第 \(row) 行是 \(shortNumber(value))"), at: range,
                help: Text(
                    en: "a last layer with sigmoid or softmax gives numbers from 0 to 1",
                    zh: "最后一层用 sigmoid 或 softmax，就得到 0 到 1 之间的数"))
        case .initializerShape(let function, let expected, let found):
            return Diagnostic(
                336,
                Text(
                    en: "\(function) fills an array of shape \(shapeText(expected)), and gave \(shapeText(found))",
                    zh: "\(function) 要填充形状为 \(shapeText(expected)) 的数组，却给出了 \(shapeText(found))"), at: range,
                help: Text(
                    en: "an initializer takes the shape: lambda shape: 0.1 * randn(shape)",
                    zh: "初始化函数接受形状：lambda shape: 0.1 * randn(shape)"))
        case .probabilitiesDoNotSumToOne(let sum):
            return Diagnostic(
                298,
                Text(
                    en: "the probabilities sum to \(plainNumber(sum)), not to 1", zh: "概率之和是 \(plainNumber(sum))，不是 1"),
                at: range, help: .wayToProbabilities)
        case .nothingToWatch(let name, let known):
            return Diagnostic(
                382,
                Text(
                    en: "a callback watches \(name), and this training has only \(known.joined(separator: ", "))",
                    zh: "回调要看 \(name)，而这次训练只有 \(known.joined(separator: "、"))"), at: range,
                help: name.hasPrefix("validation_")
                    ? Text(
                        en: "give train a set to look at, validation=val_set, or watch another: monitor=\"loss\"",
                        zh: "给 train 加上 validation=val_set，或者改看别的：monitor=\"loss\"")
                    : Text(
                        en: "metrics are logged when they are asked for: metrics=[accuracy]",
                        zh: "指标要先写明才会记录：metrics=[accuracy]"))
        case .plateauOfSchedule:
            return Diagnostic(
                383,
                Text(
                    en: "reduce_on_plateau lowers a constant lr, and this one follows a schedule",
                    zh: "reduce_on_plateau 只能降低固定的 lr，这里的 lr 按计划变化"), at: range,
                help: Text(
                    en: "give the optimizer a number, as in adam(lr=0.01), or leave the callback out",
                    zh: "给优化器一个数，如 adam(lr=0.01)，或者去掉这个回调"))
        case .emptyOutput(let shape):
            return Diagnostic(
                384,
                Text(
                    en: "the model gives no numbers: its output for one sample has shape \(shapeText(shape))",
                    zh: "模型什么数也不给出：一个样本的输出形状是 \(shapeText(shape))"), at: range,
                help: Text(en: "is a slice empty, or an axis of the samples 0?", zh: "是不是有空的切片，或者样本有长度为 0 的轴？"))
        case .constantLoss(let function):
            return Diagnostic(
                386,
                Text(
                    en: "nothing can be learned from \(function): its value does not follow the predictions",
                    zh: "从 \(function) 学不到东西：它的值不随预测变化"), at: range,
                help: Text(
                    en: "a loss is computed from y and y_hat by sums, products and functions like log, as mse is",
                    zh: "损失要像 mse 那样，由 y 和 y_hat 经加、乘和 log 一类的函数算出"))
        case .constantNumber:
            return Diagnostic(
                338,
                Text(
                    en: "nothing can be made small: the number that f gives does not follow what minimize moves",
                    zh: "没有可以减小的：f 给出的数不随 minimize 移动的量变化"), at: range,
                help: Text(
                    en: "minimize passes to f what it moves: compute the number from f's own arguments",
                    zh: "minimize 把要移动的量传给 f：请用 f 自己的参数算出这个数"))
        case .nothingToTrain(let areFrozen):
            return Diagnostic(
                339,
                areFrozen
                    ? Text(en: "nothing can be trained: every layer is frozen", zh: "没有可以训练的：每一层都冻结了")
                    : Text(en: "nothing can be trained: no layer has weights", zh: "没有可以训练的：没有一层有权重"), at: range,
                help: areFrozen
                    ? Text(en: "unfreeze a layer first: unfreeze(net)", zh: "先解冻某一层：unfreeze(net)")
                    : Text(en: "a layer like dense(1) has weights that move", zh: "像 dense(1) 这样的层有可以移动的权重"))
        case .trainingInside(let name):
            return Diagnostic(
                387,
                Text(
                    en: "\(name) cannot run inside a function that grad, minimize or train calls",
                    zh: "grad、minimize 或 train 调用的函数里不能运行 \(name)"), at: range,
                help: Text(
                    en: "no gradient passes through \(name): call it before, and use what it found inside",
                    zh: "梯度不能穿过 \(name)：请先调用它，再在函数里使用结果"))
        case .samplesLost(let function, let given, let found):
            return Diagnostic(
                388,
                Text(
                    en:
                        "\(function) is a layer, and of \(given.first == 1 ? "one sample" : "samples") \(shapeText(given)) it gives \(shapeText(found)): the first axis must stay",
                    zh:
                        "\(function) 是一层，输入\(given.first == 1 ? "一个样本" : "") \(shapeText(given)) 却给出 \(shapeText(found))：第 0 轴（样本）必须保留"
                ),
                at: range,
                help: Text(
                    en: "leave the samples alone: mean(x, axis=1), x[:, 0:2]",
                    zh: "不要动样本轴：mean(x, axis=1)、x[:, 0:2]"))
        case .tooLongToTrace(let numbers, let limit):
            return Diagnostic(
                343,
                Text(
                    en: "this step has \(grouped(numbers)) numbers, and trace shows at most \(grouped(limit))",
                    zh: "这一步有 \(grouped(numbers)) 个数，而 trace 最多显示 \(grouped(limit)) 个"), at: range,
                help: Text(
                    en: "give it one or two samples, x[:2] and y[:2], and a net of a few units",
                    zh: "只给一两个样本，如 x[:2] 和 y[:2]，并用只有几个单元的模型"))
        case .noFormula(let operation):
            return Diagnostic(
                344,
                Text(
                    en: "trace cannot write \(operation) as a formula of numbers",
                    zh: "trace 无法把\(chineseNames[operation] ?? " \(operation) ")写成数的公式"), at: range,
                help: Text(
                    en: "it writes dense layers, activations and losses, and functions made of arithmetic",
                    zh: "它能写出 dense 层、激活函数、损失，以及由算术组成的函数"))
        case .noClosedForm(let loss):
            return Diagnostic(
                345,
                Text(
                    en: "there is no closed form for \(loss) on what this net ends with",
                    zh: "对这个模型的输出，\(loss) 没有闭式解"), at: range,
                help: Text(
                    en: "there is one for mse and a linear output, and for cross-entropy and sigmoid or softmax",
                    zh: "有闭式解的是：mse 配线性输出，交叉熵配 sigmoid 或 softmax"))
        case .unknownColumn(let name, let known):
            return Diagnostic(
                401, Text(en: "there is no column \(name)", zh: "没有叫 \(name) 的列"), at: range,
                help: closestMatch(to: name, among: known).map {
                    Text(en: "did you mean \($0)?", zh: "是不是想写 \($0)？")
                }
                    ?? Text(
                        en: "the columns are \(known.joined(separator: ", "))", zh: "列有 \(known.joined(separator: "、"))"
                    ))
        case .emptyPart(let part, let samples):
            return .emptyPart(part, of: samples, at: range)
        case .tooFewOfClass(let label, let found, let needed):
            return .tooFewOfClass(label, found, needed, at: range)
        case .tooFewForClasses(let part, let samples, let classes):
            return .tooFewForClasses(part, samples, classes, at: range)
        case .stratifiedWithoutShuffle:
            return Diagnostic(
                406,
                Text(
                    en: "stratify=True shuffles, and shuffle=False does not",
                    zh: "stratify=True 要打乱顺序，与 shuffle=False 矛盾"),
                at: range,
                help: Text(
                    en: "leave shuffle=False out, or stratify=True where the order counts, as in time",
                    zh: "请去掉 shuffle=False；如果次序重要（例如时间序列），请去掉 stratify=True"))
        case .featuresDoNotFit(let sum, let features):
            return Diagnostic(
                407,
                Text(
                    en: "informative, redundant and repeated features are \(sum), more than the \(features) features",
                    zh: "informative、redundant、repeated 共 \(sum) 个，多于 \(features) 个特征"), at: range,
                help: Text(
                    en: "write features=\(sum), or how many of each: informative=\(min(features, 2)), redundant=0",
                    zh: "请写 features=\(sum)，或写明各有几个：informative=\(min(features, 2)), redundant=0"))
        case .clustersDoNotFit(let clusters, let informative):
            return Diagnostic(
                408,
                Text(
                    en: "\(clusters) clusters need more corners than \(informative) informative features have",
                    zh: "\(informative) 个有效特征的顶点不够放 \(clusters) 个簇"), at: range,
                help: Text(en: "raise informative", zh: "把 informative 调大"))
        case .notFinite(let value, let row, let column):
            return .notFinite(value, row: row, column: column, at: range)
        case .textColumns(let names):
            return .textColumns(names, at: range)
        case .textTarget(let name):
            return Diagnostic(
                430,
                Text(
                    en: "the target \(name) is classes by name, and only numbers can be scaled",
                    zh: "目标 \(name) 是类别的名字，只有数才能缩放"), at: range,
                help: Text(en: "leave target=True out", zh: "请去掉 target=True"))
        case .noTextColumns(let names):
            return Diagnostic(
                423, Text(en: "no column of this data set is text", zh: "这个数据集里没有文本列"), at: range,
                help: Text(
                    en: "name the columns to be spread out: columns=[\"\(names.first ?? "x0")\"]",
                    zh: "请写出要展开的列：columns=[\"\(names.first ?? "x0")\"]"))
        case .otherColumns(let names, let found):
            return Diagnostic(
                424,
                Text(
                    en: "the data sets differ in their columns: \(listed(names)) here, \(listed(found)) there",
                    zh: "各数据集的列不同：一个是 \(listed(names, "、"))，另一个是 \(listed(found, "、"))"), at: range,
                help: Text(
                    en: "what is learnt from the first set fits only sets with the same columns in the same order",
                    zh: "从第一个数据集学到的，只适用于列相同、顺序也相同的数据集"))
        case .unknownCategory(let name, let column, let known):
            return Diagnostic(
                425,
                Text(
                    en: "column \(column): the first data set has no \"\(name)\", only \(listed(known))",
                    zh: "\(column) 列：第一个数据集里没有 \"\(name)\"，只有 \(listed(known, "、"))"), at: range,
                help: Text(
                    en: "use one_hot before the split, or make the first set larger",
                    zh: "请在划分之前用 one_hot，或者让第一个数据集大一些"))
        case .nothingToLearn(let column):
            return Diagnostic(
                426,
                Text(
                    en: "every value of column \(column) is missing: there is nothing to learn from",
                    zh: "\(column) 列的值全部缺失，没有可以学习的"), at: range,
                help: Text(en: "leave the column out: data[[…]]", zh: "请去掉这一列：data[[…]]"))
        case .columnOverflows(let column):
            return Diagnostic(
                427,
                Text(
                    en: "the numbers of column \(column) are too far apart: their distance is infinite",
                    zh: "\(column) 列的数相差太大，差值成了无穷大"), at: range,
                help: Text(
                    en: "take log of the column; a huge number that means a missing value is written nan",
                    zh: "请先对这一列取 log；表示缺失的巨大的数，请写成 nan"))
        case .duplicateColumn(let name):
            return Diagnostic(
                428, Text(en: "two columns would be called \(name)", zh: "会有两列都叫 \(name)"), at: range,
                help: Text(
                    en: "give one of the columns another name, or leave it out",
                    zh: "请给其中一列换个名字，或者去掉它"))
        case .tooFewClasses(let found):
            return Diagnostic(
                429,
                Text(
                    en:
                        "features are told apart by classes, and there \(found == 1 ? "is 1" : "are \(found)"): 2 at least are needed",
                    zh: "要按类别比较特征，而这里只有 \(found) 个类别，至少需要 2 个"), at: range,
                help: Text(
                    en:
                        "does a slice leave one class alone? For a target that is a quantity write method=\"f_regression\"",
                    zh: "是不是切片只留下了一个类别？目标是数量时，请写 method=\"f_regression\""))
        case .notSquare(let shape):
            return .notSquare(shape, of: nil, at: range)
        case .singular:
            return Diagnostic(
                281, Text(en: "the matrix is singular: it has no inverse", zh: "矩阵是奇异的，没有逆矩阵"), at: range,
                help: Text(
                    en:
                        "one of its rows is a combination of the others; lstsq gives the shortest solution all the same",
                    zh: "有一行是其他行的线性组合；用 lstsq 仍可得到范数最小的解"))
        case .notAMatrix(let shape):
            return Diagnostic(
                282,
                Text(
                    en: "a matrix has 2 axes, and this array has shape \(shapeText(shape))",
                    zh: "矩阵有 2 个轴，而这个数组的形状是 \(shapeText(shape))"), at: range)
        case .didNotConverge(let name):
            return Diagnostic(
                283, Text(en: "\(name) did not converge", zh: "\(name) 没有收敛"), at: range,
                help: Text(
                    en: "are there elements of very different sizes? Scale the matrix first",
                    zh: "元素的大小是否相差悬殊？可先缩放矩阵"))
        }
    }

    /// A matrix that the command `name` cannot work on.
    static func notSquare(_ shape: [Int], of name: String?, at range: SourceRange?) -> Diagnostic {
        let help: Text? =
            switch name {
            case "solve":
                Text(en: "lstsq solves more equations than unknowns, or fewer", zh: "方程数与未知数个数不同时，用 lstsq")
            case "inv":
                Text(
                    en: "only square matrices have an inverse; for a @ x = b there is lstsq(a, b)",
                    zh: "只有方阵才有逆；要解 a @ x = b 可用 lstsq(a, b)")
            case "det": Text(en: "only square matrices have a determinant", zh: "只有方阵才有行列式")
            case "eigh":
                Text(
                    en: "svd takes matrices of every shape; a.T @ a is a square one",
                    zh: "svd 接受任何形状的矩阵；a.T @ a 是方阵")
            default: nil
            }
        return Diagnostic(
            280,
            Text(
                en: "the matrix must be square, not \(shapeText(shape))",
                zh: "矩阵必须是方阵，这里的形状是 \(shapeText(shape))"),
            at: range, help: help)
    }

    /// A number that an argument cannot have.
    static func argument(
        _ name: String, _ value: Double, _ requirement: EngineError.Requirement, at range: SourceRange?,
        help: Text? = nil
    ) -> Diagnostic {
        Diagnostic(
            285,
            Text(
                en: "\(name) must be \(requirement.english), not \(shortNumber(value))",
                zh: "\(name) 必须\(requirement.chinese)，不能是 \(shortNumber(value))"), at: range, help: help)
    }

    /// What operations of the engine are called in a Chinese sentence.
    private static let chineseNames = [
        "recurrence": "循环层", "convolution": "卷积", "patches": "卷积", "maxPool": "最大池化", "gather": "按下标取出的元素",
        "erf": " gelu ",
    ]

    /// What to do about parts of a residual layer that change the shape.
    private static func residualHelp(_ input: [Int], _ output: [Int]) -> Text? {
        guard input.count == output.count, let last = input.last else {
            return Text(en: "they must keep the shape", zh: "这些层不能改变形状")
        }
        if input.dropLast() != output.dropLast() {
            return Text(
                en: "keep its places: padding=\"same\" and no strides", zh: "保持位置不变：padding=\"same\"，不用 strides")
        }
        let layer = input.count == 3 ? "conv2d(\(last), 1)" : "dense(\(last))"
        return Text(
            en: "end it with \(layer), which gives \(last) again", zh: "最后加上 \(layer)，使结果又是 \(last)")
    }

    /// What to do about images without an axis for channels.
    private static func layerRankHelp(_ expected: Int, _ found: [Int]) -> Text? {
        if expected == 1, found.isEmpty {
            return Text(
                en: "each number is a sample here: [[1, 2, 3]] is one sample of three, x[:, None] a column of samples",
                zh: "这里每个数是一个样本：[[1, 2, 3]] 是一个有三个数的样本，x[:, None] 是一列样本")
        }
        guard expected == 3, let first = found.first, first > 0 else { return nil }
        let side = Int(Double(first).squareRoot())
        let image: [Int]
        if found.count == 2 {
            image = found
        } else if found.count == 1, side * side == first {
            image = [side, side]
        } else {
            return nil
        }
        return Text(
            en: "a sample is [height, width, channels]: put reshape(\(image[0]), \(image[1]), 1) before it",
            zh: "一个样本是 [高, 宽, 通道]：在它前面加上 reshape(\(image[0]), \(image[1]), 1)")
    }

    /// What to do about a label that is no class, perhaps because a model has too few units for it.
    private static func labelHelp(_ label: Double, _ classes: Int, ofOutput: Bool) -> Text {
        if label != label.rounded(.towardZero) || label < 0 {
            return Text(en: "classes are whole numbers from 0", zh: "类别是从 0 起的整数")
        }
        if ofOutput, classes == 1 {
            return Text(
                en: "one unit with sigmoid goes with binary_crossentropy; more classes need a unit each, and softmax",
                zh: "只有一个 sigmoid 单元时用 binary_crossentropy；多个类别则每类一个单元，用 softmax")
        }
        if !ofOutput, classes == 2 {
            return Text(
                en: "two classes are compared, 0 and 1: if these are 1 and 2, subtract 1",
                zh: "这里比较 0 和 1 两个类别：若是 1 和 2，请减 1")
        }
        if label == Double(classes) {
            return ofOutput
                ? Text(
                    en:
                        "if the classes are numbered from 1, subtract 1; otherwise the last layer needs one unit for each class",
                    zh: "类别若从 1 编号，请减 1；否则最后一层的单元数应等于类别数")
                : Text(
                    en: "classes are numbered from 0: if these begin with 1, subtract 1", zh: "类别从 0 编号：若这里从 1 开始，请减 1")
        }
        return ofOutput
            ? Text(en: "the last layer needs one unit for each class", zh: "最后一层的单元数应等于类别数")
            : Text(
                en: "classes are numbered from 0, and there are \(counted(classes, "class", "classes"))",
                zh: "类别从 0 编号，共 \(grouped(classes)) 类")
    }

    /// What to do about labels and predictions that cannot be compared.
    private static func labelShapeHelp(_ function: String, _ labels: [Int], _ predictions: [Int]) -> Text? {
        if function == "categorical_crossentropy", labels.count == 1 {
            return Text(
                en: "integer labels want sparse_categorical_crossentropy, or one_hot(y, \(predictions.last ?? 2))",
                zh: "整数标签请用 sparse_categorical_crossentropy，或 one_hot(y, \(predictions.last ?? 2))")
        }
        guard labels.first == predictions.first else { return nil }
        if function == "sparse_categorical_crossentropy", labels.count == 2, predictions.count == 2 {
            return Text(
                en:
                    "rows of 0 and 1 want categorical_crossentropy; this loss takes the numbers of the classes, without one_hot",
                zh: "0 和 1 组成的行请用 categorical_crossentropy；这个损失要的是类别的编号，不用 one_hot")
        }
        if function == "binary_crossentropy", labels.count == 1, predictions.count == 2 {
            return Text(
                en: "it goes with one unit, dense(1, sigmoid); a unit for each class and softmax go with crossentropy",
                zh: "它配一个单元：dense(1, sigmoid)；每类一个单元加 softmax 时用 crossentropy")
        }
        if labels.count == 1, predictions.count == 2 {
            return Text(
                en:
                    "a sample has one label: if it is a number to be foretold, give the last layer one unit, dense(1); if it is a class, take loss=crossentropy",
                zh: "每个样本只有一个标签：如果要预测一个数，最后一层用一个单元，dense(1)；如果是类别，请用 loss=crossentropy")
        }
        if labels.count < predictions.count, predictions.count > 2 {
            return Text(
                en: "the model gives more than a row for each sample: put flatten() before the last dense layer",
                zh: "模型对每个样本给出的不止一行数：在最后的 dense 之前加上 flatten()")
        }
        guard labels.count == 2, predictions.count == 2 else { return nil }
        return Text(
            en: "a sample has \(counted(labels[1], "label")): give the last layer as many units",
            zh: "每个样本有 \(labels[1]) 个标签：最后一层的单元数应与之相等")
    }

    /// Two named things that must be equally many: `x has 5 samples and y has 4`.
    static func countsDiffer(
        _ first: (name: String, count: Int), _ second: (name: String, count: Int), at range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            286,
            Text(
                en: "\(first.name) has \(counted(first.count, "entry", "entries")), \(second.name) has \(second.count)",
                zh: "\(first.name) 有 \(first.count) 项，\(second.name) 有 \(second.count) 项"), at: range,
            help: Text(en: "they belong together one by one", zh: "两者要一一对应"))
    }

    /// What stopped a run, in words.
    public static func limit(_ limit: EngineError.Limit, at range: SourceRange?) -> Diagnostic {
        switch limit {
        case .steps(let count):
            return Diagnostic(
                701, Text(en: "the notebook takes more than \(grouped(count)) steps", zh: "笔记执行超过 \(grouped(count)) 步"),
                at: range,
                help: Text(
                    en: "does a loop never end? Otherwise raise `steps` under `execute` in the front matter",
                    zh: "是不是有循环不会结束？否则在元数据的 execute 下调大 steps"))
        case .operations(let count):
            return Diagnostic(
                702,
                Text(
                    en: "the notebook takes more than \(grouped(count)) floating-point operations",
                    zh: "笔记的浮点运算超过 \(grouped(count)) 次"), at: range,
                help: Text(
                    en: "make it smaller, or raise `operations` under `execute` in the front matter",
                    zh: "缩小规模，或在元数据的 execute 下调大 operations"))
        case .memory(let needed, let limit) where needed == .max || limit == .max:
            return Diagnostic(
                703,
                Text(en: "this needs more memory than any machine has", zh: "这里需要的内存超过任何机器"), at: range,
                help: Text(en: "make it smaller", zh: "请缩小规模"))
        case .memory(let needed, let limit):
            return Diagnostic(
                703,
                Text(
                    en:
                        "this needs \(memoryText(needed, like: limit)), and the notebook has \(memoryText(limit, like: limit))",
                    zh: "这里需要 \(memoryText(needed, like: limit))，而笔记只有 \(memoryText(limit, like: limit))"), at: range,
                help: Text(
                    en: "make it smaller, or raise `memory` under `execute` in the front matter",
                    zh: "缩小规模，或在元数据的 execute 下调大 memory"))
        case .time(let seconds):
            return Diagnostic(
                704,
                Text(
                    en: "the notebook runs longer than \(shortNumber(seconds)) s",
                    zh: "笔记运行超过 \(shortNumber(seconds)) 秒"),
                at: range,
                help: Text(
                    en: "make it smaller, or raise `timeout` under `execute` in the front matter",
                    zh: "缩小规模，或在元数据的 execute 下调大 timeout"))
        case .interrupted:
            return Diagnostic(709, Text(en: "interrupted", zh: "已中断"), at: range)
        }
    }
}

/// `1 row`, `2 rows`, `1,000 rows`
func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(grouped(count)) \(count == 1 ? noun : plural ?? noun + "s")"
}

/// `3 x 4`
private func timesText(_ shape: ArraySlice<Int>) -> String { shape.map(String.init).joined(separator: " x ") }

/// A number in a sentence: 2 for 2.0.
func shortNumber(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? plainNumber(value) }

/// `10,000,000`: how many there are of something, in sentences and tables. Numbers that are computed with are written
/// without commas, as they would be read.
func grouped(_ count: Int) -> String { count.grouped }

/// `1.5 GiB`, with one digit after the point, rounded down; `1.5 GB` where the limit is round in thousands, as an author
/// writes it.
func memoryText(_ bytes: Int, like limit: Int) -> String {
    let units =
        limit.isMultiple(of: 1000)
        ? [("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000)]
        : [("TiB", 1 << 40), ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)]
    for (unit, size) in units where bytes >= size {
        let tenth = bytes % size * 10 / size
        return tenth == 0 ? "\(bytes / size) \(unit)" : "\(bytes / size).\(tenth) \(unit)"
    }
    return "\(bytes) bytes"
}

extension EngineError.Requirement {
    var english: String {
        switch self {
        case .positive: "above 0"
        case .notNegative: "0 or more"
        case .probability: "from 0 to 1"
        case .properShare: "more than 0 and less than 1"
        case .share: "0 or more and below 1"
        case .atLeast(let bound): "\(bound) or more"
        case .atMost(let bound): "\(bound) or less"
        case .finite: "finite"
        case .whole: "a whole number"
        }
    }

    var chinese: String {
        switch self {
        case .positive: "大于 0"
        case .notNegative: "不小于 0"
        case .probability: "在 0 到 1 之间"
        case .properShare: "大于 0 且小于 1"
        case .share: "不小于 0 且小于 1"
        case .atLeast(let bound): "不小于 \(bound)"
        case .atMost(let bound): "不大于 \(bound)"
        case .finite: "是有限的数"
        case .whole: "是整数"
        }
    }
}
