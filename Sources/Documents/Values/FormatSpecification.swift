/// Python's format mini-language: what stands after the colon in `f"{loss:>10.4f}"`.
///
/// `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`, as CPython 3.13 reads it. `n` is refused, since
/// it depends on the locale. A width counts Unicode scalars, as in Python.
public struct FormatSpecification: Hashable, Sendable {
    /// The largest width and precision.
    public static let largestWidth = 1_000

    /// Where a value stands in its width.
    enum Alignment: Hashable, Sendable {
        case left
        case right
        case center
        /// To the right, with the fill between the sign and the digits.
        case afterSign
    }

    var fill: Unicode.Scalar = " "
    /// nil where the kind of value decides.
    var alignment: Alignment?
    /// `+`, `-`, a space, or none.
    var sign: Unicode.Scalar?
    var coercesNegativeZero = false
    var isAlternate = false
    /// A `0` before the width.
    var padsWithZeros = false
    var width = 0
    /// `,` or `_`.
    var grouping: Unicode.Scalar?
    var precision: Int?
    var type: Unicode.Scalar?

    /// Whether it says nothing, so that a value is written as `print` writes it.
    public var isEmpty: Bool { self == FormatSpecification() }

    private init() {}

    /// Reads `text`; whether it fits a value shows when the value is formatted.
    public init(parsing text: String) throws(FormatError) {
        let scalars = Array(text.unicodeScalars.prefix(4 * Self.largestWidth))
        var position = 0
        func peek(_ distance: Int = 0) -> Unicode.Scalar? {
            position + distance < scalars.count ? scalars[position + distance] : nil
        }
        func take(_ scalar: Unicode.Scalar) -> Bool {
            guard peek() == scalar else { return false }
            position += 1
            return true
        }
        func number() throws(FormatError) -> Int? {
            var value: Int?
            while let scalar = peek(), ("0"..."9").contains(scalar) {
                let next = (value ?? 0) * 10 + Int(scalar.value - 48)
                if next > Self.largestWidth { throw .tooWide(limit: Self.largestWidth) }
                value = next
                position += 1
            }
            return value
        }

        var hasFill = false
        if let fill = peek(), let mark = peek(1), let alignment = Self.alignment(mark) {
            self.fill = fill
            self.alignment = alignment
            hasFill = true
            position = 2
        } else if let mark = peek(), let alignment = Self.alignment(mark) {
            self.alignment = alignment
            position = 1
        }
        if let mark = peek(), mark == "+" || mark == "-" || mark == " " {
            sign = mark
            position += 1
        }
        coercesNegativeZero = take("z")
        isAlternate = take("#")
        if !hasFill, take("0") {
            fill = "0"
            padsWithZeros = true
        }
        width = try number() ?? 0
        if take(",") { grouping = "," }
        if peek() == "_" {
            if grouping != nil { throw .twoGroupings }
            grouping = "_"
            position += 1
        }
        if peek() == ",", grouping == "_" { throw .twoGroupings }
        if take(".") {
            guard let digits = try number() else { throw .missingPrecision }
            precision = digits
        }
        guard scalars.count - position <= 1 else { throw .malformed(text) }
        type = peek()
        try checkGrouping()
    }

    private static func alignment(_ scalar: Unicode.Scalar) -> Alignment? {
        switch scalar {
        case "<": .left
        case ">": .right
        case "^": .center
        case "=": .afterSign
        default: nil
        }
    }

    private func checkGrouping() throws(FormatError) {
        guard let grouping, let type else { return }
        switch type {
        case "d", "e", "f", "g", "E", "G", "%", "F": return
        case "b", "o", "x", "X": if grouping == "_" { return }
        case "n": throw .localeCode
        default: break
        }
        throw .notAllowed(.grouping(Character(grouping)), type: Character(type), .number)
    }

    /// A number as `type` says, by default in the digits that `print` shows.
    public func format(_ number: Double) throws(FormatError) -> String {
        if isEmpty { return Documents.text(of: number) }
        return field(try numericParts(of: number))
    }

    /// An integer; the types of numbers turn it into one.
    public func format(integer: Int) throws(FormatError) -> String {
        switch type {
        case "e", "E", "f", "F", "g", "G", "%": return try format(Double(integer))
        default: return field(try integerParts(of: integer))
        }
    }

    /// A truth value: `True` or `False` where nothing is said, else 1 or 0, as in Python.
    public func format(truth: Bool) throws(FormatError) -> String {
        if isEmpty { return truth ? "True" : "False" }
        return try format(integer: truth ? 1 : 0)
    }

    /// A text, cut to the precision and padded to the width.
    public func format(text: String) throws(FormatError) -> String {
        if let type, type != "s" { throw unknownCode(type, .text) }
        if sign != nil { throw .notAllowed(.sign, type: nil, .text) }
        if coercesNegativeZero { throw .notAllowed(.negativeZero, type: nil, .text) }
        if isAlternate { throw .notAllowed(.alternateForm, type: nil, .text) }
        if alignment == .afterSign { throw .notAllowed(.signAlignment, type: nil, .text) }
        if let grouping { throw .notAllowed(.grouping(Character(grouping)), type: "s", .text) }
        var shown = text.unicodeScalars[...]
        if let precision { shown = shown.prefix(precision) }
        return padded(String(String.UnicodeScalarView(shown)), to: alignment ?? .left)
    }

    func unknownCode(_ type: Unicode.Scalar, _ kind: FormatError.Kind) -> FormatError {
        type == "n" && kind != .text ? .localeCode : .unknownCode(Character(type), kind)
    }
}
