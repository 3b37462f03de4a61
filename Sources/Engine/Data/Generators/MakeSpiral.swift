internal import Kernels

/// Interleaved spirals, a class each, evenly around the origin (Archimedean: the radius grows with the angle).
///
/// x is [samples, 2], y [samples]. The samples are shared out evenly, the first classes get one more where that does not
/// come out. Of class c, point i of n has t = (i + 1)/n, the radius t, and the angle 2π·(turns·t + c/classes):
/// (t·cos, t·sin). Then as in `makeMoons`: the samples are shuffled, and with `noise` each coordinate gets a normal
/// number of that deviation, in C order.
///
/// Throws `argument` for no samples or classes, turns that are not finite, or a noise that is negative or not finite.
public func makeSpiral(
    samples: Int = 100, classes: Int = 2, turns: Double = 1, noise: Double? = nil, shuffle: Bool = true,
    random: inout RandomState
) throws(EngineError) -> Dataset {
    for (name, value) in [("samples", samples), ("classes", classes)] where value < 1 {
        throw .argument(name: name, value: Double(value), .atLeast(1))
    }
    // Beyond this many turns the angle's own rounding is more than the distance between the arms.
    if !(turns.magnitude <= 1_000_000) { throw .argument(name: "turns", value: turns, .atMost(1_000_000)) }
    try checkNoise(noise ?? 0)
    let shape = try DrawShape([samples, 2])
    var points: [(x: Double, y: Double, label: Int)] = []
    points.reserveCapacity(samples)
    for label in 0..<min(classes, samples) {
        let count = samples / classes + (label < samples % classes ? 1 : 0)
        for index in 0..<count {
            let t = Double(index + 1) / Double(count)
            let angle = 2 * Double.pi * (turns * t + Double(label) / Double(classes))
            points.append((t * kernels_cos(angle), t * kernels_sin(angle), label))
        }
    }
    let order = shuffle ? random.permutation(samples) : Array(0..<samples)
    var x = order.flatMap { [points[$0].x, points[$0].y] }
    if let noise {
        for index in x.indices { x[index] += noise * random.standardNormal() }
    }
    return try Dataset(
        x: NDArray(shape: shape.lengths, elements: x),
        y: NDArray(shape: [samples], kind: .integer, elements: order.map { Double(points[$0].label) }))
}
