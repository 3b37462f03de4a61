/// The extents of a recurrence.
struct Recurrence {
    let cell: RecurrentCell
    let steps: Int
    let samples: Int
    let units: Int

    /// The recurrence of `cell` over an input of [steps, samples, gates · units] with a kernel of [units, gates · units].
    init(_ cell: RecurrentCell, _ input: [Int], _ kernel: [Int]) {
        self.cell = cell
        steps = input[0]
        samples = input[1]
        units = kernel[0]
    }

    /// How many numbers `kernels_perform` keeps of all steps.
    var stateCount: Int {
        get throws(EngineError) {
            let each =
                switch cell {
                case .simple: 0
                case .lstm: 6
                case .gru: 6
                }
            return try elementCount([steps + 1, samples, units, each + 1])
        }
    }

    /// [gates · units] for each step and sample; of a GRU twice.
    var gradientShape: [Int] {
        let shape = [steps, samples, cell.gates * units]
        return cell.splitsGradient ? [2] + shape : shape
    }

    func shape(of states: HiddenStates) -> [Int] {
        switch states {
        case .last: [samples, units]
        case .every: [samples, steps, units]
        case .previous: [steps, samples, units]
        }
    }
}

extension RecurrentCell {
    /// Whether the derivatives on the input's side and on the state's side differ.
    var splitsGradient: Bool {
        if case .gru = self { true } else { false }
    }
}

extension Operation {
    /// The product with the state at each step and, for each gate, a SLEEF function.
    func recurrenceCost(_ shapes: [[Int]]) throws(EngineError) -> Int {
        let (input, kernel) = if case .recurrence = self { (shapes[0], shapes[1]) } else { (shapes[3], shapes[4]) }
        let count = try elementCount(input)
        let (cost, overflow) = count.multipliedReportingOverflow(by: 2 * kernel[0] + 20)
        return overflow ? .max : cost
    }
}

extension Graph {
    /// The hidden states of a recurrence whose activations are the hyperbolic tangent and the sigmoid.
    ///
    /// `input` is [steps, samples, gates · units]; of the GRUs only the one that resets after the product is one.
    mutating func hiddenStates(
        _ cell: RecurrentCell, _ states: HiddenStates, input: NDArray, recurrent: NDArray, bias: NDArray?
    ) throws(EngineError) -> NDArray {
        let inputs = bias.map { [input, recurrent, $0] } ?? [input, recurrent]
        let all = try apply(.recurrence(cell), inputs)
        return try apply(.hiddenStates(cell, states), [all] + inputs)
    }

    /// The derivatives in what the gates are made of, from `g` in the hidden states.
    mutating func recurrenceGradient(
        _ cell: RecurrentCell, _ states: HiddenStates, _ operands: [Int], _ g: NDArray
    ) throws(EngineError) -> NDArray {
        let inputs = operands.dropFirst().map { traced($0) }
        var (g, states) = (g, states)
        if states == .previous {
            // The state before a step is the state of the step before.
            let shape = g.shape
            var ranges = shape.map { AxisRange(start: 0, count: $0) }
            ranges[0] = AxisRange(start: 1, count: shape[0] - 1)
            let later = try apply(.slice(ranges), [g])
            ranges[0].start = 0
            g = try transpose(try apply(.place(ranges, shape: shape), [later]), [1, 0, 2])
            states = .every
        }
        // In the kernel itself the derivative is taken through `inputs`.
        let turned = try transpose(try apply(.stop, [inputs[1]]))
        return try apply(.recurrenceGradient(cell, states), [g, traced(operands[0]), turned] + inputs)
    }

    /// What the operand at `position` of hidden states gets, from the derivatives in what the gates are made of.
    mutating func recurrenceContribution(
        _ cell: RecurrentCell, _ states: HiddenStates, _ position: Int, _ operands: [Int], _ g: NDArray
    ) throws(EngineError) -> NDArray {
        let inputs = operands.dropFirst().map { traced($0) }
        switch position {
        case 0: return NDArray(shape: nodes[operands[0]].value.shape, repeating: 0)
        case 1: return cell.splitsGradient ? try row(0, of: g) : g
        case 2:
            let before = try apply(.hiddenStates(cell, .previous), [traced(operands[0])] + inputs)
            let inner = cell.splitsGradient ? try row(1, of: g) : g
            return try apply(.product(leftTransposed: true), [try rows(before), try rows(inner)])
        default:
            let rank = g.rank
            return try sum(g, axes: [rank - 3, rank - 2])
        }
    }

    /// What the operand at `position` of `recurrenceGradient` gets. Derivatives of derivatives are rare: the steps are
    /// recorded anew, one by one, and differentiated twice.
    mutating func secondRecurrenceContribution(
        _ cell: RecurrentCell, _ states: HiddenStates, _ position: Int, _ operands: [Int], _ g: NDArray
    ) throws(EngineError) -> NDArray {
        let leaves = operands.map { variable(traced($0)) }
        let (input, recurrent) = (leaves[3], leaves[4])
        var alone = GraphAlone(graph: self)
        do {
            let slope = try alone.slope(cell, states, input, recurrent, leaves.count > 5 ? leaves[5] : nil, leaves[0])
            self = alone.graph
            return try gradients(of: try sum(try multiply(slope, g)), in: [leaves[position]])[0]
        } catch let error as EngineError {
            throw error
        } catch {
            throw .notDifferentiable(cell.name)
        }
    }

    /// [steps, samples, …] as [steps · samples, …].
    private mutating func rows(_ x: NDArray) throws(EngineError) -> NDArray {
        try reshape(x, [x.shape[0] * x.shape[1], x.shape[2]])
    }
}

/// A graph by itself, for what calls no function of the notebook.
private struct GraphAlone: Workspace {
    var graph: Graph
    var random = RandomState(seed: 0)
    var objects = ObjectStore()

    mutating func call(_ function: CallableID, _ arguments: [CallArgument], training: Bool) throws -> NDArray {
        throw EngineError.notDifferentiable(function.name)
    }

    /// What `recurrenceGradient` gives, out of primitives: the derivatives of the sum of g times the hidden states.
    mutating func slope(
        _ cell: RecurrentCell, _ states: HiddenStates, _ input: NDArray, _ recurrent: NDArray, _ bias: NDArray?,
        _ g: NDArray
    ) throws -> NDArray {
        let layer = try Recurrent(cell, units: recurrent.shape[0], givesEveryStep: states == .every)
        // The derivatives on the state's side are those in what is added to the product at each step.
        let zero = graph.variable(NDArray(shape: input.shape, repeating: 0))
        var (sum, inner) = (input, cell.splitsGradient ? zero : nil)
        if let bias, cell.splitsGradient {
            sum = try graph.add(input, try graph.row(0, of: bias))
            inner = try graph.add(zero, try graph.row(1, of: bias))
        } else if let bias {
            sum = try graph.add(input, bias)
        }
        let hidden = try graph.joined(try unrolled(layer, sum, recurrent: recurrent, inner: inner), as: layer)
        let weighted = try graph.sum(try graph.multiply(hidden, g))
        let slopes = try graph.gradients(of: weighted, in: cell.splitsGradient ? [input, zero] : [input])
        return cell.splitsGradient ? try graph.stack(slopes) : slopes[0]
    }
}
