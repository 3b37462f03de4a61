@testable import Engine
import Testing

/// A primitive, the names of its inputs, and what NumPy gives.
struct OperationRow: Sendable, CustomTestStringConvertible {
    let operation: Engine.Operation
    let inputs: [String]
    let expected: NDArray

    init(_ operation: Engine.Operation, _ inputs: [String], _ expected: NDArray) {
        self.operation = operation
        self.inputs = inputs
        self.expected = expected
    }

    var testDescription: String { "\(operation) \(inputs)" }
    var isWindow: Bool {
        switch operation {
        case .patches, .fold, .maxPool, .maxPoolGradient: true
        case .convolution, .convolutionImages, .convolutionKernel: true
        default: false
        }
    }

    var values: [NDArray] { inputs.compactMap { operationInputs[$0] } }
}

/// A window over images of `height` and `width`.
func window(
    _ height: Int, _ width: Int, _ size: (Int, Int), _ strides: (Int, Int), _ dilation: (Int, Int), _ padding: Padding
) -> Window {
    func pair(_ numbers: (Int, Int)) -> WindowRule.Pair { .init(numbers.0, numbers.1) }
    let rule = try? WindowRule(
        size: pair(size), strides: pair(strides), dilation: pair(dilation), padding: padding)
    guard let window = rule?.window(height: height, width: width) else { preconditionFailure("it does not fit") }
    return window
}

struct OperationTests {
    @Test(arguments: operationTable)
    func givesWhatNumPyGives(row: OperationRow) throws {
        var graph = Graph(budget: Budget())
        let result = try graph.apply(row.operation, row.values)
        #expect(result.shape == row.expected.shape)
        #expect(result.kind == row.expected.kind)
        #expect(!graph.isTraced(result))
        // SLEEF and NumPy are each within one unit in the last place; sums differ in order.
        for (ours, theirs) in zip(result.elements, row.expected.elements) {
            #expect(abs(ours - theirs) <= 1e-14 * max(1, abs(theirs)))
        }
    }

    @Test(arguments: operationTable)
    func hasTheGradientOfCentralDifferences(row: OperationRow) throws {
        var graph = Graph(budget: Budget())
        let leaves = row.values.map { graph.variable($0) }
        let gradients = try graph.gradients(of: weighted(row, leaves, &graph), in: leaves)
        for (position, input) in row.values.enumerated() where input.kind == .number {
            #expect(gradients[position].shape == input.shape)
            // A comparison is flat, but for jumps that may lie at the very point.
            let isStopped = row.operation == .stop || row.expected.kind == .truth
            for index in input.elements.indices {
                let slope = isStopped ? 0 : try difference(row, position, index, &graph)
                // The step of 1e-6 leaves about 1e-10 of rounding and truncation, times the size of the values.
                #expect(abs(gradients[position].elements[index] - slope) <= 2e-8 * max(1, abs(slope)))
            }
        }
    }

    @Test(arguments: operationTable.filter(\.isWindow))
    func hasTheSecondGradientOfCentralDifferences(row: OperationRow) throws {
        var graph = Graph(budget: Budget())
        let leaves = row.values.map { graph.variable($0) }
        let slope = try slope(row, leaves, &graph)
        let gradients = try graph.gradients(of: slope, in: leaves)
        for (position, input) in row.values.enumerated() {
            for index in input.elements.indices {
                let difference = try difference(row, position, index, &graph) { inputs, graph in
                    let leaves = inputs.map { graph.variable($0) }
                    return try self.slope(row, leaves, &graph)
                }
                // As above; a square doubles the size of the values, and the sums are longer.
                let found = gradients[position].elements[index]
                #expect(abs(found - difference) <= 2e-7 * max(1, abs(difference)))
            }
        }
    }

    // Images, the window, filters: small factors, several blocks and panels, a kernel and patches that are too large for
    // their room.
    @Test(arguments: [
        ([3, 19, 17, 5], window(19, 17, (3, 3), (1, 1), (1, 1), .same), 7),
        ([9, 30, 28, 1], window(30, 28, (3, 3), (1, 1), (1, 1), .valid), 16),
        ([2, 20, 9, 40], window(20, 9, (3, 3), (2, 1), (1, 1), .same), 100),
        ([1, 12, 11, 33], window(12, 11, (2, 3), (1, 1), (3, 2), .causal), 20),
        ([2, 5, 5, 200], window(5, 5, (3, 3), (1, 1), (1, 1), .same), 160),
        ([1, 3, 4, 2000], window(3, 4, (3, 3), (1, 1), (1, 1), .same), 2),
    ])
    func convolvesWithTheBitsOfPatchesAndTheirProduct(shape: [Int], window: Window, filters: Int) throws {
        for precision in [Precision.double, .single] {
            var graph = Graph(budget: Budget())
            graph.precision = precision
            var random = RandomState(seed: 3)
            let x = try random.uniform(low: -1, high: 1, shape: shape)
            let kernel = try random.uniform(
                low: -1, high: 1, shape: [window.rows.size, window.columns.size, shape[3], filters])
            let depth = kernel.count / filters
            let matrix = try graph.reshape(kernel, [depth, filters])
            let places = shape[0] * window.rows.count * window.columns.count
            let patches = try graph.reshape(try graph.apply(.patches(window), [x]), [places, depth])
            let slopes = try random.uniform(
                low: -1, high: 1, shape: [shape[0], window.rows.count, window.columns.count, filters])
            let rows = try graph.reshape(slopes, [places, filters])
            let back = try graph.apply(.product(rightTransposed: true), [rows, matrix])
            let folded = try graph.reshape(back, Array(slopes.shape.dropLast()) + [depth])
            #expect(
                try graph.apply(.convolution(window), [x, kernel]).elements
                    == graph.product(patches, matrix).elements)
            let bias = try graph.apply(
                .slice([AxisRange(start: 0, count: filters)]), [try graph.reshape(rows, [rows.count])])
            let sums = try graph.add(try graph.product(patches, matrix), bias)
            #expect(
                try graph.apply(.affineConvolution(window, isRectified: true), [x, kernel, bias]).elements
                    == graph.apply(.unary(.relu), [sums]).elements)
            #expect(
                try graph.apply(.convolutionImages(window), [slopes, kernel]).elements
                    == graph.apply(.fold(window), [folded]).elements)
            #expect(
                try graph.apply(.convolutionKernel(window), [x, slopes]).elements
                    == graph.apply(.product(leftTransposed: true), [patches, rows]).elements)
        }
    }

    @Test func givesTheGradientOfAGradient() throws {
        var graph = Graph(budget: Budget())
        let x = graph.variable(NDArray([0.5, -0.3, 1.2]))
        let cube = try graph.apply(.binary(.power), [x, NDArray(number: 3)])
        let first = try graph.gradients(of: try graph.sum(cube), in: [x])[0]
        let second = try graph.gradients(of: try graph.sum(first), in: [x])[0]
        let third = try graph.gradients(of: try graph.sum(second), in: [x])[0]
        for (index, value) in [0.5, -0.3, 1.2].enumerated() {
            #expect(abs(first.elements[index] - 3 * value * value) < 1e-14)
            #expect(abs(second.elements[index] - 6 * value) < 1e-14)
            #expect(abs(third.elements[index] - 6) < 1e-14)
        }
    }

    @Test func differentiatesInEachNameOfTheSameValue() throws {
        var graph = Graph(budget: Budget())
        let x = graph.variable(NDArray(number: 3))
        let a = graph.variable(x)
        let gradients = try graph.gradients(of: try graph.multiply(a, x), in: [a, x])
        #expect(gradients.map(\.elements) == [[3], [6]])
    }

    @Test func forgetsTracesWhenRecordingEnds() throws {
        var graph = Graph(budget: Budget())
        let x = graph.variable(NDArray(number: 3))
        let y = try graph.square(x)
        graph.endRecording()
        #expect(!graph.isTraced(y))
        let z = graph.variable(NDArray(number: 2))
        #expect(try graph.gradients(of: try graph.multiply(y, z), in: [x, z]).map(\.elements) == [[0], [9]])
    }

    @Test func refusesWhatDoesNotFit() {
        var graph = Graph(budget: Budget())
        let a = NDArray(shape: [2, 3], repeating: 1)
        #expect(throws: EngineError.doNotBroadcast([2, 3], [2])) { try graph.add(a, NDArray([1, 2])) }
        #expect(throws: EngineError.productShapes(left: [2, 3], right: [2, 3])) { try graph.product(a, a) }
        #expect(throws: EngineError.gradientOfArray([2, 3])) { try graph.gradients(of: a, in: [a]) }
        #expect(throws: EngineError.indexOutOfRange(index: 2, axis: 0, length: 2)) {
            try graph.apply(.gather, [a, NDArray([2], kind: .integer)])
        }
        #expect(throws: EngineError.self) {
            try graph.apply(.broadcast([1 << 40, 1 << 40, 3]), [NDArray([1, 2, 3])])
        }
    }

    @Test func hasOnePositiveNaNAndNoNegativeZeroAmongIntegers() throws {
        var graph = Graph(budget: Budget())
        let infinity = NDArray([.infinity, -.infinity])
        let results = [
            try graph.subtract(infinity, infinity), try graph.divide(NDArray([0, 0]), NDArray([0, -0.0])),
            try graph.apply(.unary(.sqrt), [NDArray([-1, -.nan])]), try graph.apply(.unary(.log), [NDArray([-1, -2])]),
            try graph.apply(.unary(.sin), [infinity]), try graph.negate(NDArray([.nan])),
            try graph.sum(NDArray([.infinity, -.infinity, 1])),
            try graph.product(NDArray([.infinity, 0]), NDArray([0, 1])),
        ]
        for value in results.flatMap(\.elements) { #expect(value.bitPattern == 0x7ff8_0000_0000_0000) }
        let zero = try graph.multiply(NDArray([0], kind: .integer), NDArray([-3], kind: .integer))
        #expect(zero.elements[0].sign == .plus)
    }

    /// Σ wᵢ · resultᵢ with uneven weights.
    private func weighted(_ row: OperationRow, _ inputs: [NDArray], _ graph: inout Graph) throws -> NDArray {
        let result = try graph.apply(row.operation, inputs)
        let weights = NDArray(
            shape: result.shape, elements: result.elements.indices.map { Double($0 % 7) * 0.31 - 0.77 })
        return try graph.sum(try graph.multiply(weights, result))
    }

    /// Σ of the squares of all derivatives of Σ resultᵢ².
    private func slope(_ row: OperationRow, _ leaves: [NDArray], _ graph: inout Graph) throws -> NDArray {
        let result = try graph.apply(row.operation, leaves)
        let gradients = try graph.gradients(of: try graph.sum(try graph.square(result)), in: leaves)
        var sum = NDArray(number: 0)
        for gradient in gradients { sum = try graph.add(sum, try graph.sum(try graph.square(gradient))) }
        return sum
    }

    private func difference(_ row: OperationRow, _ position: Int, _ index: Int, _ graph: inout Graph) throws -> Double {
        try difference(row, position, index, &graph) { inputs, graph in try self.weighted(row, inputs, &graph) }
    }

    private func difference(
        _ row: OperationRow, _ position: Int, _ index: Int, _ graph: inout Graph,
        of function: ([NDArray], inout Graph) throws -> NDArray
    ) throws -> Double {
        let step = 1e-6
        var inputs = row.values
        inputs[position].elements[index] += step
        let up = try function(inputs, &graph).elements[0]
        inputs[position].elements[index] -= 2 * step
        let down = try function(inputs, &graph).elements[0]
        return (up - down) / (2 * step)
    }
}
