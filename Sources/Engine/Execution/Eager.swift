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
            for (index, input) in inputs.enumerated() { run(emission, index..<index + 1, out, input, input, input) }
        } else {
            let second = inputs.count > 1 ? inputs[1] : inputs[0]
            let third = inputs.count > 2 ? inputs[2] : inputs[0]
            run(emission, emission.instructions.indices, out, inputs[0], second, third)
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
    _ emission: Emission, _ range: Range<Int>, _ out: UnsafeMutablePointer<Double>, _ first: NDArray,
    _ second: NDArray, _ third: NDArray
) {
    // An empty array has no address, and no instruction reads it.
    let nothing = UnsafePointer(out)
    let noLayouts = UnsafeRawPointer(out).assumingMemoryBound(to: Int.self)
    let range = range.clamped(to: emission.instructions.indices)
    emission.instructions.withUnsafeBufferPointer { instructions in
        emission.layouts.withUnsafeBufferPointer { layouts in
            first.elements.withUnsafeBufferPointer { first in
                second.elements.withUnsafeBufferPointer { second in
                    third.elements.withUnsafeBufferPointer { third in
                        guard let instructions = instructions.baseAddress else { return }
                        // Indices have been checked, so that none stops it.
                        _ = Double.perform(
                            instructions + range.lowerBound, range.count, out, first.baseAddress ?? nothing,
                            second.baseAddress ?? nothing, third.baseAddress ?? nothing,
                            layouts.baseAddress ?? noLayouts)
                    }
                }
            }
        }
    }
}
