import Engine

/// The smallest surroundings that nets can live in; there are no functions of a notebook.
struct NetBench: Workspace {
    var graph = Graph(budget: Budget())
    var random: RandomState
    var objects = ObjectStore()

    init(seed: UInt32 = 0) {
        random = RandomState(seed: seed)
    }

    mutating func call(_ function: CallableID, _ arguments: [CallArgument], training: Bool) throws -> NDArray {
        throw EngineError.didNotConverge(function.name)
    }

    /// Dense layers with these units and elu.
    mutating func hidden(_ units: [Int]) throws -> [ModelPart] {
        try units.map { .layer(objects.add(try Dense(units: $0, activation: .elu(alpha: 1)))) }
    }
}

/// The benchmark's samples, as Oracles/nets.py draws them.
struct Simulated {
    let x: NDArray
    let treatment: [Double]
    let outcome: [Double]
    let effects: [Double]

    init(_ count: Int) throws {
        var bench = NetBench(seed: 0)
        x = try bench.random.standardNormal(shape: [count, 5])
        let elements = x.elements
        func column(_ number: Int) -> NDArray {
            NDArray(shape: [count], elements: (0..<count).map { elements[5 * $0 + number] })
        }
        let score = zip(column(0).elements, column(1).elements).map { 0.8 * $0 - 0.5 * $1 }
        let share = try bench.graph.clip(
            try bench.graph.unary(.sigmoid, NDArray(shape: [count], elements: score)), 0.05, 0.95)
        let chances = try bench.random.uniform(low: 0, high: 1, shape: [count])
        let noise = try bench.random.standardNormal(shape: [count])
        let waves = try bench.graph.unary(.sin, column(0)).elements
        var treated: [Double] = []
        var outcomes: [Double] = []
        for row in 0..<count {
            let sample = Array(elements[5 * row..<5 * row + 5])
            treated.append(chances.elements[row] < share.elements[row] ? 1 : 0)
            let untreated = waves[row] + 0.5 * (sample[1] * sample[1]) + sample[2]
            let effect = 1 + 0.5 * sample[0]
            outcomes.append(untreated + treated[row] * effect + 0.5 * noise.elements[row])
        }
        effects = (0..<count).map { 1 + 0.5 * elements[5 * $0] }
        treatment = treated
        outcome = outcomes
    }

    /// Whether each outcome is above one half.
    var isHigh: [Double] { outcome.map { $0 > 0.5 ? 1 : 0 } }
}

/// The largest difference between two rows of numbers; infinite if one is longer.
func distance(_ one: [Double], _ other: [Double]) -> Double {
    guard one.count == other.count else { return .infinity }
    var largest = 0.0
    for (a, b) in zip(one, other) where !(abs(a - b) <= largest) { largest = abs(a - b) }
    return largest
}
