internal import Causal
internal import Diagnostics
internal import Documents
internal import Engine

let distributionCommands: [Command] = [
    Command(
        "distribution", .cause, [.structuralModel, .several("variables"), .named("condition")],
        Text(
            en:
                "The exact joint distribution of the named variables, or of all, given what else is known (T=1): of a discrete model every combination of values with its probability, of a linear model with normal noise the means, standard deviations and correlations.",
            zh: "所列变量（不列则全部）的精确联合分布，可给出已知条件（T=1）：离散模型列出每种取值组合及其概率，带正态噪声的线性模型给出均值、标准差和相关系数。"),
        example: """
            def clinic():
                Z = binomial(1, 0.5)
                T = binomial(1, 0.25 + 0.5*Z)
                Y = binomial(1, 0.25 + 0.25*T + 0.5*Z)
            distribution(structural_model(clinic), "T", "Y")
            """,
        result: .distribution
    ) { session, arguments in
        let model = try arguments.structuralModel()
        var places = try arguments.several.map { try arguments.variable($0, of: model) }
        let conditions = try arguments.conditions(on: model)
        if places.isEmpty {
            places = model.equations.indices.filter { place in !conditions.contains { $0.place == place } }
        }
        return try arguments.explaining {
            .table(try session.looking { try $0.distribution(of: places, in: model, given: conditions, arguments) })
        }
    },
    Command(
        "expectation", .cause, [.structuralModel, .required("variable"), .named("condition")],
        Text(
            en:
                "The exact mean of a variable given what else is known: expectation(m, \"Y\", T=1) is E[Y | T = 1], and expectation(do(m, T=1), \"Y\") is E[Y | do(T = 1)]. By enumeration of a discrete model, or from the weighted sums of a linear one.",
            zh:
                "变量的精确均值，可给出已知条件：expectation(m, \"Y\", T=1) 是 E[Y | T = 1]，expectation(do(m, T=1), \"Y\") 是 E[Y | do(T = 1)]。离散模型用枚举，线性模型用加权和。"
        ),
        example: """
            def clinic():
                Z = binomial(1, 0.5)
                T = binomial(1, 0.25 + 0.5*Z)
                Y = binomial(1, 0.25 + 0.25*T + 0.5*Z)
            m = structural_model(clinic)
            expectation(m, "Y", T=1), expectation(do(m, T=1), "Y")
            """,
        result: .expectation
    ) { session, arguments in
        let model = try arguments.structuralModel()
        let place = try arguments.variable(arguments["variable"], of: model)
        let conditions = try arguments.conditions(on: model)
        return try arguments.explaining {
            let found = try session.looking { try $0.expectation(of: place, in: model, given: conditions) }
            guard let found else { throw Diagnostic.noExactAnswer(try session.inexact(model), at: arguments.range) }
            return .number(found.value)
        }
    },
]

extension Session {
    fileprivate mutating func distribution(
        of places: [Int], in model: StructuralModel, given conditions: [Condition], _ arguments: Arguments
    ) throws -> Table {
        let language = settings.language
        if model.isFinite {
            let particles = try enumerate(model, keeping: Array(Set(places + conditions.map(\.place))).sorted())
                .given(conditions.map { (column: $0.place, value: $0.value) })
            return particles.table(of: places, in: model, given: conditions, language)
        }
        guard let form = try linearForm(of: model), form.isNormal else {
            throw Diagnostic.noExactAnswer(try inexact(model), at: arguments.range)
        }
        return try form.moments.given(conditions.map { (variable: $0.place, value: $0.value) }).table(
            of: places, in: model, given: conditions, language)
    }

    /// The first variable that keeps a model from having an exact answer.
    fileprivate mutating func inexact(_ model: StructuralModel) throws -> String? {
        switch try linearReading(of: model) {
        case .notLinear(let place): model.names[place]
        case .linear(_, let notNormal): notNormal.map { model.names[$0] }
        }
    }
}

extension Particles {
    /// Every combination of the values of these variables, with its probability.
    fileprivate func table(
        of places: [Int], in model: StructuralModel, given conditions: [Condition], _ language: MessageLanguage
    ) -> Table {
        var chosen = self
        chosen.keep(places)
        chosen = chosen.sorted()
        let most = 64
        let rows = (0..<min(chosen.count, most)).map { row in
            places.map { shortNumber(chosen.columns[$0]?[row] ?? .nan) } + [plainNumber(chosen.weights[row])]
        }
        let asked = chances(places.map { model.names[$0] }, given: conditions.map { (model.names[$0.place], $0.value) })
        return Table(
            title: Text(
                en: "\(asked): exact, by enumeration of \(counted(chosen.count, "combination")).",
                zh: "\(asked)：逐一枚举 \(grouped(chosen.count)) 种组合得到的精确值。")[language],
            columns: (places.map { model.names[$0] } + [Text(en: "probability", zh: "概率")[language]])
                .map { Table.Column($0, isNumeric: true) }, rows: rows,
            note: chosen.count > most
                ? Text(
                    en: "The first \(most) of \(grouped(chosen.count)) combinations; name fewer variables.",
                    zh: "共 \(grouped(chosen.count)) 种组合，这里是前 \(most) 种；请少列几个变量。")[language] : nil)
    }
}

extension GaussianDistribution {
    /// Means, standard deviations and correlations of these variables.
    fileprivate func table(
        of places: [Int], in model: StructuralModel, given conditions: [Condition], _ language: MessageLanguage
    ) -> Table {
        let deviations = covariance.indices.map { max(0, covariance[$0][$0]).squareRoot() }
        let headings = [
            Text(en: "variable", zh: "变量"), Text(en: "mean", zh: "均值"), Text(en: "standard deviation", zh: "标准差"),
        ]
        let columns = headings.enumerated().map { Table.Column($1[language], isNumeric: $0 > 0) }
        let correlated = places.map { Table.Column("r(\(model.names[$0]))", isNumeric: true) }
        let rows = places.map { place in
            [model.names[place], plainNumber(mean[place]), plainNumber(deviations[place])]
                + places.map { other in
                    let scale = deviations[place] * deviations[other]
                    if scale == 0 { return "–" }
                    return plainNumber(place == other ? 1 : covariance[place][other] / scale)
                }
        }
        let asked = chances(places.map { model.names[$0] }, given: conditions.map { (model.names[$0.place], $0.value) })
        return Table(
            title: Text(
                en: "\(asked): normal, exact, with correlations r.", zh: "\(asked)：正态分布，精确值，r 是相关系数。")[language],
            columns: columns + correlated,
            rows: rows)
    }
}

/// `P(Y, Z | T = 1)`
private func chances(_ names: [String], given: [(name: String, value: Double)]) -> String {
    let known = given.map { "\($0.name) = \(shortNumber($0.value))" }.joined(separator: ", ")
    return "P(\(names.joined(separator: ", "))\(known.isEmpty ? "" : " | \(known)"))"
}
