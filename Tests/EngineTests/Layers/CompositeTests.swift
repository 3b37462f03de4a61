import Kernels
import Testing

@testable import Engine

struct CompositeTests {
    @Test func dropsInTrainingAndKeepsTheMean() throws {
        var bench = TestBench()
        let layer = bench.objects.add(try Dropout(rate: 0.25))
        let x = NDArray(shape: [400, 10], repeating: 3)
        #expect(try bench.forward(layer, x, training: false).elements == x.elements)
        let dropped = try bench.forward(layer, x, training: true)
        #expect(Set(dropped.elements) == [0, 4])
        // Of 4,000 a quarter, within four deviations of √(4000 · 3/16).
        #expect(abs(dropped.elements.count { $0 == 0 } - 1000) < 110)
        // The draws are rand's: below the rate they drop.
        var random = RandomState(seed: 0)
        #expect(
            try dropped.elements
                == random.uniform(low: 0, high: 1, shape: [400, 10]).elements.map { $0 < 0.25 ? 0 : 4 })
    }

    @Test func dropsAllOrNothingWithoutDrawing() throws {
        var bench = TestBench()
        let x = NDArray([1, -2, .infinity])
        #expect(try bench.forward(bench.objects.add(try Dropout(rate: 0)), x, training: true).elements == x.elements)
        #expect(try bench.forward(bench.objects.add(try Dropout(rate: 1)), x, training: true).elements == [0, 0, 0])
        var fresh = RandomState(seed: 0)
        #expect(bench.random.uniform() == fresh.uniform())
    }

    @Test func addsWavesByTheirDefinition() throws {
        var bench = TestBench()
        let layer = bench.objects.add(PositionalEncoding())
        let x = NDArray(shape: [2, 4, 5], repeating: 0)
        let result = try bench.forward(layer, x, training: false)
        for index in 0..<40 {
            let (step, feature) = (Double(index / 5 % 4), index % 5)
            let angle = step / kernels_pow(10000, [0, 0, 0.4, 0.4, 0.8][feature])
            let expected = feature % 2 == 0 ? kernels_sin(angle) : kernels_cos(angle)
            // One division more or less.
            #expect(abs(result.elements[index] - expected) < 1e-15)
        }
    }

    @Test func infersWhileFrozen() throws {
        var bench = TestBench()
        let layer = bench.objects.add(try BatchNorm())
        _ = try bench.build(layer, for: [2], precision: .double)
        bench.objects[layer].isFrozen = true
        let x = NDArray(rows: [[1, 2], [3, 4]])
        let output = try bench.forward(layer, x, training: true)
        #expect(output.elements == (try bench.forward(layer, x, training: false)).elements)
        #expect(bench.objects[layer]["moving_mean"]?.elements == [0, 0])
    }

    @Test func partsWithItsCopies() throws {
        var bench = TestBench()
        let dense = bench.objects.add(try Dense(units: 2))
        let residual = bench.objects.add(Residual(parts: [.layer(dense), .layer(dense)]))
        let model = try bench.sequential([.layer(residual), .layer(dense)], input: [2], precision: .double)
        let copy = bench.objects.copy(model)
        let layers = bench.objects.layers(in: bench.objects[copy].elements)
        // What is shared stays shared.
        #expect(layers.count == 2)
        #expect(Set(layers).isDisjoint(with: [dense, residual]))
        let x = NDArray(rows: [[1, -2], [0.5, 3]])
        let before = try bench.predict(model, x).elements
        #expect(try bench.predict(copy, x).elements == before)
        bench.objects[layers[1]].parameters[1] = NDArray([10, 10])
        #expect(try bench.predict(model, x).elements == before)
        #expect(try bench.predict(copy, x).elements != before)
    }

    @Test func refusesLayersThatStandTooDeep() throws {
        var bench = TestBench()
        var layer = bench.objects.add(Flatten())
        for _ in 0..<deepestLayer {
            layer = bench.objects.add(Residual(parts: try bench.objects.elements(of: [.layer(layer)])))
        }
        #expect(throws: EngineError.layersTooDeep(deepestLayer)) { try bench.objects.elements(of: [.layer(layer)]) }
        var doubled = bench.objects.add(Flatten())
        #expect(throws: EngineError.self) {
            for _ in 0..<30 {
                doubled = bench.objects.add(
                    Residual(parts: try bench.objects.elements(of: [.layer(doubled), .layer(doubled)])))
            }
        }
    }

    @Test func countsWhatIsNotTrained() throws {
        var bench = TestBench()
        let parts = [bench.objects.add(try Dense(units: 3)), bench.objects.add(try BatchNorm())]
        let block = bench.objects.add(Residual(parts: parts.map { .layer($0) }))
        let model = try bench.sequential([.layer(block), .layer(parts[0])], input: [3])
        #expect(bench.summary(model).map(\.parameterCount) == [24, 0])
        #expect(bench.summary(model).map(\.trainedCount) == [18, 0])
        bench.objects[parts[0]].isFrozen = true
        #expect(bench.summary(model).map(\.trainedCount) == [6, 0])
    }

    @Test func refusesWordsThatAreNone() throws {
        var bench = TestBench()
        let layer = bench.objects.add(try Embedding(size: 3, features: 2))
        _ = try bench.build(layer, for: [1], precision: .double)
        for value in [-1, 3, 0.5, .nan, .infinity] {
            #expect(throws: EngineError.self) { try bench.forward(layer, NDArray(rows: [[value]]), training: false) }
        }
        #expect(throws: EngineError.argument(name: "size", value: 16_777_217, .atMost(16_777_216))) {
            try Embedding(size: 16_777_217, features: 1)
        }
        let table = bench.objects[layer].parameters[0].elements
        #expect(table.allSatisfy { abs($0) <= 0.05 } && Set(table).count == 6)
    }

    @Test func convolvesInPartsWhereNothingIsRecorded() throws {
        var bench = TestBench()
        let rule = try WindowRule(size: .init(3, 3))
        let layer = bench.objects.add(try Conv2D(filters: 2, rule: rule))
        _ = try bench.build(layer, for: [40, 40, 8], precision: .double)
        // 72 · 1444 elements of patches a sample: forty of them fit together.
        let x = filled([100, 40, 40, 8], 3)
        let whole = try bench.forward(layer, x, training: false)
        let one = try bench.forward(layer, x.rows(77..<78), training: false)
        #expect(whole.rows(77..<78).elements == one.elements)
    }
}
