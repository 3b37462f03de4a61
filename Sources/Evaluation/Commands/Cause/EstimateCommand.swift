internal import Causal
internal import Diagnostics
internal import Documents
internal import Engine

/// A treatment, its outcome and their common cause, for examples.
let clinicExample = """
    seed 0
    def clinic():
        Z = normal(0, 1)
        T = binomial(1, sigmoid(Z))
        Y = 2*T + 3*Z + normal(0, 1)
    m = structural_model(clinic)

    """

let estimateCommands: [Command] = [
    Command(
        "estimate", .cause,
        [
            .required("data"), .optional("g", "None"), .option("of", "None"), .option("on", "None"),
            .option("method", "regression"), .option("adjust", "None"), .option("contrast", "None"),
            .option("categories", "[]"), .option("bootstrap", "None"), .option("level", "0.95"),
        ],
        Text(
            en:
                "The average effect of a treatment on an outcome, from data and the causal graph behind them: what would differ if everyone had the treatment instead of no one. It shows the estimand, what it assumes, an interval, the naive difference beside it, and the truth where a structural model drew the data.",
            zh: "由数据和它背后的因果图估计处理对结果的平均效应：若所有人都接受处理而不是都不接受，会相差多少。同时给出所估计的量、它的前提、区间、旁边的直接比较；数据来自结构模型时，还给出真实效应。"),
        example: clinicExample + "estimate simulate(m, 2000), causal_graph(m), of=\"T\", on=\"Y\", method=aipw",
        result: .effect
    ) { session, arguments in
        try session.estimate(arguments)
    }
]

extension Session {
    fileprivate mutating func estimate(_ arguments: Arguments) throws -> Value {
        if graph.isRecording { throw EngineError.trainingInside("estimate") }
        let source = try effectData(arguments)
        let method = try estimator(arguments)
        let (asked, plan, columns) = try columns(of: source, for: method.estimator, arguments)
        let interval: IntervalMethod =
            try arguments.integer("bootstrap", atLeast: 2).map { .bootstrap($0) } ?? .influence
        let named = EstimatorValue(estimator: method.estimator.naming(columns.covariates), word: method.word)
        let estimate = try estimate(
            columns.data, by: named.estimator, interval: interval,
            level: try arguments.number("level", .properShare) ?? 0.95)
        for warning in estimate.warnings {
            if let diagnostic = arguments.warned(warning, columns.data.names, level: estimate.level) {
                warnings.append(diagnostic)
            }
        }
        let selection = asked.selection(by: try source.constants(among: asked.graph.names), plan)
        if let selection { warnings.append(selection) }
        return .causal(
            EffectValue(
                plan: plan, columns: columns, method: named, estimate: estimate,
                truth: try truth(of: source, plan, columns), graph: asked.graph, source: source,
                selection: selection))
    }

    /// The effect in the model that drew the data, if one did.
    private mutating func truth(of source: Dataset, _ plan: EffectPlan, _ columns: TreatmentColumns) throws -> Truth? {
        guard let model = source.origin as? StructuralModel else { return nil }
        return try truth(
            of: model, effectOf: plan.treatment, on: plan.outcome, contrast: columns.codes ?? (1, 0))
    }

    /// The question of a call, how a method answers it, and the columns that it needs for that.
    func columns(
        of source: Dataset, for estimator: Estimator, _ arguments: Arguments
    ) throws -> (asked: EffectAsked, plan: EffectPlan, columns: TreatmentColumns) {
        let asked = try EffectAsked(arguments, columns: source.features + [source.target])
        let plan = try asked.plan(for: estimator)
        let columns = try TreatmentColumns(
            source, plan, contrast: try contrast(arguments), categories: try texts("categories", arguments) ?? [],
            isDose: estimator.takesDoses, asked, budget: graph.budget)
        return (asked, plan, columns)
    }

    /// The data that an effect is asked of.
    mutating func effectData(_ arguments: Arguments) throws -> Dataset {
        let data = try arguments["data"]
        if data.value.predicts { throw Diagnostic.effectOfPredictor(data.text, at: data.range) }
        return try dataset(data, "data", in: arguments)
    }

    /// `method=aipw`, `method=aipw(folds=2)` or `method=frontdoor`.
    fileprivate mutating func estimator(_ arguments: Arguments) throws -> EstimatorValue {
        guard let argument = arguments.given("method") else {
            return EstimatorValue(estimator: .regression(), word: "regression")
        }
        switch argument.value {
        case .causal(let value as EstimatorValue): return value
        case .function(.command(let index)):
            let word = CommandTable.commands[index].name
            if word == "frontdoor" { return EstimatorValue(estimator: .frontDoor(), word: word) }
            if EstimatorValue.words.contains(word),
                case .causal(let value as EstimatorValue) = try call(.command(index), [], at: argument.range)
            {
                return value
            }
        default: break
        }
        throw Diagnostic.notAMethod(argument.value, argument.text, at: argument.range)
            ?? arguments.wrong(argument, "method", wants: ("a way to estimate, like aipw", "估计方法，如 aipw"))
    }

    /// The two treatments that are compared, the first with the second.
    func contrast(_ arguments: Arguments) throws -> TreatmentColumns.Contrast? {
        guard let argument = arguments.given("contrast") else { return nil }
        switch argument.value {
        case .tuple(let pair), .list(let pair):
            if pair.items.count == 2 {
                return TreatmentColumns.Contrast(
                    treated: pair.items[0], untreated: pair.items[1], range: argument.range)
            }
        default: break
        }
        throw arguments.wrong(argument, "contrast", wants: TreatmentColumns.Contrast.kind)
    }
}

extension Dataset {
    /// Those of these columns that have one value in all samples.
    fileprivate func constants(among names: [String]) throws -> [String] {
        let columns = Set(features + [target])
        return try names.filter { name in
            guard columns.contains(name) else { return false }
            let elements = try column(name).elements
            return elements.dropFirst().allSatisfy { $0 == elements[0] }
        }
    }
}

extension EffectAsked {
    /// What `g`, `of`, `on` and `adjust` of a call ask for.
    init(_ arguments: Arguments, columns: [String]) throws {
        guard let given = arguments.given("g") else {
            throw Diagnostic.effectWithoutGraph(of: arguments.command.name, at: arguments.range)
        }
        if given.value.predicts { throw Diagnostic.effectOfPredictor(given.text, at: given.range) }
        let value = try arguments.causalGraph()
        self.init(
            graph: value.graph,
            treatment: (
                try arguments.oneVariable("of", of: value, role: value.exposures),
                arguments.given("of")?.range ?? given.range
            ),
            outcome: (
                try arguments.oneVariable("on", of: value, role: value.outcomes),
                arguments.given("on")?.range ?? given.range
            ),
            adjusting: try arguments.variables("adjust", of: value.graph).map { ($0, try arguments["adjust"].range) },
            columns: columns, graphRange: given.range,
            methodRange: arguments.command.name == "estimate" ? arguments.given("method")?.range : nil)
    }
}

extension Estimator {
    /// Whether the treatment may be any number, and the effect is that of one unit more.
    var takesDoses: Bool {
        switch self {
        case .twoStage, .frontDoor: true
        default: false
        }
    }

    /// The same with the covariates that a column became in place of its name.
    func naming(_ covariates: [(column: String, names: [String])]) -> Estimator {
        func names(_ columns: [String]) -> [String] {
            columns.flatMap { column in covariates.first { $0.column == column }?.names ?? [column] }
        }
        switch self {
        case .regression(let outcome, let interactions):
            return .regression(outcome: outcome, interactions: names(interactions))
        case .aipw(.together(let learner, let interactions), let propensity, let folds, let clip):
            return .aipw(
                outcome: .together(learner, interactions: names(interactions)), propensity: propensity, folds: folds,
                clip: clip)
        default: return self
        }
    }
}

extension EstimatorValue {
    /// The words that are methods.
    static let words = estimatorCommands.map(\.name) + ["frontdoor"]
}
