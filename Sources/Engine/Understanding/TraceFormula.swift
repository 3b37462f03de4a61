/// How a number of a traced step was computed, from numbers that have names: an expression of the language.
public indirect enum TraceFormula: Sendable {
    case name(String)
    case number(Double)
    /// The same number everywhere.
    case full([Int], Double)
    case array(NDArray)
    /// `-x`
    case negated(TraceFormula)
    /// `a + b`, by the operator's sign.
    case infix(String, TraceFormula, TraceFormula)
    /// `f(x, y, axis=0)`
    case call(String, [TraceFormula], axes: [Int]? = nil, keepsAxes: Bool = false)
    /// `x.T`
    case transposed(TraceFormula)
    /// `transpose(x, (0, 2, 1))`
    case reordered(TraceFormula, [Int])
    /// `x.reshape(2, 3)`
    case reshaped(TraceFormula, [Int])
    /// `x[1:3, ::2]`
    case part(TraceFormula, [AxisRange])

    static func + (a: TraceFormula, b: TraceFormula) -> TraceFormula { .infix("+", a, b) }
    static func - (a: TraceFormula, b: TraceFormula) -> TraceFormula { .infix("-", a, b) }
    static func * (a: TraceFormula, b: TraceFormula) -> TraceFormula { .infix("*", a, b) }
    static func / (a: TraceFormula, b: TraceFormula) -> TraceFormula { .infix("/", a, b) }
    static prefix func - (a: TraceFormula) -> TraceFormula { .negated(a) }

    func power(_ exponent: Int) -> TraceFormula { .infix("**", self, .number(Double(exponent))) }

    static func root(_ x: TraceFormula) -> TraceFormula { .call("sqrt", [x]) }
}

/// Writes the formulas of a graph's nodes, some of which have names.
struct TraceFormulas {
    let graph: Graph
    var names: [Int: String] = [:]

    /// What node `index` is made of. Throws `noFormula` for an operation that the language has no expression for.
    func formula(of index: Int) throws(EngineError) -> TraceFormula {
        let node = graph.nodes[index]
        guard let operation = node.operation else { return constant(node.value) }
        let inputs = Array(graph.inputs(of: index))
        switch operation {
        case .alias, .stop: return try text(inputs[0])
        case .unary(let function): return try unary(function, text(inputs[0]), of: operation)
        case .binary(let function): return try binary(function, inputs, node.value, of: operation)
        case .select:
            return .call(
                "where", [try text(inputs[0]), try stretched(inputs[1]), try stretched(inputs[2])])
        case .product(let leftTransposed, let rightTransposed):
            return .infix(
                "@", try turned(inputs[0], leftTransposed), try turned(inputs[1], rightTransposed))
        case .softmax: return .call("softmax", [try text(inputs[0])])
        case .reduce(let reduction, let axes, let keepsAxes):
            let isWhole = axes.count == graph.nodes[inputs[0]].value.rank && !keepsAxes
            let names: [Reduction: String] = [.sum: "sum", .product: "prod", .largest: "max", .smallest: "min"]
            return .call(
                names[reduction] ?? "sum", [try text(inputs[0])], axes: isWhole ? nil : axes, keepsAxes: keepsAxes)
        case .reshape(let shape):
            if shape == graph.nodes[inputs[0]].value.shape { return try text(inputs[0]) }
            if shape.isEmpty { return .call("sum", [try text(inputs[0])]) }
            let value = graph.nodes[inputs[0]].value
            // A number has no axes to be reshaped.
            if value.rank == 0 { return .infix("+", try text(inputs[0]), .full(shape, 0)) }
            return .reshaped(try text(inputs[0]), shape)
        case .transpose(let order):
            let x = try text(inputs[0])
            return order == Array((0..<order.count).reversed()) ? .transposed(x) : .reordered(x, order)
        case .broadcast(let shape): return .infix("+", try text(inputs[0]), .full(shape, 0))
        case .slice(let ranges): return .part(try text(inputs[0]), ranges)
        case .concatenate(let axis):
            var parts: [TraceFormula] = []
            for input in inputs { parts.append(try text(input)) }
            return .call("concat", parts, axes: [axis])
        case .runningSum(let axis, false): return .call("cumsum", [try text(inputs[0])], axes: [axis])
        default: throw .noFormula(name(of: operation))
        }
    }

    /// A node inside a formula: its name, or what it is made of.
    private func text(_ index: Int) throws(EngineError) -> TraceFormula {
        if let name = names[index] { return .name(name) }
        return try formula(of: index)
    }

    /// A node where NumPy stretches what is shorter.
    private func stretched(_ index: Int) throws(EngineError) -> TraceFormula {
        if names[index] == nil, graph.nodes[index].operation == nil,
            let first = graph.nodes[index].value.elements.first,
            graph.nodes[index].value.elements.allSatisfy({ $0 == first })
        {
            return .number(first)
        }
        guard names[index] == nil, let input = graph.inputs(of: index).first else { return try text(index) }
        switch graph.nodes[index].operation {
        case .broadcast: return try stretched(input)
        case .reshape where isOneNumber(input): return try stretched(input)
        default: return try text(index)
        }
    }

    /// Whether a node without a name is one number, or that number spread over a shape.
    private func isOneNumber(_ index: Int) -> Bool {
        if graph.nodes[index].value.count == 1 { return true }
        guard names[index] == nil, let input = graph.inputs(of: index).first else { return false }
        switch graph.nodes[index].operation {
        case .broadcast, .reshape: return isOneNumber(input)
        default: return false
        }
    }

    private func constant(_ value: NDArray) -> TraceFormula {
        guard let first = value.elements.first else { return .array(value) }
        if value.rank == 0 { return .number(first) }
        return value.elements.allSatisfy { $0 == first } ? .full(value.shape, first) : .array(value)
    }

    private func turned(_ index: Int, _ isTurned: Bool) throws(EngineError) -> TraceFormula {
        let x = try text(index)
        let rank = graph.nodes[index].value.rank
        if !isTurned { return x }
        return rank == 2 ? .transposed(x) : .reordered(x, Array(0..<rank - 2) + [rank - 1, rank - 2])
    }

    private func unary(
        _ function: Unary, _ x: TraceFormula, of operation: Operation
    ) throws(EngineError) -> TraceFormula {
        switch function {
        case .negate: return -x
        case .square: return x.power(2)
        case .reciprocal: return .number(1) / x
        case .expm1: return .call("exp", [x]) - .number(1)
        case .log1p: return .call("log", [.number(1) + x])
        case .isNaN: return .call("isnan", [x])
        case .not: return .infix("==", x, .number(0))
        case .truth: return .infix("!=", x, .number(0))
        case .exp, .log, .sqrt, .sin, .cos, .tan, .tanh, .sigmoid, .relu, .abs, .sign, .floor, .ceil, .round, .softplus:
            return .call("\(function)", [x])
        case .erf: throw .noFormula(name(of: operation))
        }
    }

    private func binary(
        _ function: Binary, _ inputs: [Int], _ result: NDArray, of operation: Operation
    ) throws(EngineError) -> TraceFormula {
        if function == .divide, let mean = try mean(inputs) { return mean }
        // A result that is as large as neither operand must be stretched by one of them.
        let shapes = inputs.map { graph.nodes[$0].value.shape }
        let isKept = shapes.contains(result.shape)
        let isBare = { (index: Int) in shapes[1 - index] == result.shape || !isKept }
        let a = try isBare(0) ? stretched(inputs[0]) : text(inputs[0])
        let b = try isBare(1) && !isBothStretched(inputs) ? stretched(inputs[1]) : text(inputs[1])
        let signs: [Binary: String] = [
            .add: "+", .subtract: "-", .multiply: "*", .divide: "/", .power: "**", .integerPower: "**",
            .floorDivide: "//", .remainder: "%", .less: "<", .lessOrEqual: "<=", .equal: "==", .notEqual: "!=",
            .greater: ">", .greaterOrEqual: ">=", .and: "&", .or: "|",
        ]
        if let sign = signs[function] { return .infix(sign, a, b) }
        let one = TraceFormula.number(1)
        switch function {
        case .maximum: return .call("maximum", [a, b])
        case .minimum: return .call("minimum", [a, b])
        case .sigmoidGradient: return b * a * (one - a)
        case .tanhGradient: return b * (one - a.power(2))
        case .reluGradient: return b * .infix(">", a, .number(0))
        case .crossentropy:
            let p = kept(b, inputs[1])
            return -(a * .call("log", [p]) + (one - a) * .call("log", [one - p]))
        case .crossentropyGradient:
            let p = kept(b, inputs[1])
            return whereKept(b, inputs[1], (one - a) / (one - p) - a / p)
        case .classCrossentropy: return -a * .call("log", [kept(b, inputs[1])])
        case .classCrossentropyGradient: return whereKept(b, inputs[1], -a / kept(b, inputs[1]))
        default: throw .noFormula(name(of: operation))
        }
    }

    /// Whether both operands would be written as one number, and the shape lost.
    private func isBothStretched(_ inputs: [Int]) -> Bool {
        let isWritten = { (index: Int) in names[index] != nil || graph.nodes[index].operation != nil }
        return !isWritten(inputs[0]) && !isWritten(inputs[1])
    }

    /// sum(x) / n as mean(x), where n is how many there are.
    private func mean(_ inputs: [Int]) throws(EngineError) -> TraceFormula? {
        let (sum, count) = (graph.nodes[inputs[0]], graph.nodes[inputs[1]])
        guard names[inputs[0]] == nil, case .reduce(.sum, let axes, false)? = sum.operation,
            let x = graph.inputs(of: inputs[0]).first, axes.count == graph.nodes[x].value.rank,
            count.operation == nil, count.value.elements == [Double(graph.nodes[x].value.count)]
        else { return nil }
        return .call("mean", [try text(x)])
    }

    /// Probabilities as cross-entropies take them, at least 10⁻⁷ from 0 and 1: as they are where all of these are.
    private func kept(_ p: TraceFormula, _ node: Int) -> TraceFormula {
        isInside(node) ? p : .call("clip", [p, .number(1e-7), .number(1 - 1e-7)])
    }

    private func whereKept(_ p: TraceFormula, _ node: Int, _ slope: TraceFormula) -> TraceFormula {
        isInside(node) ? slope : .call("where", [.infix("==", p, kept(p, node)), slope, .number(0)])
    }

    private func isInside(_ node: Int) -> Bool {
        graph.nodes[node].value.elements.allSatisfy { $0 >= 1e-7 && $0 <= 1 - 1e-7 }
    }

    private func name(of operation: Operation) -> String { String("\(operation)".prefix { $0 != "(" }) }
}
