import Engine
import FoundationEssentials

@testable import Causal

/// The smallest surroundings that estimators can work in.
struct EstimationBench: Workspace {
    var graph = Graph(budget: Budget())
    var random: RandomState
    var objects = ObjectStore()

    init(seed: UInt32 = 0) { random = RandomState(seed: seed) }

    /// No notebook is there that could have functions.
    struct NoFunction: Error {}

    mutating func call(_ function: CallableID, _ arguments: [CallArgument], training: Bool) throws -> NDArray {
        throw NoFunction()
    }
}

/// What Oracles/estimation.py wrote.
struct EstimationOracle: Decodable, Sendable {
    struct Study: Decodable, Sendable {
        let naive: Double
        let line, regression, means, weights, effective, hajek, horvitz_thompson: [Double]
        let aipw_together, aipw_apart, differences, weighted_differences: [Double]
        let outside: Double
    }
    struct Instruments: Decodable, Sendable { let value, error, f, naive: Double }
    struct FrontDoor: Decodable, Sendable {
        let linear, counted: [Double]
        let counted_naive: Double
    }

    let nhefs: Study
    let bootstrap: [Double]
    let instruments: Instruments
    let front_door: FrontDoor

    static func read() throws -> EstimationOracle {
        let folder = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
        let data = try Data(contentsOf: URL(fileURLWithPath: "/\(folder)/Oracles/estimation.json"))
        return try JSONDecoder().decode(EstimationOracle.self, from: data)
    }
}

extension NDArray {
    /// Columns side by side.
    init(columns: [[Double]]) {
        let rows = columns.first?.count ?? 0
        self.init(
            shape: [rows, columns.count], elements: (0..<rows).flatMap { row in columns.map { $0[row] } })
    }
}

extension TreatmentData {
    /// The smokers of NHEFS as What If adjusts for them: whether one gave up smoking, and kilogrammes gained.
    static func nhefs() throws -> TreatmentData {
        let data = try Dataset.nhefs()
        let column = { (name: String) in try data.column(name).elements }
        let square = { (name: String) in try data.column(name).elements.map { $0 * $0 } }
        let level = { (name: String, level: Double) in try data.column(name).elements.map { $0 == level ? 1.0 : 0 } }
        let covariates: [(String, [Double])] = [
            ("sex", try column("sex")), ("race", try column("race")), ("age", try column("age")),
            ("age²", try square("age")), ("education 2", try level("education", 2)),
            ("education 3", try level("education", 3)), ("education 4", try level("education", 4)),
            ("education 5", try level("education", 5)), ("smokeintensity", try column("smokeintensity")),
            ("smokeintensity²", try square("smokeintensity")), ("smokeyrs", try column("smokeyrs")),
            ("smokeyrs²", try square("smokeyrs")), ("exercise 1", try level("exercise", 1)),
            ("exercise 2", try level("exercise", 2)), ("active 1", try level("active", 1)),
            ("active 2", try level("active", 2)), ("wt71", try column("wt71")), ("wt71²", try square("wt71")),
        ]
        return try TreatmentData(
            treatment: column("qsmk"), outcome: data.y.elements, covariates: NDArray(columns: covariates.map(\.1)),
            names: .init(treatment: "qsmk", outcome: "wt82_71", covariates: covariates.map(\.0)))
    }

    /// Kidney stones: treatment A against B, whether it succeeded, and whether the stone was large.
    static func kidneyStones() throws -> TreatmentData {
        let data = try Dataset.kidneyStones()
        let flags = { (name: String, text: String) in
            (try data.texts(name) ?? []).map { $0 == text ? 1.0 : 0 }
        }
        return try TreatmentData(
            treatment: flags("treatment", "A"), outcome: data.y.elements,
            covariates: NDArray(columns: [flags("size", "large")]),
            names: .init(treatment: "treatment", outcome: "success", covariates: ["large"]))
    }

    /// The benchmark of reference numbers: five covariates, of which three matter, and effects 1 + x₀ / 2.
    static func simulated(seed: UInt32 = 0, count: Int = 2000) throws -> (data: TreatmentData, effects: [Double]) {
        var random = RandomState(seed: seed)
        var graph = Graph(budget: Budget())
        let x = try random.draw(.normal(mean: 0, deviation: 1), shape: [count, 5])
        let columns = (0..<5).map { x.column($0) }
        let odds = zip(columns[0], columns[1]).map { 0.8 * $0 - 0.5 * $1 }
        let chances = try graph.unary(.sigmoid, NDArray(shape: [count], elements: odds)).elements
        let uniform = try random.draw(.uniform(low: 0, high: 1), shape: [count]).elements
        let treatment = zip(uniform, chances).map { $0 < min(max($1, 0.05), 0.95) ? 1.0 : 0 }
        let waves = try graph.unary(.sin, NDArray(shape: [count], elements: columns[0])).elements
        let effects = columns[0].map { 1 + 0.5 * $0 }
        let noise = try random.draw(.normal(mean: 0, deviation: 1), shape: [count]).elements
        let outcome = (0..<count).map { (row: Int) -> Double in
            let untreated: Double = waves[row] + 0.5 * columns[1][row] * columns[1][row] + columns[2][row]
            return untreated + treatment[row] * effects[row] + 0.5 * noise[row]
        }
        let data = try TreatmentData(
            treatment: treatment, outcome: outcome, covariates: x,
            names: .init(treatment: "T", outcome: "Y", covariates: (0..<5).map { "x\($0)" }))
        return (data, effects)
    }
}
