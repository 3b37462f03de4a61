internal import Causal
internal import Diagnostics
internal import Documents
internal import Engine

let balanceCommands: [Command] = [
    Command(
        "balance", .cause,
        [
            .required("data"), .optional("g", "None"), .option("of", "None"), .option("on", "None"),
            .option("adjust", "None"), .option("contrast", "None"), .option("categories", "[]"),
        ],
        Text(
            en:
                "Whether the treated and the others can be compared: how far their covariates lie apart before and after weighting by the probability of treatment, where these probabilities overlap, and how many samples the weights are worth.",
            zh: "受处理者与其他人能否相比：按处理概率加权前后协变量相差多少，处理概率在哪里重叠，加权后相当于多少个样本。"),
        example: clinicExample + "balance simulate(m, 500), causal_graph(m), of=\"T\", on=\"Y\"", result: .effect
    ) { session, arguments in
        let source = try session.effectData(arguments)
        let (_, plan, columns) = try session.columns(of: source, for: .ipw(), arguments)
        let balance = try session.balance(columns.data)
        for warning in balance.warnings {
            if let diagnostic = arguments.warned(warning, columns.data.names) { session.warnings.append(diagnostic) }
        }
        return .table(balance.table(treatment: plan.treatment, columns.levels, in: session.settings.language))
    }
]

extension Balance {
    /// How far the groups lie apart, in a sentence, a row for each covariate, and the weights below.
    fileprivate func table(
        treatment: String, _ levels: (treated: String, untreated: String)?, in language: MessageLanguage
    ) -> Table {
        let groups = [levels?.treated ?? "1", levels?.untreated ?? "0"].map { "\(treatment) = \($0)" }
        let isChinese = language == .chinese
        let headings =
            isChinese
            ? ["协变量", "\(groups[0]) 的均值", "\(groups[1]) 的均值", "标准化差", "加权后"]
            : ["covariate", "mean, \(groups[0])", "mean, \(groups[1])", "standardized difference", "after weighting"]
        return Table(
            title: sentence(groups)[language],
            columns: headings.enumerated().map { Table.Column($1, isNumeric: $0 > 0) },
            rows: rows.map { row in
                [row.name]
                    + [row.treated, row.untreated, row.difference, row.weightedDifference].map(brief)
            }, note: overlap(groups)[language])
    }

    private func sentence(_ groups: [String]) -> Text {
        guard let worst = rows.max(by: { abs($0.difference) < abs($1.difference) }) else {
            return Text(
                en: "There is nothing to balance: the graph asks for no adjustment.", zh: "没有需要平衡的：按图不需要调整。")
        }
        let after = rows.map { abs($0.weightedDifference) }.max() ?? 0
        let unbalanced = rows.count { abs($0.difference) > 0.1 }
        return Text(
            en:
                "\(worst.name) lies furthest apart, by \(brief(abs(worst.difference))) standard deviations between \(groups[0]) and \(groups[1]); \(unbalanced) of \(rows.count) \(unbalanced == 1 ? "lies" : "lie") more than 0.1 apart, and after weighting the most is \(brief(after)).",
            zh:
                "\(worst.name) 相差最大：\(groups[0]) 与 \(groups[1]) 两组相差 \(brief(abs(worst.difference))) 个标准差；\(rows.count) 个协变量中有 \(unbalanced) 个相差超过 0.1，加权后最大为 \(brief(after))。"
        )
    }

    private func overlap(_ groups: [String]) -> Text {
        Text(
            en:
                "Probability of \(groups[0]): \(brief(treated.propensities.lowerBound)) to \(brief(treated.propensities.upperBound)) among \(counted(treated.count, "sample")) that had it, \(brief(untreated.propensities.lowerBound)) to \(brief(untreated.propensities.upperBound)) among \(grouped(untreated.count)) with \(groups[1]); \(percent(outsideSupport)) of all lie outside what both have. Weights: \(brief(smallestWeight)) to \(brief(largestWeight)), mean \(brief(meanWeight)); they are worth \(brief(effectiveCount)) samples of equal weight.",
            zh:
                "\(groups[0]) 的概率：\(grouped(treated.count)) 个本来如此的样本在 \(brief(treated.propensities.lowerBound)) 到 \(brief(treated.propensities.upperBound)) 之间，\(grouped(untreated.count)) 个 \(groups[1]) 的样本在 \(brief(untreated.propensities.lowerBound)) 到 \(brief(untreated.propensities.upperBound)) 之间；全体的 \(percent(outsideSupport)) 落在两组共有的范围之外。权重：\(brief(smallestWeight)) 到 \(brief(largestWeight))，平均 \(brief(meanWeight))；相当于 \(brief(effectiveCount)) 个等权样本。"
        )
    }
}
