/// Computes one primitive at once: the instructions that a plan would hold, each array its own base.
func compute(
    _ operation: Operation, _ inputs: [NDArray], _ shapes: [[Int]], result: [Int], kind: NDArray.Kind,
    precision: Precision
) -> [Double] {
    if operation.keepsElements { return inputs[0].elements }
    var emission = Emission()
    let origin = [Int](repeating: 0, count: inputs.count)
    emission.append(operation, shapes, result: result, kind: kind, output: 0, inputs: origin)
    let count = result.reduce(1, *)
    let isJoined = if case .concatenate = operation { true } else { false }
    switch precision {
    case .double:
        return [Double](unsafeUninitializedCapacity: count) { output, initialized in
            initialized = count
            if let out = output.baseAddress { run(emission, isJoined, out, inputs.map(\.elements)) }
        }
    case .single:
        let result = [Float](unsafeUninitializedCapacity: count) { output, initialized in
            initialized = count
            if let out = output.baseAddress { run(emission, isJoined, out, inputs.map { $0.elements.map(Float.init) }) }
        }
        return result.map(Double.init)
    }
}

extension Operation {
    /// Whether the result has the input's elements in the input's order, so that nothing needs to be computed.
    var keepsElements: Bool {
        switch self {
        case .alias, .stop, .opaque, .reshape: true
        default: false
        }
    }
}

/// Runs the instructions of one operation; the parts of a concatenation each read an input of their own.
private func run<S: Scalar>(
    _ emission: Emission, _ isJoined: Bool, _ out: UnsafeMutablePointer<S>, _ inputs: [[S]]
) {
    if isJoined {
        for index in emission.instructions.indices { run(emission, index..<index + 1, out, [inputs[index]]) }
    } else {
        run(emission, emission.instructions.indices, out, inputs)
    }
}

private func run<S: Scalar>(
    _ emission: Emission, _ range: Range<Int>, _ out: UnsafeMutablePointer<S>, _ inputs: [[S]]
) {
    let first = inputs[0]
    let second = inputs.count > 1 ? inputs[1] : first
    let third = inputs.count > 2 ? inputs[2] : first
    // An empty array has no address, and no instruction reads it.
    let nothing = UnsafePointer(out)
    let noLayouts = UnsafeRawPointer(out).assumingMemoryBound(to: Int.self)
    emission.instructions.withUnsafeBufferPointer { instructions in
        emission.layouts.withUnsafeBufferPointer { layouts in
            first.withUnsafeBufferPointer { first in
                second.withUnsafeBufferPointer { second in
                    third.withUnsafeBufferPointer { third in
                        guard let instructions = instructions.baseAddress else { return }
                        // Indices have been checked, so that none stops it.
                        _ = S.perform(
                            instructions + range.lowerBound, range.count, out, first.baseAddress ?? nothing,
                            second.baseAddress ?? nothing, third.baseAddress ?? nothing,
                            layouts.baseAddress ?? noLayouts)
                    }
                }
            }
        }
    }
}
