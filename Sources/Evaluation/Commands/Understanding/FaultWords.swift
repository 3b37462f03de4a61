internal import Diagnostics
internal import Engine

/// What the faults of a training are called, with their numbers, and what to do about them.
struct FaultWords {
    /// The elements of the model as they are written.
    let elements: [String]
    let unit: History.Unit

    private func element(_ place: Int) -> Text {
        let name = elements.indices.contains(place) ? elements[place] : "?"
        return Text(en: "layer \(place + 1), \(name)", zh: "第 \(place + 1) 层 \(name)")
    }

    /// The finding.
    func sentence(_ fault: TrainingFault) -> Text {
        switch fault {
        case .notANumber(let origin?, _): return sentence(origin)
        case .notANumber(nil, let epoch):
            return unit == .step
                ? Text(en: "The number became nan at step \(epoch).", zh: "这个数在第 \(epoch) 步变成了 nan。")
                : Text(en: "The loss became nan in epoch \(epoch).", zh: "损失在第 \(epoch) 轮变成了 nan。")
        case .unscaledFeature(let scale, let name):
            let column = name ?? "x[:, \(scale.feature)]"
            return scale.size > 2 * scale.median
                ? Text(
                    en:
                        "One feature is not scaled: \(column) is about \(brief(scale.size)) in size, \(brief(scale.size / scale.median)) times the middle one, so no rate suits all weights.",
                    zh:
                        "有一个特征没有缩放：\(column) 的大小约为 \(brief(scale.size))，是居中特征的 \(brief(scale.size / scale.median)) 倍，没有一个学习率适合所有权重。"
                )
                : Text(
                    en:
                        "The features are not scaled: they are about \(brief(scale.size)) in size, and weights begin near 1.",
                    zh: "特征没有缩放：大小约为 \(brief(scale.size))，而权重从 1 附近开始。")
        case .explodingInTime(let place, let steps, let ratio):
            return Text(
                en:
                    "Gradients explode along the sequence: \(element(place)[.english]), makes them \(brief(ratio)) times larger over \(steps) steps.",
                zh: "梯度沿序列爆炸：\(element(place)[.chinese]) 在 \(steps) 步里把它放大了 \(brief(ratio)) 倍。")
        case .blownUpInTime(let place, let steps, let clipped):
            return Text(
                en:
                    "Gradients explode along the sequence: over \(steps) steps \(element(place)[.english]), multiplies them again and again until the loss is no number. With clipped gradients it comes to \(brief(clipped.loss)).",
                zh:
                    "梯度沿序列爆炸：\(element(place)[.chinese]) 在 \(steps) 步里反复放大它，直到损失不再是数。裁剪梯度后，损失是 \(brief(clipped.loss))。")
        case .equalUnits(let place, let count):
            return Text(
                en:
                    "The \(count) units of \(element(place)[.english]), began with equal weights, so all of them learn the same: they count for one.",
                zh: "\(element(place)[.chinese]) 的 \(count) 个单元从相同的权重开始，学到的也都一样：只顶一个单元。")
        case .oneLabel(let label):
            return Text(
                en: "All labels are \(shortNumber(label)): there is nothing to tell apart.",
                zh: "所有标签都是 \(shortNumber(label))：没有可以区分的东西。")
        case .outOfReach(let activation, let low, let high, let share):
            let isOpen = high == .infinity
            return Text(
                en:
                    "The output cannot reach the labels: \(activation) gives numbers \(isOpen ? "from \(shortNumber(low)) on" : "from \(shortNumber(low)) to \(shortNumber(high))"), and \(percent(share)) of the labels lie outside.",
                zh:
                    "输出到不了标签：\(activation) 只能给出\(isOpen ? "不小于 \(shortNumber(low))" : " \(shortNumber(low)) 到 \(shortNumber(high)) ")的数，而 \(percent(share)) 的标签在这之外。"
            )
        case .explodingInDepth(let first, let last, let ratio):
            return Text(
                en:
                    "Gradients explode with depth: at \(element(first)[.english]), they are \(brief(ratio)) times those at layer \(last + 1).",
                zh: "梯度随深度爆炸：\(element(first)[.chinese]) 处是第 \(last + 1) 层处的 \(brief(ratio)) 倍。")
        case .rateTooHigh(let rate, let limit?, _, _) where rate > limit:
            return Text(
                en:
                    "The learning rate is too high: \(brief(rate)), and steps above 2/λ = \(brief(limit)) overshoot the valley.",
                zh: "学习率太大：\(brief(rate))；超过 2/λ = \(brief(limit)) 的步子会越过谷底。")
        case .rateTooHigh(let rate, _, _, let trial):
            return Text(
                en:
                    "The learning rate is too high: \(brief(rate))\(trial.map { "; at a tenth of it the loss comes to \(brief($0.loss)) instead of \(brief($0.own))" } ?? "").",
                zh:
                    "学习率太大：\(brief(rate))\(trial.map { "；只用十分之一时损失是 \(brief($0.loss))，而不是 \(brief($0.own))" } ?? "")。")
        case .deadUnits(let place, let dead, let count, let atStart):
            let all = dead == count
            return Text(
                en:
                    "\(all ? "All" : "\(dead) of") \(count) units of \(element(place)[.english]), are dead: they give zero for every sample, so no gradient reaches their weights\(atStart == dead ? "; they were before the first step" : "").",
                zh:
                    "\(element(place)[.chinese]) 的 \(count) 个单元\(all ? "全部" : "中有 \(dead) 个")死亡：对每个样本都输出 0，权重得不到梯度\(atStart == dead ? "；第一步之前就是这样" : "")。"
            )
        case .saturated(let place, let share, let atStart):
            return Text(
                en:
                    "The units of \(element(place)[.english]), are saturated: \(percent(share)) of their outputs are where the curve is flat\(atStart >= 0.9 ? ", and were before the first step" : "").",
                zh:
                    "\(element(place)[.chinese]) 的单元饱和了：\(percent(share)) 的输出落在曲线平坦处\(atStart >= 0.9 ? "，第一步之前就是这样" : "")。"
            )
        case .vanishingInDepth(let first, let last, let ratio):
            return Text(
                en:
                    "Gradients vanish with depth: at \(element(first)[.english]), they are \(brief(ratio)) times those at layer \(last + 1).",
                zh: "梯度随深度消失：\(element(first)[.chinese]) 处只有第 \(last + 1) 层处的 \(brief(ratio)) 倍。")
        case .vanishingInTime(let place, let steps, let ratio):
            return Text(
                en:
                    "Gradients vanish along the sequence: through \(element(place)[.english]), the first of \(steps) steps counts \(brief(ratio)) times the last.",
                zh: "梯度沿序列消失：经过 \(element(place)[.chinese])，\(steps) 步中第一步的分量只有最后一步的 \(brief(ratio)) 倍。")
        case .noSignal(let signal):
            return Text(
                en:
                    "There is no signal in the labels: neighbours foretell them in \(score(signal)), and chance does in \(chance(signal)). Are they shuffled?",
                zh: "标签里没有信号：用近邻预测得到 \(score(signal))，碰运气也有 \(chance(signal))。标签是不是被打乱了？")
        case .imbalance(let label, let share, let recall, let accuracy):
            return Text(
                en:
                    "The classes are unbalanced: \(percent(share)) of the samples are of class \(shortNumber(label)), and \(percent(recall)) of those are found, while the accuracy is \(percent(accuracy)).",
                zh:
                    "类别不平衡：只有 \(percent(share)) 的样本属于类别 \(shortNumber(label))，其中找出了 \(percent(recall))，而准确率是 \(percent(accuracy))。"
            )
        case .rateTooLow(let rate, _, let ten, let hundred):
            return Text(
                en:
                    "The learning rate is too low: \(brief(rate)); in as many epochs ten times as much brings the loss to \(brief(ten.loss)), a hundred times to \(brief(hundred.loss)), and this one to \(brief(ten.own)).",
                zh:
                    "学习率太小：\(brief(rate))；同样的轮数，十倍时损失是 \(brief(ten.loss))，百倍时是 \(brief(hundred.loss))，现在是 \(brief(ten.own))。"
            )
        case .notSeparable(let least, let right):
            return Text(
                en:
                    "No straight line separates these classes: no weights of this model have a loss below \(brief(least)), and training has reached it, with \(percent(right)) right.",
                zh: "没有一条直线能分开这些类别：这个模型的任何权重，损失都不会低于 \(brief(least))；训练已经到达，判对 \(percent(right))。")
        case .underFitting(let isLinear, let own, let signal):
            return Text(
                en:
                    "The model is too simple\(isLinear ? ", a straight line" : ""): it comes to \(signal.hasClasses ? percent(own) + " right" : "R² " + brief(own)), and the neighbours of each sample to \(score(signal)).",
                zh:
                    "模型太简单\(isLinear ? "，只是一条直线" : "")：它得到 \(signal.hasClasses ? percent(own) : "R² " + brief(own))，而样本的近邻得到 \(score(signal))。"
            )
        case .underTrained(nil, let epochs):
            return Text(
                en: "Training ended too early: \(counted(epochs, unit.rawValue)) is too little to learn much.",
                zh: "训练停得太早：只有 \(epochs) 轮，学不到多少。")
        case .underTrained(let pace?, let epochs):
            return Text(
                en:
                    "Training ended too early: after \(counted(epochs, unit.rawValue)) the loss was still falling, at \(percent(pace)) of its mean pace.",
                zh: "训练停得太早：\(epochs) \(unit == .step ? "步" : "轮")之后损失还在下降，速度是平均的 \(percent(pace))。")
        case .leakedRows(let leak):
            return Text(
                en:
                    "Validation samples have leaked into the training set: \(grouped(leak.found)) of \(grouped(leak.of)) stand there as well, so the validation loss says nothing about new samples.",
                zh: "验证样本泄漏到了训练集：\(grouped(leak.of)) 个里有 \(grouped(leak.found)) 个也在训练集中，验证损失说明不了新样本上的表现。")
        case .overFitting(let epoch, let least, let last, _):
            return Text(
                en:
                    "The model over-fits: its validation loss was least in epoch \(epoch), \(brief(least)), and rose to \(brief(last)) while the training loss went on falling.",
                zh: "模型过拟合：验证损失在第 \(epoch) 轮最小，为 \(brief(least))，之后升到 \(brief(last))，而训练损失继续下降。")
        case .plateau:
            return Text(
                en: "The model is no better than one number for all samples.", zh: "模型不比“对所有样本给同一个数”更好。")
        case .rising(let first, let last):
            return Text(
                en: "The number grew from \(brief(first)) to \(brief(last)): the steps are too large.",
                zh: "这个数从 \(brief(first)) 升到了 \(brief(last))：步子太大。")
        }
    }

    private func sentence(_ origin: NonFiniteOrigin) -> Text {
        let place: Text =
            switch origin.place {
            case .element(let index): element(index)
            case .loss: Text(en: "the loss", zh: "损失函数")
            case .gradient: Text(en: "the gradient", zh: "梯度")
            case .step: Text(en: "the weights", zh: "权重")
            case .weights: Text(en: "the weights before the first step", zh: "第一步之前的权重")
            case .data: Text(en: "the data", zh: "数据")
            }
        guard let operation = origin.operation else {
            return Text(
                en: "The first number that is none stands in \(place[.english]), at step \(origin.step).",
                zh: "第一个不是数的值出现在\(place[.chinese])，第 \(origin.step) 步。")
        }
        return Text(
            en:
                "\(origin.result > 0 ? "An" : "A") \(plainNumber(origin.result)) was born at step \(origin.step) in \(place[.english]): \(formula(operation, origin.operands)).",
            zh:
                "\(plainNumber(origin.result)) 诞生于第 \(origin.step) 步的\(place[.chinese])：\(formula(operation, origin.operands))。"
        )
    }

    /// `log(0)`, `0 / 0`
    private func formula(_ operation: String, _ operands: [Double]) -> String {
        let numbers = operands.map(brief)
        if operands.count == 2, !(operation.first?.isLetter ?? false) {
            return "\(numbers[0]) \(operation) \(numbers[1])"
        }
        return "\(operation)(\(numbers.joined(separator: ", ")))"
    }

    private func score(_ signal: NeighbourSignal) -> String {
        signal.hasClasses ? percent(signal.score) : "R² " + brief(signal.score)
    }

    private func chance(_ signal: NeighbourSignal) -> String {
        signal.hasClasses ? percent(signal.chance) : "R² 0"
    }
}
