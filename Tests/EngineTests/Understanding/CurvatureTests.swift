import Testing

@testable import Engine

@Suite struct CurvatureTests {
    /// The tutorial's line: the Hessian of mean((x W + b - y)²) is 2/n XᵀX, with eigenvalues 0.134 and 2.479.
    @Test func isTheLargestEigenvalueOfALine() throws {
        var bench = TestBench()
        let x = try bench.random.uniform(low: 0, high: 1, shape: [100, 1])
        let y = NDArray(shape: [100, 1], elements: x.elements.map { 2 * $0 + 1 })
        let model = try bench.sequential([.layer(bench.objects.add(try Dense(units: 1)))], input: [1])
        var options = TrainingOptions(loss: .mse, optimizer: bench.objects.add(Optimizer(.sgd())))
        options.epochs = 1
        let record = try #require(try bench.train(model, x: x, y: y, options: options) { _, _, _ in }.record)
        let found = try #require(try bench.largestCurvature(record, at: record.start, x: x, y: y))

        let ones = x.withOnes
        let gram = try bench.graph.product(try bench.graph.transpose(ones), ones)
        let hessian = NDArray(shape: [2, 2], elements: gram.elements.map { 2 * $0 / 100 })
        let exact = try #require(try LinearAlgebra.symmetricEigen(hessian).values.elements.last)
        // The iteration stops where a step changes it by 1e-5; the other eigenvalue is 18 times smaller.
        #expect(abs(found - exact) <= 1e-5 * exact)
        #expect(abs(exact - 2.479) < 0.001)
        #expect(OptimizerRule.sgd().largestStableRate(curvature: exact).map { abs($0 - 0.807) < 0.001 } == true)
        #expect(OptimizerRule.adam().largestStableRate(curvature: exact) == nil)
    }

    /// A saddle: half of (w₁² - 4 w₂²) has curvatures 1 and -4.
    @Test func isTheLargestNotTheLargestInSize() throws {
        var bench = TestBench()
        bench.functions = [
            { graph, arguments in
                // x is the identity, so the predictions are the weights.
                let squares = try graph.square(arguments[1])
                return try graph.sum(try graph.multiply(squares, NDArray(rows: [[0.5], [-2]])))
            }
        ]
        let dense = bench.objects.add(try Dense(units: 1, usesBias: false))
        let model = try bench.sequential([.layer(dense)], input: [2])
        let x = NDArray(rows: [[1, 0], [0, 1]])
        let y = NDArray(rows: [[0], [0]])
        let options = TrainingOptions(
            loss: .custom(CallableID(index: 0, name: "saddle")), optimizer: bench.objects.add(Optimizer(.sgd())))
        let record = try #require(try bench.train(model, x: x, y: y, options: options) { _, _, _ in }.record)
        let found = try #require(try bench.largestCurvature(record, at: record.start, x: x, y: y))
        #expect(abs(found - 1) <= 1e-4)
    }
}
