import Testing

@testable import Engine

/// Layers over words of Oracles/masks.json in which 0 is padding, and what Keras makes of them.
struct MaskOracle: Decodable, Sendable, CustomTestStringConvertible {
    let layers: [String]
    let x: SequenceOracle.Written
    let weights: [SequenceOracle.Written]
    let output: SequenceOracle.Written
    let fixed: SequenceOracle.Written
    let gradients: [SequenceOracle.Written]

    var testDescription: String { layers.joined(separator: ", ") }

    func parts(in objects: inout ObjectStore) throws -> [ModelPart] {
        var parts: [ModelPart] = [.layer(objects.add(try Embedding(size: 7, features: 3, masksZero: true)))]
        for name in layers { parts.append(.layer(try layer(name, in: &objects))) }
        return parts
    }

    private func layer(_ name: String, in objects: inout ObjectStore) throws -> LayerID {
        let words = name.split(separator: " ").map(String.init)
        let cells: [String: RecurrentCell] = [
            "simple_rnn": .simple, "lstm": .lstm, "gru": .gru(resetsAfter: words.last != "before"),
        ]
        switch words[0] {
        case "attention": return objects.add(try Attention(heads: 2, key: 3, isCausal: words.last == "causal"))
        case "pool": return objects.add(GlobalAveragePool())
        case "dense": return objects.add(try Dense(units: 3))
        default: break
        }
        let isBoth = words[0] == "bidirectional"
        let cell = try #require(cells[words[isBoth ? 1 : 0]])
        let layer = objects.add(try Recurrent(cell, units: 2, givesEveryStep: words.last == "every"))
        return isBoth ? objects.add(try #require(Bidirectional(layer, in: &objects))) : layer
    }
}

struct MaskTests {
    @Test(arguments: try oracle("masks", as: [MaskOracle].self))
    func passesOverPaddingAsKerasDoes(row: MaskOracle) throws {
        var bench = TestBench()
        let model = try bench.sequential(row.parts(in: &bench.objects), input: [5], precision: .double)
        let elements = bench.objects[model].elements
        var leaves: [NDArray] = []
        for part in bench.objects.layers(in: elements) {
            for index in bench.objects[part].parameters.indices {
                #expect(bench.objects[part].parameters[index].shape == row.weights[leaves.count].shape)
                leaves.append(bench.graph.variable(row.weights[leaves.count].array))
                bench.objects[part].parameters[index] = leaves[leaves.count - 1]
            }
        }
        #expect(leaves.count == row.weights.count)
        let output = try bench.forward(elements, row.x.array, training: false)
        #expect(output.shape == row.output.shape)
        // Both are in float64 and differ in the order of sums.
        #expect(distance(output.elements, row.output.elements) <= 1e-10)
        let loss = try bench.graph.sum(try bench.graph.multiply(output, row.fixed.array))
        for (ours, theirs) in zip(try bench.graph.gradients(of: loss, in: leaves), row.gradients) {
            #expect(distance(ours.elements, theirs.elements) <= 1e-10)
        }
    }

    /// What a model of these parts after `embedding(7, 3, mask=True)` makes of words.
    private func output(
        _ words: [[Double]], masks: Bool = true, training: Bool = false,
        _ make: (inout ObjectStore) throws -> [LayerID]
    ) throws -> (output: NDArray, bench: TestBench) {
        var bench = TestBench()
        let embedding = bench.objects.add(try Embedding(size: 7, features: 3, masksZero: masks))
        let parts = try [embedding] + make(&bench.objects)
        let model = try bench.sequential(parts.map { .layer($0) }, input: [words[0].count], precision: .double)
        let x = NDArray(rows: words)
        return (try bench.forward(bench.objects[model].elements, x, training: training), bench)
    }

    @Test func paddedStepsChangeNothing() throws {
        func make(_ objects: inout ObjectStore) throws -> [LayerID] {
            let inner = objects.add(try Attention(heads: 2, key: 2))
            return [
                objects.add(try Dropout(rate: 0.5)), objects.add(try LayerNorm()),
                objects.add(Residual(parts: [.layer(inner)])),
                objects.add(GlobalAveragePool()),
            ]
        }
        let short = try output([[3, 1, 4]], make).output
        let long = try output([[3, 1, 4, 0, 0]], make).output
        #expect(distance(short.elements, long.elements) <= 1e-15)
        let unmasked = try output([[3, 1, 4, 0, 0]], masks: false, make).output
        #expect(distance(short.elements, unmasked.elements) > 1e-4)
    }

    @Test func paddingAloneGivesZeros() throws {
        let pooled = try output([[0, 0, 0]]) { [$0.add(GlobalAveragePool())] }.output
        #expect(pooled.elements == [0, 0, 0])
        let state = try output([[0, 0, 0]]) { [$0.add(try Recurrent(.lstm, units: 2))] }.output
        #expect(state.elements == [0, 0])
    }

    @Test func aBatchIsNormalizedByWhatIsThere() throws {
        func moving(_ words: [[Double]]) throws -> [Double] {
            var norm: LayerID?
            let result = try output(words, training: true) { objects in
                let layer = objects.add(try BatchNorm(momentum: 0))
                norm = layer
                return [layer]
            }
            let state = result.bench.objects[try #require(norm)]
            return try ["moving_mean", "moving_variance"].flatMap { try #require(state[$0]).elements }
        }
        #expect(distance(try moving([[3, 1], [4, 5]]), try moving([[3, 1, 0, 0], [0, 4, 0, 5]])) <= 1e-15)
    }

    @Test func aMaskEndsWhereStepsDo() throws {
        func make(_ objects: inout ObjectStore) throws -> [LayerID] {
            [objects.add(try Reshape(shape: [5, 3])), objects.add(GlobalAveragePool())]
        }
        let masked = try output([[3, 1, 4, 0, 0]], make).output
        #expect(masked.elements == (try output([[3, 1, 4, 0, 0]], masks: false, make).output).elements)
    }
}
