/// Why a formula has no markup.
public struct MathError: Error, Hashable, Sendable {
    /// The kinds of reason.
    public enum Kind: Hashable, Sendable {
        /// KaTeX cannot read it.
        case syntax
        /// It is longer, deeper or more work than a formula may be.
        case tooLarge
        /// It asks for a link, an image or HTML of its own: the command's name.
        case refusedCommand(String)
        /// It needs more memory than a formula may have.
        case outOfMemory
        /// The engine failed: our own bug.
        case engine
    }

    /// What kind of reason.
    public let kind: Kind
    /// KaTeX's own sentence for `syntax`, else a sentence of ours; English.
    public let message: String
    /// The UTF-8 offset in the formula, where it is known.
    public let position: Int?

    init(_ kind: Kind, _ message: String, at position: Int? = nil) {
        self.kind = kind
        self.message = message
        self.position = position
    }
}
