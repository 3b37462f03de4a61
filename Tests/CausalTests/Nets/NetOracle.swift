import Causal
import Engine
import FoundationEssentials
import Testing

/// What Oracles/nets.py wrote: nets as JAX trains them.
struct NetOracle: Decodable {
    let cases: [Case]
    let benchmark: [Figures]

    /// A small net, and what it says of the first samples.
    struct Case: Decodable, Sendable, CustomTestStringConvertible {
        let kind: String
        let weight: Double
        let binary: Bool
        let standardized: Bool
        let shared: [Int]
        let head: [Int]
        let propensity: [Int]?
        let l2: Double
        let rate: Double
        let epochs: Int
        let batch: Int
        let seed: UInt32
        /// The loss of all samples before the first step.
        let start: Double
        let curve: [Double]
        let y0: [Double]
        let y1: [Double]
        let chances: [Double]?
        let epsilon: Double?
        let plain: Double?
        let targeted: Double?

        var testDescription: String { "\(kind) \(weight) \(binary) \(standardized), batches of \(batch)" }

        /// The net, its layers in `bench`.
        func net(in bench: inout NetBench) throws -> RepresentationNet {
            var net = RepresentationNet(
                kindOfNet(kind, weight), shared: try bench.hidden(shared),
                head: try bench.hidden(head))
            net.propensity = try bench.hidden(propensity ?? [])
            net.regularizer = .l2(l2)
            net.isBinary = binary
            net.standardizes = standardized
            net.optimizer = Optimizer(.adam(epsilon: 1e-8), rate: LearningRate(rate))
            net.epochs = epochs
            net.batch = batch
            return net
        }
    }

    /// What comes of the benchmark with 2,000 samples.
    struct Figures: Decodable, Sendable, CustomTestStringConvertible {
        let kind: String
        let standardized: Bool
        let curve: [Double]
        let error: Double
        let pehe: Double
        let targeted: Double?
        let epsilon: Double?

        var testDescription: String { "\(kind), \(standardized ? "standardised" : "as it is")" }
    }

    static func read() throws -> NetOracle {
        let here = #filePath
        let folder = here.split(separator: "/").dropLast(2).joined(separator: "/")
        let data = try Data(contentsOf: URL(fileURLWithPath: "/\(folder)/Oracles/nets.json"))
        return try JSONDecoder().decode(NetOracle.self, from: data)
    }
}

func kindOfNet(_ name: String, _ weight: Double) -> RepresentationNet.Kind {
    switch name {
    case "dragonnet": .dragonnet(targeting: weight)
    case "cfr": .cfr(balance: weight)
    default: .tarnet
    }
}
