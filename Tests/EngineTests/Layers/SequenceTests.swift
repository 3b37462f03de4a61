import Testing

@testable import Engine

/// A layer of Oracles/sequences.json: what it is given, and what Keras makes of it.
struct SequenceOracle: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let x: Written
    let weights: [Written]
    let output: Written
    let fixed: Written
    let gradients: [Written]

    struct Written: Decodable, Sendable {
        let shape: [Int]
        let elements: [Double]
        var array: NDArray { NDArray(shape: shape, elements: elements) }
    }

    var testDescription: String { name }

    /// The layer that the name says, with four units.
    func layer(in objects: inout ObjectStore) throws -> LayerID {
        let options = name.split(separator: " ").dropFirst().joined(separator: " ")
        let cell: RecurrentCell
        switch name.split(separator: " ")[0] {
        case "attention": return objects.add(try Attention(heads: 2, key: 3, isCausal: options == "causal"))
        case "simple_rnn": cell = .simple
        case "lstm": cell = .lstm
        default: cell = .gru(resetsAfter: !options.hasPrefix("reset before"))
        }
        let layer = objects.add(
            try Recurrent(
                cell, units: 4, activation: options == "activation" ? .softsign : .tanh,
                gateActivation: options == "recurrent activation" ? .softplus : .sigmoid,
                usesBias: !options.hasSuffix("no bias"), givesEveryStep: output.shape.count == 3))
        guard options.hasPrefix("bidirectional") else { return layer }
        return objects.add(try #require(Bidirectional(layer, in: &objects)))
    }
}

/// A layer built for `sample`, with `weights` and `x` as variables of the bench's graph.
private struct Traced {
    var bench = TestBench()
    let layer: LayerID
    let x: NDArray
    let weights: [NDArray]

    init(x: NDArray, weights: [NDArray], _ make: (inout ObjectStore) throws -> LayerID) throws {
        layer = try make(&bench.objects)
        _ = try bench.build(layer, for: Array(x.shape.dropFirst()), precision: .double)
        self.x = bench.graph.variable(x)
        var leaves: [NDArray] = []
        for part in bench.objects.layers(in: [.layer(layer)]) {
            for index in bench.objects[part].parameters.indices {
                #expect(bench.objects[part].parameters[index].shape == weights[leaves.count].shape)
                leaves.append(bench.graph.variable(weights[leaves.count]))
                bench.objects[part].parameters[index] = leaves[leaves.count - 1]
            }
        }
        self.weights = leaves
    }

    mutating func output() throws -> NDArray { try bench.forward(layer, x, training: true) }
}

struct SequenceTests {
    @Test(arguments: try oracle("sequences", as: [SequenceOracle].self))
    func givesWhatKerasGives(row: SequenceOracle) throws {
        var traced = try Traced(x: row.x.array, weights: row.weights.map(\.array), row.layer)
        #expect(traced.weights.count == row.weights.count)
        let output = try traced.output()
        #expect(output.shape == row.output.shape)
        // Both are in float64 and differ in the order of sums.
        #expect(distance(output.elements, row.output.elements) <= 1e-10)
        let loss = try traced.bench.graph.sum(try traced.bench.graph.multiply(output, row.fixed.array))
        let gradients = try traced.bench.graph.gradients(of: loss, in: [traced.x] + traced.weights)
        for (ours, theirs) in zip(gradients, row.gradients) {
            #expect(ours.shape == theirs.shape)
            #expect(distance(ours.elements, theirs.elements) <= 1e-10)
        }
    }

    @Test(arguments: [
        (RecurrentCell.simple, [0, 0.083949, 0.001185, 0.160540, 0.002365, 0.235873]),
        (.lstm, [-0.018611, -0.025701, -0.050091, -0.074304, -0.090226, -0.141852]),
        (.gru(resetsAfter: true), [-0.037768, -0.045790, -0.091974, -0.111090, -0.152674, -0.183957]),
        (.gru(resetsAfter: false), [-0.092056, -0.111073, -0.152993, -0.183892]),
    ])
    func givesKerassStates(cell: RecurrentCell, states: [Double]) throws {
        var bench = TestBench()
        let layer = bench.objects.add(try Recurrent(cell, units: 2, givesEveryStep: true))
        _ = try bench.build(layer, for: [3, 1], precision: .double)
        for k in 0..<2 {
            for index in bench.objects[layer].parameters[k].elements.indices {
                let wave = try bench.graph.apply(.unary(.sin), [NDArray(number: Double(index + k))])
                bench.objects[layer].parameters[k].elements[index] = 0.1 * wave.elements[0]
            }
        }
        let x = NDArray(shape: [1, 3, 1], elements: [1, 2, 3])
        let output = try bench.forward(layer, x, training: false)
        // Printed with six digits.
        #expect(distance(Array(output.elements.suffix(states.count)), states) <= 5.1e-7)
    }

    @Test func drawsAnLSTMThatForgetsLittle() throws {
        var bench = TestBench()
        let layer = bench.objects.add(try Recurrent(.lstm, units: 3))
        _ = try bench.build(layer, for: [5, 2], precision: .double)
        let bias = try #require(bench.objects[layer]["bias"])
        #expect(bias.elements == [0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0])
        #expect(bench.objects[layer].parameterNames == ["weights", "recurrent", "bias"])
        #expect(try bench.build(layer, for: [5, 2], precision: .double) == [3])
    }

    @Test func refusesWhatIsNotASequence() throws {
        var bench = TestBench()
        let lstm = bench.objects.add(try Recurrent(.lstm, units: 3))
        #expect(throws: EngineError.notASequence(layer: "lstm", found: [20])) {
            try bench.build(lstm, for: [20], precision: .double)
        }
        #expect(throws: EngineError.noSteps(layer: "lstm")) {
            try bench.build(lstm, for: [0, 2], precision: .double)
        }
        let second = bench.objects.add(try Recurrent(.gru(resetsAfter: true), units: 3))
        #expect(throws: EngineError.stepsGivenUp(layer: "gru", previous: "lstm", isBidirectional: false)) {
            try bench.sequential([.layer(lstm), .layer(second)], input: [20, 2])
        }
        #expect(throws: EngineError.self) {
            try Recurrent(.lstm, units: Int.max / 2).parameters(for: [5, 2])
        }
    }
}
