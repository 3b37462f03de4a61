/// A recurrent layer that runs forwards and one of the same kind that runs backwards, their results side by side along
/// the last axis. Keras' `Bidirectional`. Schuster and Paliwal, 1997.
///
/// x is [samples, steps, features], the result [samples, 2 · units], or [samples, steps, 2 · units] where the layers give
/// every step.
public struct Bidirectional: Layer {
    /// The layer that runs from the first step to the last.
    public let forwards: LayerID
    /// The layer that runs from the last step to the first.
    public let backwards: LayerID
    /// What the two do.
    let recurrent: Recurrent

    /// `layer`, which is recurrent, and its like in the other direction; nil if it is not.
    public init?(_ layer: LayerID, in objects: inout ObjectStore) {
        guard let recurrent = objects[layer].definition as? Recurrent else { return nil }
        self.recurrent = recurrent
        forwards = layer
        backwards = objects.add(recurrent.reversed)
    }

    private init(_ recurrent: Recurrent, _ forwards: LayerID, _ backwards: LayerID) {
        self.recurrent = recurrent
        self.forwards = forwards
        self.backwards = backwards
    }

    /// The same of copies of the two layers.
    public func copy(in objects: inout ObjectStore, _ copies: inout ObjectCopies) -> any Layer {
        Bidirectional(recurrent, objects.copy(forwards, &copies), objects.copy(backwards, &copies))
    }

    /// "bidirectional"
    public var name: String { "bidirectional" }

    /// As it is written.
    public func description(in objects: ObjectStore) -> Description {
        Description(name, .description(objects.description(of: forwards)))
    }

    /// The two layers.
    public var parts: [Model.Element] { [.layer(forwards), .layer(backwards)] }

    /// Twice as many units as one of the layers gives.
    public func outputShape(for sample: [Int]) throws(EngineError) -> [Int] {
        try checkSteps(sample, of: name)
        let shape = try recurrent.outputShape(for: sample)
        return shape.dropLast() + [2 * recurrent.units]
    }

    /// Draws the weights of the one, then of the other.
    public func build(
        for sample: [Int], _ parameters: [NDArray], precision: Precision, in workspace: inout some Workspace
    ) throws -> [Int] {
        let shape = try outputShape(for: sample)
        for layer in [forwards, backwards] { _ = try workspace.build(layer, for: sample, precision: precision) }
        return shape
    }

    /// Both results, joined.
    public func forward(
        _ x: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        try join(x, mask: nil, training: training, in: &workspace)
    }

    /// Both results, joined; of every step they are zero where it is padding, as in Keras.
    public func forward(
        _ x: NDArray, mask: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        let result = try join(x, mask: mask, training: training, in: &workspace)
        if !recurrent.givesEveryStep { return result }
        return try workspace.graph.apply(.select, [workspace.graph.column(mask), result, NDArray(number: 0)])
    }

    private func join(
        _ x: NDArray, mask: NDArray?, training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        let results = try [forwards, backwards].map { try workspace.forward($0, x, mask: mask, training: training) }
        return try workspace.graph.apply(.concatenate(axis: results[0].rank - 1), results)
    }

    /// The same steps, if it gives every one.
    public func mask(after mask: NDArray?, of x: NDArray, in graph: inout Graph) throws(EngineError) -> NDArray? {
        recurrent.givesEveryStep ? mask : nil
    }
}
