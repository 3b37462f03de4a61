/// What a causal graph can be refused for. Carries no place and no sentence: Evaluation adds both.
public enum GraphError: Error, Hashable, Sendable {
    /// Arrows go round in a circle: its variables in their order, the first at the end too.
    case cycle([String])
    /// An arrow or arc from a variable to itself.
    case causesItself(String)
    case tooManyVariables(Int)
}
