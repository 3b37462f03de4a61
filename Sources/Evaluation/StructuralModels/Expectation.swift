internal import Causal
internal import Diagnostics
internal import Engine

/// A variable of a model and the value that it is known to have.
struct Condition {
    let place: Int
    let value: Double
}

extension Session {
    /// The mean of a variable given others, exactly: from the weighted sums where the model is linear, else by
    /// enumeration. Nil where neither is possible.
    mutating func expectation(
        of place: Int, in model: StructuralModel, given conditions: [Condition]
    ) throws -> (value: Double, how: Truth.Method)? {
        if !model.isFinite || conditions.isEmpty, let form = try linearForm(of: model),
            form.isNormal || conditions.isEmpty
        {
            let moments = try form.moments.given(conditions.map { (variable: $0.place, value: $0.value) })
            return (moments.mean[place], .linear)
        }
        guard model.isFinite else { return nil }
        let particles = try enumerate(model, keeping: Array(Set([place] + conditions.map(\.place))).sorted())
            .given(conditions.map { (column: $0.place, value: $0.value) })
        return (particles.mean(of: place), .enumeration)
    }
}
