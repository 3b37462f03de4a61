import Engine

extension Workspace {
    /// Two-stage least squares: the slope of the outcome in the treatment as the instruments and covariates predict it.
    ///
    /// With t̃ what is left of that prediction when the covariates are taken out, β = Σ t̃ y / Σ t̃ t, and sample i adds
    /// t̃ᵢ eᵢ / mean(t̃ t) to n times the error, e = y - β t - the covariates' share: the variance of White (1982).
    mutating func twoStage(_ data: TreatmentData) throws -> EffectEstimate {
        let instruments = data.names.instruments
        if instruments.isEmpty { throw EstimationError.noInstrument }
        let covariates = data.names.covariates
        let joined = data.joining(data.covariates, data.instruments)
        let first = try leastSquares(joined, data.treatment, names: covariates + instruments)
        let without = try leastSquares(data.covariates, data.treatment, names: covariates)
        let predicted = zip(data.treatment, first.residuals).map { $0 - $1 }
        let moved = try leastSquares(data.covariates, predicted, names: covariates).residuals

        let (left, before) = (squares(first.residuals), squares(without.residuals))
        let together = zip(moved, data.treatment).map { $0 * $1 }.mean
        // What rounding leaves of a treatment that no instrument moves.
        guard before > 0, squares(moved) > 1e-20 * before else {
            throw EstimationError.irrelevantInstruments(instruments)
        }
        let free = Double(data.count - joined.shape[1] - 1)
        let f = (before - left) / Double(instruments.count) / (left / free)

        let slope = zip(moved, data.outcome).map { $0 * $1 }.mean / together
        let unexplained = zip(data.outcome, data.treatment).map { $0 - slope * $1 }
        let residuals = try leastSquares(data.covariates, unexplained, names: covariates).residuals
        var estimate = EffectEstimate(slope, of: data)
        estimate.influence = zip(moved, residuals).map { $0 * $1 / together }
        estimate.firstStage = f
        if !(f >= 10) { estimate.warnings.append(.weakInstruments(f: f)) }
        return estimate
    }

    private func squares(_ elements: [Double]) -> Double {
        var sum = 0.0
        for element in elements { sum += element * element }
        return sum
    }
}

extension TreatmentData {
    /// The columns of both matrices, side by side.
    func joining(_ one: NDArray, _ other: NDArray) -> NDArray {
        let (width, added) = (one.shape[1], other.shape[1])
        var elements: [Double] = []
        elements.reserveCapacity(count * (width + added))
        for row in 0..<count {
            elements += one.elements[row * width..<(row + 1) * width]
            elements += other.elements[row * added..<(row + 1) * added]
        }
        return NDArray(shape: [count, width + added], elements: elements)
    }
}
