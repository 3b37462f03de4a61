internal import FoundationEssentials

/// What is asked of a worker, as one line of JSON.
public struct WorkerRequest: Codable, Sendable {
    /// The notebook.
    public var path: String
    /// How it is checked.
    public var settings: CheckSettings
    /// What is added to each seed, if only the promises are to be graded; nil for a check.
    public var seedOffset: Int?

    /// A request.
    public init(path: String, settings: CheckSettings, seedOffset: Int? = nil) {
        self.path = path
        self.settings = settings
        self.seedOffset = seedOffset
    }
}

/// What a worker says, each as one line of JSON: first what the notebook may take, then what came of it.
public enum WorkerAnswer: Codable, Sendable {
    /// It has begun with a notebook whose run may take so many seconds and hold so many bytes.
    case begun(seconds: Double, bytes: Int)
    /// It is done.
    case done(Report)
}

/// How notebooks are checked and findings written.
public struct CheckSettings: Codable, Hashable, Sendable {
    /// Findings are a line each.
    public var isShort = false
    /// With ANSI escapes.
    public var colors = false
    /// The language of messages for a notebook that does not say: a locale.
    public var locale = "C"
    /// Whether it is asked why something differs.
    public var explains = false

    /// Whole messages in English, without colours.
    public init() {}
}

/// Messages as lines of JSON (RFC 8259), names in the order of their bytes.
public enum JSONLine {
    /// The line of `message`, its line end included.
    public static func bytes(of message: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Messages hold texts, whole numbers and finite seconds alone, which always can be written.
        guard let data = try? encoder.encode(message) else { preconditionFailure("a message that is no JSON") }
        return Array(data) + [0x0A]
    }

    /// The message that `line` is; nil if it is none.
    public static func message<Message: Decodable>(_ type: Message.Type, in line: some Sequence<UInt8>) -> Message? {
        try? JSONDecoder().decode(type, from: Data(line))
    }
}
