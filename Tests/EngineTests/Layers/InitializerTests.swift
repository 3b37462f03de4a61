import Testing

@testable import Engine

/// What Oracles/initializers.py wrote.
struct InitializerOracle: Decodable {
    let draws: [Draw]
    let w: [Double]
    /// With the default strength, and with 0.3.
    let penalties: [String: [Double]]

    struct Draw: Decodable {
        let name: String
        let shape: [Int]
        let seed: UInt32
        /// At most forty elements.
        let first: [Double]
        let sum: Double
        let squares: Double
        /// What the stream gives next.
        let after: Double
    }

    static func read() throws -> InitializerOracle { try oracle("initializers") }
}

struct InitializerTests {
    static let all: [Initializer] = [
        .glorotUniform, .glorotNormal, .heUniform, .heNormal, .lecunNormal, .orthogonal,
    ]

    @Test func drawsAsKerasFromNumPysStream() throws {
        let draws = try InitializerOracle.read().draws
        #expect(draws.count == 41)
        #expect(Set(draws.map(\.name)) == Set(InitializerTests.all.map(\.name)))
        for oracle in draws {
            let initializer = try #require(InitializerTests.all.first { $0.name == oracle.name })
            var bench = TestBench()
            bench.random = RandomState(seed: oracle.seed)
            let array = try initializer.draw(oracle.shape, in: &bench)
            #expect(array.shape == oracle.shape)
            // Keras rounds the scale once more; an orthogonal basis is as exact as its condition allows.
            let tolerance = oracle.name == "orthogonal" ? 1e-12 : 1e-15
            #expect(
                distance(Array(array.elements.prefix(40)), oracle.first) <= tolerance, "\(oracle.name) \(oracle.shape)")
            #expect(abs(array.elements.reduce(0, +) - oracle.sum) <= 1e-11)
            #expect(abs(array.elements.reduce(0) { $0 + $1 * $1 } - oracle.squares) <= 1e-11)
            #expect(bench.random.uniform() == oracle.after)
        }
    }

    @Test(arguments: [[8, 5], [5, 8], [3, 3, 2, 40], [64, 64]])
    func anOrthogonalBasisIsOne(shape: [Int]) throws {
        var bench = TestBench()
        let array = try Initializer.orthogonal.draw(shape, in: &bench)
        let rows = shape.dropLast().reduce(1, *)
        let columns = shape[shape.count - 1]
        let matrix = NDArray(shape: [rows, columns], elements: array.elements)
        let turned = try bench.graph.transpose(matrix)
        let square = rows < columns ? try bench.graph.product(matrix, turned) : try bench.graph.product(turned, matrix)
        let order = min(rows, columns)
        // Each element is a sum of at most 64 products below 1.
        #expect(distance(square.elements, LinearAlgebra.identity(order)) <= 1e-14)
    }

    @Test func fillsWithAConstantOrWhatAFunctionGives() throws {
        var bench = TestBench()
        bench.functions = [
            { graph, arguments in
                NDArray(shape: arguments[0].elements.map { Int($0) }, repeating: arguments[0].elements[0])
            },
            { _, _ in NDArray([1, 2, 3]) },
        ]
        #expect(try Initializer.constant(0.5).draw([2], in: &bench).elements == [0.5, 0.5])
        #expect(try Initializer.zeros.draw([2], in: &bench).elements == [0, 0])
        let function = Initializer.custom(CallableID(index: 0, name: "f"))
        #expect(try function.draw([2, 3], in: &bench).elements == [2, 2, 2, 2, 2, 2])
        #expect(throws: EngineError.initializerShape(function: "f", expected: [2, 3], found: [3])) {
            try Initializer.custom(CallableID(index: 1, name: "f")).draw([2, 3], in: &bench)
        }
        #expect(throws: EngineError.notAMatrix([3])) { try Initializer.orthogonal.draw([3], in: &bench) }
    }

    @Test func chargesWhatItDraws() {
        for initializer in InitializerTests.all {
            var small = TestBench(limits: .init(steps: 10, operations: 99, memory: 1 << 20))
            #expect(throws: EngineError.limit(.operations(99))) { try initializer.draw([10, 10], in: &small) }
            var narrow = TestBench(limits: .init(steps: 10, operations: 1 << 20, memory: 799))
            #expect(throws: EngineError.self) { try initializer.draw([10, 10], in: &narrow) }
            #expect(throws: EngineError.self) { try initializer.draw([1 << 40, 1 << 40], in: &narrow) }
        }
        // A basis costs more than its elements.
        var medium = TestBench(limits: .init(steps: 10, operations: 10_000, memory: 1 << 20))
        #expect(throws: EngineError.limit(.operations(10_000))) {
            try Initializer.orthogonal.draw([20, 20], in: &medium)
        }
    }

    @Test func aLayerHandsItsRulesToItsWeights() throws {
        let layer = try Dense(units: 3, initializer: .heNormal, regularizer: .l2(0.1))
        let specifications = try layer.parameters(for: [2])
        #expect(specifications.map(\.initializer) == [.heNormal, .zeros])
        #expect(specifications.map(\.regularizer) == [.l2(0.1), nil])
    }
}

struct RegularizerTests {
    @Test func givesKerasPenalties() throws {
        let oracle = try InitializerOracle.read()
        let w = NDArray(shape: [4, 3], elements: oracle.w)
        var graph = Graph(budget: Budget())
        let all: [(Regularizer, Regularizer)] = [(.l1(), .l1(0.3)), (.l2(), .l2(0.3))]
        for (standard, strong) in all {
            let golden = try #require(oracle.penalties[standard.name])
            #expect(try abs(standard.penalty(of: w, in: &graph).elements[0] - golden[0]) <= 1e-15)
            #expect(try abs(strong.penalty(of: w, in: &graph).elements[0] - golden[1]) <= 1e-14)
        }
    }

    /// λ·sign(w) and nothing after it; 2λ·w and 2λ.
    @Test func hasTheSlopesOfItsFormula() throws {
        var graph = Graph(budget: Budget())
        let w = graph.variable(NDArray([0.5, -1.5, 2]))
        let slope1 = try graph.gradients(of: Regularizer.l1(0.1).penalty(of: w, in: &graph), in: [w])[0]
        #expect(slope1.elements == [0.1, -0.1, 0.1])
        let slope2 = try graph.gradients(of: Regularizer.l2(0.1).penalty(of: w, in: &graph), in: [w])[0]
        #expect(distance(slope2.elements, [0.1, -0.3, 0.4]) <= 1e-16)
        let curve1 = try graph.gradients(of: graph.sum(slope1), in: [w])[0]
        let curve2 = try graph.gradients(of: graph.sum(slope2), in: [w])[0]
        #expect(curve1.elements == [0, 0, 0])
        #expect(distance(curve2.elements, [0.2, 0.2, 0.2]) <= 1e-16)
    }
}
