internal import Diagnostics
internal import Engine

extension FaultWords {
    /// One way out, in the words of the language.
    func advice(_ fault: TrainingFault) -> Text {
        switch fault {
        case .notANumber(let origin?, _):
            switch (origin.operation, origin.place) {
            case ("log", _), ("log1p", _):
                return Text(en: "Keep it away from 0: log(clip(p, 1e-7, 1)).", zh: "让它远离 0：log(clip(p, 1e-7, 1))。")
            case ("/", _), ("reciprocal", _):
                return Text(en: "Keep the divisor away from 0: x / (y + 1e-7).", zh: "让除数远离 0：x / (y + 1e-7)。")
            case ("sqrt", _), ("**", _):
                return Text(en: "Keep it above 0: sqrt(x + 1e-12).", zh: "让它大于 0：sqrt(x + 1e-12)。")
            case (_, .data):
                return Text(
                    en: "Look for nan in the data: drop_missing or fill_missing.",
                    zh: "检查数据里的 nan：用 drop_missing 或 fill_missing。")
            case (_, .weights): return Text(en: "Make the model anew.", zh: "请重新构造模型。")
            default:
                return Text(
                    en: "The numbers had grown too large: lower lr, or clip the gradients with clip_norm=1.",
                    zh: "数变得太大了：减小 lr，或用 clip_norm=1 裁剪梯度。")
            }
        case .notANumber(nil, _):
            return Text(
                en: "Lower lr, and look for log(0) and 0/0 in functions of yours.",
                zh: "减小 lr，并检查自己的函数里有没有 log(0) 和 0/0。")
        case .unscaledFeature:
            return Text(
                en:
                    "Bring all features to one scale before training: train_set, test_set = standardize(train_set, test_set).",
                zh: "训练前把所有特征缩放到同样的大小：train_set, test_set = standardize(train_set, test_set)。")
        case .explodingInTime:
            return Text(
                en: "Clip the gradients, as in adam(clip_norm=1), or take an lstm or gru.",
                zh: "裁剪梯度，如 adam(clip_norm=1)，或改用 lstm、gru。")
        case .blownUpInTime:
            return Text(
                en:
                    "Clip the gradients with clip_norm=1, as in adam(clip_norm=1), which was tried here, or take an lstm or gru.",
                zh: "用 clip_norm=1 裁剪梯度，如 adam(clip_norm=1)（这里已试过），或改用 lstm、gru。")
        case .equalUnits:
            return Text(
                en: "Let the weights begin different: leave initializer= out, or take glorot_uniform or he_normal.",
                zh: "让初始权重各不相同：不写 initializer=，或用 glorot_uniform、he_normal。")
        case .oneLabel:
            return Text(
                en: "Is it the right column? Count them: unique(data.y).", zh: "标签列选对了吗？数一数：unique(data.y)。")
        case .outOfReach:
            return Text(
                en: "End with dense(1), which gives any number, or bring the labels into the range.",
                zh: "最后一层用 dense(1)，它能给出任何数；或把标签缩放到这个范围内。")
        case .explodingInDepth:
            return Text(
                en:
                    "Let the weights begin smaller (glorot_uniform, he_normal), or put layer_norm() between the layers.",
                zh: "让权重从更小的值开始（glorot_uniform、he_normal），或在层间加 layer_norm()。")
        case .rateTooHigh(let rate, let limit, _, let trial):
            let better = limit.map { min($0 / 2, rate / 2) } ?? rate / 10
            let isTried = trial != nil && limit == nil
            return Text(
                en: "Try lr=\(oneDigit(better))\(isTried ? ", which was tried here" : "").",
                zh: "试试 lr=\(oneDigit(better))\(isTried ? "（这里已试过）" : "")。")
        case .deadUnits:
            return Text(
                en: "Take leaky_relu, which has a slope below zero too, with initializer=he_normal and a bias of zero.",
                zh: "改用在零以下也有斜率的 leaky_relu，并用 initializer=he_normal、零偏置。")
        case .saturated:
            return Text(
                en: "Begin with smaller weights (initializer=glorot_uniform) and standardize the inputs.",
                zh: "用更小的初始权重（initializer=glorot_uniform），并对输入做 standardize。")
        case .vanishingInDepth:
            return Text(
                en: "Take relu with initializer=he_normal in the hidden layers, residual(…), or fewer layers.",
                zh: "隐藏层改用 relu 并用 initializer=he_normal，或用 residual(…)，或减少层数。")
        case .vanishingInTime:
            return Text(
                en: "Take an lstm or gru, or attention, or shorter sequences.", zh: "改用 lstm、gru 或 attention，或缩短序列。")
        case .noSignal:
            return Text(
                en: "Do x and y stand in the same order? Look at points(x[:, 0], y) before training.",
                zh: "x 和 y 的顺序一致吗？训练前先画出 points(x[:, 0], y)。")
        case .imbalance:
            return Text(
                en:
                    "Watch recall and f1 instead of accuracy, and repeat the rare class or weigh it in a loss of yours.",
                zh: "看 recall 和 f1，不要看准确率；重复稀有类别的样本，或在自己的损失里给它加权。")
        case .rateTooLow(let rate, _, let ten, let hundred):
            let better = rate * (hundred.loss < ten.loss ? 100 : 10)
            return Text(
                en: "Try lr=\(oneDigit(better)), which was tried here.", zh: "试试 lr=\(oneDigit(better))（这里已试过）。")
        case .notSeparable:
            return Text(en: "Put a hidden layer before it: dense(4, tanh).", zh: "在前面加一个隐藏层：dense(4, tanh)。")
        case .underFitting:
            return Text(
                en: "Give it a hidden layer, or more units: dense(16, relu).", zh: "加一个隐藏层，或更多单元：dense(16, relu)。")
        case .underTrained(let pace, let epochs):
            let more = pace == nil ? 50 : 4 * epochs
            return Text(
                en: "Train on: \(unit == .step ? "steps" : "epochs")=\(more).",
                zh: "继续训练：\(unit == .step ? "steps" : "epochs")=\(more)。")
        case .leakedRows:
            return Text(
                en: "Split before anything is copied or repeated: train_set, val_set = split(data, test=0.2).",
                zh: "先划分，再复制或扩充：train_set, val_set = split(data, test=0.2)。")
        case .overFitting:
            return Text(
                en:
                    "Stop at the best epoch: callbacks=[early_stopping(patience=10, restore_best=True)]; or take l2, dropout, a smaller net, more samples.",
                zh: "停在最好的一轮：callbacks=[early_stopping(patience=10, restore_best=True)]；或用 l2、dropout、更小的模型、更多样本。")
        case .plateau:
            return Text(en: "Look at the features: do they say anything about y?", zh: "看看特征：它们与 y 有关系吗？")
        case .rising:
            return Text(en: "Lower lr.", zh: "减小 lr。")
        }
    }

    /// A rate of one digit, rounded down: what one would write.
    private func oneDigit(_ value: Double) -> String {
        guard value > 0, value.isFinite else { return plainNumber(value) }
        var (scaled, exponent) = (value, 0)
        while scaled < 1 {
            scaled *= 10
            exponent += 1
        }
        while scaled >= 10 {
            scaled /= 10
            exponent -= 1
        }
        // Rounding may have left 0.9999999 of a whole.
        var rate = (scaled + 1e-9).rounded(.down)
        for _ in 0..<max(exponent, 0) { rate /= 10 }
        for _ in 0..<max(-exponent, 0) { rate *= 10 }
        return shortNumber(rate)
    }
}
