import Testing

@testable import Engine

struct BranchesTests {
    @Test func joinsWhatItsBranchesGive() throws {
        var bench = TestBench()
        let first = bench.objects.add(try Dense(units: 3))
        let second = bench.objects.add(try Dense(units: 2))
        let branches = bench.objects.add(Branches([[.layer(first), .activation(.tanh)], [], [.layer(second)]]))
        #expect(try bench.build(branches, for: [4], precision: .double) == [9])
        let x = filled([5, 4], 1)
        let joined = try bench.forward(branches, x, training: false)
        #expect(joined.shape == [5, 9])
        let left = try bench.graph.unary(.tanh, try bench.forward(first, x, training: false))
        let right = try bench.forward(second, x, training: false)
        for row in 0..<5 {
            let expected = [left, x, right].flatMap { $0.rows(row..<row + 1).elements }
            #expect(joined.rows(row..<row + 1).elements == expected)
        }
        #expect(
            bench.objects.description(of: branches).arguments.count == 3)
    }

    @Test func drawsBranchByBranchAndCopiesItsParts() throws {
        var bench = TestBench()
        let layers = [bench.objects.add(try Dense(units: 3)), bench.objects.add(try Dense(units: 2))]
        let branches = bench.objects.add(Branches(layers.map { [.layer($0)] }))
        let model = try bench.sequential([.layer(branches)], input: [4], precision: .double)
        var stream = RandomState(seed: 0)
        for (layer, units) in zip(layers, [3, 2]) {
            let bound = (6 / Double(4 + units)).squareRoot()
            #expect(
                try bench.objects[layer]["weights"]?.elements
                    == stream.uniform(low: -bound, high: bound, shape: [4, units]).elements)
        }
        let copy = bench.objects.copy(model)
        #expect(bench.objects.layers(in: bench.objects[copy].elements).count == 3)
        let x = filled([2, 4], 1)
        let before = try bench.predict(model, x).elements
        bench.objects[layers[0]].parameters[1] = NDArray([10, 10, 10])
        #expect(try bench.predict(copy, x).elements == before)
        #expect(try bench.predict(model, x).elements != before)
    }

    @Test func givesEachBranchItsOwnDerivative() throws {
        var bench = TestBench()
        let layers = [bench.objects.add(try Dense(units: 1)), bench.objects.add(try Dense(units: 1))]
        let branches = bench.objects.add(Branches(layers.map { [.layer($0)] }))
        _ = try bench.build(branches, for: [1], precision: .double)
        let leaves = layers.map { layer in
            let leaf = bench.graph.variable(bench.objects[layer].parameters[0])
            bench.objects[layer].parameters[0] = leaf
            return leaf
        }
        let output = try bench.forward(branches, NDArray(rows: [[2], [5]]), training: true)
        let weighted = try bench.graph.multiply(output, NDArray(rows: [[1, 10], [100, 1000]]))
        let gradients = try bench.graph.gradients(of: try bench.graph.sum(weighted), in: leaves)
        #expect(gradients.map(\.elements) == [[502], [5020]])
    }

    @Test func refusesBranchesThatGiveMoreThanARow() throws {
        var bench = TestBench()
        let layer = bench.objects.add(try Reshape(shape: [2, 2]))
        let branches = bench.objects.add(Branches([[], [.layer(layer)]]))
        #expect(throws: EngineError.layerRank(layer: "branches", expected: 1, found: [2, 2])) {
            try bench.build(branches, for: [4], precision: .double)
        }
    }
}
