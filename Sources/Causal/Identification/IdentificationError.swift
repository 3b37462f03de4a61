/// Why an effect cannot be asked for. Carries no place and no sentence: Evaluation adds both.
public enum IdentificationError: Error, Hashable, Sendable {
    /// No variable is named as the cause, or none as the outcome.
    case nothing(Role)
    /// The variable is asked for in two roles.
    case overlap(String, Role, Role)
    /// The variable is not observed.
    case latent(String, Role)
    /// The formula, or one on the way to it, has more names than `Identification.mostNames`.
    case tooLong

    /// What a variable is asked for as.
    public enum Role: Hashable, Sendable {
        /// It is set from outside.
        case cause
        /// Its distribution is asked for.
        case outcome
        /// It is seen.
        case given
    }
}
