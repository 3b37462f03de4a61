import Engine

extension Workspace {
    /// The effect through the mediators, where they are all that the treatment works through and no hidden cause of
    /// treatment and outcome moves them.
    mutating func frontDoor(_ data: TreatmentData, _ form: Estimator.FrontDoor) throws -> EffectEstimate {
        if data.names.mediators.isEmpty { throw EstimationError.noMediator }
        switch form {
        case .linear: return try linearFrontDoor(data)
        case .counted: return try countedFrontDoor(data, MediatorLevels(data))
        case .automatic:
            let levels = MediatorLevels(data)
            let isBinary = data.treatment.allSatisfy { $0 == 0 || $0 == 1 }
            let isCounted = isBinary && data.names.covariates.isEmpty && levels.values.count <= MediatorLevels.limit
            return isCounted ? try countedFrontDoor(data, levels) : try linearFrontDoor(data)
        }
    }

    /// Σ aⱼ bⱼ: aⱼ the slope of mediator j in the treatment, bⱼ the slope of the outcome in it beside treatment and other
    /// mediators, covariates in all regressions. By the product rule the influence is Σ aⱼ φ(bⱼ) + bⱼ φ(aⱼ).
    private mutating func linearFrontDoor(_ data: TreatmentData) throws -> EffectEstimate {
        let names = data.featureNames(interactions: [])
        let features = data.features(treatment: data.treatment, interactions: [])
        let treatment = names.count - 1
        let second = try namingTreatment(data) { workspace in
            try workspace.leastSquares(
                data.joining(features, data.mediators), data.outcome, names: names + data.names.mediators)
        }
        var value = 0.0
        var influence = Array(repeating: 0.0, count: data.count)
        for mediator in data.names.mediators.indices {
            let first = try leastSquares(features, data.mediators.column(mediator), names: names)
            let onward = treatment + 1 + mediator
            let (a, b) = (first.slope(in: treatment), second.slope(in: onward))
            let ofFirst = try first.influence(on: first.design.slope(in: treatment), in: &graph)
            let ofSecond = try second.influence(on: second.design.slope(in: onward), in: &graph)
            value += a * b
            for row in influence.indices { influence[row] += a * ofSecond[row] + b * ofFirst[row] }
        }
        var estimate = EffectEstimate(value, of: data)
        estimate.influence = influence
        return estimate
    }

    /// Pearl's formula with shares and means of the samples, and its influence function (Fulcher and others, 2020).
    private func countedFrontDoor(_ data: TreatmentData, _ levels: MediatorLevels) throws -> EffectEstimate {
        try data.requireTwoGroups()
        if !data.names.covariates.isEmpty { throw EstimationError.countedWithCovariates }
        if levels.values.count > MediatorLevels.limit {
            throw EstimationError.tooManyLevels(found: levels.values.count, limit: MediatorLevels.limit)
        }
        let table = try FrontDoorTable(data, levels)
        let means = (0...1).map { table.mean(of: $0) }
        var estimate = EffectEstimate(means[1] - means[0], of: data)
        estimate.means = .init(untreated: means[0], treated: means[1])
        estimate.influence = (0..<data.count).map { row in
            table.influence(of: 1, data, levels, row) - table.influence(of: 0, data, levels, row)
        }
        return estimate
    }
}

/// Which values the mediators take together, and which of them each sample has.
private struct MediatorLevels {
    /// More are not counted.
    static let limit = 20
    /// In the order of their first sample; looking ends behind the limit.
    private(set) var values: [[Double]] = []
    private(set) var ofSample: [Int] = []

    init(_ data: TreatmentData) {
        let width = data.mediators.shape[1]
        for row in 0..<data.count {
            let own = Array(data.mediators.elements[row * width..<(row + 1) * width])
            if let known = values.firstIndex(of: own) {
                ofSample.append(known)
            } else {
                if values.count > Self.limit { return }
                ofSample.append(values.count)
                values.append(own)
            }
        }
    }
}

/// The shares and means of samples by treatment and mediators.
private struct FrontDoorTable {
    /// P(t)
    private let treatment: [Double]
    /// P(m | t), first by treatment.
    private let mediators: [[Double]]
    /// E(y | m, t), first by treatment.
    private let outcomes: [[Double]]

    /// Throws `emptyCell` where a value of the mediators occurs with one treatment only.
    init(_ data: TreatmentData, _ levels: MediatorLevels) throws(EstimationError) {
        var counts = Array(repeating: Array(repeating: 0.0, count: levels.values.count), count: 2)
        var sums = counts
        for row in 0..<data.count {
            let side = data.treatment[row] == 1 ? 1 : 0
            counts[side][levels.ofSample[row]] += 1
            sums[side][levels.ofSample[row]] += data.outcome[row]
        }
        for side in 0...1 {
            if let empty = counts[side].firstIndex(of: 0) {
                throw .emptyCell(mediators: levels.values[empty], treatment: Double(side))
            }
        }
        let sizes = counts.map { $0.reduce(0, +) }
        treatment = sizes.map { $0 / Double(data.count) }
        mediators = zip(counts, sizes).map { row, size in row.map { $0 / size } }
        outcomes = zip(sums, counts).map { row, counts in zip(row, counts).map { $0 / $1 } }
    }

    /// Σ_t' P(t') E(y | m, t')
    private func adjusted(_ level: Int) -> Double {
        treatment[0] * outcomes[0][level] + treatment[1] * outcomes[1][level]
    }

    /// Σ_m P(m | t) Σ_t' P(t') E(y | m, t')
    func mean(of side: Int) -> Double {
        mediators[side].indices.reduce(0) { $0 + mediators[side][$1] * adjusted($1) }
    }

    /// What a sample adds to n times the error of `mean(of: side)`: through the outcome, the mediator, and the treatment.
    func influence(of side: Int, _ data: TreatmentData, _ levels: MediatorLevels, _ row: Int) -> Double {
        let own = data.treatment[row] == 1 ? 1 : 0
        let level = levels.ofSample[row]
        let mean = mean(of: side)
        let ratio = mediators[side][level] / mediators[own][level]
        let throughOutcome = ratio * (data.outcome[row] - outcomes[own][level])
        let throughMediator = own == side ? (adjusted(level) - mean) / treatment[side] : 0
        let throughTreatment = mediators[side].indices.reduce(-mean) { $0 + mediators[side][$1] * outcomes[own][$1] }
        return throughOutcome + throughMediator + throughTreatment
    }
}
