/// Computes one primitive at once: the instructions that a plan would hold, each array its own base.
func compute(
    _ operation: Operation, _ inputs: [NDArray], _ shapes: [[Int]], result: [Int], kind: NDArray.Kind
) -> [Double] {
    if operation.keepsElements { return inputs[0].elements }
    var emission = Emission()
    let origin = [Int](repeating: 0, count: inputs.count)
    emission.append(operation, shapes, result: result, kind: kind, output: 0, inputs: origin)
    let count = result.reduce(1, *)
    return [Double](unsafeUninitializedCapacity: count) { output, initialized in
        initialized = count
        guard let out = output.baseAddress else { return }
        if case .concatenate = operation {
            for (index, input) in inputs.enumerated() { run(emission, [index], out, input, input, input) }
        } else {
            let second = inputs.count > 1 ? inputs[1] : inputs[0]
            let third = inputs.count > 2 ? inputs[2] : inputs[0]
            run(emission, Array(emission.instructions.indices), out, inputs[0], second, third)
        }
    }
}

extension Operation {
    /// Whether the result has the input's elements in the input's order, so that nothing needs to be computed.
    var keepsElements: Bool {
        switch self {
        case .alias, .stop, .reshape: true
        default: false
        }
    }
}

private func run(
    _ emission: Emission, _ instructions: [Int], _ out: UnsafeMutablePointer<Double>, _ first: NDArray,
    _ second: NDArray, _ third: NDArray
) {
    emission.layouts.withUnsafeBufferPointer { layouts in
        first.elements.withUnsafeBufferPointer { first in
            second.elements.withUnsafeBufferPointer { second in
                third.elements.withUnsafeBufferPointer { third in
                    // An empty array has no address, and no instruction reads it.
                    let nothing = UnsafePointer(out)
                    let noLayouts = UnsafeRawPointer(out).assumingMemoryBound(to: Int.self)
                    for index in instructions where index < emission.instructions.count {
                        perform(
                            emission.instructions[index], out, first.baseAddress ?? nothing,
                            second.baseAddress ?? nothing, third.baseAddress ?? nothing,
                            layouts.baseAddress ?? noLayouts)
                    }
                }
            }
        }
    }
}
