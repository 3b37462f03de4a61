/// Classes as clusters of normal points around the corners of a cube: scikit-learn's `make_classification`, after Guyon,
/// Design of experiments for the NIPS 2003 variable selection benchmark.
///
/// x is [samples, features], y [samples] with the labels 0 to classes - 1. The first columns are informative, then
/// redundant (linear combinations of those), repeated, and noise; `shuffle` mixes rows and columns. `flip` of the labels
/// are drawn anew. Bit for bit up to 15 informative features; with more, BLAS adds in an order of its own, and some units
/// in the last place differ. `shift` and `scale` are drawn for each feature where they are nil.
///
/// Throws `argument`, `featuresDoNotFit`, `clustersDoNotFit`, and `countsDiffer` where `weights` are not as many as the
/// classes or one fewer.
public func makeClassification(
    samples: Int = 100, features: Int = 20, informative: Int = 2, redundant: Int = 2, repeated: Int = 0,
    classes: Int = 2, clustersPerClass: Int = 2, weights: [Double]? = nil, flip: Double = 0.01,
    separation: Double = 1, hypercube: Bool = true, shift: Double? = 0, scale: Double? = 1, shuffle: Bool = true,
    random: inout RandomState
) throws(EngineError) -> Dataset {
    for (name, value, least) in [
        ("samples", samples, 1), ("features", features, 1), ("informative", informative, 1),
        ("redundant", redundant, 0), ("repeated", repeated, 0), ("classes", classes, 1),
        ("clusters_per_class", clustersPerClass, 1),
    ] {
        if value < least { throw .argument(name: name, value: Double(value), .atLeast(least)) }
        if value > 1 << 30 { throw .argument(name: name, value: Double(value), .atMost(1 << 30)) }
    }
    if !(0...1).contains(flip) { throw .argument(name: "flip", value: flip, .probability) }
    if !(separation >= 0) { throw .argument(name: "separation", value: separation, .notNegative) }
    let sum = informative + redundant + repeated
    if sum > features { throw .featuresDoNotFit(sum: sum, features: features) }
    let clusters = classes * clustersPerClass
    if informative < 62, clusters > 1 << informative {
        throw .clustersDoNotFit(clusters: clusters, informative: informative)
    }
    // More clusters than this are a slip of the pen, and a corner for each would not fit into memory.
    if clusters > 1_000_000 { throw .argument(name: "classes", value: Double(classes), .atMost(1_000_000)) }
    let shape = try DrawShape([samples, features])
    let counts = try clusterSizes(samples, classes, clustersPerClass, weights)

    var corners = hypercubeCorners(clusters, informative, &random).map { $0.map { $0 * 2 * separation - separation } }
    if !hypercube {
        let each = (0..<clusters).map { _ in random.uniform() }
        let axis = (0..<informative).map { _ in random.uniform() }
        for cluster in corners.indices {
            for column in 0..<informative {
                corners[cluster][column] = corners[cluster][column] * each[cluster] * axis[column]
            }
        }
    }
    var x = Array(repeating: 0.0, count: shape.count)
    var y = Array(repeating: 0, count: samples)
    for row in 0..<samples {
        for column in 0..<informative { x[row * features + column] = random.standardNormal() }
    }
    var start = 0
    for cluster in 0..<clusters {
        let end = start + counts[cluster]
        let mixing = mixingMatrix(informative, informative, &random)
        for row in start..<end {
            y[row] = cluster % classes
            let place = row * features
            let mixed = product(x[place..<place + informative], mixing, columns: informative)
            for column in 0..<informative { x[place + column] = mixed[column] + corners[cluster][column] }
        }
        start = end
    }
    if redundant > 0 {
        let mixing = mixingMatrix(informative, redundant, &random)
        for row in 0..<samples {
            let place = row * features
            let mixed = product(x[place..<place + informative], mixing, columns: redundant)
            x.replaceSubrange(place + informative..<place + informative + redundant, with: mixed)
        }
    }
    let useful = informative + redundant
    let sources = (0..<repeated).map { _ in Int(Double(useful - 1) * random.uniform() + 0.5) }
    for row in 0..<samples {
        for (index, source) in sources.enumerated() { x[row * features + useful + index] = x[row * features + source] }
    }
    for row in 0..<samples {
        for column in sum..<features { x[row * features + column] = random.standardNormal() }
    }
    let flipped = (0..<samples).map { _ in random.uniform() < flip }
    for row in 0..<samples where flipped[row] { y[row] = random.integer(below: classes) }

    let shifts = (0..<features).map { _ in shift ?? (2 * random.uniform() - 1) * separation }
    let scales = (0..<features).map { _ in scale ?? 1 + 100 * random.uniform() }
    let rows = shuffle ? random.permutation(samples) : Array(0..<samples)
    let columns = shuffle ? random.permutation(features) : Array(0..<features)
    var elements: [Double] = []
    elements.reserveCapacity(shape.count)
    for row in rows {
        for column in columns { elements.append((x[row * features + column] + shifts[column]) * scales[column]) }
    }
    return try Dataset(
        x: NDArray(shape: shape.lengths, elements: elements),
        y: NDArray(shape: [samples], kind: .integer, elements: rows.map { Double(y[$0]) }))
}

/// How many samples each cluster gets; the clusters take turns through the classes.
private func clusterSizes(
    _ samples: Int, _ classes: Int, _ clustersPerClass: Int, _ weights: [Double]?
) throws(EngineError) -> [Int] {
    var shares = weights ?? Array(repeating: 1 / Double(classes), count: classes)
    for share in shares where !(0...1).contains(share) {
        throw .argument(name: "weights", value: share, .probability)
    }
    if shares.count == classes - 1 { shares.append(1 - shares.reduce(0, +)) }
    if shares.count != classes { throw .countsDiffer(first: classes, second: shares.count) }
    let clusters = classes * clustersPerClass
    var sizes = (0..<clusters).map { Int(Double(samples) * shares[$0 % classes] / Double(clustersPerClass)) }
    let missing = samples - sizes.reduce(0, +)
    if missing < 0 || sizes.contains(where: { $0 < 0 }) {
        throw .argument(name: "weights", value: shares.reduce(0, +), .probability)
    }
    for index in 0..<missing { sizes[index % clusters] += 1 }
    return sizes
}

/// Different corners of the unit cube, each as its coordinates; above 30 axes the first ones are drawn freely.
private func hypercubeCorners(_ count: Int, _ axes: Int, _ random: inout RandomState) -> [[Double]] {
    var free: [[Double]] = Array(repeating: [], count: count)
    var left = axes
    while left > 30 {
        for corner in 0..<count { free[corner] += (0..<left - 30).map { _ in Double(random.integer(below: 2)) } }
        left = 30
    }
    let numbers = distinctNumbers(count, below: 1 << left, &random)
    return zip(free, numbers).map { first, number in
        first + (0..<left).reversed().map { Double(number >> $0 & 1) }
    }
}

/// scikit-learn's `sample_without_replacement`: by permutation, by drawing again, or by reservoir.
private func distinctNumbers(_ count: Int, below population: Int, _ random: inout RandomState) -> [Int] {
    let ratio = Double(count) / Double(population)
    if ratio > 0.01, ratio < 0.99 { return Array(random.permutation(population).prefix(count)) }
    if ratio < 0.2 {
        var taken: Set<Int> = []
        return (0..<count).map { _ in
            var number = random.integer(below: population)
            while !taken.insert(number).inserted { number = random.integer(below: population) }
            return number
        }
    }
    var numbers = Array(0..<count)
    for number in count..<population {
        let place = random.integer(below: number + 1)
        if place < count { numbers[place] = number }
    }
    return numbers
}

private func mixingMatrix(_ rows: Int, _ columns: Int, _ random: inout RandomState) -> [Double] {
    (0..<rows * columns).map { _ in 2 * random.uniform() - 1 }
}

/// row @ matrix, each sum a chain of fused multiply-adds in order, as BLAS has it on a processor with FMA.
private func product(_ row: ArraySlice<Double>, _ matrix: [Double], columns: Int) -> [Double] {
    var sums = Array(repeating: 0.0, count: columns)
    for (index, value) in row.enumerated() {
        for column in 0..<columns { sums[column] = sums[column].addingProduct(value, matrix[index * columns + column]) }
    }
    return sums
}
