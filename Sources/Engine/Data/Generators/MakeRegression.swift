/// Values that hang linearly on some features: scikit-learn's `make_regression`.
///
/// x is [samples, features] of standard normal numbers, y [samples] (or [samples, targets]) is x @ w + bias, to which
/// normal numbers of the deviation `noise` are added. The first `informative` rows of w are 100·u with u uniform in
/// [0, 1), the others 0; `shuffle` mixes the samples, and then the columns of x.
///
/// For one target the products are added as OpenBLAS adds them on a processor with AVX2, on one thread, bit for bit up
/// to 2,048 features; for more targets they are one chain of fused multiply-adds.
///
/// Throws `argument`, and `limit` for more elements than can be counted.
public func makeRegression(
    samples: Int = 100, features: Int = 100, informative: Int = 10, targets: Int = 1, bias: Double = 0,
    noise: Double = 0, shuffle: Bool = true, random: inout RandomState
) throws(EngineError) -> Dataset {
    for (name, value, least) in [
        ("samples", samples, 1), ("features", features, 1), ("informative", informative, 0), ("targets", targets, 1),
    ] where value < least {
        throw .argument(name: name, value: Double(value), .atLeast(least))
    }
    try checkNoise(noise)
    if !bias.isFinite { throw .argument(name: "bias", value: bias, .finite) }
    let shape = try DrawShape([samples, features])
    let valueShape = try DrawShape([samples, targets])
    let useful = min(features, informative)
    let weightShape = try DrawShape([useful, targets])

    let x = (0..<shape.count).map { _ in random.standardNormal() }
    let weights = (0..<weightShape.count).map { _ in 100 * random.uniform() }
    var y = targets == 1 ? productOfColumn(x, weights, samples, features) : []
    if targets > 1 {
        y.reserveCapacity(valueShape.count)
        for row in 0..<samples {
            for target in 0..<targets {
                var sum = 0.0
                for column in 0..<useful {
                    sum = sum.addingProduct(x[row * features + column], weights[column * targets + target])
                }
                y.append(sum)
            }
        }
    }
    for index in y.indices { y[index] += bias }
    if noise > 0 {
        for index in y.indices { y[index] += noise * random.standardNormal() }
    }
    let rows = shuffle ? random.permutation(samples) : Array(0..<samples)
    let columns = shuffle ? random.permutation(features) : Array(0..<features)
    var elements: [Double] = []
    var values: [Double] = []
    elements.reserveCapacity(shape.count)
    values.reserveCapacity(valueShape.count)
    for row in rows {
        for column in columns { elements.append(x[row * features + column]) }
        values += y[row * targets..<(row + 1) * targets]
    }
    return try Dataset(
        x: NDArray(shape: shape.lengths, elements: elements),
        y: NDArray(shape: targets == 1 ? [samples] : valueShape.lengths, elements: values))
}

/// x [rows, columns] times a column whose entries after `weights` are 0, in OpenBLAS's order of adding (`dgemv_t`).
///
/// Of each row four lanes take turns through the columns, fused, and are added as (0 + 2) + (1 + 3); the one to three
/// columns that are left are one sum. What remains of the rows after groups of four has kernels of its own, not fused.
private func productOfColumn(_ x: [Double], _ weights: [Double], _ rows: Int, _ columns: Int) -> [Double] {
    if columns == 1 { return x.map { $0 * (weights.first ?? 0) } }
    let whole = columns / 4 * 4
    let last = (0..<columns).map { $0 < weights.count ? weights[$0] : 0 }
    let groups = rows / 4 * 4
    return (0..<rows).map { row in
        let entries = x[row * columns..<(row + 1) * columns]
        let start = entries.startIndex
        var lanes = [0.0, 0.0, 0.0, 0.0]
        let isPair = row >= groups && rows & 2 != 0 && row < groups + 2
        for column in 0..<whole {
            let lane = isPair ? column & 1 : column & 3
            lanes[lane] =
                row < groups
                ? lanes[lane].addingProduct(entries[start + column], last[column])
                : lanes[lane] + entries[start + column] * last[column]
        }
        let sum = (lanes[0] + lanes[2]) + (lanes[1] + lanes[3])
        func product(_ column: Int) -> Double { entries[start + column] * last[column] }
        switch columns - whole {
        case 1: return sum.addingProduct(entries[start + whole], last[whole])
        case 2: return sum + product(whole + 1).addingProduct(entries[start + whole], last[whole])
        case 3:
            let pair = product(whole + 1).addingProduct(entries[start + whole], last[whole])
            return sum + pair.addingProduct(entries[start + whole + 2], last[whole + 2])
        default: return sum
        }
    }
}
