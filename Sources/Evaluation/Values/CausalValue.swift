public import Diagnostics
public import Documents
public import Engine

/// What the commands of cause and effect give: a causal graph, an estimand, a structural model, an effect.
public protocol CausalValue: Sendable {
    /// What it is called in a sentence, without an article: `causal graph`.
    var kind: Text { get }
    /// The bytes that a variable with this value counts for.
    var byteCount: Int { get }
    /// How deep functions and lists stand in it, as `Value.nesting` counts.
    var nesting: Int { get }
    /// The data set that it stands for where one is asked for.
    var data: Dataset? { get }
    /// The value in one line, as `print` writes it.
    var outline: Text { get }
    /// What stands behind its point, in the order in which it is offered.
    var fieldNames: [String] { get }
    /// The field of that name; nil if it has none.
    func field(_ name: String) -> Value?
    /// Whether it holds, where it answers a question with yes or no; nil where it is no such answer, and counts as true.
    var truth: Bool? { get }
    /// What `draw` shows of it; nil of a value without a graph.
    var picture: GraphDiagram? { get }
    /// What it shows on a line of its own.
    func outputs(in language: MessageLanguage) -> [Output]
}

extension CausalValue {
    /// No function and no list.
    public var nesting: Int { 0 }
    /// None.
    public var data: Dataset? { nil }
    /// No answer to a question with yes or no.
    public var truth: Bool? { nil }
    /// No fields.
    public var fieldNames: [String] { [] }
    /// No picture.
    public var picture: GraphDiagram? { nil }
    /// No field.
    public func field(_ name: String) -> Value? { nil }
}
