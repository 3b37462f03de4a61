internal import Kernels

/// One wave to be fitted: y = sin(x) + noise.
///
/// x is [samples, 1], y [samples]. x is uniform in [low, high), drawn one after the other, or, with `even`, at even
/// steps from low to high, both included, without a draw. Then with `noise` each y gets a normal number of that
/// deviation, in order.
///
/// Throws `argument` for no samples, bounds that are not finite or not in order, or a noise that is negative or not
/// finite.
public func makeSine(
    samples: Int = 100, low: Double = 0, high: Double = 2 * .pi, even: Bool = false, noise: Double? = nil,
    random: inout RandomState
) throws(EngineError) -> Dataset {
    if samples < 1 { throw .argument(name: "samples", value: Double(samples), .atLeast(1)) }
    for (name, bound) in [("low", low), ("high", high)] where !bound.isFinite {
        throw .argument(name: name, value: bound, .finite)
    }
    let width = high - low
    if !(width > 0) { throw .argument(name: "high - low", value: width, .positive) }
    if !width.isFinite { throw .argument(name: "high - low", value: width, .finite) }
    try checkNoise(noise ?? 0)
    let shape = try DrawShape([samples, 1])
    var x: [Double] = []
    x.reserveCapacity(samples)
    if even {
        x = evenSteps(to: width, count: samples, includingEnd: true).map { $0 + low }
        if samples > 1 { x[samples - 1] = high }
    } else {
        for _ in 0..<samples { x.append(low + width * random.uniform()) }
    }
    var y = x.map { kernels_sin($0) }
    if let noise {
        for index in y.indices { y[index] += noise * random.standardNormal() }
    }
    return try Dataset(
        x: NDArray(shape: shape.lengths, elements: x), y: NDArray(shape: [samples], elements: y))
}
