/// What an estimation can be refused for. Carries no place and no sentence: Evaluation adds both.
public enum EstimationError: Error, Hashable, Sendable {
    case noSamples
    /// A column of `found` numbers where there are `samples` treatments.
    case countsDiffer(String, found: Int, samples: Int)
    /// An array of `found` columns for so many names.
    case columnsDiffer(found: Int, names: Int)
    /// A column in which `count` numbers are missing or infinite, the first of them in this row, from 0.
    case missing(String, row: Int, count: Int)
    /// Everyone was treated alike: there is nothing to compare with.
    case constantTreatment(String, value: Double)
    /// A treatment with other values than 0 and 1: its first five, ascending, and how many there are.
    case treatmentLevels(String, [Double], count: Int)
    case constantOutcome(String, value: Double)
    /// Samples that could only be treated, or only untreated, as far as the covariates tell: so many of them, and the
    /// covariate that tells it by itself, if one does.
    case noOverlap(covariate: String?, samples: Int)
    /// A group has too few samples for what is to be learnt from it.
    case tooFewSamples(SampleGroup, found: Int, needed: Int)
    /// A column that is constant or a sum of multiples of the columns before it, so that its coefficient is not determined.
    case collinear(String, in: SampleGroup)
    /// Covariates that leave nothing of the treatment: they determine it.
    case treatmentDetermined(String)
    /// A slope that may differ by treatment, for something that is not a covariate; those that are.
    case unknownCovariate(String, known: [String])
    /// Two-stage least squares without an instrument.
    case noInstrument
    /// Instruments that do not move the treatment at all, once the covariates are taken out.
    case irrelevantInstruments([String])
    /// The front door without a mediator.
    case noMediator
    /// Mediators that are to be counted and take more than `limit` values.
    case tooManyLevels(found: Int, limit: Int)
    /// A value of the mediators that nobody with this treatment has, where some with another have it.
    case emptyCell(mediators: [Double], treatment: Double)
    /// A front door that is to be counted, with covariates.
    case countedWithCovariates
    /// A net whose loss was not a number.
    case learningFailed(NuisanceRole)
    /// So many of the bootstrap's samples could not be estimated from, of so many.
    case tooFewResamples(failed: Int, of: Int)
}

/// Samples that something is learnt from.
public enum SampleGroup: String, Hashable, Sendable, CaseIterable {
    case all
    case treated
    case untreated
}

/// What a nuisance function is of.
public enum NuisanceRole: String, Hashable, Sendable, CaseIterable {
    /// The mean outcome of samples with these covariates.
    case outcome
    /// The probability to be treated of samples with these covariates.
    case propensity
    /// The effect on samples with these covariates.
    case effect
}
