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
    let treatment: (name: String, range: SourceRange)
    let outcome: (name: String, range: SourceRange)
    /// What is to be adjusted for, where somebody chose it.
    let adjusting: (names: [String], range: SourceRange)?
    /// The columns of the data; nil where they are not known.
    let columns: [String]?
    let graphRange: SourceRange

    /// How it can be estimated by such a method. Throws the diagnostic that says why it cannot.
    func plan(for estimator: Estimator) throws -> EffectPlan {
        let treatment = try node(treatment)
        let outcome = try node(outcome)
        guard treatment != outcome else { throw Diagnostic.effectOnItself(self.treatment.name, at: self.outcome.range) }
        let known = columns.map(Set.init)
        let missing = graph.observed.filter { node in known.map { !$0.contains(graph.names[node]) } ?? false }
        for (node, part) in [(treatment, self.treatment), (outcome, self.outcome)] where missing.contains(node) {
            throw Diagnostic.effectWithoutColumn(part.name, columns: columns ?? [], at: part.range)
        }
        let visible = graph.hiding(NodeSet(missing))
        let question = EffectQuestion(visible, of: [treatment], on: [outcome])
        let way: EffectPlan.Way =
            switch estimator {
            case .twoStage: try instruments(question)
            case .frontDoor: try mediators(question)
            default: try adjusting(question)
            }
        return EffectPlan(
            treatment: self.treatment.name, outcome: self.outcome.name, way: way,
            hidden: missing.map { graph.names[$0] },
            hasEffect: graph.descendants(of: [treatment]).contains(outcome))
    }

    private func node(_ part: (name: String, range: SourceRange)) throws -> Int {
        guard let node = graph.node(part.name) else {
            throw Diagnostic.unknownVariable(part.name, in: graph, at: part.range)
        }
        return node
    }

    private func adjusting(_ question: EffectQuestion) throws -> EffectPlan.Way {
        if let adjusting {
            let set = NodeSet(try adjusting.names.map { try node(($0, adjusting.range)) })
            let test = question.test(set)
            guard test.isValid else { throw Diagnostic.adjustsWrongly(adjusting.names, test, question, at: adjusting.range) }
            return .adjusting(adjusting.names)
        }
        switch question.adjustment(.minimum, limit: 1) {
        case .noneNeeded: return .adjusting([])
        case .sets(let sets, _): return .adjusting((sets.first ?? []).map { graph.names[$0] })
        case .impossible:
            let missing = question.graph.latent.subtracting(graph.latent).map { graph.names[$0] }
            throw Diagnostic.cannotAdjust(question, alternatives(question), missing: missing, at: graphRange)
        }
    }

    private func instruments(_ question: EffectQuestion) throws -> EffectPlan.Way {
        let all = question.instruments()
        guard let first = all.min(by: { $0.given.count < $1.given.count }) else {
            throw Diagnostic.notInGraph(
                Text(en: "instrument", zh: "工具变量"), "two_stage", question, alternatives(question), at: graphRange)
        }
        let together = all.filter { $0.given == first.given }
        return .instruments(together.map { graph.names[$0.node] }, given: first.given.map { graph.names[$0] })
    }

    private func mediators(_ question: EffectQuestion) throws -> EffectPlan.Way {
        guard let set = FrontDoor(question).minimalSets(limit: 1).sets.first else {
            throw Diagnostic.notInGraph(
                Text(en: "front door", zh: "前门"), "frontdoor", question, alternatives(question), at: graphRange)
        }
        return .mediators(set.map { graph.names[$0] })
    }

    /// The methods that the graph allows, as they are written.
    private func alternatives(_ question: EffectQuestion) -> [String] {
        var methods: [String] = []
        if question.oneAdjustmentSet() != nil { methods.append("regression") }
        if !FrontDoor(question).minimalSets(limit: 1).sets.isEmpty { methods.append("frontdoor") }
        if !question.instruments().isEmpty { methods.append("two_stage") }
        return methods
    }
}
