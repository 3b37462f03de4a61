import Engine
import FoundationEssentials

@testable import Causal

/// What Oracles/refutation.py wrote.
struct RefutationOracle: Decodable, Sendable {
    struct Study: Decodable, Sendable {
        let effect, error: Double
        let freedom: Int
        let robustness: Double
        let of_treatment, of_outcome, strengths: [Double]
        /// First by strength: the effect left, the share of the treatment and of the outcome; nil where a cause of that
        /// strength cannot be.
        let bounded: [[[Double]?]]
    }

    let nhefs, made: Study
    /// A correlation and its p-value.
    let partial: [[Double]]

    static func read() throws -> RefutationOracle {
        let folder = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
        let data = try Data(contentsOf: URL(fileURLWithPath: "/\(folder)/Oracles/refutation.json"))
        return try JSONDecoder().decode(RefutationOracle.self, from: data)
    }
}

extension TreatmentData {
    /// Columns of NHEFS.
    static func smokers(adjustedFor names: [String]) throws -> TreatmentData {
        let data = try Dataset.nhefs()
        return try TreatmentData(
            treatment: data.column("qsmk").elements, outcome: data.y.elements,
            covariates: NDArray(columns: names.map { try data.column($0).elements }),
            names: .init(treatment: "qsmk", outcome: "wt82_71", covariates: names))
    }

    /// A treatment of -0.8 beside a strong and a weak common cause.
    static func strongAndWeak() throws -> TreatmentData {
        var random = RandomState(seed: 2)
        let draws = try random.draw(.normal(mean: 0, deviation: 1), shape: [5, 200]).elements
        let line = { (index: Int) in Array(draws[index * 200..<(index + 1) * 200]) }
        let (strong, weak, noise, last) = (line(0), line(1), line(2), line(4))
        let treatment = (0..<200).map { (row: Int) -> Double in 1.2 * strong[row] + 0.3 * weak[row] + noise[row] }
        let outcome = (0..<200).map { (row: Int) -> Double in
            let moved: Double = -0.8 * treatment[row] + 2 * strong[row]
            return moved - 0.5 * weak[row] + last[row]
        }
        return try TreatmentData(
            treatment: treatment, outcome: outcome, covariates: NDArray(columns: [strong, weak]),
            names: .init(treatment: "T", outcome: "Y", covariates: ["strong", "weak"]))
    }
}
