internal import Diagnostics
internal import Documents

/// How the claims and expectations of a notebook fare with several seeds.
public struct SeedGrades: Sendable {
    private let path: String
    private let runs: [Report]

    /// The grades of runs with seeds that differ by 1 from one to the next.
    public init(_ path: String, _ runs: [Report]) {
        self.path = path
        self.runs = runs
    }

    /// A finding for each claim and expectation: advice where it always holds, a warning where it does not. `locale` is the
    /// language of notebooks that do not say.
    public func findings(locale: String) -> [Report.Finding] {
        let language = MessageLanguage(tag: runs.first?.lang ?? locale)
        var keys: [Key] = []
        for run in runs {
            for grade in run.grades where !keys.contains(Key(grade)) { keys.append(Key(grade)) }
        }
        let failed = runs.enumerated().filter { $0.element.status != 0 }
        var found = keys.sorted { $0.place.precedes($1.place) }.map { finding($0, language) }
        if let first = failed.first, let why = first.element.findings.first(where: { $0.severity == "error" }) {
            let message = Text(
                en:
                    "with \(failed.count) of \(runs.count) seeds the notebook fails; with seed + \(first.offset): \(why.message)",
                zh: "\(runs.count) 个种子中有 \(failed.count) 个使笔记出错；种子加 \(first.offset) 时：\(why.message)")
            found.append(Self.finding(path, why.place, .failsWithSeeds(message), language))
        }
        return found
    }

    private struct Key: Hashable {
        let place: Report.Place
        let text: String

        init(_ grade: Report.Grade) { (place, text) = (grade.place, grade.text) }
    }

    private func finding(_ key: Key, _ language: MessageLanguage) -> Report.Finding {
        // In a loop or a sweep a promise is made several times: it holds if it does each time.
        let grades = runs.map { run in run.grades.filter { Key($0) == key } }
        let holding = grades.count { !$0.isEmpty && $0.allSatisfy(\.holds) }
        let values = grades.compactMap { $0.count == 1 ? $0[0].value : nil }
        var measured = ""
        if values.count > 1, values.allSatisfy(\.isFinite), let measure = grades.compactMap(\.last).first?.measure {
            measured = (language == .chinese ? "，" : ", ") + "\(measure) \(Self.summary(of: values))"
        }
        let message = Text(
            en: "\(key.text): holds for \(holding) of \(runs.count) seeds\(measured)",
            zh: "\(key.text)：\(runs.count) 个种子中有 \(holding) 个成立\(measured)")
        return Self.finding(path, key.place, .holdsFor(message, isAll: holding == runs.count), language)
    }

    private static func finding(
        _ path: String, _ place: Report.Place?, _ diagnostic: Diagnostic, _ language: MessageLanguage
    ) -> Report.Finding {
        var finding = Report.Finding(
            severity: "\(diagnostic.severity)", code: diagnostic.code, message: diagnostic.headline[language], text: "",
            at: place)
        finding.text =
            "\(finding.placed(in: path)): \(diagnostic.severity.word[language]): \(finding.message) [\(finding.code)]\n"
        return finding
    }

    /// `0.91 ± 0.04`: the mean and the standard deviation (with n - 1), both to the deviation's first digit, or its first
    /// two where the first is a 1.
    static func summary(of values: [Double]) -> String {
        let mean = values.reduce(0, +) / Double(values.count)
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let deviation = (squares / Double(values.count - 1)).squareRoot()
        guard deviation > 0, deviation.isFinite else { return shown(mean) }
        var unit = 1.0
        while deviation < unit { unit /= 10 }
        while deviation >= 10 * unit { unit *= 10 }
        if deviation < 2 * unit { unit /= 10 }
        func rounded(_ number: Double) -> Double {
            // Where a unit is below 1, dividing by its whole inverse gives the nearest double to the decimal.
            unit < 1
                ? (number * (1 / unit).rounded()).rounded() / (1 / unit).rounded() : (number / unit).rounded() * unit
        }
        return "\(shown(rounded(mean))) ± \(shown(rounded(deviation)))"
    }

    /// A whole number without `.0`.
    private static func shown(_ number: Double) -> String {
        number == number.rounded() && number.magnitude < 1e15 ? String(Int(number)) : text(of: number)
    }
}

extension Diagnostic {
    fileprivate static func holdsFor(_ message: Text, isAll: Bool) -> Diagnostic {
        Diagnostic(641, isAll ? .advice : .warning, message)
    }

    fileprivate static func failsWithSeeds(_ message: Text) -> Diagnostic { Diagnostic(642, .warning, message) }
}
