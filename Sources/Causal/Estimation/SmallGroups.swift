import Engine
import Kernels

extension Workspace {
    /// What to say of a treatment's groups: that one is very small, or that the two cannot be compared.
    mutating func addGroupWarnings(
        to estimate: inout EffectEstimate, _ data: TreatmentData, _ estimator: Estimator
    ) throws {
        guard data.treatment.allSatisfy({ $0 == 0 || $0 == 1 }) else { return }
        let groups = [SampleGroup.untreated, .treated].map { (group: $0, count: data.members(of: $0).count) }
        if let (group, count) = groups.min(by: { $0.count < $1.count }), count < 10 {
            let reach = try normalQuantile(inside: estimate.level)
            let coverage = count < 2 ? 0 : coverage(reach: reach, samples: count)
            estimate.warnings.append(.fewSamples(group, count: count, coverage: coverage))
            if count < 2 {
                (estimate.standardError, estimate.low, estimate.high) = (.nan, .nan, .nan)
                estimate.warnings.removeAll { $0 == .noInfluenceInterval }
            }
        }
        // The others have learnt propensities, and were refused where these run away.
        guard estimate.propensities == nil, estimator.needsOverlap, !data.names.covariates.isEmpty else { return }
        do {
            _ = try logistic(data.covariates, data.treatment, names: data.names.covariates)
        } catch EstimationError.noOverlap(let covariate, let samples) {
            estimate.warnings.append(.extrapolation(covariate: covariate, samples: samples))
        } catch is EstimationError {
            // A regression that has more to tell apart than this one stands already.
        }
    }
}

/// The share of samples of `samples` normal numbers for which their mean is no farther from the truth than `reach` times
/// s √((n - 1) / n) / √n, the error that an influence function gives: Student's (1908) integral up to reach √((n - 1) / n)
/// with n - 1 degrees of freedom.
func coverage(reach: Double, samples: Int) -> Double {
    let freedom = samples - 1
    // At most π/2, halved until it is the angle with this tangent.
    let tangent = reach / Double(samples).squareRoot()
    var (low, high) = (0.0, Double.pi / 2)
    for _ in 0..<60 {
        let middle = (low + high) / 2
        if kernels_tan(middle) < tangent { low = middle } else { high = middle }
    }
    let (sine, cosine) = (kernels_sin(low), kernels_cos(low))
    // Abramowitz and Stegun, 26.7.3 and 26.7.4.
    let isOdd = freedom % 2 == 1
    var term = isOdd ? cosine : 1
    var sum = 0.0
    for place in stride(from: isOdd ? 3 : 2, through: freedom, by: 2) {
        sum += term
        term *= cosine * cosine * Double(place - 1) / Double(place)
    }
    return isOdd ? 2 / Double.pi * (low + sine * sum) : sine * sum
}
