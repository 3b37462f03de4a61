/// Compares arrays of a claimed gradient with those of the true one.
struct GradientComparison {
    let exact: [NDArray]
    /// What the function divides sums by: the number of samples, mostly.
    let divisors: [Int]
    /// The largest element of all.
    private let largest: Double

    /// Two ways to compute the same differ by a few roundings, of 6e-8 each where a model in single precision takes part.
    private static let rounding = 1e-6
    /// A difference quotient, or single precision throughout, gives at least three digits.
    private static let noise = 1e-3
    /// An array that is zero but for rounding is zero beside the others.
    private static let nothing = 1e-9

    init(_ exact: [NDArray], divisors: [Int]) {
        self.exact = exact
        self.divisors = divisors
        largest = exact.reduce(0) { max($0, Self.largest($1.elements)) }
    }

    private static func largest(_ elements: [Double]) -> Double { elements.reduce(0) { max($0, abs($1)) } }

    /// How far an element of array `part` may be off.
    private func tolerance(_ part: Int, _ share: Double = rounding) -> Double {
        share * Self.largest(exact[part].elements) + Self.nothing * largest
    }

    private static func distance(_ a: [Double], _ b: [Double], times factor: Double = 1) -> Double {
        var distance = 0.0
        for (a, b) in zip(a, b) where !(abs(a - factor * b) <= distance) { distance = abs(a - factor * b) }
        return distance
    }

    /// The number by which `b` must be multiplied to be `a`, if there is one within what rounding allows.
    private func factor(_ a: [Double], of b: [Double], tolerance: Double) -> Double? {
        guard a.count == b.count else { return nil }
        var (product, square) = (0.0, 0.0)
        for (a, b) in zip(a, b) {
            product += a * b
            square += b * b
        }
        let factor = product / square
        guard factor.isFinite, Self.distance(a, b, times: factor) <= max(abs(factor), 1e-12) * tolerance else {
            return nil
        }
        // One number is a multiple of any other: that says something only where the factor does.
        let isTelling = b.count { $0 != 0 } > 1 || isWhole(factor) || isWhole(1 / factor)
        return factor != 0 && isTelling ? Self.settled(factor) : nil
    }

    private func isWhole(_ value: Double) -> Bool {
        abs(value) < 1e6 && abs(value - value.rounded()) <= Self.rounding * abs(value)
    }

    /// The whole number, or its reciprocal, that a factor is but for rounding.
    private static func settled(_ factor: Double) -> Double {
        for candidate in [factor.rounded(), 1 / (1 / factor).rounded()]
        where candidate.isFinite && abs(candidate - factor) <= 1e-6 * abs(factor) { return candidate }
        return factor
    }

    /// The number by which `others` must be multiplied to be `claimed`, the same for all arrays.
    func commonFactor(_ claimed: [NDArray], of others: [NDArray]) -> Double? {
        let sizesFit = zip(claimed, others).allSatisfy { $0.count == $1.count }
        let scale = others.reduce(0) { max($0, Self.largest($1.elements)) }
        guard sizesFit, scale > 0,
            let factor = factor(
                claimed.flatMap(\.elements), of: others.flatMap(\.elements), tolerance: Self.rounding * scale)
        else { return nil }
        // An array of small numbers must fit by itself as well.
        let fits = zip(claimed, others).allSatisfy { claimed, other in
            let allowed = Self.rounding * Self.largest(other.elements) + Self.nothing * scale
            return Self.distance(claimed.elements, other.elements, times: factor) <= abs(factor) * allowed
        }
        return fits ? factor : nil
    }

    /// How array `part` compares.
    func likeness(_ claimed: NDArray, _ part: Int) -> GradientCheck.Likeness {
        let exact = exact[part]
        if claimed.elements.contains(where: { !$0.isFinite }) { return .notFinite }
        let tolerance = tolerance(part)
        let turned = exact.rank == 2 ? NDArray.transposed(exact) : nil
        if claimed.count == exact.count {
            let isTurned = claimed.shape != exact.shape && claimed.shape == turned?.shape && !exact.shape.contains(1)
            if !isTurned {
                let distance = Self.distance(claimed.elements, exact.elements)
                if distance <= tolerance { return .equal }
                if let factor = factor(claimed.elements, of: exact.elements, tolerance: tolerance) {
                    return .multiple(factor, cause(of: factor))
                }
                if distance <= self.tolerance(part, Self.noise) {
                    return .close(distance / Self.largest(exact.elements))
                }
            }
            if let turned, !exact.shape.contains(1), claimed.shape == turned.shape,
                let factor = factor(claimed.elements, of: turned.elements, tolerance: tolerance)
            {
                return .transposed(factor)
            }
            if isTurned { return .otherShape }
            let right = zip(claimed.elements, exact.elements).map { abs($0 - $1) <= tolerance }
            let isAnyTold = zip(right, exact.elements).contains { $0 && abs($1) > tolerance }
            return isAnyTold ? .partly(right) : .different
        }
        if let sums = claimed.summedOverRows(to: exact.count),
            let factor = factor(sums, of: exact.elements, tolerance: tolerance)
        {
            return .notSummed(factor)
        }
        return .otherShape
    }

    /// Where a constant factor comes from, if the function says.
    func cause(of factor: Double) -> GradientCheck.Cause? {
        let plain = [-1, 0.5, 2, -0.5, -2.0]
        let isEqual = { (a: Double, b: Double) in abs(a - b) <= Self.rounding * abs(b) }
        for number in divisors where isEqual(factor, Double(number)) {
            return .notDivided(by: number, leaving: 1)
        }
        if plain.contains(where: { isEqual(factor, $0) }) { return nil }
        for number in divisors {
            for rest in [1] + plain {
                if isEqual(factor, Double(number) * rest) { return .notDivided(by: number, leaving: rest) }
                if isEqual(factor * Double(number), rest) { return .dividedAgain(by: number, leaving: rest) }
            }
        }
        return nil
    }

    /// Equal, close, or one multiple throughout; nil if it is none of these.
    func wholeVerdict(_ claimed: [NDArray], _ likenesses: [GradientCheck.Likeness]) -> GradientCheck.Verdict? {
        if likenesses.allSatisfy({ $0 == .equal }) { return .right }
        if let factor = commonFactor(claimed, of: exact) { return .multiple(factor, cause(of: factor)) }
        var share = 0.0
        for likeness in likenesses {
            switch likeness {
            case .equal: break
            case .close(let own): share = max(share, own)
            default: return nil
            }
        }
        return .close(share)
    }
}

extension NDArray {
    /// The rows of a matrix as columns.
    fileprivate static func transposed(_ x: NDArray) -> NDArray {
        NDArray(
            shape: x.shape.reversed(),
            elements: LinearAlgebra.transposed(x.elements, rows: x.shape[0], columns: x.shape[1]))
    }

    /// The sums over the first axis, in order, if that leaves `count` numbers.
    fileprivate func summedOverRows(to count: Int) -> [Double]? {
        guard rank > 0, shape[0] > 1, count > 0, shape[0] * count == self.count else { return nil }
        var sums = Array(repeating: 0.0, count: count)
        for (place, element) in elements.enumerated() { sums[place % count] += element }
        return sums
    }
}
