import Testing

@testable import Engine

struct LayerTests {
    // Sums of a few dozen numbers of size 1 in another order, and the thirteen digits of the script.
    private static let tolerance = 1e-10

    @Test(arguments: try LayerOracle.read())
    func givesWhatKerasGives(_ row: LayerOracle) throws {
        try compare(row, row.inference, training: false)
        if let training = row.training { try compare(row, training, training: true) }
    }

    @Test(arguments: try LayerOracle.read())
    func givesTheSameWithoutAGraph(_ row: LayerOracle) throws {
        var bench = TestBench()
        let id = try row.build(in: &bench)
        let output = try bench.forward(id, row.x, training: false)
        #expect(!bench.graph.isTraced(output))
        #expect(distance(output.elements, row.inference.output.elements) < Self.tolerance)
    }

    private func compare(_ row: LayerOracle, _ expected: LayerOracle.Measured, training: Bool) throws {
        var bench = TestBench()
        let id = try row.build(in: &bench)
        let layers = bench.objects.layers(in: [.layer(id)])
        var leaves: [NDArray] = []
        for layer in layers {
            for index in bench.objects[layer].trained {
                let leaf = bench.graph.variable(bench.objects[layer].parameters[index])
                bench.objects[layer].parameters[index] = leaf
                leaves.append(leaf)
            }
        }
        let x = bench.graph.variable(row.x)
        let output = try bench.forward(id, x, training: training)
        #expect(output.shape == expected.output.shape)
        #expect(distance(output.elements, expected.output.elements) < Self.tolerance)

        let value = try bench.graph.sum(bench.graph.multiply(output, filled(output.shape, 5)))
        let gradients = try bench.graph.gradients(of: value, in: leaves + [x])
        #expect(leaves.count == expected.weightGradients.count)
        for (gradient, written) in zip(gradients, expected.weightGradients) {
            #expect(gradient.shape == written.shape)
            #expect(distance(gradient.elements, written.elements) < Self.tolerance)
        }
        if let written = expected.gradient {
            #expect(distance(gradients[leaves.count].elements, written.elements) < Self.tolerance)
        }
        if let updated = expected.updated {
            let own = layers.flatMap { layer in
                bench.objects[layer].specifications.indices.filter {
                    !bench.objects[layer].specifications[$0].isTrained
                }
                .map { bench.objects[layer].parameters[$0] }
            }
            #expect(own.count == updated.count)
            for (array, written) in zip(own, updated) {
                #expect(distance(array.elements, written.elements) < Self.tolerance)
            }
        }
    }
}
