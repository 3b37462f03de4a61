internal import Engine

/// What a representation net makes small, but for the penalties of its weights.
///
/// Labels are [samples, 2]: outcome, treatment. Predictions are [samples, …]: both heads' outcomes, without treatment and
/// with it; then propensity and ε, or the representation.
struct RepresentationLoss: Sendable {
    let kind: RepresentationNet.Kind
    let isBinary: Bool

    /// As what training takes.
    var loss: Loss {
        .formula(
            LossFormula(name: kind.name) { labels, predictions, graph throws(EngineError) in
                try compute(labels, predictions, &graph)
            })
    }

    /// The loss of a batch, one number.
    func compute(_ labels: NDArray, _ predictions: NDArray, _ graph: inout Graph) throws(EngineError) -> NDArray {
        let outcome = try graph.columns(0..<1, of: labels)
        let treatment = try graph.columns(1..<2, of: labels)
        let untreated = try graph.columns(0..<1, of: predictions)
        let treated = try graph.columns(1..<2, of: predictions)
        // Chosen, not weighted: what the other head gives, be it infinite, must not matter.
        let factual = try graph.apply(.select, [treatment, treated, untreated])
        let fit =
            isBinary
            ? try graph.mean(try graph.binary(.crossentropy, outcome, factual))
            : try graph.meanSquare(try graph.subtract(outcome, factual))
        switch kind {
        case .tarnet: return fit
        case .dragonnet(let targeting):
            let share = try graph.columns(2..<3, of: predictions)
            let kept = try Propensity.inCrossentropy.keep(share, in: &graph)
            let assignment = try graph.mean(try graph.binary(.crossentropy, treatment, kept))
            let moved = try graph.multiply(
                try graph.columns(3..<4, of: predictions), try graph.lever(treatment, share))
            let residual = try graph.subtract(outcome, try graph.add(factual, moved))
            let targeted = try graph.multiply(NDArray(number: targeting), try graph.meanSquare(residual))
            return try graph.add(try graph.add(fit, assignment), targeted)
        case .cfr(let balance):
            let representation = try graph.columns(2..<predictions.shape[1], of: predictions)
            let distance = try graph.discrepancy(of: representation, treatment)
            return try graph.add(fit, try graph.multiply(NDArray(number: balance), distance))
        }
    }
}

extension Graph {
    /// h = t/g - (1 - t)/(1 - g), with the propensity g kept from 0 and 1: what ε is multiplied with.
    mutating func lever(_ treatment: NDArray, _ share: NDArray) throws(EngineError) -> NDArray {
        let kept = try Propensity.inLever.keep(share, in: &self)
        let one = NDArray(number: 1)
        let up = try divide(treatment, kept)
        return try subtract(up, try divide(try subtract(one, treatment), try subtract(one, kept)))
    }

    /// Some columns of a matrix.
    fileprivate mutating func columns(_ range: Range<Int>, of x: NDArray) throws(EngineError) -> NDArray {
        let rows = AxisRange(start: 0, count: x.shape[0])
        return try apply(.slice([rows, AxisRange(start: range.lowerBound, count: range.count)]), [x])
    }

    fileprivate mutating func meanSquare(_ x: NDArray) throws(EngineError) -> NDArray { try mean(try square(x)) }

    /// The squared distance of the mean of the rows that are treated from that of the others, 0 where there are none of
    /// either. Gretton and others, 2012, with a linear kernel.
    fileprivate mutating func discrepancy(of rows: NDArray, _ treatment: NDArray) throws(EngineError) -> NDArray {
        let one = NDArray(number: 1)
        var means: [NDArray] = []
        var areBoth = one
        for member in [treatment, try subtract(one, treatment)] {
            let count = try sum(member)
            let total = try sum(try multiply(rows, member), axes: [0])
            means.append(try divide(total, try binary(.maximum, count, one)))
            areBoth = try binary(.minimum, areBoth, count)
        }
        return try multiply(areBoth, try sum(try square(try subtract(means[0], means[1]))))
    }
}
