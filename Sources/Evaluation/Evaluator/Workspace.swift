public import Engine
internal import Diagnostics

extension Session: Workspace {
    /// Calls a function of the notebook on behalf of the engine: an activation, a layer, a loss.
    public mutating func call(
        _ function: CallableID, _ arguments: [CallArgument], training: Bool
    ) throws -> NDArray {
        let outer = isTraining
        isTraining = training
        defer { isTraining = outer }
        let place = currentRange
        let given = arguments.map { argument in
            let value: Value =
                switch argument.value {
                case .array(let array): Value(simplifying: array)
                case .layer(let layer): .layer(layer)
                case .model(let model): .model(model)
                }
            return GivenArgument(keyword: argument.name, value: value, range: place)
        }
        return try array(try call(callables[function.index], given, at: place))
    }
}
