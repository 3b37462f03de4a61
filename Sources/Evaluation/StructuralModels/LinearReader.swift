internal import Causal
internal import Diagnostics
internal import Engine
internal import Language

/// Whether the equations of a model are weighted sums of causes and noise.
enum LinearReading {
    /// They are. Where all noise is normal, whatever the causes are, means and covariances are the whole distribution;
    /// from the first equation on where it is not, the means alone hold.
    case linear([LinearEquation], notNormal: Int?)
    /// The first that is none.
    case notLinear(place: Int)
}

extension Session {
    /// The means and covariances of a linear model, and whether they are its whole distribution; where they are not,
    /// only the means hold. Nil for any other model.
    mutating func linearForm(of model: StructuralModel) throws -> (moments: GaussianDistribution, isNormal: Bool)? {
        guard case .linear(let equations, let notNormal) = try linearReading(of: model) else { return nil }
        let count = equations.count
        try graph.budget.request(bytes: Self.bytes(of: [4, count, count]))
        try graph.budget.charge(operations: Self.bytes(of: [count, count, count]) / 8)
        return (GaussianDistribution(equations), notNormal == nil)
    }

    /// The equations as weighted sums, read from how they are written.
    mutating func linearReading(of model: StructuralModel) throws -> LinearReading {
        var equations: [LinearEquation] = []
        var notNormal: Int?
        for (place, equation) in model.equations.enumerated() {
            try graph.budget.step()
            switch equation.source {
            case .set(let value):
                guard value.rank == 0 else { return .notLinear(place: place) }
                let slopes = Array(repeating: 0.0, count: place)
                equations.append(LinearEquation(constant: value.elements[0], slopes: slopes, variance: 0))
            case .written(let expression, let draws, _):
                var reader = LinearReader(model: model, draws: draws)
                guard let sum = try looking({ try reader.sum(expression, &$0) }) else {
                    return .notLinear(place: place)
                }
                if !reader.isNormal, notNormal == nil { notNormal = place }
                equations.append(
                    LinearEquation(
                        constant: sum.constant, slopes: (0..<place).map { sum.slopes[$0] ?? 0 },
                        variance: sum.deviations.reduce(0) { $0 + $1 * $1 }))
            }
        }
        return .linear(equations, notNormal: notNormal)
    }
}

/// constant + Σ slope · variable + Σ deviation · noise, where each noise is normal with mean 0 and variance 1; other
/// noise has mean 0 and is left out.
private struct WeightedSum {
    var constant = 0.0
    /// By the place of the variable.
    var slopes: [Int: Double] = [:]
    var deviations: [Double] = []

    /// Whether nothing varies in it.
    var isConstant: Bool { slopes.isEmpty && deviations.isEmpty }

    func scaled(by factor: Double) -> WeightedSum {
        WeightedSum(
            constant: constant * factor, slopes: slopes.mapValues { $0 * factor },
            deviations: deviations.map { $0 * factor })
    }

    static func + (left: WeightedSum, right: WeightedSum) -> WeightedSum {
        WeightedSum(
            constant: left.constant + right.constant, slopes: left.slopes.merging(right.slopes, uniquingKeysWith: +),
            deviations: left.deviations + right.deviations)
    }
}

/// Reads an expression as a weighted sum, from its leaves to itself, without looking at a single value.
private struct LinearReader {
    let model: StructuralModel
    let draws: [DrawCall]
    private(set) var isNormal = true

    init(model: StructuralModel, draws: [DrawCall]) {
        self.model = model
        self.draws = draws
    }

    /// The sum, nil where it is none.
    mutating func sum(_ expression: ExpressionID, _ session: inout Session) throws -> WeightedSum? {
        let tree = model.closure.program.tree
        var sums: [ExpressionID: WeightedSum] = [:]
        // Parts without variables and noise are evaluated, each as a whole, where their value is asked for.
        var constants: Set<ExpressionID> = []
        for part in tree.parts(of: expression) {
            if let draw = draws.first(where: { $0.expression == part }) {
                sums[part] = try noise(draw, sums, constants, &session)
                continue
            }
            if case .name(let name) = tree[part].kind, let place = place(of: name) {
                sums[part] = WeightedSum(slopes: [place: 1])
                continue
            }
            if isConstant(part, constants) {
                constants.insert(part)
                continue
            }
            func operand(_ id: ExpressionID) throws -> WeightedSum? { try known(id, sums, constants, &session) }
            switch tree[part].kind {
            case .unary(.plus, let inner): sums[part] = try operand(inner)
            case .unary(.minus, let inner): sums[part] = try operand(inner)?.scaled(by: -1)
            case .binary(let operation, let left, let right):
                guard let a = try operand(left), let b = try operand(right) else { continue }
                switch operation {
                case .add: sums[part] = a + b
                case .subtract: sums[part] = a + b.scaled(by: -1)
                case .multiply where constants.contains(left): sums[part] = b.scaled(by: a.constant)
                case .multiply where constants.contains(right): sums[part] = a.scaled(by: b.constant)
                case .divide where constants.contains(right) && b.constant != 0:
                    sums[part] = WeightedSum(
                        constant: a.constant / b.constant, slopes: a.slopes.mapValues { $0 / b.constant },
                        deviations: a.deviations.map { $0 / b.constant })
                default: break
                }
            default: break
            }
        }
        return try known(expression, sums, constants, &session)
    }

    private func place(of name: Name) -> Int? { model.equations.firstIndex { $0.name == name } }

    private func isConstant(_ part: ExpressionID, _ constants: Set<ExpressionID>) -> Bool {
        let tree = model.closure.program.tree
        if case .lambda(let function) = tree[part].kind,
            tree[function].free.contains(where: { place(of: $0) != nil })
        {
            return false
        }
        return tree.children(of: part).allSatisfy(constants.contains)
    }

    /// What has been read of a part; a constant is evaluated.
    private func known(
        _ part: ExpressionID, _ sums: [ExpressionID: WeightedSum], _ constants: Set<ExpressionID>,
        _ session: inout Session
    ) throws -> WeightedSum? {
        guard constants.contains(part) else { return sums[part] }
        var frame = Frame(closure: model.closure)
        return try session.evaluate(part, in: &frame).double.map { WeightedSum(constant: $0) }
    }

    /// A draw as its mean and, where it is normal, what varies about it; nil where the mean is no weighted sum.
    private mutating func noise(
        _ draw: DrawCall, _ sums: [ExpressionID: WeightedSum], _ constants: Set<ExpressionID>, _ session: inout Session
    ) throws -> WeightedSum? {
        let tree = model.closure.program.tree
        let command = CommandTable.commands[draw.command]
        guard case .call(let callee, let arguments, _) = tree[draw.expression].kind else { return nil }
        var positional = arguments.filter { $0.keyword == nil }.map(\.value)
        // `a.normal(b)` is `normal(a, b)`.
        if case .attribute(let base, _, _) = tree[callee].kind { positional.insert(base, at: 0) }
        func argument(_ name: String, default value: Double) throws -> WeightedSum? {
            let place = command.positional.firstIndex { command.parameters[$0].name == name }
            let written =
                arguments.first { $0.keyword.map { session.names[$0] } == name }?.value
                ?? place.flatMap { positional.indices.contains($0) ? positional[$0] : nil }
            guard let written else { return WeightedSum(constant: value) }
            return try known(written, sums, constants, &session)
        }
        switch draw.name {
        case "randn": return WeightedSum(deviations: [1])
        case "normal":
            guard let mean = try argument("mean", default: 0), let deviation = try argument("std", default: 1) else {
                return nil
            }
            // What is drawn in it, if it is not normal, has been noted as such.
            if deviation.isConstant { return mean + WeightedSum(deviations: [deviation.constant]) }
            isNormal = false
            return mean
        case "rand", "uniform":
            isNormal = false
            guard let low = try argument("low", default: 0), let high = try argument("high", default: 1) else {
                return nil
            }
            return (low + high).scaled(by: 0.5)
        case "exponential":
            isNormal = false
            return try argument("scale", default: 1)
        case "binomial":
            isNormal = false
            guard let trials = try argument("n", default: 1), let p = try argument("p", default: 0) else { return nil }
            if trials.isConstant { return p.scaled(by: trials.constant) }
            return p.isConstant ? trials.scaled(by: p.constant) : nil
        default: return nil
        }
    }
}
