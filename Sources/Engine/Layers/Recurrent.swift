/// A cell run along the steps of a sequence: Keras' `SimpleRNN`, `LSTM` and `GRU`.
///
/// x is [samples, steps, features], W [features, gates · units], U [units, gates · units], b [gates · units] (of a GRU
/// that resets after the product [2, gates · units]: for the input and for the state). The result is the last hidden
/// state [samples, units], or with `givesEveryStep` all of them [samples, steps, units]. The state before the first step
/// is zero. U is orthogonal, b is zero at first, but 1 for the forget gate.
public struct Recurrent: Layer {
    /// What is done at each step.
    public let cell: RecurrentCell
    /// How many numbers the hidden state of a sample has.
    public let units: Int
    /// What makes the candidate and, in an LSTM, what the cell passes on its way out.
    public let activation: Activation
    /// What makes the gates.
    public let gateActivation: Activation
    /// Whether b is added.
    public let usesBias: Bool
    /// Whether the result has the hidden states of all steps.
    public let givesEveryStep: Bool
    /// What W is filled with.
    public let initializer: Initializer
    /// What keeps W small, if anything does.
    public let regularizer: Regularizer?
    /// Whether it runs from the last step to the first; the states that it gives stand at the steps that they belong to.
    public private(set) var isReversed = false

    /// A recurrent layer with `units` outputs, at least one.
    public init(
        _ cell: RecurrentCell, units: Int, activation: Activation = .tanh, gateActivation: Activation = .sigmoid,
        usesBias: Bool = true, givesEveryStep: Bool = false, initializer: Initializer = .glorotUniform,
        regularizer: Regularizer? = nil
    ) throws(EngineError) {
        if units < 1 { throw .argument(name: "units", value: Double(units), .atLeast(1)) }
        self.cell = cell
        self.units = units
        self.activation = activation
        self.gateActivation = gateActivation
        self.usesBias = usesBias
        self.givesEveryStep = givesEveryStep
        self.initializer = initializer
        self.regularizer = regularizer
    }

    /// The same layer in the other direction.
    public var reversed: Recurrent {
        var copy = self
        copy.isReversed.toggle()
        return copy
    }

    /// "simple_rnn", "lstm" or "gru"
    public var name: String { cell.name }

    /// As it is written.
    public func description(in objects: ObjectStore) -> Description {
        Description(name, .integer(units))
            .with(nil, .description(activation.description), unless: .description(.word("tanh")))
            .with(
                "recurrent_activation", .description(gateActivation.description), unless: .description(.word("sigmoid"))
            )
            .with("sequences", givesEveryStep, unless: false)
            .with("bias", usesBias, unless: true)
            .with("reset_after", cell != .gru(resetsAfter: false), unless: true)
            .with(initializer: initializer, regularizer: regularizer)
    }

    /// Unless a function of the notebook looks at all rows.
    public var treatsRowsAlone: Bool {
        if case .custom = activation { return false }
        if case .custom = gateActivation { return false }
        return true
    }

    /// [units], or [steps, units] with every step.
    public func outputShape(for sample: [Int]) throws(EngineError) -> [Int] {
        try checkSteps(sample, of: name)
        return givesEveryStep ? [sample[0], units] : [units]
    }

    /// `weights`, `recurrent`, then `bias`.
    public func parameters(for sample: [Int]) throws(EngineError) -> [ParameterSpecification] {
        try checkSteps(sample, of: name)
        // So large a kernel is refused, not overflowed.
        _ = try elementCount([sample[1], cell.gates, units])
        _ = try elementCount([units, cell.gates, units])
        let columns = cell.gates * units
        let kernels = [
            ParameterSpecification(
                name: "weights", shape: [sample[1], columns], initializer: initializer, regularizer: regularizer),
            ParameterSpecification(name: "recurrent", shape: [units, columns], initializer: .orthogonal),
        ]
        return usesBias ? kernels + [cell.bias(units: units)] : kernels
    }

    /// The last hidden state, or all.
    public func forward(
        _ x: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        let steps = try workspace.graph.stepsFirst(x, isReversed: isReversed)
        let input = try workspace.graph.product(steps, parameters[0])
        let bias = usesBias ? parameters[2] : nil
        if isPrimitive {
            let states = try workspace.graph.hiddenStates(
                cell, givesEveryStep ? .every : .last, input: input, recurrent: parameters[1], bias: bias)
            return givesEveryStep && isReversed ? try workspace.graph.reversed(states, axis: 1) : states
        }
        let states = try workspace.unrolled(self, input, recurrent: parameters[1], bias: bias)
        return try workspace.graph.joined(states, as: self)
    }

    /// The same, but at a step that is padding the state stays as it is.
    public func forward(
        _ x: NDArray, mask: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        let steps = try workspace.graph.stepsFirst(x, isReversed: isReversed)
        let input = try workspace.graph.product(steps, parameters[0])
        let there = try workspace.graph.stepsFirst(workspace.graph.column(mask), isReversed: isReversed)
        let states = try workspace.unrolled(
            self, input, recurrent: parameters[1], bias: usesBias ? parameters[2] : nil, mask: there)
        return try workspace.graph.joined(states, as: self)
    }

    /// Whether all steps are one primitive; the other activations, and a GRU that resets before the product, are
    /// unrolled.
    private var isPrimitive: Bool {
        guard activation == .tanh, gateActivation == .sigmoid || cell == .simple else { return false }
        return cell != .gru(resetsAfter: false) && units <= mostUnitsOfAPrimitive
    }

    /// The same steps, if it gives every one.
    public func mask(after mask: NDArray?, of x: NDArray, in graph: inout Graph) throws(EngineError) -> NDArray? {
        givesEveryStep ? mask : nil
    }
}

/// How many units `kernels_perform` can carry from step to step.
private let mostUnitsOfAPrimitive = 4096

/// Refuses samples that are not [steps, features] with one step at least.
func checkSteps(_ sample: [Int], of layer: String) throws(EngineError) {
    if sample.count != 2 { throw .notASequence(layer: layer, found: sample) }
    if sample[0] < 1 { throw .noSteps(layer: layer) }
}

extension Graph {
    /// [samples, steps, features] as [steps, samples, features], with the last step first if it is reversed.
    fileprivate mutating func stepsFirst(_ x: NDArray, isReversed: Bool) throws(EngineError) -> NDArray {
        let steps = try transpose(x, [1, 0, 2])
        return isReversed ? try reversed(steps, axis: 0) : steps
    }

    /// The other way round along an axis.
    fileprivate mutating func reversed(_ x: NDArray, axis: Int) throws(EngineError) -> NDArray {
        var ranges = x.shape.map { AxisRange(start: 0, count: $0) }
        ranges[axis] = AxisRange(start: x.shape[axis] - 1, count: x.shape[axis], step: -1)
        return try apply(.slice(ranges), [x])
    }

    /// The states of all steps, in the order in which they were made, as the layer gives them.
    mutating func joined(_ states: [NDArray], as layer: Recurrent) throws(EngineError) -> NDArray {
        guard layer.givesEveryStep else { return states[states.count - 1] }
        return try transpose(try stack(layer.isReversed ? states.reversed() : states), [1, 0, 2])
    }

    /// Arrays of one shape along a new first axis.
    mutating func stack(_ arrays: [NDArray]) throws(EngineError) -> NDArray {
        var rows: [NDArray] = []
        for array in arrays { rows.append(try reshape(array, [1] + array.shape)) }
        return try apply(.concatenate(axis: 0), rows)
    }
}
