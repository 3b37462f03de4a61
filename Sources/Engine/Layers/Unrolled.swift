extension Workspace {
    /// The hidden states of `layer`, one [samples, units] for each step, step by step out of primitives.
    ///
    /// `input` is x W for all steps, [steps, samples, gates · units]; `mask` [steps, samples, 1] says which are there.
    mutating func unrolled(
        _ layer: Recurrent, _ input: NDArray, recurrent: NDArray, bias: NDArray?, mask: NDArray? = nil
    ) throws -> [NDArray] {
        guard let bias else { return try unrolled(layer, input, recurrent: recurrent, mask: mask) }
        if bias.rank == 1 {
            return try unrolled(layer, try graph.add(input, bias), recurrent: recurrent, mask: mask)
        }
        let sum = try graph.add(input, try graph.row(0, of: bias))
        return try unrolled(layer, sum, recurrent: recurrent, inner: try graph.row(1, of: bias), mask: mask)
    }

    /// The same where the bias is in `input` already; `inner`, of one axis or with a row for each step and sample, is
    /// added to the product with the state.
    mutating func unrolled(
        _ layer: Recurrent, _ input: NDArray, recurrent: NDArray, inner: NDArray? = nil, mask: NDArray? = nil
    ) throws -> [NDArray] {
        var step = RecurrentStep(layer: layer, recurrent: recurrent)
        var states: [NDArray] = []
        for index in 0..<input.shape[0] {
            let z = try graph.row(index, of: input)
            let before = step
            step.bias = try inner.map { $0.rank == 1 ? $0 : try graph.row(index, of: $0) }
            switch layer.cell {
            case .simple: try simple(&step, z)
            case .lstm: try lstm(&step, z)
            case .gru(resetsAfter: true): try gruResettingAfter(&step, z)
            case .gru(resetsAfter: false): try gruResettingBefore(&step, z)
            }
            if let mask {
                let there = try graph.row(index, of: mask)
                step.hidden = try graph.kept(before.hidden, unless: there, step.hidden)
                step.cell = try graph.kept(before.cell, unless: there, step.cell)
            }
            if let hidden = step.hidden { states.append(hidden) }
        }
        return states
    }

    /// h = activation(z + h U)
    private mutating func simple(_ step: inout RecurrentStep, _ z: NDArray) throws {
        let sum = try step.hidden.map { try graph.add(z, try graph.product($0, step.recurrent)) } ?? z
        step.hidden = try step.layer.activation.apply(sum, in: &self)
    }

    /// i, f, c̃, o = the blocks of z + h U; c = σ(f) c + σ(i) activation(c̃); h = σ(o) activation(c)
    private mutating func lstm(_ step: inout RecurrentStep, _ z: NDArray) throws {
        let layer = step.layer
        let sum = try step.hidden.map { try graph.add(z, try graph.product($0, step.recurrent)) } ?? z
        let input = try layer.gateActivation.apply(try graph.block(0, of: sum, layer.units), in: &self)
        let candidate = try layer.activation.apply(try graph.block(2, of: sum, layer.units), in: &self)
        var cell = try graph.multiply(input, candidate)
        if let old = step.cell {
            let forget = try layer.gateActivation.apply(try graph.block(1, of: sum, layer.units), in: &self)
            cell = try graph.add(try graph.multiply(forget, old), cell)
        }
        let output = try layer.gateActivation.apply(try graph.block(3, of: sum, layer.units), in: &self)
        step.cell = cell
        step.hidden = try graph.multiply(output, try layer.activation.apply(cell, in: &self))
    }

    /// With s = h U + b: u = σ(z₁ + s₁); r = σ(z₂ + s₂); h = u h + (1 - u) activation(z₃ + r s₃)
    private mutating func gruResettingAfter(_ step: inout RecurrentStep, _ z: NDArray) throws {
        let layer = step.layer
        var inner = try step.hidden.map { try graph.product($0, step.recurrent) }
        if let bias = step.bias {
            inner = try inner.map { try graph.add($0, bias) } ?? graph.apply(.broadcast(z.shape), [bias])
        }
        let gates = try gates(layer, z, inner)
        var sum = try graph.block(2, of: z, layer.units)
        if let inner {
            let reset = try graph.multiply(gates.reset, try graph.block(2, of: inner, layer.units))
            sum = try graph.add(sum, reset)
        }
        try update(&step, gates.update, try layer.activation.apply(sum, in: &self))
    }

    /// u = σ(z₁ + h U₁); r = σ(z₂ + h U₂); h = u h + (1 - u) activation(z₃ + (r h) U₃)
    private mutating func gruResettingBefore(_ step: inout RecurrentStep, _ z: NDArray) throws {
        let layer = step.layer
        var inner: NDArray?
        if let hidden = step.hidden {
            inner = try graph.product(hidden, try graph.blocks(0..<2, of: step.recurrent, layer.units))
        }
        let gates = try gates(layer, z, inner)
        var sum = try graph.block(2, of: z, layer.units)
        if let hidden = step.hidden {
            let kept = try graph.multiply(gates.reset, hidden)
            sum = try graph.add(sum, try graph.product(kept, try graph.block(2, of: step.recurrent, layer.units)))
        }
        try update(&step, gates.update, try layer.activation.apply(sum, in: &self))
    }

    private mutating func gates(
        _ layer: Recurrent, _ z: NDArray, _ inner: NDArray?
    ) throws -> (update: NDArray, reset: NDArray) {
        var gates: [NDArray] = []
        for index in 0..<2 {
            var sum = try graph.block(index, of: z, layer.units)
            if let inner { sum = try graph.add(sum, try graph.block(index, of: inner, layer.units)) }
            gates.append(try layer.gateActivation.apply(sum, in: &self))
        }
        return (gates[0], gates[1])
    }

    /// h = u h + (1 - u) candidate
    private mutating func update(_ step: inout RecurrentStep, _ gate: NDArray, _ candidate: NDArray) throws {
        let rest = try graph.multiply(try graph.subtract(NDArray(number: 1), gate), candidate)
        step.hidden = try step.hidden.map { try graph.add(try graph.multiply(gate, $0), rest) } ?? rest
    }
}

/// Where a recurrent layer stands between two steps; before the first its states are zero, and here absent.
private struct RecurrentStep {
    let layer: Recurrent
    let recurrent: NDArray
    /// What is added to the product with the state.
    var bias: NDArray?
    var hidden: NDArray?
    var cell: NDArray?
}

extension Graph {
    /// `x[index]`
    mutating func row(_ index: Int, of x: NDArray) throws(EngineError) -> NDArray {
        var ranges = x.shape.map { AxisRange(start: 0, count: $0) }
        ranges[0] = AxisRange(start: index, count: 1)
        return try reshape(try apply(.slice(ranges), [x]), Array(x.shape.dropFirst()))
    }

    /// The new state where the step is there, else the old one, which is zero before the first.
    fileprivate mutating func kept(
        _ old: NDArray?, unless there: NDArray, _ new: NDArray?
    ) throws(EngineError) -> NDArray? {
        guard let new else { return nil }
        return try apply(.select, [there, new, old ?? NDArray(number: 0)])
    }

    /// Block `index` of `units` columns.
    fileprivate mutating func block(_ index: Int, of x: NDArray, _ units: Int) throws(EngineError) -> NDArray {
        try blocks(index..<index + 1, of: x, units)
    }

    fileprivate mutating func blocks(
        _ range: Range<Int>, of x: NDArray, _ units: Int
    ) throws(EngineError) -> NDArray {
        var ranges = x.shape.map { AxisRange(start: 0, count: $0) }
        ranges[x.rank - 1] = AxisRange(start: range.lowerBound * units, count: range.count * units)
        return try apply(.slice(ranges), [x])
    }
}
