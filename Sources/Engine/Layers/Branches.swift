/// f₁(x), f₂(x), … side by side: branches that begin at the same x, as Keras' `Concatenate` joins them.
///
/// x is [samples, …]. Each branch makes [samples, units] of it by its elements, one after the other; one without elements
/// gives x itself. The result is [samples, the sum of all units].
public struct Branches: Layer {
    /// What each branch does, first to last.
    public let branches: [[Model.Element]]

    /// A layer of these branches.
    public init(_ branches: [[Model.Element]]) {
        self.branches = branches
    }

    /// "branches"
    public var name: String { "branches" }

    /// Each branch as a model of its own.
    public func description(in objects: ObjectStore) -> Description {
        branches.reduce(Description(name)) { description, branch in
            let inner = branch.reduce(Description("sequential")) {
                $0.with(nil, .description(objects.description(of: $1)))
            }
            return description.with(nil, .description(inner))
        }
    }

    /// The elements of all branches.
    public var parts: [Model.Element] { branches.flatMap(\.self) }

    /// Not known before the branches are built.
    public func outputShape(for sample: [Int]) throws(EngineError) -> [Int] { sample }

    /// Builds the branches, first to last. Throws `layerRank` where one gives more than a row of numbers a sample.
    public func build(
        for sample: [Int], _ parameters: [NDArray], precision: Precision, in workspace: inout some Workspace
    ) throws -> [Int] {
        var units = 0
        for branch in branches {
            let shape = try workspace.build(branch, for: sample, precision: precision).last ?? sample
            guard shape.count == 1 else { throw EngineError.layerRank(layer: name, expected: 1, found: shape) }
            units += shape[0]
        }
        return [units]
    }

    /// The same of copies of the branches' layers.
    public func copy(in objects: inout ObjectStore, _ copies: inout ObjectCopies) -> any Layer {
        Branches(branches.map { objects.copy($0, &copies) })
    }

    /// f₁(x), f₂(x), … joined along the last axis.
    public func forward(
        _ x: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        try join(x, mask: nil, training: training, in: &workspace)
    }

    /// The same, with the mask for each branch.
    public func forward(
        _ x: NDArray, mask: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        try join(x, mask: mask, training: training, in: &workspace)
    }

    private func join(
        _ x: NDArray, mask: NDArray?, training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        var results: [NDArray] = []
        for branch in branches {
            results.append(try workspace.forward(branch, x, mask: mask, training: training))
        }
        return try workspace.graph.apply(.concatenate(axis: 1), results)
    }
}
