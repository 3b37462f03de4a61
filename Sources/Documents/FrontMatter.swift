public import Diagnostics

/// The YAML at the top of a notebook.
public struct FrontMatter: Sendable {
    /// A scalar of YAML's core schema, or a list of them: what `params` may hold.
    public enum Parameter: Hashable, Sendable {
        case integer(Int)
        case number(Double)
        case truth(Bool)
        case text(String)
        case list([Parameter])
        case none
    }

    /// The numbers under `execute`; nil where the notebook says nothing.
    public struct Execution: Sendable {
        /// The first seed of the session.
        public var seed: Int?
        /// How many statements and training steps.
        public var steps: Int?
        /// How many floating-point operations.
        public var operations: Int?
        /// How many bytes.
        public var memory: Int?
        /// How many bytes of text a cell may print.
        public var output: Int?
        /// How many seconds.
        public var timeout: Double?
        /// 32 or 64 bits in models.
        public var precision: Int?

        /// Nothing said.
        public init() {}
    }

    /// From the first `---` to the end of the last, if the file has front matter.
    public var range: SourceRange?
    /// What the page is called.
    public var title: String?
    /// Under the title.
    public var subtitle: String?
    /// Who wrote it.
    public var author: String?
    /// When, as the author writes it.
    public var date: String?
    /// A BCP 47 tag; English without one.
    public var lang: String?
    /// What it is about, for search engines.
    public var description: String?
    /// Names and values in the order of the file, each with the place of its name.
    public var parameters: [(name: String, value: Parameter, range: SourceRange)] = []
    /// What a run begins with and may spend.
    public var execution = Execution()
    /// What it may cost.
    public var budget = CostBudget()
    /// The numbers of advice that `lint` keeps to itself: `lint: {allow: [NN0365]}`.
    public var allowed: [(number: Int, range: SourceRange)] = []
    /// Formats in the order of the file; empty when the notebook does not say.
    public var formats: [String] = []
    /// Whether headings are numbered.
    public var hasNumberedSections = false
    /// Whether the page begins with its contents.
    public var hasContents = false

    /// No front matter.
    public init() {}
}
