internal import Causal
internal import Engine

/// What an effect is, by the equations themselves.
struct Truth: Sendable {
    /// E[outcome | do(treatment = a)] - E[outcome | do(treatment = b)].
    let value: Double
    /// The standard error of a simulated value; nil for an exact one.
    let standardError: Double?
    /// How it was found.
    let method: Method

    /// The standard error, where it is more than rounding.
    var doubt: Double? { standardError.flatMap { $0 > 1e-9 * abs(value) ? $0 : nil } }

    /// Ways to find it.
    enum Method: Hashable, Sendable {
        case enumeration
        /// From the equations as weighted sums.
        case linear
        /// From this many units with the same noise in both worlds.
        case simulation(units: Int)
    }
}

extension Session {
    /// The effect of a treatment on an outcome by the model itself: exactly where that can be, else from 200,000 units
    /// that are simulated twice with the same noise, once with each value of the treatment. A look: the stream stays
    /// where it is.
    ///
    /// Nil where the model has no such variables.
    mutating func truth(
        of model: StructuralModel, effectOf treatment: String, on outcome: String,
        contrast: (Double, Double) = (1, 0)
    ) throws -> Truth? {
        guard let cause = model.place(of: treatment), let effect = model.place(of: outcome) else { return nil }
        let worlds = [contrast.0, contrast.1].map { model.setting([(cause, NDArray(number: $0))]) }
        let exact = try looking { session in
            do {
                return try worlds.map { try session.expectation(of: effect, in: $0, given: []) }
            } catch is ModelError {
                return []
            }
        }
        if exact.count == 2, let one = exact[0], let other = exact[1] {
            return Truth(value: one.value - other.value, standardError: nil, method: one.how)
        }
        let count = 200_000
        return try looking { session in
            var values: [[Double]] = []
            // Noise of its own, so that whoever asks twice is told the same.
            for world in worlds {
                session.random = RandomState(seed: 0)
                values.append(try session.simulate(world, units: count)[effect]?.elements ?? [])
            }
            let differences = zip(values[0], values[1]).map { $0 - $1 }
            let mean = differences.reduce(0, +) / Double(count)
            let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            return Truth(
                value: mean, standardError: (squares / Double(count - 1) / Double(count)).squareRoot(),
                method: .simulation(units: count))
        }
    }
}
