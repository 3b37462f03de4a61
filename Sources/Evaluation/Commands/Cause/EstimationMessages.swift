internal import Causal
internal import Diagnostics
internal import Documents
internal import Engine

extension Diagnostic {
    /// What an estimation was refused for.
    static func estimation(_ error: EstimationError, at range: SourceRange) -> Diagnostic {
        let (number, headline, help) = error.message
        return Diagnostic(number, headline, at: range, help: help)
    }

    /// What the reader of an estimate is warned of; nil where a note under the table says it.
    static func estimation(_ warning: EstimationWarning, _ names: TreatmentData.Names, at range: SourceRange) -> Diagnostic? {
        switch warning {
        case .extremePropensities(let count, let smallest, let largest):
            Diagnostic(
                575, .warning,
                Text(
                    en:
                        "\(counted(count, "sample has", "samples have")) a probability of \(names.treatment) below 0.01 or above 0.99 (\(brief(smallest)) to \(brief(largest)) in all)",
                    zh:
                        "\(grouped(count)) 个样本接受 \(names.treatment) 的概率低于 0.01 或高于 0.99（全体在 \(brief(smallest)) 到 \(brief(largest)) 之间）"),
                at: range,
                help: Text(
                    en:
                        "few others tell what would have become of them, and a few weights decide: look at balance, use clip=0.01, or ask only of those for whom both happens",
                    zh: "几乎没有可与它们相比的样本，少数权重就决定了结果：请看 balance，使用 clip=0.01，或只对两种情况都会出现的人提问"))
        case .weakInstruments(let f):
            Diagnostic(
                576, .warning,
                Text(
                    en: "the instrument \(names.instruments.joined(separator: ", ")) hardly moves \(names.treatment): F = \(brief(f)), below 10",
                    zh: "工具变量 \(names.instruments.joined(separator: "、")) 几乎不影响 \(names.treatment)：F = \(brief(f))，低于 10"),
                at: range,
                help: Text(
                    en: "then the estimate leans to the naive one and its interval is too short (Staiger and Stock, 1997)",
                    zh: "这时估计会偏向直接比较的结果，区间也过窄（Staiger 与 Stock，1997）"))
        default: nil
        }
    }

    static func treatmentOfTexts(_ name: String, _ levels: [String], at range: SourceRange) -> Diagnostic {
        let pair = levels.prefix(2).map(textLiteral).joined(separator: ", ")
        return Diagnostic(
            572,
            Text(
                en: "the treatment \(name) is \(levels.prefix(5).joined(separator: ", ")): which is compared with which?",
                zh: "处理 \(name) 的取值是 \(levels.prefix(5).joined(separator: "、"))：要拿哪个与哪个比较？"), at: range,
            help: Text(
                en: "say it with contrast=(\(pair)): the effect of the first instead of the second",
                zh: "用 contrast=(\(pair)) 说明：第一个代替第二个的效应"))
    }

    static func nobodyHadTreatment(_ value: String, _ name: String, known: [String], at range: SourceRange) -> Diagnostic {
        Diagnostic(
            574, Text(en: "no sample has \(name) = \(value)", zh: "没有样本的 \(name) 是 \(value)"), at: range,
            help: closestMatch(to: value, among: known).map {
                Text(en: "did you mean \($0)?", zh: "是不是想写 \($0)？")
            }
                ?? Text(
                    en: "there are \(known.prefix(6).joined(separator: ", "))", zh: "取值有 \(known.prefix(6).joined(separator: "、"))"))
    }

    static func outcomeOfTexts(_ name: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            573, Text(en: "the outcome \(name) is text, and an effect is a difference of numbers", zh: "结果 \(name) 是文本，而效应是数的差"),
            at: range,
            help: Text(
                en: "make it a number: data[\"\(name)\"] = data[\"\(name)\"] == \"…\" is 1 where it holds",
                zh: "先变成数：data[\"\(name)\"] = data[\"\(name)\"] == \"…\"，成立处为 1"))
    }

    static func columnOfSeveralNumbers(_ name: String, _ shape: [Int], at range: SourceRange) -> Diagnostic {
        Diagnostic(
            573,
            Text(
                en: "\(name) is \(shapeText(shape)): a variable of a graph is one number for each sample",
                zh: "\(name) 的形状是 \(shapeText(shape))：图中的变量对每个样本是一个数"), at: range)
    }
}

extension EstimationError {
    /// Number, headline and way out.
    fileprivate var message: (Int, Text, Text?) {
        switch self {
        case .noSamples:
            (565, Text(en: "there are no samples to estimate from", zh: "没有可用来估计的样本"), nil)
        case .constantTreatment(let name, let value):
            (
                560,
                Text(
                    en: "\(name) is \(shortNumber(value)) in every sample: there is nobody to compare with",
                    zh: "所有样本的 \(name) 都是 \(shortNumber(value))：没有可比较的对象"),
                Text(
                    en: "no method can tell what would have happened otherwise; was a part of the data cut off by a condition?",
                    zh: "任何方法都无法知道另一种情况会怎样；是不是某个条件把一部分数据去掉了？")
            )
        case .treatmentLevels(let name, let levels, let count):
            (
                561,
                Text(
                    en:
                        "\(name) has \(grouped(count)) values (\(levels.map(shortNumber).joined(separator: ", "))\(count > levels.count ? ", …" : "")), and an effect compares two: 1 with 0",
                    zh:
                        "\(name) 有 \(grouped(count)) 个取值（\(levels.map(shortNumber).joined(separator: "、"))\(count > levels.count ? "、…" : "")），而效应比较两个：1 和 0"
                ),
                Text(
                    en:
                        "say which two, contrast=(\(levels.last.map(shortNumber) ?? "1"), \(levels.first.map(shortNumber) ?? "0")); the other samples are left out then",
                    zh:
                        "请说明比较哪两个：contrast=(\(levels.last.map(shortNumber) ?? "1"), \(levels.first.map(shortNumber) ?? "0"))；其他样本就不使用"
                )
            )
        case .noOverlap(let covariate, let samples):
            (
                562,
                Text(
                    en:
                        "no overlap: \(covariate.map { "\($0) alone tells" } ?? "the covariates tell") who is treated for \(counted(samples, "sample"))",
                    zh: "没有重叠：\(covariate.map { "单凭 \($0)" } ?? "由协变量")就能确定 \(grouped(samples)) 个样本是否接受处理"),
                Text(
                    en:
                        "for them nobody with the other treatment is alike, and any number would be a guess beyond the data: ask only of the samples where both happens, or bound the weights with clip=0.01 and say so",
                    zh: "对它们来说没有相似而处理不同的人，任何数字都是数据之外的猜测：只对两种情况都出现的样本提问，或用 clip=0.01 限制权重并加以说明")
            )
        case .tooFewSamples(let group, let found, let needed):
            (
                565,
                Text(
                    en:
                        "\(group == .all ? "the data have" : "the \(group.rawValue) are") \(counted(found, "sample")), and \(grouped(needed)) are needed",
                    zh: "\(group.chinese)只有 \(grouped(found)) 个样本，至少需要 \(grouped(needed)) 个"),
                Text(en: "adjust for fewer columns, or with fewer folds", zh: "少调整几列，或少用几折")
            )
        case .collinear(let name, let group):
            (
                566,
                Text(
                    en:
                        "the coefficient of \(name) is not determined\(group == .all ? "" : " among the \(group.rawValue)"): it is constant, or follows from the other columns",
                    zh: "\(group == .all ? "" : "在\(group.chinese)中")\(name) 的系数无法确定：它是常数，或可由其他列算出"),
                Text(
                    en: "leave \(name) out of the graph's columns; of one-hot columns one is always too many",
                    zh: "请去掉 \(name)；独热编码的各列总有一列是多余的")
            )
        case .treatmentDetermined(let name):
            (
                566,
                Text(en: "the covariates determine \(name): nothing of it is left to compare", zh: "协变量完全决定了 \(name)：没有可比较的余地"),
                Text(en: "is a copy of \(name) among the columns?", zh: "列中是否有 \(name) 的副本？")
            )
        case .unknownCovariate(let name, let known):
            (
                567,
                Text(en: "\(name) is not among what is adjusted for", zh: "\(name) 不在调整的列中"),
                known.isEmpty
                    ? Text(en: "nothing is adjusted for here", zh: "这里没有调整任何列")
                    : Text(en: "there are \(known.joined(separator: ", "))", zh: "有 \(known.joined(separator: "、"))")
            )
        case .noInstrument, .noMediator:
            (568, Text(en: "the graph has none for this method", zh: "图中没有这种方法所需的变量"), nil)
        case .irrelevantInstruments(let names):
            (
                568,
                Text(
                    en: "\(names.joined(separator: ", ")) does not move the treatment at all in these data",
                    zh: "在这些数据里 \(names.joined(separator: "、")) 完全不影响处理"),
                Text(en: "an instrument must move the treatment; is the arrow right?", zh: "工具变量必须影响处理；那条箭头对吗？")
            )
        case .tooManyLevels(let found, let limit):
            (
                569,
                Text(
                    en: "the mediators take \(grouped(found)) values, and at most \(limit) are counted",
                    zh: "中介变量有 \(grouped(found)) 种取值，最多计数 \(limit) 种"), nil
            )
        case .emptyCell(let mediators, let treatment):
            (
                569,
                Text(
                    en:
                        "nobody with treatment \(shortNumber(treatment)) has the mediators \(mediators.map(shortNumber).joined(separator: ", ")), which others have",
                    zh:
                        "处理为 \(shortNumber(treatment)) 的样本中没有中介取值 \(mediators.map(shortNumber).joined(separator: "、"))，而其他样本有"),
                Text(en: "the front door needs each with each: are there too few samples?", zh: "前门方法要求每种组合都有样本：是否样本太少？")
            )
        case .countedWithCovariates:
            (569, Text(en: "shares cannot be counted with covariates", zh: "有协变量时不能直接计数"), nil)
        case .learningFailed(let role):
            (
                570,
                Text(
                    en: "the net of the \(role.rawValue) did not learn: its loss became nan",
                    zh: "学习\(role.chinese)的网络失败：损失变成了 nan"),
                Text(en: "take smaller steps, lr=0.001, or standardize the columns", zh: "步子小一些，lr=0.001，或先标准化各列")
            )
        case .tooFewResamples(let failed, let all):
            (
                571,
                Text(
                    en: "\(failed) of \(all) resamples could not be estimated from", zh: "\(all) 次重抽样中有 \(failed) 次无法估计"),
                Text(
                    en: "a group or a category is so small that it is often missing", zh: "某一组或某个类别太小，常常抽不到")
            )
        case .missing(let name, let row, let count):
            (
                563,
                Text(
                    en:
                        "\(name) is missing or infinite in \(counted(count, "sample")), first in sample \(row)",
                    zh: "\(name) 在 \(grouped(count)) 个样本中缺失或无穷大，首先是第 \(row) 个"),
                Text(
                    en:
                        "drop_missing(data) leaves such samples out, which is only harmless where the gaps do not hang on the outcome; fill_missing fills them",
                    zh: "drop_missing(data) 去掉这些样本（只有缺失与结果无关时才无害）；fill_missing 填补它们")
            )
        case .constantOutcome(let name, let value):
            (
                564,
                Text(
                    en: "\(name) is \(shortNumber(value)) in every sample: nothing can have an effect on it",
                    zh: "所有样本的 \(name) 都是 \(shortNumber(value))：任何东西都对它没有效应"), nil
            )
        case .countsDiffer(let name, let found, let samples):
            (
                565,
                Text(en: "\(name) has \(found) values for \(samples) samples", zh: "\(samples) 个样本，\(name) 却有 \(found) 个值"), nil
            )
        case .columnsDiffer(let found, let names):
            (565, Text(en: "\(found) columns for \(names) names", zh: "\(names) 个名字，却有 \(found) 列"), nil)
        }
    }
}

extension SampleGroup {
    fileprivate var chinese: String {
        switch self {
        case .all: "数据"
        case .treated: "受处理组"
        case .untreated: "未处理组"
        }
    }
}

extension NuisanceRole {
    fileprivate var chinese: String {
        switch self {
        case .outcome: "结果"
        case .propensity: "处理概率"
        case .effect: "效应"
        }
    }
}
