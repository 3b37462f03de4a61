internal import Kernels

/// Two half circles that reach into each other: scikit-learn's `make_moons`.
///
/// x is [samples, 2], y [samples]. Of class 0, ⌊samples/2⌋ points (cos t, sin t); of class 1 the others,
/// (1 - cos t, 1 - sin t - ½); each at even steps of t from 0 to π. Then the samples are shuffled, and with `noise` each
/// coordinate gets a normal number of that deviation, in C order (a noise of 0 draws too). As near to scikit-learn as
/// our sine and cosine are to the C library's: one unit in the last place.
///
/// Throws `argument` for no samples, or a noise that is negative or not finite.
public func makeMoons(
    samples: Int = 100, noise: Double? = nil, shuffle: Bool = true, random: inout RandomState
) throws(EngineError) -> Dataset {
    try makeArcs(samples: samples, noise: noise, shuffle: shuffle, random: &random) { outer, inner in
        evenSteps(to: .pi, count: outer, includingEnd: true).map { (kernels_cos($0), kernels_sin($0)) }
            + evenSteps(to: .pi, count: inner, includingEnd: true).map {
                (1 - kernels_cos($0), 1 - kernels_sin($0) - 0.5)
            }
    }
}

/// A circle in a circle: scikit-learn's `make_circles`.
///
/// x is [samples, 2], y [samples]. Of class 0, ⌊samples/2⌋ points (cos t, sin t) at even steps of t from 0 to below 2π;
/// of class 1 the others, on the circle of radius `factor`. Then as in `makeMoons`.
///
/// Throws `argument` for no samples, a factor outside [0, 1), or a noise that is negative or not finite.
public func makeCircles(
    samples: Int = 100, noise: Double? = nil, factor: Double = 0.8, shuffle: Bool = true, random: inout RandomState
) throws(EngineError) -> Dataset {
    if !(factor >= 0 && factor < 1) { throw .argument(name: "factor", value: factor, .probability) }
    return try makeArcs(samples: samples, noise: noise, shuffle: shuffle, random: &random) { outer, inner in
        evenSteps(to: 2 * .pi, count: outer, includingEnd: false).map { (kernels_cos($0), kernels_sin($0)) }
            + evenSteps(to: 2 * .pi, count: inner, includingEnd: false).map {
                (kernels_cos($0) * factor, kernels_sin($0) * factor)
            }
    }
}

/// Two classes of points, shuffled, and then with noise.
private func makeArcs(
    samples: Int, noise: Double?, shuffle: Bool, random: inout RandomState,
    points: (_ outer: Int, _ inner: Int) -> [(Double, Double)]
) throws(EngineError) -> Dataset {
    if samples < 1 { throw .argument(name: "samples", value: Double(samples), .atLeast(1)) }
    try checkNoise(noise ?? 0)
    let shape = try DrawShape([samples, 2])
    let outer = samples / 2
    let points = points(outer, samples - outer)
    let order = shuffle ? random.permutation(samples) : Array(0..<samples)
    var x = order.flatMap { [points[$0].0, points[$0].1] }
    if let noise {
        for index in x.indices { x[index] += noise * random.standardNormal() }
    }
    return try Dataset(
        x: NDArray(shape: shape.lengths, elements: x),
        y: NDArray(shape: [samples], kind: .integer, elements: order.map { $0 < outer ? 0 : 1 }))
}

/// NumPy's `linspace(0, end, count)`.
func evenSteps(to end: Double, count: Int, includingEnd: Bool) -> [Double] {
    let steps = includingEnd ? count - 1 : count
    if steps < 1 { return Array(repeating: 0, count: max(count, 0)) }
    let step = end / Double(steps)
    var numbers = (0..<count).map { Double($0) * step }
    if includingEnd { numbers[count - 1] = end }
    return numbers
}

/// Throws `argument` for a deviation that is negative or not finite.
func checkNoise(_ noise: Double) throws(EngineError) {
    if !(noise >= 0) { throw .argument(name: "noise", value: noise, .notNegative) }
    if !noise.isFinite { throw .argument(name: "noise", value: noise, .finite) }
}
