/// A draw with finitely many outcomes, whose parameters may differ from particle to particle: each parameter has one
/// entry, or one a particle.
public enum FiniteDraw: Hashable, Sendable {
    /// The number of successes in so many trials of this probability.
    case binomial(trials: [Double], probability: [Double])
    /// Whole numbers in `low..<high`, each as likely as the others.
    case integers(low: Int, high: Int)
    /// One of `values`, with these probabilities.
    case choice(values: [Double], probabilities: [Double])

    /// How many outcomes it has at a particle, those without probability among them.
    func outcomeCount(at particle: Int) -> Int {
        switch self {
        case .binomial(let trials, _):
            let trials = trials[trials.count == 1 ? 0 : particle]
            return Int(exactly: trials).map { $0 < Int.max ? $0 + 1 : $0 } ?? .max
        case .integers(let low, let high):
            let (count, overflow) = high.subtractingReportingOverflow(low)
            return overflow ? .max : max(0, count)
        case .choice(let values, _): return values.count
        }
    }

    /// The outcomes at a particle that have a probability, each with it, in ascending order or as they were given.
    func outcomes(at particle: Int) -> [(value: Double, probability: Double)] {
        switch self {
        case .binomial(let trials, let probability):
            return FiniteDraw.binomial(
                Int(trials[trials.count == 1 ? 0 : particle]), probability[probability.count == 1 ? 0 : particle])
        case .integers(let low, let high):
            let share = 1 / Double(high - low)
            return (low..<high).map { (Double($0), share) }
        case .choice(let values, let probabilities):
            return zip(values, probabilities).filter { $1 > 0 }.map { (value: $0, probability: $1) }
        }
    }

    /// C(n, k) pᵏ (1 - p)ⁿ⁻ᵏ for each k, by multiplying out the n trials one after the other.
    private static func binomial(_ trials: Int, _ p: Double) -> [(value: Double, probability: Double)] {
        var masses = [1.0]
        for _ in 0..<max(0, trials) {
            var next = Array(repeating: 0.0, count: masses.count + 1)
            for (successes, mass) in masses.enumerated() {
                next[successes] += mass * (1 - p)
                next[successes + 1] += mass * p
            }
            masses = next
        }
        return masses.enumerated().filter { $1 > 0 }.map { (value: Double($0), probability: $1) }
    }
}
