/// What a check says of one notebook; what a worker hands to the process that asked it.
public struct Report: Codable, Sendable {
    /// Something to be said, at a place of the notebook.
    public struct Finding: Codable, Sendable {
        /// `error`, `warning` or `advice`.
        public var severity: String
        /// `NN0650`
        public var code: String
        /// Nil where it is about the file as a whole.
        public var place: Place?
        /// The headline, without what a diff adds.
        public var message: String
        /// What is said at the place itself.
        public var label: String?
        /// The way out.
        public var help: String?
        /// A unified diff and the like, line by line.
        public var body: [String]
        /// All of it as a person reads it, with the line of the notebook and a caret.
        public var text: String
        /// `path`, and its place there.
        func placed(in path: String) -> String { path + (place.map { ":\($0.text)" } ?? "") }

        /// The same without colours, of the notebook at `path`.
        public func plainText(_ path: String) -> String {
            let lines = ["\(placed(in: path)): \(severity): \(message) [\(code)]"]
            return (lines + [help.map { "help: \($0)" }].compactMap(\.self) + body).map { $0 + "\n" }.joined()
        }

        /// A finding.
        public init(
            severity: String, code: String, message: String, label: String? = nil, help: String? = nil,
            body: [String] = [], text: String, at place: Place? = nil
        ) {
            self.label = label
            self.place = place
            self.severity = severity
            self.code = code
            self.message = message
            self.help = help
            self.body = body
            self.text = text
        }
    }

    /// Something that was checked by itself: a cell, a claim.
    public struct Part: Codable, Sendable {
        /// `fig-loss`, `cell 3`, or the text of the claim.
        public var name: String
        /// Where it stands.
        public var place: Place
        /// Whether it ran; exercises do not, nor what follows a mistake of the text.
        public var isRun: Bool

        /// A part.
        public init(name: String, at place: Place, isRun: Bool = true) {
            self.name = name
            self.place = place
            self.isRun = isRun
        }
    }

    /// A file that the notebook read, or wanted to.
    public struct File: Codable, Sendable {
        /// As the notebook says it.
        public var path: String
        /// SHA-256 of its bytes; nil where there was none, or it was refused.
        public var hash: String?
        /// Whether it is shown, and so found from the notebook's own folder, and not loaded.
        public var isPicture: Bool

        /// A file.
        public init(path: String, hash: String?, isPicture: Bool) {
            self.path = path
            self.hash = hash
            self.isPicture = isPicture
        }
    }

    /// Whether a claim or an expectation held in a run.
    public struct Grade: Codable, Hashable, Sendable {
        /// Where it stands.
        public var place: Place
        /// Its text, and the text of what it compares.
        public var text, measure: String
        /// Whether it held each time.
        public var holds: Bool
        /// What it compares, if that is a number; the last one.
        public var value: Double?

        /// A grade.
        public init(_ text: String, at place: Place, measure: String, holds: Bool, value: Double?) {
            self.place = place
            self.text = text
            self.measure = measure
            self.holds = holds
            self.value = value
        }
    }

    /// A page to be written if the differences are accepted.
    public struct Promotion: Codable, Sendable {
        /// The file.
        public var path: String
        /// What it will hold.
        public var page: String
        /// SHA-256 of what it held when it was compared; empty where there was none.
        public var old: String

        /// A page for `path`, in place of the bytes `old`.
        public init(path: String, page: String, old: [UInt8]?) {
            self.path = path
            self.page = page
            self.old = old.map(SHA256.digits) ?? ""
        }
    }

    /// The notebook, as it was named.
    public var path: String
    /// What it means for the exit.
    public var status: Int32
    /// In the order of the notebook.
    public var findings: [Finding]
    /// The cells and claims in order.
    public var parts: [Part]
    /// What `--promote` writes; nil where there is nothing to accept, or the notebook fails.
    public var promotion: Promotion?
    /// The files that it read, in the order of their paths.
    public var files: [File]
    /// What the check hangs on; nil where it could not be read.
    public var ingredients: Ingredients?
    /// Floating-point operations.
    public var operations: Int
    /// How claims and expectations fared, in the order of the notebook, where that was asked.
    public var grades: [Grade]
    /// The language that the notebook says.
    public var lang: String?

    /// A report of nothing yet.
    public init(path: String, status: Int32 = 0) {
        self.path = path
        self.status = status
        findings = []
        parts = []
        promotion = nil
        files = []
        ingredients = nil
        operations = 0
        grades = []
        lang = nil
    }
}
