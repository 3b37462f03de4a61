internal import Causal
internal import Diagnostics
internal import Documents
internal import Engine

extension Arguments {
    /// What an estimation was refused for, under the argument that is to blame.
    func refused(_ error: EstimationError) -> Diagnostic {
        Diagnostic.estimation(error, at: place(of: error.blamed))
    }

    /// Where the first of these parameters was given; the call where none was.
    func place(of parameters: [String]) -> SourceRange {
        parameters.lazy.compactMap { given($0)?.range }.first ?? range
    }
}

extension EstimationError {
    /// The parameters that may be to blame, the first first.
    fileprivate var blamed: [String] {
        switch self {
        case .noSamples, .countsDiffer, .columnsDiffer, .missing, .constantTreatment, .constantOutcome, .tooFewSamples,
            .collinear, .emptyCell:
            ["data", "effect"]
        case .treatmentLevels, .noOverlap, .treatmentDetermined: ["of", "g"]
        case .unknownCovariate, .noInstrument, .irrelevantInstruments, .noMediator, .tooManyLevels,
            .countedWithCovariates, .learningFailed:
            ["method"]
        case .tooFewResamples: ["bootstrap", "share", "repeats", "effect"]
        }
    }
}

extension Diagnostic {
    static func treatmentOfTexts(_ name: String, _ levels: [String], at range: SourceRange) -> Diagnostic {
        let pair = levels.prefix(2).map(textLiteral).joined(separator: ", ")
        return Diagnostic(
            572,
            Text(
                en:
                    "the treatment \(name) is \(levels.prefix(5).joined(separator: ", ")): which is compared with which?",
                zh: "处理 \(name) 的取值是 \(levels.prefix(5).joined(separator: "、"))：要拿哪个与哪个比较？"), at: range,
            help: Text(
                en: "say it with contrast=(\(pair)): the effect of the first instead of the second",
                zh: "用 contrast=(\(pair)) 说明：第一个代替第二个的效应"))
    }

    static func nobodyHadTreatment(_ value: String, _ name: String, known: [String], at range: SourceRange)
        -> Diagnostic
    {
        Diagnostic(
            574, Text(en: "no sample has \(name) = \(value)", zh: "没有样本的 \(name) 是 \(value)"), at: range,
            help: closestMatch(to: value, among: known).map {
                Text(en: "did you mean \($0)?", zh: "是不是想写 \($0)？")
            }
                ?? Text(
                    en: "there are \(known.prefix(6).joined(separator: ", "))",
                    zh: "取值有 \(known.prefix(6).joined(separator: "、"))"))
    }

    static func outcomeOfTexts(_ name: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            573,
            Text(
                en: "the outcome \(name) is text, and an effect is a difference of numbers",
                zh: "结果 \(name) 是文本，而效应是数的差"),
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
                zh: "\(name) 的形状是 \(shapeText(shape))：图中的变量对每个样本是一个数"), at: range,
            help: Text(
                en: "take one number of it, data[\"\(name)\"] = data[\"\(name)\"][:, 0], or leave it out of the graph",
                zh: "从中取一个数：data[\"\(name)\"] = data[\"\(name)\"][:, 0]，或从图中去掉它"))
    }
}

extension Diagnostic {
    /// What an estimation was refused for, asked by this command.
    fileprivate static func estimation(_ error: EstimationError, at range: SourceRange) -> Diagnostic {
        switch error {
        case .constantTreatment(let name, let value):
            Diagnostic(
                560,
                Text(
                    en: "\(name) is \(shortNumber(value)) in every sample: there is nobody to compare with",
                    zh: "所有样本的 \(name) 都是 \(shortNumber(value))：没有可比较的对象"), at: range,
                help: Text(
                    en:
                        "no method can tell what would have happened otherwise; was a part of the data cut off by a condition?",
                    zh: "任何方法都无法知道另一种情况会怎样；是不是某个条件把一部分数据去掉了？"))
        case .treatmentLevels(let name, let levels, let count):
            treatmentLevels(name, levels, count: count, at: range)
        case .noOverlap(let covariate, let samples):
            Diagnostic(
                562,
                Text(
                    en:
                        "no overlap: \(covariate.map { "\($0) alone tells" } ?? "the covariates tell") of \(counted(samples, "sample")) who is treated",
                    zh: "没有重叠：\(covariate.map { "单凭 \($0) " } ?? "由协变量")就能确定 \(grouped(samples)) 个样本是否接受处理"),
                at: range,
                help: Text(
                    en:
                        "nobody like them has the other treatment, and any number would be a guess beyond the data: ask only of the samples where both happen\(covariate.map { "; if \($0) is no cause of the outcome, the graph should not say so" } ?? "")",
                    zh:
                        "没有与它们相似而处理不同的样本，任何数字都是数据之外的猜测：请只对两种情况都会出现的样本提问\(covariate.map { "；如果 \($0) 不是结果的原因，图中就不该有那条箭头" } ?? "")"
                ))
        case .missing(let name, let row, let count):
            Diagnostic(
                563,
                Text(
                    en: "\(name) is missing or infinite in \(counted(count, "sample")), first in sample \(row)",
                    zh: "\(name) 在 \(grouped(count)) 个样本中缺失或无穷大，首先是第 \(row) 个"), at: range,
                help: Text(
                    en:
                        "drop_missing(data) leaves such samples out, which is only harmless where the gaps do not hang on the outcome; fill_missing fills them",
                    zh: "drop_missing(data) 去掉这些样本（只有缺失与结果无关时才无害）；fill_missing 填补它们"))
        case .constantOutcome(let name, let value):
            Diagnostic(
                564,
                Text(
                    en: "\(name) is \(shortNumber(value)) in every sample: nothing shows an effect on it",
                    zh: "所有样本的 \(name) 都是 \(shortNumber(value))：看不出任何东西对它的效应"), at: range,
                help: Text(
                    en: "was a part of the data cut off by a condition, or \(name) made of the wrong column?",
                    zh: "是不是某个条件把一部分数据去掉了，或者 \(name) 取错了列？"))
        case .noSamples:
            tooFewSamples(
                Text(en: "there are no samples to estimate from", zh: "没有可用来估计的样本"), at: range,
                Text(
                    en: "a condition above holds for no sample, or the contrast leaves none: look at len(data)",
                    zh: "前面的某个条件对任何样本都不成立，或者对比没有留下样本：请看 len(data)"))
        case .tooFewSamples(let group, let found, let needed):
            tooFewSamples(
                Text(
                    en:
                        "\(found == 1 ? "there is" : "there are") only \(grouped(found)) \(group == .all ? "" : "\(group.rawValue) ")\(found == 1 ? "sample" : "samples"), and \(grouped(needed)) are needed",
                    zh: "\(group.chinese)只有 \(grouped(found)) 个样本，至少需要 \(grouped(needed)) 个"), at: range,
                Text(
                    en:
                        "each column adjusted for needs one, and each fold one of both groups: adjust for fewer columns, or take fewer folds",
                    zh: "每个调整的列需要一个，每一折需要两组各一个：少调整几列，或少用几折"))
        case .countsDiffer(let name, let found, let samples):
            tooFewSamples(
                Text(
                    en: "\(name) has \(found) values for \(samples) samples",
                    zh: "\(samples) 个样本，\(name) 却有 \(found) 个值"),
                at: range, nil)
        case .columnsDiffer(let found, let names):
            tooFewSamples(
                Text(en: "\(found) columns for \(names) names", zh: "\(names) 个名字，却有 \(found) 列"), at: range, nil)
        case .collinear(let name, let group):
            undetermined(
                Text(
                    en:
                        "the coefficient of \(name) is not determined\(group == .all ? "" : " among the \(group.rawValue)"): it is constant, or follows from the other columns",
                    zh: "\(group == .all ? "" : "在\(group.chinese)中")\(name) 的系数无法确定：它是常数，或可由其他列算出"), at: range,
                Text(
                    en:
                        "leave \(name) out of the graph: it tells nothing that the other columns do not; of one-hot columns one is always too many",
                    zh: "把 \(name) 从图中去掉：它没有说出其他列没有说的东西；独热编码的各列总有一列是多余的"))
        case .treatmentDetermined(let name):
            undetermined(
                Text(
                    en: "the covariates determine \(name): nothing of it is left to compare",
                    zh: "协变量完全决定了 \(name)：没有可比较的余地"),
                at: range,
                Text(
                    en:
                        "is one of them \(name) itself under another name? It is no common cause: leave it out of the graph",
                    zh: "其中是否有换了名字的 \(name) 本身？它不是共同原因：请从图中去掉"))
        case .unknownCovariate(let name, let known): unknownCovariate(name, known: known, at: range)
        case .noInstrument, .noMediator:
            unfit(Text(en: "the graph has none for this method", zh: "图中没有这种方法所需的变量"), at: range, nil)
        case .irrelevantInstruments(let names):
            unfit(
                Text(
                    en: "\(names.joined(separator: ", ")) does not move the treatment at all in these data",
                    zh: "在这些数据里 \(names.joined(separator: "、")) 完全不影响处理"), at: range,
                Text(
                    en: "an instrument must move the treatment: is that arrow of the graph right?",
                    zh: "工具变量必须影响处理：图中的那条箭头对吗？"))
        case .tooManyLevels(let found, let limit):
            uncounted(
                Text(
                    en: "the mediators take \(grouped(found)) values, and at most \(limit) are counted",
                    zh: "中介变量有 \(grouped(found)) 种取值，最多计数 \(limit) 种"), at: range, nil)
        case .emptyCell(let mediators, let treatment):
            uncounted(
                Text(
                    en:
                        "nobody with treatment \(shortNumber(treatment)) has \(mediators.count == 1 ? "a mediator" : "mediators") of \(mediators.map(shortNumber).joined(separator: ", ")), and others have",
                    zh:
                        "处理为 \(shortNumber(treatment)) 的样本中没有中介取值 \(mediators.map(shortNumber).joined(separator: "、"))，而其他样本有"
                ),
                at: range,
                Text(
                    en:
                        "the front door compares every value of the mediators under both treatments: more samples are needed, or fewer values",
                    zh: "前门方法要在两种处理下比较中介的每个取值：需要更多样本，或更少的取值"))
        case .countedWithCovariates:
            uncounted(Text(en: "shares cannot be counted with covariates", zh: "有协变量时不能直接计数"), at: range, nil)
        case .learningFailed(let role):
            Diagnostic(
                570,
                Text(
                    en: "the net of the \(role.rawValue) did not learn: its loss became nan",
                    zh: "学习\(role.chinese)的网络失败：损失变成了 nan"), at: range,
                help: Text(en: "take smaller steps, lr=0.001, or standardize the columns", zh: "步子小一些，lr=0.001，或先标准化各列")
            )
        case .tooFewResamples(let failed, let all):
            Diagnostic(
                571,
                Text(
                    en: "\(failed) of \(all) samples drawn anew could not be estimated from",
                    zh: "\(all) 次重抽样中有 \(failed) 次无法估计"),
                at: range,
                help: Text(
                    en:
                        "a group or a category is so small that it is often missing there: more samples are needed, or fewer columns",
                    zh: "某一组或某个类别太小，常常抽不到：需要更多样本，或更少的列"))
        }
    }

    private static func treatmentLevels(
        _ name: String, _ levels: [Double], count: Int, at range: SourceRange
    ) -> Diagnostic {
        let values = levels.map(shortNumber) + (count > levels.count ? ["…"] : [])
        let (high, low) = (shortNumber(levels.last ?? 1), shortNumber(levels.first ?? 0))
        return Diagnostic(
            561,
            Text(
                en:
                    "\(name) has \(grouped(count)) values (\(values.joined(separator: ", "))), and an effect compares two: 1 with 0",
                zh: "\(name) 有 \(grouped(count)) 个取值（\(values.joined(separator: "、"))），而效应比较两个：1 和 0"), at: range,
            help: count > levels.count
                ? Text(
                    en:
                        "make two groups of them, data[\"\(name)\"] = data[\"\(name)\"] > median(data[\"\(name)\"]), or pick two values with contrast=; two_stage and frontdoor take any number",
                    zh:
                        "把它们分成两组：data[\"\(name)\"] = data[\"\(name)\"] > median(data[\"\(name)\"])，或用 contrast= 选两个值；two_stage 和 frontdoor 可用任何数"
                )
                : Text(
                    en: "say which two, contrast=(\(high), \(low)); the other samples are left out then",
                    zh: "请说明比较哪两个：contrast=(\(high), \(low))；其他样本就不使用"))
    }

    private static func tooFewSamples(_ headline: Text, at range: SourceRange, _ help: Text?) -> Diagnostic {
        Diagnostic(565, headline, at: range, help: help)
    }

    private static func undetermined(_ headline: Text, at range: SourceRange, _ help: Text) -> Diagnostic {
        Diagnostic(566, headline, at: range, help: help)
    }

    static func unknownCovariate(_ name: String, known: [String], at range: SourceRange) -> Diagnostic {
        Diagnostic(
            567,
            Text(en: "\(name) is not among what is adjusted for", zh: "\(name) 不在调整的列中"), at: range,
            help: known.isEmpty
                ? Text(en: "nothing is adjusted for here: leave interactions= out", zh: "这里没有调整任何列：请去掉 interactions=")
                : closestMatch(to: name, among: known).map {
                    Text(en: "did you mean \($0)?", zh: "是不是想写 \($0)？")
                } ?? Text(en: "that is \(known.joined(separator: ", "))", zh: "调整的是 \(known.joined(separator: "、"))"))
    }

    private static func unfit(_ headline: Text, at range: SourceRange, _ help: Text?) -> Diagnostic {
        Diagnostic(568, headline, at: range, help: help)
    }

    private static func uncounted(_ headline: Text, at range: SourceRange, _ help: Text?) -> Diagnostic {
        Diagnostic(569, headline, at: range, help: help)
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
