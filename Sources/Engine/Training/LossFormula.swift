/// A loss that is made of a graph's operations by code instead of a word of the language: for nets whose outputs mean
/// different things.
public struct LossFormula: Hashable, Sendable {
    /// What makes one number of the labels and the predictions of a batch, samples first in both.
    public typealias Compute =
        @Sendable (
            _ labels: NDArray, _ predictions: NDArray, _ graph: inout Graph
        ) throws(EngineError) -> NDArray

    /// What it is called. Formulas of the same name are taken for the same.
    public let name: String
    let compute: Compute

    /// The formula `compute` under a name.
    public init(name: String, _ compute: @escaping Compute) {
        self.name = name
        self.compute = compute
    }

    /// Whether the names are the same.
    public static func == (one: LossFormula, other: LossFormula) -> Bool { one.name == other.name }

    /// The hash of the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
