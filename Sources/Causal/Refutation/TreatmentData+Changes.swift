import Engine

extension TreatmentData {
    /// The same samples, each with the treatment of another.
    func shufflingTreatment(_ order: [Int]) -> TreatmentData {
        TreatmentData(
            self, treatment: order.map { treatment[$0] }, outcome: outcome, covariates: covariates, names: names)
    }

    /// The same samples, each with the outcome of another.
    func shufflingOutcome(_ order: [Int]) -> TreatmentData {
        TreatmentData(
            self, treatment: treatment, outcome: order.map { outcome[$0] }, covariates: covariates, names: names)
    }

    /// One more covariate; its name is one that no column has.
    func adding(_ column: [Double], named name: String) -> TreatmentData {
        var own = name
        let taken = names.covariates + names.instruments + names.mediators + [names.treatment, names.outcome]
        while taken.contains(own) { own += "_" }
        return with(
            covariates: joining(
                covariates, NDArray(shape: [count, 1], elements: column)), named: names.covariates + [own])
    }

    /// Without one covariate.
    func removing(_ covariate: Int) -> TreatmentData {
        let kept = names.covariates.indices.filter { $0 != covariate }
        let width = names.covariates.count
        var elements: [Double] = []
        for row in 0..<count {
            for column in kept { elements.append(covariates.elements[row * width + column]) }
        }
        return with(
            covariates: NDArray(shape: [count, kept.count], elements: elements),
            named: kept.map { names.covariates[$0] })
    }

    private func with(covariates: NDArray, named covariateNames: [String]) -> TreatmentData {
        TreatmentData(
            self, treatment: treatment, outcome: outcome, covariates: covariates,
            names: Names(
                treatment: names.treatment, outcome: names.outcome, covariates: covariateNames,
                instruments: names.instruments, mediators: names.mediators))
    }
}
