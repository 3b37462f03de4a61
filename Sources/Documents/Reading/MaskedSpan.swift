import Diagnostics

/// A piece of the text that cmark must not look into.
struct MaskedSpan {
    enum Kind {
        /// `$…$`
        case inlineMath
        /// `$$…$$`
        case displayMath
        /// `<!-- nn:= … -->…<!-- nn:/ -->`
        case value
        /// The mark of a footnote, which is more than letters to cmark.
        case footnote
    }

    var kind: Kind
    var range: SourceRange
}

extension [UInt8] {
    /// Overwrites `span` with letters, byte for byte, so that to cmark it is a word.
    ///
    /// Line ends stay, and so does what stands before the text of a line: `lines` says where each line's text begins.
    mutating func mask(_ lines: [LineTable.Span]) {
        for line in lines where line.start < line.end {
            for index in line.start..<line.end { self[index] = 0x78 }
        }
    }
}
