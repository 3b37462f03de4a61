/// Exclusive or: the corners (0, 0), (0, 1), (1, 0), (1, 1) with the labels 0, 1, 1, 0; x [samples, 2], y [samples].
///
/// Without `samples` it is the truth table, in this order. Otherwise sample i is corner i mod 4, and the samples are
/// then put into random order (one permutation). Last, where `noise` is above 0, each coordinate gets a normal number of
/// that deviation, in C order, as in scikit-learn's `make_moons`.
///
/// Throws `argument` for no samples or a negative noise.
public func makeXor(samples: Int? = nil, noise: Double = 0, random: inout RandomState) throws(EngineError) -> Dataset {
    if let samples, samples < 1 { throw .argument(name: "samples", value: Double(samples), .positive) }
    try checkNoise(noise)
    let shape = try DrawShape([samples ?? 4, 2])
    let order = samples.map { random.permutation($0) } ?? Array(0..<4)
    var x: [Double] = []
    var y: [Double] = []
    x.reserveCapacity(shape.count)
    y.reserveCapacity(order.count)
    for sample in order {
        let first = sample >> 1 & 1
        let second = sample & 1
        x += [Double(first), Double(second)]
        y.append(Double(first ^ second))
    }
    if noise > 0 {
        for index in x.indices { x[index] += noise * random.standardNormal() }
    }
    return try Dataset(
        x: NDArray(shape: shape.lengths, elements: x), y: NDArray(shape: [order.count], kind: .integer, elements: y))
}
