internal import Causal
internal import Diagnostics
internal import Engine

let counterfactualCommands: [Command] = [
    Command(
        "counterfactual", .cause, [.structuralModel, .required("row"), .named("variable")],
        Text(
            en:
                "What these rows would have been had variables had other values: the noise that each row had is found from the equations and kept, the variables are set, and what hangs on them is computed anew. Noise must be added to its equation; in a discrete model whose draws hang on no variable the answer is the mean over all noise that gives the row.",
            zh: "假如某些变量取别的值，这些行会是怎样：由方程求出每一行的噪声并保留，设定变量，再重新计算取决于它们的一切。噪声须加在方程上；离散模型的抽样若不取决于任何变量，则给出对所有可能噪声的平均。"),
        example: """
            def school():
                X = normal(0, 1)
                H = 0.5*X + normal(0, 1)
                Y = 0.7*X + 0.4*H + normal(0, 1)
            joe = dataset(X=[0.5], H=[1], Y=[1.5], target="Y")
            counterfactual(structural_model(school), joe, H=2)
            """,
        result: .counterfactual
    ) { session, arguments in
        let model = try arguments.structuralModel()
        let argument = try arguments["row"]
        let data = try session.dataset(argument, "row", in: arguments)
        let action = try arguments.action(on: model, &session)
        return try arguments.explaining {
            .causal(try session.looking { try $0.counterfactual(model, data, action, argument, arguments) })
        }
    }
]

extension Session {
    fileprivate mutating func counterfactual(
        _ model: StructuralModel, _ data: Dataset, _ action: [(place: Int, value: NDArray)], _ argument: GivenArgument,
        _ arguments: Arguments
    ) throws -> CounterfactualValue {
        guard data.count > 0 else { throw Diagnostic.engine(.tooFewSamples(found: 0, needed: 1), at: argument.range) }
        var rows: [Int: NDArray] = [:]
        for name in data.features + [data.target] {
            let column = try data.column(name)
            if let place = model.place(of: name), column.rank == 1 { rows[place] = column }
        }
        guard !rows.isEmpty else {
            throw Diagnostic.unknownEquation(data.target, known: model.names, at: argument.range)
        }
        let found = try counterfactual(model, rows: rows, count: data.count, action: action, at: argument.range)
        var after = data
        after.origin = nil
        for (place, values) in found.values { after = try after.replacing(model.names[place], with: Column(values)) }
        return CounterfactualValue(
            action: action.map {
                (model.names[$0.place], $0.value.rank == 0 ? shortNumber($0.value.elements[0]) : "…")
            },
            before: data, after: after,
            noise: data.count == 1 && !found.areMeans ? try noise(of: model, rows) : [], areMeans: found.areMeans)
    }

    /// The noise of a single row, of each equation to which it is added and whose causes the row holds.
    private mutating func noise(of model: StructuralModel, _ rows: [Int: NDArray]) throws -> [(String, Double)] {
        var units = Units(of: model, count: 1)
        for (place, column) in rows { units[place] = column }
        var noise: [(String, Double)] = []
        for (place, equation) in model.equations.enumerated() {
            guard let seen = rows[place], !equation.draws.isEmpty,
                equation.causes.allSatisfy({ rows[$0] != nil })
            else { continue }
            let reader = NoiseReader(model: model, changed: Set(equation.causes), unseen: [], names: names)
            guard (try? reader.check(equation)) != nil else { continue }
            let rest = try withoutNoise(equation, in: &units)
            let difference = seen.elements[0] - rest.elements[0]
            if difference.isFinite { noise.append((equation.label, difference)) }
        }
        return noise
    }
}
