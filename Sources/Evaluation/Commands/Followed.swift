internal import Diagnostics
internal import Engine

extension Session {
    /// What a command gave of `given`, in which no derivative ends in silence. Numbers that it found of a traced array
    /// without an operation on it become such that asking for a derivative is an error; what cannot carry that, as a data
    /// set, is refused at once. What a command gives in steps has the derivative zero, and stays.
    mutating func followed(
        _ result: Value, of given: [GivenArgument], since mark: Int, by command: Command
    ) throws -> Value {
        if command.isStep { return result }
        let kept = result.arrays.compactMap(\.trace)
        var sources: [NDArray] = []
        for argument in given {
            for array in argument.value.arrays
            where graph.isTraced(array) && !graph.reads(array, since: mark) {
                if let trace = array.trace, kept.contains(trace) { continue }
                if !result.carriesTraces {
                    throw Diagnostic.keepsNoDerivative(command.name, result, at: argument.range)
                }
                sources.append(array)
            }
        }
        return sources.isEmpty ? result : try opaque(result, from: sources, by: command.name)
    }

    /// The same value, whose numbers say that they were found from `sources` by a command without a derivative.
    private mutating func opaque(_ value: Value, from sources: [NDArray], by name: String) throws -> Value {
        switch value {
        case .array, .integer, .number: .array(graph.opaque(try array(value), from: sources, by: name))
        case .list(let list): .list(List(try list.items.map { try opaque($0, from: sources, by: name) }))
        case .tuple(let list): .tuple(List(try list.items.map { try opaque($0, from: sources, by: name) }))
        default: value
        }
    }
}

extension Value {
    /// The arrays that it is or that stand in it.
    fileprivate var arrays: [NDArray] {
        switch self {
        case .array(let array): [array]
        case .list(let list), .tuple(let list): list.items.flatMap(\.arrays)
        default: []
        }
    }

    /// Whether it is or holds an array that is being traced.
    func holdsTrace(of graph: Graph) -> Bool { arrays.contains { graph.isTraced($0) } }

    /// Whether its numbers can say where they come from, or it has none that a later line computes with.
    fileprivate var carriesTraces: Bool {
        switch self {
        case .dataset, .layer, .model, .optimizer, .schedule, .regularizer, .callback: false
        case .list(let list), .tuple(let list): list.items.allSatisfy(\.carriesTraces)
        default: true
        }
    }
}

extension Diagnostic {
    static func keepsNoDerivative(_ command: String, _ result: Value, at range: SourceRange) -> Diagnostic {
        var result = result
        if case .list(let list) = result, let first = list.items.first { result = first }
        if case .tuple(let list) = result, let first = list.items.first { result = first }
        return Diagnostic(
            321, Text(en: "\(command)(…) has no derivative", zh: "\(command)(…) 没有导数"), at: range,
            help: Text(
                en: "\(article(result.kindName)) holds plain numbers: compute with arrays where a gradient is to pass",
                zh: "\(result.chineseKindName)里只有普通的数：要让梯度通过，请直接用数组计算"))
    }
}

extension Refusal {
    /// Arrays on their way through a trace, as a column or as a pair that serves as a data set.
    static let tracedData = Refusal(
        321, Text(en: "a data set has no derivative", zh: "数据集没有导数"),
        help: Text(
            en: "it holds plain numbers: compute with arrays where a gradient is to pass",
            zh: "它里面只有普通的数：要让梯度通过，请直接用数组计算"))
}
