public import Diagnostics
public import Documents

/// What the commands of cause and effect give: a causal graph, an estimand, a structural model, an effect.
public protocol CausalValue: Sendable {
    /// What it is called in a sentence, without an article: `causal graph`.
    var kind: Text { get }
    /// The bytes that a variable with this value counts for.
    var byteCount: Int { get }
    /// The value in one line, as `print` writes it.
    var outline: Text { get }
    /// What stands behind its point, in the order in which it is offered.
    var fieldNames: [String] { get }
    /// The field of that name; nil if it has none.
    func field(_ name: String) -> Value?
    /// What `draw` shows of it; nil of a value without a graph.
    var picture: GraphDiagram? { get }
    /// What it shows on a line of its own.
    func outputs(in language: MessageLanguage) -> [Output]
}

extension CausalValue {
    /// No fields.
    public var fieldNames: [String] { [] }
    /// No picture.
    public var picture: GraphDiagram? { nil }
    /// No field.
    public func field(_ name: String) -> Value? { nil }
}
