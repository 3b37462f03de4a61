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
                case .shape(let lengths): .tuple(List(lengths.map { .integer($0) }))
                case .layer(let layer): .layer(layer)
                case .model(let model): .model(model)
                }
            return GivenArgument(keyword: argument.name, value: value, range: place)
        }
        let result = try call(callables[function.index], given, at: place)
        switch result {
        case .array, .truth, .integer, .number, .range, .list, .tuple: return try array(result)
        default: throw Diagnostic.givesNoNumbers(function.name, result, at: place)
        }
    }
}

extension Diagnostic {
    static func givesNoNumbers(_ function: String, _ value: Value, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            385,
            Text(
                en: "\(function) gives \(article(value.kindName)), where numbers are needed",
                zh: "\(function) 给出的是\(value.chineseKindName)而不是数"), at: range,
            help: value.isNone ? .endsWithReturn : Text(en: "return a number or an array", zh: "请返回一个数或数组"))
    }
}
