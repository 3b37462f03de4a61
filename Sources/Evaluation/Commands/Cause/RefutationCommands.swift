internal import BitCollections
internal import Causal
internal import Diagnostics
internal import Documents
internal import Engine

private let effectExample =
    clinicExample + "effect = estimate(simulate(m, 500), causal_graph(m), of=\"T\", on=\"Y\")\n"

let refutationCommands: [Command] = [
    Command(
        "refute", .cause, [.required("effect"), .option("repeats", "20")],
        Text(
            en:
                "Tries to refute an effect in every way there is: with a treatment dealt out by lot, with a random common cause, on parts of the samples, and by the independences that the graph promises. What survives is not proven; what fails is refuted.",
            zh: "用各种办法试着推翻一个效应：随机分派处理、加入随机的共同原因、只用部分样本，以及检验图所预言的独立性。通过了不等于证明，没通过就是被推翻。"),
        example: effectExample + "refute effect", result: .ofEffect
    ) { session, arguments in
        let effect = try arguments.effect()
        let repeats = try arguments.integer("repeats", atLeast: 2) ?? 20
        return try session.looking { session in
            var checks: [Check] = []
            for change in [Refutation.Change.placebo, .randomCommonCause, .subset(0.8)]
            where change != .randomCommonCause || effect.takesCovariates {
                checks.append(Check(try session.refutation(of: effect, change, repeats: repeats), effect))
            }
            checks += try session.implications(of: effect)
            return .table(Check.table(checks, effect, in: session.settings.language))
        }
    },
    refutation(
        "placebo",
        Text(
            en:
                "The effect with the treatments dealt out anew among the samples by lot: such a treatment does nothing, so the estimate should be near 0.",
            zh: "把处理在样本间随机重新分派后的效应：这样的处理没有效应，估计应接近 0。"), .placebo),
    refutation(
        "random_common_cause",
        Text(
            en:
                "The effect when a column of random numbers is adjusted for too: it causes nothing, so the estimate should stay.",
            zh: "额外对一列随机数做调整后的效应：它不是任何东西的原因，估计应保持不变。"), .randomCommonCause),
    Command(
        "subset", .cause,
        [.required("effect"), .optional("share", "0.8"), .option("repeats", "20")],
        Text(
            en: "The effect on parts of the samples drawn by lot: it should not hang on a few of them.",
            zh: "在随机抽取的部分样本上的效应：它不应取决于少数样本。"),
        example: effectExample + "subset effect, 0.5", result: .ofEffect
    ) { session, arguments in
        let share = try arguments.number("share", .properShare) ?? 0.8
        return try session.refuted(.subset(share), arguments)
    },
    Command(
        "unobserved_confounder", .cause, [.required("effect"), .optional("strength", "1")],
        Text(
            en:
                "How strong a common cause that nobody observed would have to be to make the effect vanish, and what it would leave if it were as strong as each observed one (Cinelli and Hazlett, 2020; by linear regression).",
            zh: "一个未观测的共同原因要多强才能使效应消失；若它与每个已观测的原因一样强，还剩多少效应（Cinelli 与 Hazlett，2020；用线性回归）。"),
        example: effectExample + "unobserved_confounder effect", result: .ofEffect
    ) { session, arguments in
        let effect = try arguments.effect()
        guard case .adjusting = effect.plan.way else {
            throw Diagnostic.notAdjusted(effect.method.word, at: try arguments["effect"].range)
        }
        let strength = try arguments.number("strength", .positive) ?? 1
        let confounding = try session.confounding(effect.columns.data, strength: strength)
        return .table(confounding.table(effect, strength: strength, in: session.settings.language))
    },
    Command(
        "e_value", .cause, [.required("effect")],
        Text(
            en:
                "With which risk ratio an unobserved common cause would have to be tied to treatment and outcome, each, to be the whole of an effect: RR + √(RR (RR - 1)) (VanderWeele and Ding, 2017). Of a number, that risk ratio.",
            zh:
                "一个未观测的共同原因与处理、与结果的风险比都要有多大，才能完全解释这个效应：RR + √(RR (RR - 1))（VanderWeele 与 Ding，2017）。给出数时，它就是风险比。"),
        example: "e_value(3.9)", result: .ofEffect
    ) { session, arguments in
        let argument = try arguments["effect"]
        if let ratio = argument.value.double {
            guard ratio > 0, ratio.isFinite else {
                throw EngineError.argument(name: "effect", value: ratio, .positive)
            }
            return .number(eValue(riskRatio: ratio))
        }
        let effect = try arguments.effect()
        guard case .adjusting = effect.plan.way else {
            throw Diagnostic.notAdjusted(effect.method.word, at: argument.range)
        }
        guard let risk = effect.estimate.riskRatio(of: effect.columns.data) else {
            throw Diagnostic.noRiskRatio(at: argument.range)
        }
        return .table(effect.eValues(risk, in: session.settings.language))
    },
]

private func refutation(_ name: String, _ summary: Text, _ change: Refutation.Change) -> Command {
    Command(
        name, .cause, [.required("effect"), .option("repeats", "20")], summary,
        example: effectExample + "\(name) effect",
        result: .ofEffect
    ) { session, arguments in try session.refuted(change, arguments) }
}

extension Arguments {
    /// The effect that is looked at.
    fileprivate func effect() throws -> EffectValue {
        let argument = try self["effect"]
        guard case .causal(let value) = argument.value, let effect = value as? EffectValue else {
            throw Diagnostic.notAnEffect(argument.value, of: command.name, at: argument.range)
        }
        return effect
    }
}

extension Session {
    fileprivate mutating func refuted(_ change: Refutation.Change, _ arguments: Arguments) throws -> Value {
        let effect = try arguments.effect()
        if change == .randomCommonCause, !effect.takesCovariates {
            throw Diagnostic.notAdjusted(effect.method.word, at: try arguments["effect"].range)
        }
        let repeats = try arguments.integer("repeats", atLeast: 2) ?? 20
        return try looking { session in
            let check = Check(try session.refutation(of: effect, change, repeats: repeats), effect)
            return .table(check.table(effect, in: session.settings.language))
        }
    }

    fileprivate mutating func refutation(
        of effect: EffectValue, _ change: Refutation.Change, repeats: Int
    ) throws -> Refutation {
        try refute(
            effect.columns.data, by: effect.method.estimator, value: effect.estimate.value, change: change,
            repeats: repeats)
    }

    /// The independences of the graph, each looked for in the data.
    fileprivate mutating func implications(of effect: EffectValue) throws -> [Check] {
        let columns = Set(effect.source.features + [effect.source.target])
        let hidden = effect.graph.observed.filter { !columns.contains(effect.graph.names[$0]) }
        let graph = effect.graph.hiding(NodeSet(hidden))
        var found: [(Implication, PartialCorrelation)] = []
        for implication in graph.implications(limit: 200).list {
            let names = implication.given.map { graph.names[$0] }
            let all = try ([implication.one, implication.other].map { graph.names[$0] } + names).map {
                try effect.source.column($0).elements
            }
            guard all.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { continue }
            var given: [Double] = []
            for row in 0..<effect.source.count { given += all.dropFirst(2).map { $0[row] } }
            let held = NDArray(shape: [effect.source.count, names.count], elements: given)
            do {
                if let correlation = try partialCorrelation(all[0], all[1], given: held, names: names) {
                    found.append((implication, correlation))
                }
            } catch is EstimationError {
                // What is held fixed hangs together, so nothing can be said of this one.
            }
        }
        // Holm's way: of many independences some look broken by chance.
        let order = found.indices.sorted { (found[$0].1.pValue, $0) < (found[$1].1.pValue, $1) }
        var broken: Set<Int> = []
        for (place, index) in order.enumerated() {
            guard found[index].1.pValue < 0.05 / Double(found.count - place) else { break }
            broken.insert(index)
        }
        return found.indices.map { Check(found[$0].0, found[$0].1, holds: !broken.contains($0), in: graph) }
    }
}

extension EffectValue {
    /// Whether the method adjusts for columns, so that one more is something to it.
    fileprivate var takesCovariates: Bool {
        if case .mediators = plan.way { false } else { true }
    }
}
