internal import Diagnostics

/// A mistake found where its place is not known; the expression being evaluated adds the range.
struct Refusal: Error {
    let number: Int
    let headline: Text
    let label: Text?
    let help: Text?

    init(_ number: Int, _ headline: Text, label: Text? = nil, help: Text? = nil) {
        self.number = number
        self.headline = headline
        self.label = label
        self.help = help
    }

    func diagnostic(at range: SourceRange) -> Diagnostic {
        Diagnostic(number, headline, at: range, label: label, help: help)
    }
}
