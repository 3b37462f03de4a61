/// Two classes of points, shuffled, and then with noise.
func makeArcs(
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
