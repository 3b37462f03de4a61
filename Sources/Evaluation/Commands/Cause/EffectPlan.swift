internal import BitCollections
internal import Causal
internal import Diagnostics

/// How a graph lets an effect be estimated from the columns that there are.
struct EffectPlan: Sendable {
    /// What is done about other causes.
    enum Way: Hashable, Sendable {
        /// These are held fixed; none need be where there are none.
        case adjusting([String])
        /// Only what these move is compared, those of `given` held fixed.
        case instruments([String], given: [String])
        /// The effect is put together of the two halves of its way through these.
        case mediators([String])
    }

    let treatment: String
    let outcome: String
    let way: Way
    /// Variables of the graph that are no columns: they count as unobserved.
    let hidden: [String]
    /// Whether the graph has a way from the treatment to the outcome at all.
    let hasEffect: Bool
}

/// An effect that somebody asks for, and where the parts of the question stand.
struct EffectAsked {
    let graph: CausalGraph
    /// Places in the graph.
    let treatment, outcome: (node: Int, range: SourceRange)
    /// What is to be adjusted for, where somebody chose it.
    let adjusting: (set: NodeSet, range: SourceRange)?
    /// The columns of the data; nil where they are not known.
    let columns: [String]?
    let graphRange: SourceRange
    /// Where the method was chosen, if it was.
    let methodRange: SourceRange?

    /// How it can be estimated by such a method. Throws the diagnostic that says why it cannot.
    func plan(for estimator: Estimator) throws -> EffectPlan {
        let names = graph.names
        let (of, on) = (treatment.node, outcome.node)
        guard of != on else { throw Diagnostic.sameVariable(names[of], "of", "on", at: outcome.range) }
        let known = columns.map(Set.init)
        let missing = graph.observed.filter { node in known.map { !$0.contains(names[node]) } ?? false }
        for (node, range) in [treatment, outcome] {
            if graph.latent.contains(node) {
                throw Diagnostic.latentAsked(names[node], node == of ? "of" : "on", at: range)
            }
            if missing.contains(node) {
                throw Diagnostic.effectWithoutColumn(names[node], columns: columns ?? [], at: range)
            }
        }
        let question = EffectQuestion(graph.hiding(NodeSet(missing)), of: [of], on: [on])
        let hasEffect = graph.descendants(of: [of]).contains(on)
        // Where there is none, two variables may still hang together by ways that nothing closes.
        if !hasEffect, adjusting == nil, question.oneAdjustmentSet() == nil {
            throw Diagnostic.noEffectInGraph(
                names[of], names[on], isBackwards: graph.descendants(of: [on]).contains(of), at: outcome.range)
        }
        let way: EffectPlan.Way =
            switch estimator {
            case .twoStage: try instruments(question)
            case .frontDoor: try mediators(question)
            default: try adjusting(question)
            }
        return EffectPlan(
            treatment: names[of], outcome: names[on], way: way, hidden: missing.map { names[$0] },
            hasEffect: hasEffect)
    }

    /// What is wrong with samples that are alike in these of the graph's variables, where the others are adjusted for.
    func selection(by constant: [String], _ plan: EffectPlan) -> Diagnostic? {
        guard case .adjusting(let names) = plan.way else { return nil }
        let hidden = NodeSet(plan.hidden.compactMap { graph.names.firstIndex(of: $0) })
        let question = EffectQuestion(graph.hiding(hidden), of: [treatment.node], on: [outcome.node])
        let chosen = constant.filter { !names.contains($0) }
        let held = (names + chosen).compactMap { graph.names.firstIndex(of: $0) }
        return chosen.isEmpty ? nil : .chosenBy(chosen, question.test(NodeSet(held)), question, at: graphRange)
    }

    private func adjusting(_ question: EffectQuestion) throws -> EffectPlan.Way {
        if let adjusting {
            let test = question.test(adjusting.set)
            guard test.isValid else {
                throw Diagnostic.adjustsWrongly(adjusting.set, test, question, at: adjusting.range)
            }
            return .adjusting(adjusting.set.map { graph.names[$0] })
        }
        switch question.adjustment(.minimum, limit: 1) {
        case .noneNeeded: return .adjusting([])
        case .sets(let sets, _): return .adjusting((sets.first ?? []).map { graph.names[$0] })
        case .impossible:
            throw Diagnostic.cannotAdjust(
                question, alternatives(question), missing: missing(in: question), columns: columns ?? [],
                at: graphRange)
        }
    }

    private func instruments(_ question: EffectQuestion) throws -> EffectPlan.Way {
        let all = question.instruments()
        guard let first = all.min(by: { $0.given.count < $1.given.count }) else {
            throw Diagnostic.notInGraph(
                Text(en: "instrument", zh: "工具变量"), "two_stage", question, alternatives(question),
                missing: missing(in: question), at: methodRange ?? graphRange)
        }
        let together = all.filter { $0.given == first.given }
        return .instruments(together.map { graph.names[$0.node] }, given: first.given.map { graph.names[$0] })
    }

    private func mediators(_ question: EffectQuestion) throws -> EffectPlan.Way {
        guard let set = FrontDoor(question).minimalSets(limit: 1).sets.first, !set.isEmpty else {
            throw Diagnostic.notInGraph(
                Text(en: "front door", zh: "前门"), "frontdoor", question, alternatives(question),
                missing: missing(in: question), at: methodRange ?? graphRange)
        }
        return .mediators(set.map { graph.names[$0] })
    }

    /// The variables that are latent only because the data have no such column.
    private func missing(in question: EffectQuestion) -> [String] {
        question.graph.latent.subtracting(graph.latent).map { graph.names[$0] }
    }

    /// The methods that the graph allows, as they are written.
    private func alternatives(_ question: EffectQuestion) -> [String] {
        var methods: [String] = []
        if question.oneAdjustmentSet() != nil { methods.append("regression") }
        if FrontDoor(question).minimalSets(limit: 1).sets.first?.isEmpty == false { methods.append("frontdoor") }
        if !question.instruments().isEmpty { methods.append("two_stage") }
        return methods
    }
}
