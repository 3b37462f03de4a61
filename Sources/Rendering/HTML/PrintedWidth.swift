/// How wide what cannot wrap is, in characters: on paper nothing scrolls, so the page's style sets it as small as the
/// paper asks.
///
/// An estimate: it decides the size of letters and nothing else.
enum PrintedWidth {
    /// `names` and the class that tells `pageStyle` the width; nil for what has none and fits anyway.
    static func classes(_ names: String?, _ width: Int) -> String? {
        guard width > 60 else { return names }
        let step = steps.firstIndex { width <= $0 } ?? steps.count - 1
        return [names, "wide\(step + 1)"].compactMap { $0 }.joined(separator: " ")
    }

    /// The widths that `pageStyle` gives the classes; what is wider is set as small as the last.
    private static let steps = [75, 95, 120, 150, 190, 240, 300]

    /// A formula in a line that has more signs may be wider than a phone.
    static let ofPhone = 24

    /// Of a table whose columns are so wide, with the space between them.
    static func ofTable(_ columns: some Sequence<Int>) -> Int { columns.reduce(0) { $0 + $1 + 2 } }

    /// Of a cell that wraps at spaces, or between Chinese characters.
    static func ofWrapping(_ text: String) -> Int {
        var (whole, longest, word) = (0, 0, 0)
        for scalar in text.unicodeScalars {
            let width = scalar.isChinese ? 2 : 1
            whole += width
            word = width == 2 || scalar == " " ? 0 : word + 1
            longest = max(longest, width == 2 ? 2 : word)
        }
        return max(longest, min(whole, 12))
    }

    /// Of a formula: the signs of its MathML, and of rows above each other the longest.
    static func ofFormula(_ markup: String) -> Int {
        var outside: [(before: Int, longest: Int)] = []
        var count = 0
        for piece in markup.utf8.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false) {
            let tag = piece.prefix { $0 != UInt8(ascii: ">") }
            // The formula's TeX is not shown, and all that follows closes tags.
            if tag.starts(with: "annotation".utf8) { break }
            if tag.starts(with: "mtable".utf8) {
                outside.append((count, 0))
                count = 0
            } else if tag.starts(with: "/mtr".utf8), let last = outside.popLast() {
                outside.append((last.before, max(last.longest, count)))
                count = 0
            } else if tag.starts(with: "/mtable".utf8), let last = outside.popLast() {
                count = last.before + last.longest
            }
            count += signs(piece.dropFirst(tag.count + 1))
        }
        return count
    }

    /// How many characters stand there, `&lt;` being one.
    private static func signs(_ text: Substring.UTF8View) -> Int {
        var count = 0
        var isReference = false
        for byte in text where byte & 0xC0 != 0x80 {
            if !isReference { count += 1 }
            if byte == UInt8(ascii: "&") { isReference = true }
            if byte == UInt8(ascii: ";") { isReference = false }
        }
        return count
    }
}
