import Engine

/// The smallest surroundings that models can live in.
struct TestBench: Workspace {
    var graph: Graph
    var random = RandomState(seed: 0)
    var objects = ObjectStore()
    /// The functions of a notebook that has any.
    var functions: [@Sendable (inout Graph, [NDArray]) throws -> NDArray] = []

    init(limits: Budget.Limits = .init()) {
        graph = Graph(budget: Budget(limits: limits))
    }

    mutating func call(_ function: CallableID, _ arguments: [CallArgument], training: Bool) throws -> NDArray {
        let arrays = arguments.compactMap { argument -> NDArray? in
            switch argument.value {
            case .array(let array): array
            case .shape(let lengths): NDArray(lengths.map(Double.init), kind: .integer)
            case .layer, .model: nil
            }
        }
        return try functions[function.index](&graph, arrays)
    }
}

extension NDArray {
    /// A matrix by its rows.
    init(rows: [[Double]], kind: Kind = .number) {
        self.init(shape: [rows.count, rows[0].count], kind: kind, elements: rows.flatMap { $0 })
    }

    /// A row of numbers.
    init(_ elements: [Double], kind: Kind = .number) {
        self.init(shape: [elements.count], kind: kind, elements: elements)
    }
}

/// The largest difference between two rows of numbers; infinite if one is longer.
func distance(_ one: [Double], _ other: [Double]) -> Double {
    guard one.count == other.count else { return .infinity }
    var largest = 0.0
    for (a, b) in zip(one, other) where !(abs(a - b) <= largest) { largest = abs(a - b) }
    return largest
}
