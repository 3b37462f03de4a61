internal import Glibc

/// The standard error stream: messages, and one line of progress when a person is looking.
enum Terminal {
    /// Whether colours and progress are wanted.
    static let isInteractive =
        isatty(2) == 1 && getenv("CI") == nil && getenv("TERM").map { String(cString: $0) } != "dumb"
    static let usesColors = isInteractive && (getenv("NO_COLOR").map { String(cString: $0).isEmpty } ?? true)

    /// The language of messages for a notebook that does not say.
    static var locale: String {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            if let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty { return value }
        }
        return "C"
    }

    /// Writes a message to the standard error stream.
    static func report(_ text: String) {
        try? WholeFile.writeAll(Array(text.utf8), to: 2, "standard error")
    }

    /// Writes a result to the standard output stream.
    static func print(_ text: String) {
        try? WholeFile.writeAll(Array(text.utf8), to: 1, "standard output")
    }
}
