public import Engine
internal import Diagnostics

extension Session: Workspace {
    /// Calls a function of the notebook on behalf of the engine: an activation, a layer, a loss.
    public mutating func call(_ function: CallableID, _ arguments: [NDArray]) throws -> NDArray {
        let values = arguments.map { Value(simplifying: $0) }
        let place = currentRange
        let result = try call(callables[function.index], with: values, at: place)
        return try array(result)
    }
}
