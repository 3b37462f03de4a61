internal import Engine

/// One trained number ε, given for each sample: [samples, …] becomes [samples, 1]. It begins at 0. The `EpsilonLayer` of
/// DragonNet; Shi, Blei and Veitch, 2019.
struct Epsilon: Layer {
    /// "epsilon"
    var name: String { "epsilon" }

    /// One number.
    func outputShape(for sample: [Int]) throws(EngineError) -> [Int] { [1] }

    /// `epsilon`
    func parameters(for sample: [Int]) throws(EngineError) -> [ParameterSpecification] {
        [ParameterSpecification(name: "epsilon", shape: [1], initializer: .zeros)]
    }

    /// ε for each sample.
    func forward(
        _ x: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        try workspace.graph.apply(.broadcast([x.shape[0], 1]), [parameters[0]])
    }
}
