internal import BitCollections
internal import Causal
internal import Diagnostics
internal import Documents
internal import Engine

/// One way to refute an effect, and what came of it.
struct Check {
    let name: Text
    /// What it should be, and what it is.
    let expected, found: String
    let holds: Bool
    private let refutation: Refutation?

    init(_ refutation: Refutation, _ effect: EffectValue) {
        name =
            switch refutation.change {
            case .placebo where effect.columns.data.names.instruments.isEmpty:
                Text(en: "treatment by lot", zh: "随机处理")
            case .placebo: Text(en: "outcome by lot", zh: "随机结果")
            case .randomCommonCause: Text(en: "random common cause", zh: "随机共同原因")
            case .subset(let share): Text(en: "\(percent(share)) of the samples", zh: "\(percent(share)) 的样本")
            }
        expected = brief(refutation.expected)
        let error = effect.estimate.standardError
        found = "\(brief(refutation.mean, beside: error)) ± \(brief(refutation.deviation, beside: error))"
        holds = refutation.holds(tolerance: error.isFinite ? error : 0)
        self.refutation = refutation
    }

    init(_ implication: Implication, _ correlation: PartialCorrelation, holds: Bool, in graph: CausalGraph) {
        let given = implication.given.map { graph.names[$0] }.joined(separator: ", ")
        let text =
            "\(graph.names[implication.one]) ⊥ \(graph.names[implication.other])\(given.isEmpty ? "" : " | \(given)")"
        name = Text(en: text, zh: text)
        expected = "0"
        found =
            "r = \(brief(correlation.value)), p \(correlation.pValue < 0.001 ? "< 0.001" : "= \(brief(correlation.pValue))")"
        self.holds = holds
        refutation = nil
    }

    /// All checks, a row each.
    static func table(_ checks: [Check], _ effect: EffectValue, in language: MessageLanguage) -> Table {
        let isChinese = language == .chinese
        let failed = checks.count { !$0.holds }
        let title =
            failed == 0
            ? Text(
                en:
                    "None of \(checks.count) checks refutes the effect of \(effect.outline[.english].dropFirst("effect of ".count)).",
                zh: "\(checks.count) 项检验都没有推翻\(effect.outline[.chinese])。")
            : Text(
                en:
                    "\(failed) of \(checks.count) checks \(failed == 1 ? "refutes" : "refute") the effect of \(effect.outline[.english].dropFirst("effect of ".count)).",
                zh: "\(checks.count) 项检验中有 \(failed) 项推翻了\(effect.outline[.chinese])。")
        let isAdjusted = if case .adjusting = effect.plan.way { true } else { false }
        let hasDeviations = checks.contains { $0.refutation != nil }
        let note = Text(
            en:
                "What survives is not proven: \(isAdjusted ? "an unobserved common cause passes all of these; unobserved_confounder and e_value say how strong it would have to be" : "a graph that is wrong may pass all of these"). Independences of the graph are looked for by partial correlations, at 5 % for all together.\(hasDeviations ? " ± is the standard deviation over the changed data sets." : "")",
            zh:
                "通过检验不等于证明：\(isAdjusted ? "未观测的共同原因能通过所有这些检验；它需要多强，请看 unobserved_confounder 和 e_value" : "错误的图也可能通过所有这些检验")。图的独立性用偏相关检验，总显著性水平 5 %。\(hasDeviations ? "± 是各次改动的标准差。" : "")"
        )
        return Table(
            title: title[language],
            columns: [
                Table.Column(isChinese ? "检验" : "check", isNumeric: false),
                Table.Column(isChinese ? "应为" : "should be", isNumeric: true),
                Table.Column(isChinese ? "实为" : "is", isNumeric: true),
                Table.Column("", isNumeric: false),
            ],
            rows: checks.map {
                [
                    $0.name[language], $0.expected, $0.found,
                    $0.holds ? (isChinese ? "通过" : "holds") : (isChinese ? "不通过" : "fails"),
                ]
            }, note: note[language])
    }

    /// This check alone, with how its estimates lie.
    func table(_ effect: EffectValue, in language: MessageLanguage) -> Table {
        let isChinese = language == .chinese
        guard let refutation else { return Check.table([self], effect, in: language) }
        let values = refutation.values
        let rows: [(Text, Double)] = [
            (Text(en: "estimate", zh: "原估计"), effect.estimate.value),
            (Text(en: "mean of \(values.count) changed ones", zh: "\(values.count) 次改动后的平均"), refutation.mean),
            (Text(en: "their standard deviation", zh: "其标准差"), refutation.deviation),
            (Text(en: "smallest", zh: "最小"), values.min() ?? .nan),
            (Text(en: "largest", zh: "最大"), values.max() ?? .nan),
        ]
        return Table(
            title: sentence(refutation, effect)[language],
            columns: [
                Table.Column(isChinese ? "量" : "of", isNumeric: false),
                Table.Column(isChinese ? "效应" : "effect", isNumeric: true),
            ], rows: rows.map { [$0.0[language], plainNumber($0.1)] })
    }

    private func sentence(_ refutation: Refutation, _ effect: EffectValue) -> Text {
        let value = brief(effect.estimate.value)
        let mean = brief(refutation.mean, beside: effect.estimate.standardError)
        let data = effect.columns.data.names
        let treatment = data.instruments.isEmpty ? data.treatment : data.outcome
        return switch (refutation.change, holds) {
        case (.placebo, true):
            Text(
                en:
                    "With \(treatment) dealt out by lot the effect is \(mean), with the real one \(value): where nothing is, nothing is found.",
                zh: "把 \(treatment) 随机分派后效应是 \(mean)，真实的是 \(value)：没有效应的地方没有找到效应。")
        case (.placebo, false):
            Text(
                en:
                    "With \(treatment) dealt out by lot the effect is still \(mean), where it should be 0: the method finds an effect where none can be.",
                zh: "把 \(treatment) 随机分派后效应仍是 \(mean)，本应为 0：这个方法在没有效应的地方也找到了效应。")
        case (.randomCommonCause, true):
            Text(
                en: "With a random column adjusted for the effect is \(mean) instead of \(value): it stays.",
                zh: "再对一列随机数做调整，效应由 \(value) 变为 \(mean)：保持不变。")
        case (.randomCommonCause, false):
            Text(
                en:
                    "With a random column adjusted for the effect is \(mean) instead of \(value): it hangs on what cannot matter.",
                zh: "再对一列随机数做调整，效应由 \(value) 变为 \(mean)：它受无关的东西影响。")
        case (.subset, true):
            Text(
                en:
                    "On parts of the samples the effect is \(mean), on all of them \(value): it does not hang on a few.",
                zh: "在部分样本上效应是 \(mean)，在全体上是 \(value)：它不取决于少数样本。")
        case (.subset, false):
            Text(
                en: "On parts of the samples the effect is \(mean), on all of them \(value): it hangs on a few.",
                zh: "在部分样本上效应是 \(mean)，在全体上是 \(value)：它取决于少数样本。")
        }
    }
}

extension Confounding {
    /// The robustness value in a sentence, and what a cause as strong as each covariate would leave.
    func table(_ asked: EffectValue, strength: Double, in language: MessageLanguage) -> Table {
        let isChinese = language == .chinese
        let (treatment, outcome) = (asked.plan.treatment, asked.plan.outcome)
        let title = Text(
            en:
                "An unobserved cause that explains \(percent(robustness)) of what is left of \(treatment), and as much of \(outcome), would make the effect \(brief(effect)) vanish.",
            zh: "一个未观测的原因若能解释 \(treatment) 剩余变化的 \(percent(robustness))，并同样多地解释 \(outcome)，就能使效应 \(brief(effect)) 消失。")
        let times = strength == 1 ? "" : "\(shortNumber(strength)) × "
        let headings =
            isChinese
            ? ["与之一样强", "解释 \(treatment)", "解释 \(outcome)", "剩下的效应"]
            : ["as strong as", "of \(treatment)", "of \(outcome)", "effect left"]
        return Table(
            title: title[language],
            columns: headings.enumerated().map { Table.Column($1, isNumeric: $0 > 0) },
            rows: rows.map { row in
                [
                    times + row.covariate, row.bounds.map { percent($0.treatment) } ?? "",
                    row.bounds.map { percent($0.outcome) } ?? "",
                    row.effect.map(brief) ?? (isChinese ? "不可能这么强" : "cannot be as strong"),
                ]
            },
            note: Text(
                en:
                    "By the linear regression of \(outcome) on \(treatment) and the covariates (Cinelli and Hazlett, 2020).",
                zh: "用 \(outcome) 对 \(treatment) 和协变量的线性回归（Cinelli 与 Hazlett，2020）。")[language])
    }
}

extension EffectValue {
    /// The E-values of the effect and of its interval's near end.
    func eValues(_ risk: (ratio: Double, nearEnd: Double), in language: MessageLanguage) -> Table {
        let isChinese = language == .chinese
        let (whole, near) = (eValue(riskRatio: risk.ratio), eValue(riskRatio: risk.nearEnd))
        let isBinary = columns.data.hasBinaryOutcome && estimate.means != nil
        let title = Text(
            en:
                "To be the whole of this effect, an unobserved cause would have to be tied to \(plan.treatment) and to \(plan.outcome) by a risk ratio of \(brief(whole)) each; \(near > 1 ? "to move the interval to no effect, of \(brief(near))" : "the interval holds no effect already").",
            zh:
                "要完全解释这个效应，未观测的原因与 \(plan.treatment)、与 \(plan.outcome) 的风险比都必须达到 \(brief(whole))；\(near > 1 ? "要使区间碰到无效应，则需 \(brief(near))" : "区间本来就包含无效应")。"
        )
        return Table(
            title: title[language],
            columns: [
                Table.Column(isChinese ? "量" : "of", isNumeric: false),
                Table.Column(isChinese ? "风险比" : "risk ratio", isNumeric: true),
                Table.Column(isChinese ? "E 值" : "E-value", isNumeric: true),
            ],
            rows: [
                [isChinese ? "效应" : "effect", plainNumber(risk.ratio), plainNumber(whole)],
                [isChinese ? "区间近端" : "near end of the interval", plainNumber(risk.nearEnd), plainNumber(near)],
            ],
            note: isBinary
                ? nil
                : Text(
                    en: "The risk ratio is exp(0.91 d), with the effect d in standard deviations of \(plan.outcome).",
                    zh: "风险比取 exp(0.91 d)，d 是以 \(plan.outcome) 的标准差为单位的效应。")[language])
    }
}

extension Diagnostic {
    static func notAnEffect(_ value: Value, of command: String, at range: SourceRange) -> Diagnostic {
        wrongKind(
            "effect", of: command, wants: ("an effect", "效应"), is: value, at: range,
            help: Text(
                en: "an effect is what estimate gives: effect = estimate(data, g, of=\"T\", on=\"Y\")",
                zh: "效应由 estimate 给出：effect = estimate(data, g, of=\"T\", on=\"Y\")"))
    }

    static func notAdjusted(_ method: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            590,
            Text(
                en: "this asks what one more common cause would change, and \(method) adjusts for none",
                zh: "这里问的是多一个共同原因会改变什么，而 \(method) 不做调整"), at: range,
            help: Text(
                en: "use it of an effect by regression, ipw or aipw; placebo and subset work for every method",
                zh: "请用于 regression、ipw 或 aipw 的效应；placebo 和 subset 适用于所有方法"))
    }

    static func noRiskRatio(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            591,
            Text(
                en: "there is no risk ratio: the mean outcome of one of the two treatments is not above 0",
                zh: "没有风险比：两种处理之一的平均结果不大于 0"), at: range,
            help: Text(
                en: "a quotient needs both; unobserved_confounder asks the same of the difference",
                zh: "商需要两者都大于 0；unobserved_confounder 对差问同样的问题"))
    }
}
