/// What the mathematics of a structural model can be refused for. Carries no place and no sentence: Evaluation adds both.
public enum ModelError: Error, Hashable, Sendable {
    /// Enumeration would need more particles than this.
    case tooManyParticles(Int)
    /// A condition that the distribution never meets.
    case impossibleCondition
}
