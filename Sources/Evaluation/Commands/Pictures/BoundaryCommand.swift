internal import Diagnostics
internal import Documents
internal import Engine

let boundaryCommand = Command(
    "boundary", .pictures, [.required("net"), .required("data")],
    Text(
        en: "The regions of the plane that a model of two features gives to each class, with the samples.",
        zh: "两个特征的模型把平面分给各类的区域，并画出样本。"),
    example:
        "seed 0\ndata = make_moons(100, noise=0.1)\nnet = sequential(dense(1, sigmoid))\ntrain(net, data, loss=binary_crossentropy, epochs=5)\nboundary net, data"
) { session, arguments in
    let model = try session.model(arguments)
    let argument = try arguments["data"]
    let data = try session.trainable(argument, "data", in: arguments)
    guard data.x.rank == 2, data.x.shape[1] == 2 else {
        throw Diagnostic.notTwoFeatures(data, at: argument.range)
    }
    guard data.count > 0 else { throw EngineError.emptyReduction("boundary") }
    let plane = Plane(data)
    let samples = data.x.elements
    let grid = NDArray(shape: [plane.count + data.count, 2], elements: plane.places + samples)
    let outputs = try session.predict(model, grid)
    guard outputs.rank == 1 || outputs.rank == 2 else {
        throw Diagnostic.notClasses(outputs.shape, at: argument.range)
    }
    let decision = try Decision(outputs, data, at: argument.range)
    let places = decision.predicted.map { label in label.flatMap { decision.classes.firstIndex(of: $0) } }
    let right = zip(decision.predicted.suffix(data.count), decision.labels).count { $0 == $1 }
    let names = decision.classes.map { data.className($0) }
    let regions = Regions(
        x: plane.x, y: plane.y, columns: Plane.columns, classes: Array(places.prefix(plane.count)), names: names,
        right: right, count: data.count)
    let points = zip(decision.classes, names).map { label, name in
        let rows = decision.labels.indices.filter { decision.labels[$0] == label }
        return Mark(
            .points(x: rows.map { samples[2 * $0] }, y: rows.map { samples[2 * $0 + 1] }), label: name)
    }
    var plot = Plot(marks: ([Mark(.regions(regions))] + points).thinned())
    (plot.xLabel, plot.yLabel) = (data.features[0], data.features[1])
    return .plots([plot])
}

/// The grid over the samples that a model is asked at: the middles of cells, a little beyond the outermost samples.
private struct Plane {
    static let columns = 120
    static let rows = 90

    let x: Plot.Limits
    let y: Plot.Limits

    init(_ data: Dataset) {
        func limits(_ feature: Int) -> Plot.Limits {
            let values = (0..<data.count).map { data.x.elements[2 * $0 + feature] }
            let (low, high) = (values.min() ?? 0, values.max() ?? 1)
            let range = high / 16 - low / 16
            let margin = range > 0 ? range : max(low.magnitude / 16, 1)
            return Plot.Limits(
                max(low - margin, -.greatestFiniteMagnitude), min(high + margin, .greatestFiniteMagnitude))
        }
        (x, y) = (limits(0), limits(1))
    }

    var count: Int { Plane.columns * Plane.rows }

    /// The middles of the cells, row by row from the lowest.
    var places: [Double] {
        func middle(_ index: Int, of count: Int, _ limits: Plot.Limits) -> Double {
            let share = (Double(index) + 0.5) / Double(count)
            return limits.low * (1 - share) + limits.high * share
        }
        return (0..<Plane.rows).flatMap { row in
            (0..<Plane.columns).flatMap { column in
                [middle(column, of: Plane.columns, x), middle(row, of: Plane.rows, y)]
            }
        }
    }
}

/// The classes that outputs and labels stand for.
private struct Decision {
    /// The class of each output; nil where one is nan.
    let predicted: [Double?]
    /// The class of each sample.
    let labels: [Double]
    /// All classes, rising.
    let classes: [Double]

    /// Several columns stand for the class of the largest, as in `accuracy`; one column for class 1 above a half, or
    /// above zero where the labels are -1 and 1.
    init(_ outputs: NDArray, _ data: Dataset, at range: SourceRange) throws {
        let columns = outputs.rank == 2 ? outputs.shape[1] : 1
        let perSample = data.count == 0 ? 1 : data.y.count / data.count
        guard columns > 0, perSample == 1 || perSample == columns else {
            throw Diagnostic.engine(
                .labelShape(
                    function: "boundary", labels: data.y.shape,
                    predictions: [data.count] + outputs.shape.dropFirst()), at: range)
        }
        func largest(_ values: ArraySlice<Double>) -> Double? {
            guard !values.contains(where: \.isNaN), let top = values.max() else { return nil }
            return values.firstIndex(of: top).map { Double($0 - values.startIndex) }
        }
        func rows(_ array: NDArray, _ width: Int) -> [Double?] {
            stride(from: 0, to: array.count, by: width).map { largest(array.elements[$0..<$0 + width]) }
        }
        labels = perSample > 1 ? rows(data.y, perSample).map { $0 ?? 0 } : data.y.elements
        let isSigned = labels.contains(-1) && labels.allSatisfy { $0 == -1 || $0 == 1 }
        if columns > 1 {
            predicted = rows(outputs, columns)
        } else {
            let (half, lower) = isSigned ? (0.0, -1.0) : (0.5, 0.0)
            predicted = outputs.elements.map { $0.isNaN ? nil : $0 > half ? 1 : lower }
        }
        let classes = Set(labels + predicted.compactMap(\.self)).sorted()
        guard classes.count <= 20, labels.allSatisfy({ $0 == $0.rounded() }) else {
            throw Diagnostic.labelsAreNoClasses(labels, at: range)
        }
        self.classes = classes
    }
}
