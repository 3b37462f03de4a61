/// Round clusters of normal points: scikit-learn's `make_blobs`, bit for bit.
///
/// x is [samples, features], y [samples] with the number of the cluster. Without `centers` their coordinates are
/// uniform in `box`. The samples are shared out evenly, the first clusters get one more where that does not come out;
/// a cluster's points are its centre plus normal numbers of its `deviations`, one for all or one a cluster. Last the
/// samples are shuffled.
///
/// Throws `argument`, `notAMatrix` for centres that are not [clusters, features], and `countsDiffer` where there are not
/// as many deviations as clusters.
public func makeBlobs(
    samples: Int = 100, features: Int = 2, clusters: Int = 3, centers: NDArray? = nil, deviations: [Double] = [1],
    box: (low: Double, high: Double) = (-10, 10), shuffle: Bool = true, random: inout RandomState
) throws(EngineError) -> Dataset {
    if let centers, centers.rank != 2 { throw .notAMatrix(centers.shape) }
    let clusters = centers?.shape[0] ?? clusters
    let features = centers?.shape[1] ?? features
    for (name, value) in [("samples", samples), ("centers", clusters), ("features", features)] where value < 1 {
        throw .argument(name: name, value: Double(value), .atLeast(1))
    }
    if deviations.count != 1, deviations.count != clusters {
        throw .countsDiffer(first: clusters, second: deviations.count)
    }
    for deviation in deviations {
        if !(deviation >= 0) { throw .argument(name: "std", value: deviation, .notNegative) }
        if !deviation.isFinite { throw .argument(name: "std", value: deviation, .finite) }
    }
    let shape = try DrawShape([samples, features])
    let places: NDArray
    if let centers {
        places = centers
    } else {
        places = try random.uniform(low: box.low, high: box.high, shape: [clusters, features])
    }
    for value in places.elements where !value.isFinite { throw .argument(name: "centers", value: value, .finite) }

    var x: [Double] = []
    var y: [Double] = []
    x.reserveCapacity(shape.count)
    for cluster in 0..<min(clusters, samples) {
        let deviation = deviations[deviations.count == 1 ? 0 : cluster]
        for _ in 0..<samples / clusters + (cluster < samples % clusters ? 1 : 0) {
            for column in 0..<features {
                x.append(places.elements[cluster * features + column] + deviation * random.standardNormal())
            }
            y.append(Double(cluster))
        }
    }
    let data = try Dataset(
        x: NDArray(shape: shape.lengths, elements: x), y: NDArray(shape: [samples], kind: .integer, elements: y))
    return shuffle ? try data.rows(random.permutation(samples)) : data
}
