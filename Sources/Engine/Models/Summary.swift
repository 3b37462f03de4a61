/// One line of a model's summary.
public struct SummaryRow: Hashable, Sendable {
    /// The layer, or the function by its name.
    public let description: Description
    /// The shape of one sample after it, once it is known.
    public let outputShape: [Int]?
    /// How many numbers it holds, its parts' too, once it is known. A layer in two places counts in the first.
    public let parameterCount: Int?
    /// How many of them follow the gradient.
    public let trainedCount: Int?
}

extension Workspace {
    /// A row for each element of a model.
    public func summary(_ id: ModelID) -> [SummaryRow] {
        let model = objects[id]
        var counted: Set<LayerID> = []
        return model.elements.enumerated().map { index, element in
            let shape = model.isBuilt ? model.outputShapes[index] : nil
            let description = objects.description(of: element)
            switch element {
            case .layer(let layer):
                let state = objects[layer]
                var all = 0
                var trained = 0
                for part in objects.layers(in: [element]) where counted.insert(part).inserted {
                    all += objects[part].parameters.reduce(0) { $0 + $1.count }
                    trained += objects[part].trained.reduce(0) { $0 + objects[part].parameters[$1].count }
                }
                return SummaryRow(
                    description: description, outputShape: shape, parameterCount: state.isBuilt ? all : nil,
                    trainedCount: state.isBuilt ? trained : nil)
            case .activation, .function:
                return SummaryRow(description: description, outputShape: shape, parameterCount: 0, trainedCount: 0)
            }
        }
    }
}
