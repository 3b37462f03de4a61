/// What a training began from and ended with, so that it can be looked at again. Arrays are values: to keep them costs
/// nothing while they stay as they are.
public struct TrainingRecord: Sendable {
    /// Which model.
    public let model: ModelID
    /// How it was trained.
    public let options: TrainingOptions
    /// The samples.
    public let x: NDArray
    /// Their labels.
    public let y: NDArray
    /// The names of the columns of x, where they are known.
    public var features: [String] = []
    /// The stream before the first shuffle.
    let random: RandomState
    /// The optimiser before the first step.
    let optimizer: OptimizerState
    /// The model's layers, and which of them training left as they were.
    let layers: [LayerID]
    let areFrozen: [Bool]
    /// Their arrays before the first step and after the last.
    let start: [[NDArray]]
    var end: [[NDArray]]
    /// What it was charged.
    var operations = 0

    /// The bytes that it keeps.
    public var byteCount: Int {
        let data = [x, y, options.validation?.x, options.validation?.y].compactMap { $0?.count }.reduce(0, +)
        let weights = (start + end).reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } }
        return 8 * (data + weights + optimizer.memory.count)
    }
}

extension Workspace {
    /// Trains by `body` and puts what it began from and ended with into its history.
    mutating func recording(
        _ model: ModelID, _ x: NDArray, _ y: NDArray, _ options: TrainingOptions,
        _ body: (inout Self) throws -> History
    ) throws -> History {
        let layers = objects.layers(in: objects[model].elements)
        let start = layers.map { objects[$0].parameters }
        var record = TrainingRecord(
            model: model, options: options, x: x.detached, y: y.detached, random: random,
            optimizer: objects[options.optimizer], layers: layers, areFrozen: layers.map { objects[$0].isFrozen },
            start: start, end: start)
        let before = graph.budget.operations
        var history = try body(&self)
        record.end = layers.map { objects[$0].parameters }
        record.operations = graph.budget.operations - before
        history.record = record
        return history
    }
}
