internal import Causal
internal import Diagnostics
internal import Documents
internal import Engine

/// What `estimate` gives: the effect of a treatment on an outcome, and what it was estimated from, so that it can be
/// refuted.
struct EffectValue: CausalValue {
    let plan: EffectPlan
    let columns: TreatmentColumns
    let method: EstimatorValue
    let estimate: EffectEstimate
    /// The effect in the model that the data were drawn from, where they were.
    let truth: Truth?
    /// Of the graph and of the data set, for what is asked of them later.
    let graph: CausalGraph
    let source: Dataset
    /// What is wrong with samples that were chosen, where the graph tells it.
    let selection: Diagnostic?

    var kind: Text { Text(en: "effect", zh: "效应") }
    var byteCount: Int {
        let names = columns.data.names
        let width = 2 + names.covariates.count + names.instruments.count + names.mediators.count
        let perSample = [estimate.each, estimate.influence, estimate.propensities].compactMap(\.self).count
        return 8 * (source.x.count + source.y.count + columns.data.count * (width + perSample))
    }

    var outline: Text {
        Text(
            en: "effect of \(plan.treatment) on \(plan.outcome): \(interval[.english])",
            zh: "\(plan.treatment) 对 \(plan.outcome) 的效应：\(interval[.chinese])")
    }

    /// `2.03 (95 %: 1.94 to 2.12)`
    var interval: Text {
        let value = brief(estimate.value)
        guard estimate.low.isFinite, estimate.high.isFinite else { return Text(en: value, zh: value) }
        let (low, high) = (brief(estimate.low), brief(estimate.high))
        return Text(
            en: "\(value) (\(level): \(low) to \(high))", zh: "\(value)（\(level)：\(low) 到 \(high)）")
    }

    /// `95 %`
    var level: String { percent(estimate.level) }

    var fieldNames: [String] {
        ["value", "low", "high", "error", "naive", "adjusted"] + (truth == nil ? [] : ["truth"])
            + (estimate.each == nil ? [] : ["each"])
    }

    func field(_ name: String) -> Value? {
        switch name {
        case "value": .number(estimate.value)
        case "low": .number(estimate.low)
        case "high": .number(estimate.high)
        case "error": .number(estimate.standardError)
        case "naive": .number(estimate.naive)
        case "adjusted": .list(List(columns.data.names.covariates.map { .text($0) }))
        case "truth": truth.map { .number($0.value) }
        case "each":
            estimate.each.map { .array(NDArray(shape: [$0.count], elements: $0)) }
        default: nil
        }
    }

    func outputs(in language: MessageLanguage) -> [Output] {
        [.table(EffectWords(self).table(in: language)), .derivation(EffectWords(self).derivation(in: language))]
    }
}
