/// The languages that messages and pages are written in.
public enum MessageLanguage: Sendable {
    /// English, the default.
    case english
    /// Chinese: a `lang` or locale that begins with `zh`.
    case chinese

    /// The language of a BCP 47 tag or a POSIX locale; English unless it begins with `zh`.
    public init(tag: String) {
        self = tag.lowercased().hasPrefix("zh") ? .chinese : .english
    }
}

/// A sentence in every language that `notebook` speaks.
public struct Text: Hashable, Sendable, ExpressibleByStringInterpolation {
    private let english: String
    private let chinese: String

    /// The same sentence in English and in Chinese.
    public init(en: String, zh: String) {
        english = en
        chinese = zh
    }

    /// A text that reads the same in every language: a name, a number, a piece of source.
    public init(stringLiteral value: String) {
        english = value
        chinese = value
    }

    /// The sentence in `language`.
    public subscript(language: MessageLanguage) -> String {
        language == .chinese ? chinese : english
    }
}
