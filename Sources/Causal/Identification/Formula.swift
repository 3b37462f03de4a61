/// A formula as it is written: for typesetting, and in one line of Unicode for a terminal.
public struct Formula: Hashable, Sendable {
    /// In TeX, without delimiters: `P(y \mid \operatorname{do}(x)) = \sum_{z} P(y \mid x, z) P(z)`.
    public var tex: String
    /// In Unicode: `P(y | do(x)) = Σ_z P(y | x, z) P(z)`.
    public var text: String

    /// A formula in both forms.
    public init(tex: String, text: String) {
        self.tex = tex
        self.text = text
    }

    init(_ tex: String, _ text: String) {
        self.tex = tex
        self.text = text
    }

    /// The same in both.
    init(_ both: String) { self.init(both, both) }

    static func + (left: Formula, right: Formula) -> Formula {
        Formula(left.tex + right.tex, left.text + right.text)
    }

    /// It in parentheses.
    var parenthesized: Formula { Formula("\\left(\(tex)\\right)", "(\(text))") }
}

extension [Formula] {
    func joined(by separator: String) -> Formula {
        Formula(map(\.tex).joined(separator: separator), map(\.text).joined(separator: separator))
    }
}
