internal import Causal
internal import Diagnostics
internal import Documents

/// An effect in sentences, a table and a formula.
struct EffectWords {
    private let effect: EffectValue
    private let treatment: String
    private let outcome: String

    init(_ effect: EffectValue) {
        self.effect = effect
        treatment = effect.plan.treatment
        outcome = effect.plan.outcome
    }

    private var estimate: EffectEstimate { effect.estimate }
    private var isDose: Bool { effect.columns.levels == nil }

    /// What was found: P(y | do x) beside P(y | x), the interval, and the truth where it is known.
    func table(in language: MessageLanguage) -> Table {
        let isChinese = language == .chinese
        var rows: [[String]] = []
        if let levels = effect.columns.levels {
            let seen = effect.columns.data.groupMeans
            rows = [
                ["\(treatment) = \(levels.treated)", text(estimate.means?.treated), text(seen.treated)],
                ["\(treatment) = \(levels.untreated)", text(estimate.means?.untreated), text(seen.untreated)],
            ]
            // An estimator of the difference alone knows no means.
            if estimate.means == nil { rows = [] }
        }
        rows.append([isChinese ? "差" : "difference", text(estimate.value), text(estimate.naive)])
        if estimate.low.isFinite, estimate.high.isFinite {
            rows.append([
                isChinese ? "\(effect.level) 区间" : "\(effect.level) interval",
                "\(text(estimate.low)) … \(text(estimate.high))", "",
            ])
        }
        if let truth = effect.truth {
            let error = truth.doubt.map { " ± \(brief($0))" } ?? ""
            rows.append([isChinese ? "真实效应" : "truth", text(truth.value) + error, ""])
        }
        return Table(
            title: sentence[language],
            columns: [
                Table.Column("", isNumeric: false),
                Table.Column(
                    isDose
                        ? (isChinese ? "令它变动" : "if it were moved") : (isChinese ? "若令所有人如此" : "if all were set to it"),
                    isNumeric: true),
                Table.Column(
                    isDose ? (isChinese ? "实际所见" : "as it was seen") : (isChinese ? "实际如此的人" : "those who had it"),
                    isNumeric: true),
            ],
            rows: rows, note: ([way] + notes).map { $0[language] }.joined(separator: isChinese ? "" : " "))
    }

    private func text(_ value: Double?) -> String { value.map(shortNumber) ?? "" }

    private var sentence: Text {
        let change = isDose ? Text(en: "One unit more of \(treatment)", zh: "\(treatment) 增加一个单位") : switched
        let naive = brief(estimate.naive)
        return Text(
            en:
                "\(change[.english]) changes \(outcome) by \(effect.interval[.english]) on average; a naive comparison says \(naive).",
            zh: "\(change[.chinese])，\(outcome) 平均变化 \(effect.interval[.chinese])；直接比较得到的是 \(naive)。")
    }

    private var switched: Text {
        guard let levels = effect.columns.levels else { return Text(en: treatment, zh: treatment) }
        return Text(
            en: "\(treatment) = \(levels.treated) instead of \(levels.untreated)",
            zh: "\(treatment) 取 \(levels.treated) 而不是 \(levels.untreated)")
    }

    /// By which method, and what was held fixed.
    private var way: Text {
        let name = effect.method.name(effect.columns.covariates)
        let (word, chineseWord) = (name[.english], name[.chinese])
        let samples = counted(effect.columns.data.count, "sample")
        let chineseSamples = "\(grouped(effect.columns.data.count)) 个样本"
        switch effect.plan.way {
        case .adjusting(let names) where names.isEmpty:
            return Text(
                en: "By \(word) from \(samples); the graph asks for no adjustment.",
                zh: "方法 \(chineseWord)，\(chineseSamples)；按图不需要调整。")
        case .adjusting(let names):
            return Text(
                en: "By \(word) from \(samples), adjusted for \(conjoined(names)[.english]).",
                zh: "方法 \(chineseWord)，\(chineseSamples)，对 \(conjoined(names)[.chinese]) 做了调整。")
        case .instruments(let names, let given):
            let held = given.isEmpty ? "" : ", with \(conjoined(given)[.english]) held fixed"
            let chineseHeld = given.isEmpty ? "" : "，固定 \(conjoined(given)[.chinese])"
            return Text(
                en: "By \(word) from \(samples), with \(conjoined(names)[.english]) as instrument\(held).",
                zh: "方法 \(chineseWord)，\(chineseSamples)，以 \(conjoined(names)[.chinese]) 为工具变量\(chineseHeld)。")
        case .mediators(let names):
            return Text(
                en: "By the front door from \(samples), through \(conjoined(names)[.english]).",
                zh: "前门方法，\(chineseSamples)，经过 \(conjoined(names)[.chinese])。")
        }
    }

    /// What else one must know of the numbers.
    private var notes: [Text] {
        var notes: [Text] = []
        if !effect.plan.hasEffect {
            notes.append(
                Text(
                    en: "In the graph no arrows lead from \(treatment) to \(outcome): if it is right, the effect is 0.",
                    zh: "图中没有从 \(treatment) 通向 \(outcome) 的箭头：若图正确，效应就是 0。"))
        }
        if !effect.plan.hidden.isEmpty {
            notes.append(
                Text(
                    en:
                        "\(conjoined(effect.plan.hidden)[.english]) of the graph \(effect.plan.hidden.count == 1 ? "is" : "are") not in the data, and so count\(effect.plan.hidden.count == 1 ? "s" : "") as unobserved.",
                    zh: "图中的 \(conjoined(effect.plan.hidden)[.chinese]) 不在数据里，因此视为未观测。"))
        }
        if effect.columns.leftOut > 0 {
            let left = effect.columns.leftOut
            notes.append(
                Text(
                    en: "\(counted(left, "sample")) with another \(treatment) \(left == 1 ? "was" : "were") left out.",
                    zh: "其他取值的 \(grouped(left)) 个样本未使用。"))
        }
        if let selection = effect.selection { notes.append(selection.headline.sentence) }
        if case .simulation(let units) = effect.truth?.method, effect.truth?.doubt != nil {
            notes.append(
                Text(
                    en: "The truth is from \(grouped(units)) simulated units, ± its standard error.",
                    zh: "真实效应由 \(grouped(units)) 个模拟单位得到，± 后是标准误。"))
        }
        return notes
            + estimate.warnings.compactMap { warning in
                warning.doubt(effect.columns.data.names, level: estimate.level).map(\.sentence) ?? Self.note(warning)
            }
    }

    /// What no warning of the run says.
    private static func note(_ warning: EstimationWarning) -> Text? {
        switch warning {
        case .extremePropensities, .weakInstruments, .fewSamples, .extrapolation: nil
        case .clippedPropensities(let count, let bound):
            Text(
                en:
                    "\(counted(count, "probability", "probabilities")) of treatment \(count == 1 ? "was" : "were") moved to \(shortNumber(bound)) or \(shortNumber(1 - bound)): steadier, and a little biased.",
                zh: "\(grouped(count)) 个处理概率被移到 \(shortNumber(bound)) 或 \(shortNumber(1 - bound))：更稳，但略有偏差。")
        case .propensityTakenAsKnown:
            Text(
                en: "The interval takes the net's probabilities of treatment as if they were known.",
                zh: "区间把网络给出的处理概率当作已知。")
        case .intervalWithoutBias:
            Text(
                en:
                    "The interval does not hold what the nets themselves are wrong by; aipw is made for that, or bootstrap=200.",
                zh: "区间不包含网络自身的偏差；需要时请用 aipw，或 bootstrap=200。")
        case .resamplesLeftOut(let left, let all):
            Text(
                en: "\(left) of \(all) resamples could not be estimated from.", zh: "\(all) 次重抽样中有 \(left) 次无法估计。")
        case .noInfluenceInterval:
            Text(en: "For an interval, say bootstrap=200.", zh: "要得到区间，请写 bootstrap=200。")
        }
    }

    /// The estimand as a formula, and what must be true for it to be the effect.
    func derivation(in language: MessageLanguage) -> Derivation {
        let formula = EffectFormula(
            treatment: treatment, outcome: outcome, way: effect.plan.way, levels: effect.columns.levels)
        return Derivation(
            title: language == .chinese ? "估计的是" : "What is estimated",
            steps: [
                Derivation.Step(tex: formula.asked.tex, text: formula.asked.text, reason: meaning[language]),
                Derivation.Step(tex: formula.equal.tex, text: formula.equal.text, reason: assumptions[language]),
            ], note: nil)
    }

    private var meaning: Text {
        guard let levels = effect.columns.levels else {
            return Text(
                en: "by how much \(outcome) would change if \(treatment) were moved by one unit",
                zh: "若把 \(treatment) 移动一个单位，\(outcome) 会改变多少")
        }
        return Text(
            en:
                "by how much \(outcome) would differ if everyone had \(treatment) = \(levels.treated) rather than \(levels.untreated)",
            zh: "若所有人的 \(treatment) 都是 \(levels.treated) 而不是 \(levels.untreated)，\(outcome) 会相差多少")
    }

    private var assumptions: Text {
        let treated = "\(treatment) = \(effect.columns.levels?.treated ?? "1")"
        let untreated = "\(treatment) = \(effect.columns.levels?.untreated ?? "0")"
        return switch effect.plan.way {
        case .adjusting(let names) where names.isEmpty:
            Text(
                en:
                    "if the graph is right: nothing but \(treatment) itself makes those who had it differ in \(outcome)",
                zh: "前提是图正确：除了 \(treatment) 本身，没有别的原因使这些人的 \(outcome) 不同")
        case .adjusting(let names):
            Text(
                en:
                    "if the graph is right: with \(conjoined(names)[.english]) fixed no other path connects \(treatment) and \(outcome); and if for each value of \(conjoined(names)[.english]) some had \(treated) and some \(untreated)",
                zh:
                    "前提是图正确：固定 \(conjoined(names)[.chinese]) 后，\(treatment) 与 \(outcome) 之间没有其他路径；并且 \(conjoined(names)[.chinese]) 的每种取值下，都既有 \(treated) 的，也有 \(untreated) 的"
            )
        case .instruments(let names, _):
            Text(
                en:
                    "if the graph is right: \(conjoined(names)[.english]) moves \(outcome) through \(treatment) alone; and if the effect is the same straight line for everyone",
                zh: "前提是图正确：\(conjoined(names)[.chinese]) 只通过 \(treatment) 影响 \(outcome)；并且效应对每个人都是同一条直线")
        case .mediators(let names):
            Text(
                en:
                    "if the graph is right: \(treatment) works through \(conjoined(names)[.english]) alone, and what else moves \(treatment) does not move \(conjoined(names)[.english])",
                zh:
                    "前提是图正确：\(treatment) 只通过 \(conjoined(names)[.chinese]) 起作用，而影响 \(treatment) 的其他原因不影响 \(conjoined(names)[.chinese])"
            )
        }
    }
}

extension Text {
    /// A headline with a capital and a full stop.
    fileprivate var sentence: Text {
        let headline = self[.english]
        return Text(en: headline.prefix(1).uppercased() + headline.dropFirst() + ".", zh: self[.chinese] + "。")
    }
}

extension TreatmentData {
    /// The mean outcomes of those who were treated and of those who were not, as they were seen.
    fileprivate var groupMeans: (treated: Double, untreated: Double) {
        var (sums, counts) = ([0.0, 0.0], [0.0, 0.0])
        for (t, y) in zip(treatment, outcome) {
            sums[t == 1 ? 1 : 0] += y
            counts[t == 1 ? 1 : 0] += 1
        }
        return (sums[1] / counts[1], sums[0] / counts[0])
    }
}
