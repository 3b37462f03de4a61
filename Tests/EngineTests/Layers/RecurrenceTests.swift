import Kernels
import Testing

@testable import Engine

/// A recurrent layer of the default activations: as one primitive, and unrolled step by step.
struct RecurrenceTests {
    private struct Case: Sendable, CustomTestStringConvertible {
        let cell: RecurrentCell
        var every = false
        var bias = true
        var reversed = false
        var samples = 3
        var steps = 6
        var units = 5
        var precision = Precision.double

        var testDescription: String { "\(self)" }
    }

    private static let cells: [RecurrentCell] = [.simple, .lstm, .gru(resetsAfter: true)]

    private static let cases: [Case] = cells.flatMap { cell in
        [
            Case(cell: cell), Case(cell: cell, every: true), Case(cell: cell, every: true, reversed: true),
            Case(cell: cell, bias: false), Case(cell: cell, every: true, bias: false, steps: 1),
            Case(cell: cell, every: true, precision: .single),
            // More than one block of rows in the gradient, and chains longer than 256.
            Case(cell: cell, every: true, samples: 50, steps: 2, units: 300),
        ]
    }

    /// A layer with its inputs as variables.
    private struct Traced {
        var bench = TestBench()
        let layer: Recurrent
        let x: NDArray
        var parameters: [NDArray] = []
        let fixed: NDArray

        init(_ row: Case) throws {
            bench.graph = bench.graph.nested(precision: row.precision)
            let one = try Recurrent(row.cell, units: row.units, usesBias: row.bias, givesEveryStep: row.every)
            layer = row.reversed ? one.reversed : one
            var random = RandomState(seed: 5)
            func draw(_ shape: [Int], _ size: Double) throws -> NDArray {
                var array = try random.uniform(low: -size, high: size, shape: shape)
                array.elements = array.elements.map(row.precision.rounded)
                return array
            }
            x = bench.graph.variable(try draw([row.samples, row.steps, 3], 1))
            for specification in try layer.parameters(for: [row.steps, 3]) {
                parameters.append(bench.graph.variable(try draw(specification.shape, 0.4)))
            }
            fixed = try draw([row.samples] + layer.outputShape(for: [row.steps, 3]), 1)
        }

        mutating func primitive() throws -> NDArray {
            let count = bench.graph.nodes.count
            let output = try layer.forward(x, &parameters, training: true, in: &bench)
            let isOne = bench.graph.nodes[count...].contains { node in
                if case .recurrence = node.operation { true } else { false }
            }
            #expect(isOne)
            return output
        }

        mutating func unrolled() throws -> NDArray {
            var steps = try bench.graph.transpose(x, [1, 0, 2])
            if layer.isReversed {
                let ranges = [
                    AxisRange(start: steps.shape[0] - 1, count: steps.shape[0], step: -1),
                    AxisRange(start: 0, count: steps.shape[1]), AxisRange(start: 0, count: 3),
                ]
                steps = try bench.graph.apply(.slice(ranges), [steps])
            }
            let input = try bench.graph.product(steps, parameters[0])
            let states = try bench.unrolled(
                layer, input, recurrent: parameters[1], bias: layer.usesBias ? parameters[2] : nil)
            return try bench.graph.joined(states, as: layer)
        }

        /// The derivatives of the weighted sum of `output` in x and the parameters.
        mutating func gradients(of output: NDArray) throws -> [NDArray] {
            let sum = try bench.graph.sum(try bench.graph.multiply(output, fixed))
            return try bench.graph.gradients(of: sum, in: [x] + parameters)
        }

        /// The derivatives of the sum of the squares of `gradients`, and of their derivatives.
        mutating func higher(_ gradients: [NDArray]) throws -> [NDArray] {
            var sum = NDArray(number: 0)
            for gradient in gradients {
                sum = try bench.graph.add(sum, try bench.graph.sum(try bench.graph.square(gradient)))
            }
            return try bench.graph.gradients(of: sum, in: [x] + parameters)
        }
    }

    @Test(arguments: cases)
    private func givesWhatTheUnrolledStepsGive(row: Case) throws {
        var traced = try Traced(row)
        let (one, many) = (try traced.primitive(), try traced.unrolled())
        #expect(one.shape == many.shape)
        // The same operations in the same order.
        #expect(one.elements == many.elements)
        let (ours, theirs) = (try traced.gradients(of: one), try traced.gradients(of: many))
        // Sums over steps and samples are taken in another order.
        let tolerance = row.precision == .double ? 1e-12 : 1e-4
        for (ours, theirs) in zip(ours, theirs) {
            #expect(ours.shape == theirs.shape)
            let size = theirs.elements.reduce(1) { max($0, abs($1)) }
            #expect(distance(ours.elements, theirs.elements) <= tolerance * size)
        }
    }

    @Test(arguments: cells, [false, true])
    func hasDerivativesOfDerivatives(cell: RecurrentCell, every: Bool) throws {
        var traced = try Traced(Case(cell: cell, every: every, samples: 2, steps: 3, units: 2))
        let one = try traced.primitive()
        let many = try traced.unrolled()
        var (ours, theirs) = (try traced.gradients(of: one), try traced.gradients(of: many))
        for _ in 0..<2 {
            (ours, theirs) = (try traced.higher(ours), try traced.higher(theirs))
            for (ours, theirs) in zip(ours, theirs) {
                let size = theirs.elements.reduce(1) { max($0, abs($1)) }
                #expect(distance(ours.elements, theirs.elements) <= 1e-12 * size)
            }
        }
    }

    /// Threads may share out the rows of a batch.
    @Test(arguments: cells)
    func computesEachRowAlone(cell: RecurrentCell) throws {
        var traced = try Traced(Case(cell: cell, every: true, samples: 70, steps: 4, units: 64, precision: .single))
        let output = try traced.primitive()
        let gradient = try traced.gradients(of: output)[0]
        for rows in [0..<1, 1..<33, 33..<70] {
            var part = traced
            part.bench = TestBench()
            part.bench.graph = part.bench.graph.nested(precision: .single)
            let x = part.bench.graph.variable(traced.x.rows(rows))
            var parameters = traced.parameters.map(\.detached)
            let states = try part.layer.forward(x, &parameters, training: true, in: &part.bench)
            #expect(states.elements == output.rows(rows).elements)
            let weighted = try part.bench.graph.multiply(states, traced.fixed.rows(rows))
            let sum = try part.bench.graph.sum(weighted)
            #expect(
                try part.bench.graph.gradients(of: sum, in: [x])[0].elements == gradient.rows(rows).elements)
        }
    }
}
