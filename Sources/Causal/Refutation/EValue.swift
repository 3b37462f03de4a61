internal import Kernels

/// The E-value of a risk ratio: with which risk ratio an unobserved common cause would have to be tied to the treatment and to
/// the outcome, each, to be the whole of it. RR + √(RR (RR - 1)), of a ratio below 1 that of its inverse (VanderWeele and
/// Ding, 2017). At least 1; nan for a ratio that is not positive.
public func eValue(riskRatio: Double) -> Double {
    guard riskRatio > 0, riskRatio.isFinite else { return .nan }
    let ratio = riskRatio < 1 ? 1 / riskRatio : riskRatio
    return ratio + (ratio * (ratio - 1)).squareRoot()
}

extension EffectEstimate {
    /// The effect as a risk ratio: of outcomes 0 and 1 the quotient of the two means, of others exp(0.91 d) with the effect d
    /// in standard deviations of the outcome (Chinn, 2000; VanderWeele and Ding, 2017). With it the ratio at the end of the
    /// interval that is nearer to no effect, 1 where no effect is in the interval. Nil where a mean is not positive.
    public func riskRatio(of data: TreatmentData) -> (ratio: Double, nearEnd: Double)? {
        let near = low > 0 ? low : high < 0 ? high : 0
        if data.hasBinaryOutcome, let means {
            guard means.untreated > 0, means.treated > 0 else { return nil }
            return (means.treated / means.untreated, max(means.untreated + near, 0) / means.untreated)
        }
        let deviation = data.outcome.variance.squareRoot()
        guard deviation > 0 else { return nil }
        return (kernels_exp(0.91 * value / deviation), kernels_exp(0.91 * near / deviation))
    }
}
