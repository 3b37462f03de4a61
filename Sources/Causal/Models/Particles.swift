/// All values that some variables can have together, each with its probability: what is left of a discrete model when
/// its noise is drawn in every possible way.
///
/// A particle is a value of every column and a weight. A draw makes of each particle as many as it has outcomes; particles
/// that agree in all that is still needed become one.
public struct Particles: Sendable {
    /// The columns [particles]; nil where one has no values yet, or is needed no more.
    public private(set) var columns: [[Double]?]
    /// The probability of each particle; they sum to 1.
    public private(set) var weights: [Double] = [1]

    /// More are refused.
    public static let most = 200_000

    /// One particle of weight 1, without values in its columns.
    public init(columns: Int) {
        self.columns = Array(repeating: nil, count: columns)
    }

    /// How many there are.
    public var count: Int { weights.count }

    /// Gives a column its values, one a particle.
    public mutating func set(_ column: Int, to values: [Double]) {
        precondition(values.count == count)
        columns[column] = values
    }

    /// Draws the column in every possible way: a particle becomes as many as the draw has outcomes there.
    ///
    /// Throws `tooManyParticles`.
    public mutating func expand(_ column: Int, by draw: FiniteDraw) throws(ModelError) {
        var needed = 0
        for particle in 0..<count {
            // The outcomes of a binomial are multiplied out: that alone takes as long as their square.
            let outcomes = draw.outcomeCount(at: particle)
            if case .binomial = draw, outcomes > 10_000 { throw .tooManyParticles(Particles.most) }
            let (sum, overflow) = needed.addingReportingOverflow(outcomes)
            // Outcomes without probability make no particle, so half of them may fall away again.
            if overflow || sum > 2 * Particles.most { throw .tooManyParticles(Particles.most) }
            needed = sum
        }
        var origins: [Int] = []
        var values: [Double] = []
        var weights: [Double] = []
        for particle in 0..<count {
            for (value, probability) in draw.outcomes(at: particle) {
                origins.append(particle)
                values.append(value)
                weights.append(self.weights[particle] * probability)
            }
        }
        guard origins.count <= Particles.most else { throw .tooManyParticles(Particles.most) }
        columns = columns.map { column in column.map { values in origins.map { values[$0] } } }
        columns[column] = values
        self.weights = weights
    }

    /// Forgets all columns but these, and makes one of the particles that then agree, at the place of the first.
    public mutating func keep(_ kept: [Int]) {
        for column in columns.indices where !kept.contains(column) { columns[column] = nil }
        let present = columns.compactMap(\.self)
        var places: [[UInt64]: Int] = [:]
        var first: [Int] = []
        var merged: [Double] = []
        for particle in 0..<count {
            // Adding 0 makes one of 0 and -0.
            let key = present.map { ($0[particle] + 0).bitPattern }
            if let place = places[key] {
                merged[place] += weights[particle]
            } else {
                places[key] = first.count
                first.append(particle)
                merged.append(weights[particle])
            }
        }
        guard first.count < count else { return }
        columns = columns.map { column in column.map { values in first.map { values[$0] } } }
        weights = merged
    }

    /// The same particles in ascending order of their values, the first column before the second.
    public func sorted() -> Particles {
        let present = columns.compactMap(\.self)
        let order = (0..<count).sorted { one, other in
            for column in present where column[one] != column[other] {
                return column[other].isNaN ? !column[one].isNaN : column[one] < column[other]
            }
            return one < other
        }
        var sorted = self
        sorted.columns = columns.map { column in column.map { values in order.map { values[$0] } } }
        sorted.weights = order.map { weights[$0] }
        return sorted
    }

    /// Those whose columns have these values, their weights divided by their sum.
    ///
    /// Throws `impossibleCondition` where none has.
    public func given(_ conditions: [(column: Int, value: Double)]) throws(ModelError) -> Particles {
        let left = (0..<count).filter { particle in
            conditions.allSatisfy { columns[$0.column]?[particle] == $0.value }
        }
        let total = left.reduce(0) { $0 + weights[$1] }
        guard total > 0 else { throw .impossibleCondition }
        var chosen = self
        chosen.columns = columns.map { column in column.map { values in left.map { values[$0] } } }
        chosen.weights = left.map { weights[$0] / total }
        return chosen
    }

    /// Σ weight · value of a column; 0 for one without values.
    public func mean(of column: Int) -> Double {
        zip(columns[column] ?? [], weights).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
