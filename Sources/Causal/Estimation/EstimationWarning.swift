/// What a reader of an estimate needs to know beside it. Carries no sentence: Evaluation adds it.
public enum EstimationWarning: Hashable, Sendable {
    /// So many samples have a probability to be treated below 0.01 or above 0.99, from the smallest to the largest: few
    /// others say what would have become of them.
    case extremePropensities(count: Int, smallest: Double, largest: Double)
    /// So many propensities were moved to the bound `clip` or 1 - `clip`, which makes the estimate stabler and biased.
    case clippedPropensities(count: Int, bound: Double)
    /// The first stage's F, below 10: the instruments hardly move the treatment (Staiger and Stock, 1997).
    case weakInstruments(f: Double)
    /// A group of fewer than 10 samples, whose interval would hold the effect only in about this share of all cases, if it
    /// decides the error; one sample tells no spread, and there is no interval.
    case fewSamples(SampleGroup, count: Int, coverage: Double)
    /// The covariates tell of so many samples whether they were treated, this one perhaps by itself: what would have become
    /// of them otherwise is the model's guess.
    case extrapolation(covariate: String?, samples: Int)
    /// The interval takes a propensity learnt by a net as known.
    case propensityTakenAsKnown
    /// The interval has the width of a doubly robust estimate from the same models; what the nets' own bias shifts the
    /// estimate by is not in it, and their residuals are of the samples that they learnt from.
    case intervalWithoutBias
    /// So many of the bootstrap's samples were left out, for nothing could be estimated from them.
    case resamplesLeftOut(Int, of: Int)
    /// Nothing is known of the error but by the bootstrap.
    case noInfluenceInterval
}
