internal import CLibFuzzer

/// What libFuzzer calls for a new input in place of its own changes; half of the time it is to make them.
@_cdecl("LLVMFuzzerCustomMutator")
public func customMutator(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int, _ seed: UInt32) -> Int {
    guard seed % 2 == 0 else { return libfuzzer_mutate(bytes, count, limit) }
    var mutator = Mutator(seed: seed, limit: limit)
    return copy(mutator.changed(Array(UnsafeBufferPointer(start: bytes, count: count))), to: bytes)
}

/// What libFuzzer calls to make one input of two.
@_cdecl("LLVMFuzzerCustomCrossOver")
public func customCrossOver(
    _ first: UnsafePointer<UInt8>, _ firstCount: Int, _ second: UnsafePointer<UInt8>, _ secondCount: Int,
    _ result: UnsafeMutablePointer<UInt8>, _ limit: Int, _ seed: UInt32
) -> Int {
    var mutator = Mutator(seed: seed, limit: limit)
    let bytes = mutator.crossed(
        Array(UnsafeBufferPointer(start: first, count: firstCount)),
        with: Array(UnsafeBufferPointer(start: second, count: secondCount)))
    return copy(bytes, to: result)
}

private func copy(_ bytes: [UInt8], to target: UnsafeMutablePointer<UInt8>) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
        if let start = buffer.baseAddress { target.update(from: start, count: buffer.count) }
    }
    return bytes.count
}
