/// What a discrete distribution can be refused for, or cannot tell. Carries no sentence: Evaluation adds it.
public enum DistributionError: Error, Hashable, Sendable {
    /// The table is too large, or its names, cardinalities and probabilities are not of one size.
    case badShape
    /// A probability is asked given that these variables have these values, which never happens.
    case impossibleCondition([String], [Int])
    /// There is no variable of that name.
    case noVariable(String)
    /// A formula divides by something that is zero.
    case divisionByZero
    /// A formula still speaks of an action, which no distribution of what is observed can tell.
    case speaksOfAction
}
