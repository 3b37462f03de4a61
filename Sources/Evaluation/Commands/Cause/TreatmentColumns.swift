internal import Causal
internal import Diagnostics
internal import Engine

/// The columns of a data set that an effect is estimated from.
struct TreatmentColumns {
    let data: TreatmentData
    /// What 1 and 0 of the treatment stand for.
    let levels: (treated: String, untreated: String)?
    /// The numbers in the column that became 1 and 0, where two were chosen.
    let codes: (treated: Double, untreated: Double)?
    /// The covariates that each column adjusted for became: one, or of categories all but the first.
    let covariates: [(column: String, names: [String])]
    /// Samples that were left out, for they have neither of the two treatments.
    let leftOut: Int

    /// What two treatments are compared, and where that was said.
    struct Contrast {
        let treated: Value
        let untreated: Value
        let range: SourceRange

        /// What an argument must be to say it.
        static let kind = (
            en: "two values of the treatment, like (\"A\", \"B\")", zh: "处理的两个取值，如 (\"A\", \"B\")"
        )
    }

    init(
        _ data: Dataset, _ plan: EffectPlan, contrast: Contrast?, categories: [String], isDose: Bool,
        _ asked: EffectAsked, budget: Budget
    ) throws {
        let column = try data.column(plan.treatment)
        try Self.requireOneNumber(column, plan.treatment, at: asked.treatment.range)
        let texts = try data.texts(plan.treatment)
        var treatment = column.elements
        var kept = Array(treatment.indices)
        if let contrast {
            let treated = try Self.code(contrast.treated, plan.treatment, column, texts, at: contrast.range)
            let untreated = try Self.code(contrast.untreated, plan.treatment, column, texts, at: contrast.range)
            kept = kept.filter { treatment[$0] == treated || treatment[$0] == untreated }
            treatment = treatment.map { $0 == treated ? 1 : 0 }
            levels = (Self.text(contrast.treated), Self.text(contrast.untreated))
            codes = (treated, untreated)
        } else if texts != nil {
            throw Diagnostic.treatmentOfTexts(plan.treatment, Self.present(texts ?? []), at: asked.treatment.range)
        } else {
            codes = nil
            levels = isDose && !treatment.allSatisfy { $0 == 0 || $0 == 1 } ? nil : ("1", "0")
        }
        leftOut = treatment.count - kept.count
        if try data.texts(plan.outcome) != nil {
            throw Diagnostic.outcomeOfTexts(plan.outcome, at: asked.outcome.range)
        }
        let outcome = try data.column(plan.outcome)
        try Self.requireOneNumber(outcome, plan.outcome, at: asked.outcome.range)
        let (covariates, instruments, mediators): ([String], [String], [String]) =
            switch plan.way {
            case .adjusting(let names): (names, [], [])
            case .instruments(let names, let given): (given, names, [])
            case .mediators(let names): ([], [], names)
            }
        let parts = try [covariates, instruments, mediators].map {
            try Self.matrix($0, of: data, categories: categories, rows: kept, budget, at: asked.graphRange)
        }
        self.covariates = covariates.map { name in
            (name, parts[0].columns.indices.filter { parts[0].columns[$0] == name }.map { parts[0].names[$0] })
        }
        self.data = try TreatmentData(
            treatment: kept.map { treatment[$0] }, outcome: kept.map { outcome.elements[$0] },
            covariates: parts[0].values, instruments: parts[1].values, mediators: parts[2].values,
            names: TreatmentData.Names(
                treatment: plan.treatment, outcome: plan.outcome, covariates: parts[0].names,
                instruments: parts[1].names, mediators: parts[2].names))
    }

    /// Columns side by side, [rows, columns]; one of categories as a column of 0 and 1 for each but the first.
    private static func matrix(
        _ names: [String], of data: Dataset, categories: [String], rows: [Int], _ budget: Budget, at range: SourceRange
    ) throws -> (values: NDArray, names: [String], columns: [String]) {
        var budget = budget
        var columns: [[Double]] = []
        var headings: [String] = []
        var origins: [String] = []
        for name in names {
            let column = try data.column(name)
            try requireOneNumber(column, name, at: range)
            let values = rows.map { column.elements[$0] }
            let texts = try data.texts(name)
            guard texts != nil || categories.contains(name) else {
                columns.append(values)
                headings.append(name)
                origins.append(name)
                continue
            }
            let present = Set(values.filter { !$0.isNaN }).sorted()
            // The columns, the matrix that they become, and what a regression makes of it.
            try budget.request(bytes: Session.bytes(rows.count, 4 * (columns.count + present.count)))
            for level in present.dropFirst() {
                columns.append(values.map { $0.isNaN ? .nan : $0 == level ? 1 : 0 })
                let place = column.elements.firstIndex(of: level)
                origins.append(name)
                headings.append("\(name)_\(place.flatMap { texts?[$0] } ?? shortNumber(level))")
            }
        }
        var elements: [Double] = []
        elements.reserveCapacity(rows.count * columns.count)
        for row in rows.indices {
            for column in columns { elements.append(column[row]) }
        }
        return (NDArray(shape: [rows.count, columns.count], elements: elements), headings, origins)
    }

    private static func requireOneNumber(_ column: NDArray, _ name: String, at range: SourceRange) throws {
        guard column.rank == 1 else { throw Diagnostic.columnOfSeveralNumbers(name, column.shape, at: range) }
    }

    /// The number that stands for a treatment in its column.
    private static func code(
        _ value: Value, _ name: String, _ column: NDArray, _ texts: [String?]?, at range: SourceRange
    ) throws -> Double {
        let found: Int? =
            switch (value, texts) {
            case (.text(let text), let texts?): texts.firstIndex { $0 == text }
            case (_, nil): value.double.flatMap { column.elements.firstIndex(of: $0) }
            default: nil
            }
        guard let found else {
            let known = texts.map(present) ?? Set(column.elements).sorted().prefix(6).map(shortNumber)
            throw Diagnostic.nobodyHadTreatment(text(value), name, known: known, at: range)
        }
        return column.elements[found]
    }

    private static func present(_ texts: [String?]) -> [String] { Set(texts.compactMap(\.self)).sorted() }

    private static func text(_ value: Value) -> String {
        switch value {
        case .text(let text): text
        default: value.double.map(shortNumber) ?? value.kindName
        }
    }
}
