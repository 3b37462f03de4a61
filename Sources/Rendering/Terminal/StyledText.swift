import Diagnostics

/// Text whose parts look different, for a terminal.
struct StyledText {
    private var runs: [(text: String, style: TerminalStyle)] = []

    /// No text.
    init() {}

    /// `text` in one style.
    init(_ text: String, _ style: TerminalStyle = []) { append(text, style) }

    /// Whether there is nothing to show.
    var isEmpty: Bool { runs.allSatisfy(\.text.isEmpty) }

    /// The text without styles.
    var plain: String { runs.map(\.text).joined() }

    /// Adds `text` in `style`.
    mutating func append(_ text: String, _ style: TerminalStyle = []) { runs.append((text.withControlPictures, style)) }

    /// The lines of the text at `width` columns. Wrapping only moves blanks, so every other character finds its style
    /// by its order.
    func lines(width: Int, colors: Bool) -> [String] {
        let lines = wrapped(plain, width: width)
        guard colors else { return lines }
        var styles = runs.lazy.flatMap { run in
            run.text.unicodeScalars.lazy.filter { !$0.isBlank }.map { _ in run.style }
        }.makeIterator()
        return lines.map { line in
            var result = ""
            var part = String.UnicodeScalarView()
            var style: TerminalStyle = []
            for scalar in line.unicodeScalars {
                if !scalar.isBlank, let next = styles.next(), next != style {
                    result += Self.paint(part, style)
                    part = String.UnicodeScalarView()
                    style = next
                }
                part.append(scalar)
            }
            return result + Self.paint(part, style)
        }
    }

    /// Blanks at the end keep no style: a line under them would show.
    private static func paint(_ part: String.UnicodeScalarView, _ style: TerminalStyle) -> String {
        let blanks = part.reversed().prefix { $0.isBlank }.count
        let words = String(String.UnicodeScalarView(part.dropLast(blanks)))
        return style.paint(words, colors: true) + String(repeating: " ", count: blanks)
    }
}

extension Unicode.Scalar {
    fileprivate var isBlank: Bool { self == " " || self == "\n" }
}
