internal import Causal

/// The estimand of a way to estimate an effect: what is asked on the left, what data can tell on the right.
struct EffectFormula {
    /// A side of it as TeX, and as text for a terminal.
    typealias Side = (tex: String, text: String)
    /// The difference between two interventions, and what it equals.
    let asked, equal: Side

    /// `levels` are what is compared with what; nil where the treatment is any number and the effect that of one unit more.
    init(treatment: String, outcome: String, way: EffectPlan.Way, levels: (treated: String, untreated: String)?) {
        let writers = [true, false].map { FormulaWriter(isTeX: $0, treatment, outcome, levels) }
        asked = (writers[0].asked, writers[1].asked)
        equal = ("= " + writers[0].equal(way), "= " + writers[1].equal(way))
    }
}

/// Writes an estimand in one of two ways.
private struct FormulaWriter {
    private let isTeX: Bool
    /// The treatment, the outcome, and the two treatments that are compared.
    private let t, y, high, low: String

    init(
        isTeX: Bool, _ treatment: String, _ outcome: String, _ levels: (treated: String, untreated: String)?
    ) {
        self.isTeX = isTeX
        t = Self.name(treatment, isTeX)
        y = Self.name(outcome, isTeX)
        high = levels.map { Self.value($0.treated, isTeX) } ?? "a + 1"
        low = levels.map { Self.value($0.untreated, isTeX) } ?? "a"
    }

    var asked: String {
        difference { mean(given: "\(isTeX ? "\\operatorname{do}" : "do")(\(t) = \($0))") }
    }

    func equal(_ way: EffectPlan.Way) -> String {
        switch way {
        case .adjusting(let names):
            let others = names.isEmpty ? "" : ", " + list(names)
            let inner = difference { mean(given: "\(t) = \($0)\(others)") }
            return names.isEmpty
                ? inner
                : isTeX
                    ? "E_{\(list(names))}\\bigl[\(inner)\\bigr]" : "E over \(list(names)) of (\(inner))"
        case .instruments(let names, let given):
            let held = given.isEmpty ? "" : bar + list(given)
            let parts = [y, t].map { covariance(list(names), $0 + held) }
            return isTeX ? "\\frac{\(parts[0])}{\(parts[1])}" : "\(parts[0]) / \(parts[1])"
        case .mediators(let names):
            let m = list(names)
            let moved = "(\(difference { "P(\(m)\(bar)\(t) = \($0))" }))"
            let rest =
                isTeX
                ? "E_{\(t)}\\bigl[\(mean(given: "\(m), \(t)"))\\bigr]" : "E over \(t) of \(mean(given: "\(m), \(t)"))"
            return "\(isTeX ? "\\sum_{\(m)} \(moved) \\, " : "Σ over \(m) of \(moved) ")\(rest)"
        }
    }

    private var bar: String { isTeX ? " \\mid " : " | " }

    private func mean(given condition: String) -> String { "E[\(y)\(bar)\(condition)]" }

    private func difference(_ part: (String) -> String) -> String { "\(part(high)) - \(part(low))" }

    private func covariance(_ one: String, _ other: String) -> String {
        "\(isTeX ? "\\operatorname{Cov}" : "Cov")(\(one), \(other))"
    }

    private func list(_ names: [String]) -> String { names.map { Self.name($0, isTeX) }.joined(separator: ", ") }

    private static func name(_ name: String, _ isTeX: Bool) -> String { isTeX ? Formula(variable: name).tex : name }

    private static func value(_ value: String, _ isTeX: Bool) -> String {
        isTeX && Double(value) == nil ? Formula(variable: value).tex : value
    }
}
