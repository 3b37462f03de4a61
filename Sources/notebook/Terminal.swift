internal import Glibc

/// The terminal: results, messages, and one line of progress when a person is looking.
enum Terminal {
    /// Whether colours and progress are wanted.
    static let isInteractive = isWatched(2)
    static let usesColors = isInteractive && allowsColors
    /// Whether results are coloured.
    static let colorsResults = isWatched(1) && allowsColors

    private static let allowsColors = getenv("NO_COLOR").map { String(cString: $0).isEmpty } ?? true

    /// Whether a person looks at what is written to `descriptor`.
    private static func isWatched(_ descriptor: Int32) -> Bool {
        isatty(descriptor) == 1 && getenv("CI") == nil && getenv("TERM").map { String(cString: $0) } != "dumb"
    }

    /// The language of messages for a notebook that does not say.
    static var locale: String {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            if let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty { return value }
        }
        return "C"
    }

    /// How many columns there are where there is no terminal.
    static let standardWidth = 80

    /// How many columns pages take: those of the terminal, from 40 to 100, or 80 where there is none.
    static var width: Int {
        var size = winsize()
        guard isatty(1) == 1, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return standardWidth }
        return min(100, max(40, Int(size.ws_col)))
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
