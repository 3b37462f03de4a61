public import Engine

/// What an effect is estimated from: of each sample a treatment, an outcome, and what else was measured.
public struct TreatmentData: Sendable {
    /// What was done to each sample: 0 or 1 but for `twoStage` and `frontDoor`, which take other numbers too; [samples].
    public let treatment: [Double]
    /// What came of it, [samples].
    public let outcome: [Double]
    /// What is adjusted for, [samples, covariates].
    public let covariates: NDArray
    /// What moves the treatment and has no other way to the outcome, [samples, instruments].
    public let instruments: NDArray
    /// What the treatment works through, [samples, mediators].
    public let mediators: NDArray
    /// What its columns are called.
    public let names: Names

    /// What the columns are called, each once.
    public struct Names: Hashable, Sendable {
        /// What was done.
        public let treatment: String
        /// What came of it.
        public let outcome: String
        /// The columns of the covariates, then of the instruments, then of the mediators.
        public let covariates, instruments, mediators: [String]

        /// The names of the columns; without instruments and mediators, if they are not given.
        public init(
            treatment: String, outcome: String, covariates: [String], instruments: [String] = [],
            mediators: [String] = []
        ) {
            self.treatment = treatment
            self.outcome = outcome
            self.covariates = covariates
            self.instruments = instruments
            self.mediators = mediators
        }
    }

    /// Data with nothing missing. Arrays [samples, columns] have as many columns as they have names; one without columns may
    /// be left out.
    ///
    /// Throws `noSamples`, `countsDiffer`, `missing`, `constantTreatment` and `constantOutcome`.
    public init(
        treatment: [Double], outcome: [Double], covariates: NDArray? = nil, instruments: NDArray? = nil,
        mediators: NDArray? = nil, names: Names
    ) throws(EstimationError) {
        let samples = treatment.count
        if samples == 0 { throw .noSamples }
        if outcome.count != samples { throw .countsDiffer(names.outcome, found: outcome.count, samples: samples) }
        try Self.check(treatment, [names.treatment])
        try Self.check(outcome, [names.outcome])
        self.names = names
        self.treatment = treatment
        self.outcome = outcome
        self.covariates = try Self.columns(covariates, names.covariates, samples)
        self.instruments = try Self.columns(instruments, names.instruments, samples)
        self.mediators = try Self.columns(mediators, names.mediators, samples)
        if treatment.allSatisfy({ $0 == treatment[0] }) {
            throw .constantTreatment(names.treatment, value: treatment[0])
        }
        if outcome.allSatisfy({ $0 == outcome[0] }) { throw .constantOutcome(names.outcome, value: outcome[0]) }
    }

    private init(_ data: TreatmentData, rows: [Int]) {
        names = data.names
        treatment = rows.map { data.treatment[$0] }
        outcome = rows.map { data.outcome[$0] }
        covariates = data.covariates.taking(rows)
        instruments = data.instruments.taking(rows)
        mediators = data.mediators.taking(rows)
    }

    /// The same instruments and mediators with other columns beside them, which have been looked at.
    init(_ data: TreatmentData, treatment: [Double], outcome: [Double], covariates: NDArray, names: Names) {
        self.names = names
        self.treatment = treatment
        self.outcome = outcome
        self.covariates = covariates
        instruments = data.instruments
        mediators = data.mediators
    }

    /// The number of samples.
    public var count: Int { treatment.count }

    /// Whether every outcome is 0 or 1, so that a mean of them is a probability.
    public var hasBinaryOutcome: Bool { outcome.allSatisfy { $0 == 0 || $0 == 1 } }

    /// The samples at `rows`, in that order; some may come twice.
    func rows(_ rows: [Int]) -> TreatmentData { TreatmentData(self, rows: rows) }

    /// The rows of a group, in their order.
    func members(of group: SampleGroup) -> [Int] {
        switch group {
        case .all: Array(0..<count)
        case .treated: (0..<count).filter { treatment[$0] == 1 }
        case .untreated: (0..<count).filter { treatment[$0] != 1 }
        }
    }

    /// Throws `treatmentLevels` unless every treatment is 0 or 1, and `constantTreatment` if it is the same everywhere.
    func requireTwoGroups() throws(EstimationError) {
        if !treatment.allSatisfy({ $0 == 0 || $0 == 1 }) {
            let levels = Set(treatment).sorted()
            throw .treatmentLevels(names.treatment, Array(levels.prefix(5)), count: levels.count)
        }
        if treatment.allSatisfy({ $0 == treatment[0] }) {
            throw .constantTreatment(names.treatment, value: treatment[0])
        }
    }

    private static func columns(
        _ array: NDArray?, _ names: [String], _ samples: Int
    ) throws(EstimationError) -> NDArray {
        let array = array ?? NDArray(shape: [samples, 0], elements: [])
        guard array.rank == 2, array.shape[1] == names.count else {
            throw .columnsDiffer(found: array.rank == 2 ? array.shape[1] : array.rank, names: names.count)
        }
        guard array.shape[0] == samples else {
            throw .countsDiffer(names.first ?? "", found: array.shape[0], samples: samples)
        }
        try check(array.elements, names)
        return array.detached
    }

    private static func check(_ elements: [Double], _ names: [String]) throws(EstimationError) {
        guard let place = elements.firstIndex(where: { !$0.isFinite }) else { return }
        let width = max(names.count, 1)
        let column = place % width
        let missing = stride(from: column, to: elements.count, by: width).count { !elements[$0].isFinite }
        throw .missing(names[column], row: place / width, count: missing)
    }
}

extension NDArray {
    /// The rows of a matrix at these places.
    func taking(_ rows: [Int]) -> NDArray {
        let width = shape[1]
        var taken: [Double] = []
        taken.reserveCapacity(rows.count * width)
        for row in rows { taken += elements[row * width..<(row + 1) * width] }
        return NDArray(shape: [rows.count, width], elements: taken)
    }

    /// A column of a matrix.
    func column(_ index: Int) -> [Double] { (0..<shape[0]).map { elements[$0 * shape[1] + index] } }
}
