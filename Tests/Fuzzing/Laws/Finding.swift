/// A law that an input broke.
public struct Finding: Error, Hashable, Sendable, CustomStringConvertible {
    /// The law, in the same words for all inputs that break it.
    public let law: String
    /// How this input breaks it.
    public let details: String

    /// That `law` is broken.
    init(_ law: String, _ details: String = "") {
        self.law = law
        self.details = details
    }

    /// Both.
    public var description: String { details.isEmpty ? law : "\(law): \(details)" }
}
