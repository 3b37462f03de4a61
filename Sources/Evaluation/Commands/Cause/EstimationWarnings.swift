internal import Causal
internal import Diagnostics
internal import Documents

extension EstimationWarning {
    /// What makes an estimate doubtful, as the run warns of it and the page notes it; nil for what the page alone explains.
    func doubt(_ names: TreatmentData.Names, level: Double) -> Text? {
        let treatment = names.treatment
        switch self {
        case .extremePropensities(let count, let smallest, let largest):
            return Text(
                en:
                    "\(counted(count, "sample has", "samples have")) a probability of \(treatment) below 0.01 or above 0.99 (\(brief(smallest)) to \(brief(largest)) in all)",
                zh:
                    "\(grouped(count)) 个样本接受 \(treatment) 的概率低于 0.01 或高于 0.99（全体在 \(brief(smallest)) 到 \(brief(largest)) 之间）"
            )
        case .weakInstruments(let f):
            let instruments = conjoined(names.instruments)
            return Text(
                en:
                    "the instrument \(instruments[.english]) hardly moves \(treatment): F = \(brief(f)), below 10",
                zh: "工具变量 \(instruments[.chinese]) 几乎不影响 \(treatment)：F = \(brief(f))，低于 10")
        case .fewSamples(let group, let count, let coverage):
            let value = group == .treated ? "1" : "0"
            if count < 2 {
                return Text(
                    en: "only one sample has \(treatment) = \(value), which tells no spread: there is no interval",
                    zh: "只有一个样本的 \(treatment) 是 \(value)，看不出离散程度：没有区间")
            }
            let share = (coverage * 100).rounded() / 100
            return Text(
                en:
                    "only \(count) samples have \(treatment) = \(value): of intervals of \(percent(level)) from so few perhaps \(percent(share)) hold the effect",
                zh:
                    "只有 \(count) 个样本的 \(treatment) 是 \(value)：由这么少的样本得到的 \(percent(level)) 区间，可能只有 \(percent(share)) 包含真实效应"
            )
        case .extrapolation(let covariate, let samples):
            return Text(
                en:
                    "no overlap: \(covariate.map { "\($0) alone tells" } ?? "the covariates tell") of \(counted(samples, "sample")) who is treated, and what they would be otherwise is the model's guess",
                zh:
                    "没有重叠：\(covariate.map { "单凭 \($0) " } ?? "由协变量")就能确定 \(grouped(samples)) 个样本是否接受处理，它们在另一种情况下的结果只是模型的猜测"
            )
        case .clippedPropensities, .propensityTakenAsKnown, .intervalWithoutBias, .resamplesLeftOut,
            .noInfluenceInterval:
            return nil
        }
    }
}

extension Arguments {
    /// What the reader of an estimate is warned of; nil where a note under the table is enough.
    func warned(_ warning: EstimationWarning, _ names: TreatmentData.Names, level: Double = 0.95) -> Diagnostic? {
        guard let headline = warning.doubt(names, level: level) else { return nil }
        switch warning {
        case .extremePropensities:
            return Diagnostic(
                575, .warning, headline, at: place(of: ["of", "g"]),
                label: Text(en: "a few samples decide", zh: "由少数样本决定"),
                help: Text(
                    en:
                        "hardly anyone like them has the other treatment: balance shows how few samples the weights are worth. Ask only of those for whom both happen, or give the method clip=0.01, which is steadier and a little wrong",
                    zh: "几乎没有与它们相似而处理不同的样本：balance 会显示加权后只相当于多少个样本。请只对两种情况都会出现的样本提问，或给方法加上 clip=0.01，这样更稳但略有偏差"))
        case .weakInstruments:
            return Diagnostic(
                576, .warning, headline, at: place(of: ["method"]),
                help: Text(
                    en:
                        "a weak instrument may miss far to either side, on average it leans to the naive comparison, and its interval is too short (Staiger and Stock, 1997): find more samples, or an instrument that moves more",
                    zh: "弱工具变量的估计可能向任何一边偏离很远，平均而言偏向直接比较的结果，区间也过窄（Staiger 与 Stock，1997）：需要更多样本，或影响更大的工具变量"))
        case .fewSamples:
            return Diagnostic(
                577, .warning, headline, at: place(of: ["data"]),
                help: Text(
                    en:
                        "whatever the others are, these few decide how well the effect is known: ten or more in each group are wanted",
                    zh: "不论其他样本有多少，效应知道得多准由这几个样本决定：每组至少要有十个样本"))
        case .extrapolation:
            return Diagnostic(
                578, .warning, headline, at: place(of: ["of", "g"]),
                label: Text(en: "beyond the data", zh: "超出了数据"),
                help: Text(
                    en:
                        "the interval trusts the model there. Ask only of the samples where both treatments happen: balance shows which these are",
                    zh: "区间在那里只能相信模型。请只对两种处理都会出现的样本提问：balance 会显示是哪些"))
        default: return nil
        }
    }
}
