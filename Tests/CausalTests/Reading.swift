import BitCollections
import Causal
import Foundation

/// The graph of a text that is one.
func graph(_ text: String) throws -> CausalGraph { try GraphText(parsing: text).graph }

extension CausalGraph {
    /// The variables of these names.
    func set(_ names: String...) -> NodeSet { NodeSet(names.compactMap(node)) }
    /// Each set's names, sorted.
    func text(_ sets: [NodeSet]) -> [[String]] { sets.map { $0.map { names[$0] }.sorted() } }
}

/// What `Oracles/adjustment.py` found from the definitions.
struct AdjustmentOracle: Decodable {
    let counts: [[String: Int]]
    let cases: [Case]

    struct Case: Decodable {
        let n: Int
        let latent: [Int]
        let arrows: [[Int]]
        let arcs: [[Int]]
        let x: [Int]
        let y: [Int]
        let all: [[Int]]
        let minimal: [[Int]]
        let direct: [[Int]]
        let front: [[Int]]
        let instruments: [Instruments]
        let separated: String
        let implications: [[Int]]
    }

    /// A variable, and every set that makes it an instrument.
    struct Instruments: Decodable {
        let node: Int
        let given: [[Int]]

        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            node = try list.decode(Int.self)
            given = try list.decode([[Int]].self)
        }
    }

    static func read(file: String = #filePath) throws -> AdjustmentOracle {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        let data = try Data(contentsOf: folder.appendingPathComponent("Oracles/adjustment.json"))
        return try JSONDecoder().decode(AdjustmentOracle.self, from: data)
    }
}

/// Every subset of `items`.
func subsets<Element>(_ items: [Element]) -> [[Element]] {
    (0..<(1 << items.count)).map { bits in items.indices.filter { bits >> $0 & 1 == 1 }.map { items[$0] } }
}

/// Every graph on `count` variables whose arrows go from a lower to a higher one, with every set of arcs where `mixed`.
func allGraphs(_ count: Int, mixed: Bool) throws -> [CausalGraph] {
    let pairs = (0..<count).flatMap { one in ((one + 1)..<count).map { (one, $0) } }
    return try subsets(pairs).flatMap { arrows in
        try (mixed ? subsets(pairs) : [[]]).map { arcs in
            try CausalGraph(
                names: (0..<count).map { "v\($0)" }, directed: arrows.map { ($0.0, $0.1) }, bidirected: arcs)
        }
    }
}
