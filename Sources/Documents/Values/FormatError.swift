/// Why a format does not fit what it is to write. The reasons are Python's.
public enum FormatError: Error, Hashable, Sendable {
    /// What was to be written.
    public enum Kind: Hashable, Sendable {
        case integer
        case number
        case text
    }

    /// A part that only some formats allow.
    public enum Part: Hashable, Sendable {
        /// `+`, `-` or a space.
        case sign
        /// `z`, which writes -0 as 0.
        case negativeZero
        /// `#`.
        case alternateForm
        /// `=`, which pads between sign and digits.
        case signAlignment
        /// `.` and the digits after it.
        case precision
        /// `,` or `_`.
        case grouping(Character)
    }

    /// The specification does not follow the grammar.
    case malformed(String)
    /// No type of this letter for a value of this kind.
    case unknownCode(Character, Kind)
    /// `n` would depend on the locale.
    case localeCode
    /// A part that the type, or the kind where there is none, does not allow.
    case notAllowed(Part, type: Character?, Kind)
    /// `,` and `_` together.
    case twoGroupings
    /// A point without digits after it.
    case missingPrecision
    /// A width or precision above the limit.
    case tooWide(limit: Int)
    /// `c` of an integer that is not a character.
    case noCharacter(Int)
}
