/// The metrics that have a derivative, made of primitives where a trace passes through them. Labels and predictions are
/// those that the metrics by themselves take, with the same errors.
extension Metric {
    /// √mean((y - ŷ)²)
    public static func rmse(
        _ labels: NDArray, _ predictions: NDArray, in graph: inout Graph
    ) throws(EngineError) -> NDArray {
        _ = try rmse(labels, predictions)
        let error = try graph.subtract(try graph.reshape(labels, predictions.shape), predictions)
        return try graph.unary(.sqrt, try graph.mean(try graph.square(error)))
    }

    /// 1 - Σ(y - ŷ)² / Σ(y - ȳ)², the mean over the columns; a constant where y does not vary.
    public static func r2(
        _ labels: NDArray, _ predictions: NDArray, in graph: inout Graph
    ) throws(EngineError) -> NDArray {
        _ = try r2(labels, predictions)
        let columns = [labels.shape.first ?? 1, labels.shape.dropFirst().reduce(1, *)]
        let y = try graph.reshape(labels, columns)
        let error = try graph.subtract(y, try graph.reshape(predictions, columns))
        let left = try graph.sum(try graph.square(error), axes: [0])
        let distance = try graph.subtract(y, try graph.mean(y, axes: [0], keeps: true))
        let variation = try graph.sum(try graph.square(distance), axes: [0])
        let (zero, one) = (NDArray(number: 0), NDArray(number: 1))
        let varies = try graph.binary(.notEqual, variation, zero)
        let share = try graph.divide(left, try graph.apply(.select, [varies, variation, one]))
        let isPerfect = try graph.binary(.equal, left, zero)
        return try graph.mean(try graph.apply(.select, [varies, try graph.subtract(one, share), isPerfect]))
    }

    /// The mean of -ln p of each sample's own class, p kept within ε of 0 and 1: 2⁻⁵², or 2⁻²³ in single precision. Labels
    /// are classes, in which there is no derivative; that they and the probabilities are such is looked at in each step.
    public static func logLoss(
        _ labels: NDArray, _ probabilities: NDArray, in graph: inout Graph
    ) throws(EngineError) -> NDArray {
        _ = try logLoss(labels, probabilities)
        graph.noteLook()
        let columns = probabilities.rank > 1 ? probabilities.shape[probabilities.rank - 1] : 1
        let flat = try graph.reshape(probabilities, [probabilities.count])
        let smallest = graph.precision == .single ? 0x1p-23 : 0x1p-52
        let kept = try graph.clip(flat, smallest, 1 - smallest)
        let own: NDArray
        if columns <= 1 {
            let isOne = NDArray(shape: [labels.count], kind: .truth, elements: labels.elements.map { $0 == 1 ? 1 : 0 })
            own = try graph.apply(.select, [isOne, kept, try graph.subtract(NDArray(number: 1), kept)])
        } else {
            let classes = try ClassLabels(labels, probabilities, function: "log_loss").labels
            let places = classes.enumerated().map { Double($0 * columns) + $1 }
            own = try graph.apply(
                .gather, [kept, NDArray(shape: [places.count], kind: .integer, elements: places)])
        }
        return try graph.negate(try graph.mean(try graph.unary(.log, own)))
    }
}
