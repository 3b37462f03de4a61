/// A formula turned into another, step by step, each with the reason why it may be.
public struct Derivation: Hashable, Sendable {
    /// A formula, and why it equals the one before.
    public struct Step: Hashable, Sendable {
        /// The formula in TeX, without delimiters; empty where a step has none.
        public var tex: String
        /// The same formula in plain characters, for where no mathematics can be set: `P(y | do(t)) = Σ_z P(y | t, z) P(z)`.
        public var text: String
        /// A sentence.
        public var reason: String

        /// A step.
        public init(tex: String, text: String, reason: String) {
            self.tex = tex
            self.text = text
            self.reason = reason
        }
    }

    /// What it shows, if it says.
    public var title: String?
    /// The formulas in their order.
    public var steps: [Step]
    /// Text under the last step.
    public var note: String?

    /// A derivation.
    public init(title: String? = nil, steps: [Step], note: String? = nil) {
        self.title = title
        self.steps = steps
        self.note = note
    }
}
