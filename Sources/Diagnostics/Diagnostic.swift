/// Something a person should know about a notebook: what, where, and the way out.
///
/// A factory for each stands beside the code that finds it. Numbers are stable:
/// 1xx document, 2xx language and shapes, 3xx training, 4xx data, 5xx cause, 6xx rendering, 7xx limits, 9xx our own bug.
public struct Diagnostic: Error, Hashable, Sendable {
    /// How much it matters.
    public enum Severity: Hashable, Sendable {
        /// The notebook is wrong.
        case error
        /// The notebook runs, but hardly as meant.
        case warning
        /// Advice that can be silenced by its number.
        case advice
    }

    /// A second place that matters, with what it has to say.
    public struct Note: Hashable, Sendable {
        /// What is to be said.
        public let text: Text
        /// Where, if anywhere.
        public let range: SourceRange?

        /// A note about `range`.
        public init(_ text: Text, at range: SourceRange? = nil) {
            self.text = text
            self.range = range
        }
    }

    /// The stable number, 204 for `NN0204`.
    public let number: Int
    /// How much it matters.
    public let severity: Severity
    /// One line: what is wrong, in the user's words and with the values.
    public let headline: Text
    /// The place, if there is one.
    public var range: SourceRange?
    /// What to say beside the caret.
    public let label: Text?
    /// Further places and facts.
    public var notes: [Note]
    /// The way out.
    public let help: Text?

    /// A diagnostic; `label` stands beside the caret under `range`.
    public init(
        _ number: Int, _ severity: Severity, _ headline: Text, at range: SourceRange? = nil,
        label: Text? = nil, notes: [Note] = [], help: Text? = nil
    ) {
        self.number = number
        self.severity = severity
        self.headline = headline
        self.range = range
        self.label = label
        self.notes = notes
        self.help = help
    }

    /// An error; `label` stands beside the caret under `range`.
    public init(
        _ number: Int, _ headline: Text, at range: SourceRange? = nil, label: Text? = nil, notes: [Note] = [],
        help: Text? = nil
    ) {
        self.init(number, .error, headline, at: range, label: label, notes: notes, help: help)
    }

    /// The number as it is printed: `NN0204`.
    public var code: String {
        let digits = String(number)
        return "NN" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// The number that a text like `NN0204` or `204` means; nil if it means none.
    public static func number(ofCode text: String) -> Int? {
        let digits = text.uppercased().hasPrefix("NN") ? text.dropFirst(2) : text[...]
        guard (3...4).contains(digits.utf8.count), digits.utf8.allSatisfy(isDigit) else { return nil }
        return Int(digits)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

extension [Diagnostic] {
    /// In the order of their places.
    public var inOrder: [Diagnostic] {
        enumerated().sorted { left, right in
            (left.element.range?.start ?? 0, left.offset) < (right.element.range?.start ?? 0, right.offset)
        }.map(\.element)
    }
}
