/// The report that most CI servers read: a suite for each notebook, a case for each cell and claim, and one for all that
/// stands elsewhere. By the schema of Jenkins' xUnit plugin (`junit-10.xsd`), which has no path and line for a case: they
/// stand in its class, its name and the message, which GitLab shows too.
///
/// Times are 0, so that the same check gives the same file.
public struct JUnitReport: Sendable {
    private let reports: [Report]

    /// The report on several notebooks.
    public init(_ reports: [Report]) { self.reports = reports }

    /// The XML.
    public var text: String {
        let suites = reports.map { Suite($0) }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="notebook check" \(Self.counts(suites))>
            \(suites.map(\.text).joined())</testsuites>

            """
    }

    fileprivate static func counts(_ suites: [Suite]) -> String {
        let (tests, failures) = suites.reduce((0, 0)) { ($0.0 + $1.cases.count, $0.1 + $1.failures) }
        return "tests=\"\(tests)\" failures=\"\(failures)\" errors=\"0\" time=\"0\""
    }

    /// `text` as XML: what XML cannot say is left out.
    fileprivate static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: escaped += "&amp;"
            case 0x3C: escaped += "&lt;"
            case 0x3E: escaped += "&gt;"
            case 0x22: escaped += "&quot;"
            case 0x09, 0x0A, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: escaped.unicodeScalars.append(scalar)
            default: escaped += "\u{FFFD}"
            }
        }
        return escaped
    }
}

private struct Suite {
    struct Case {
        let name: String
        let isRun: Bool
        var findings: [Report.Finding] = []
    }

    let path: String
    /// The first is about the notebook as a whole.
    private(set) var cases: [Case]

    init(_ report: Report) {
        path = report.path
        cases = [Case(name: "notebook", isRun: true)]
        cases += report.parts.map { Case(name: "line \($0.place.line) · \($0.name)", isRun: $0.isRun) }
        for finding in report.findings {
            let part = finding.place.flatMap { place in report.parts.lastIndex { $0.place.holds(place) } }
            cases[part.map { $0 + 1 } ?? 0].findings.append(finding)
        }
    }

    var failures: Int { cases.count { $0.findings.contains { $0.severity == "error" } } }

    var text: String {
        let name = JUnitReport.escaped(path)
        return """
            <testsuite name="\(name)" file="\(name)" \(JUnitReport.counts([self])) skipped="\(cases.count { !$0.isRun && $0.findings.isEmpty })">
            \(cases.map { text(of: $0) }.joined())</testsuite>

            """
    }

    private func text(of item: Case) -> String {
        let path = JUnitReport.escaped(path)
        let name = JUnitReport.escaped(item.name)
        let head = "<testcase classname=\"\(path)\" name=\"\(name)\" time=\"0\""
        let errors = item.findings.filter { $0.severity == "error" }
        guard let first = errors.first else { return head + (item.isRun ? "/>\n" : "><skipped/></testcase>\n") }
        let message = JUnitReport.escaped("\(self.path):\(first.place?.line ?? 1) \(first.message)")
        let text = JUnitReport.escaped(errors.map { $0.plainText(self.path) }.joined())
        return head + ">\n<failure message=\"\(message)\" type=\"\(first.code)\">\(text)</failure>\n</testcase>\n"
    }
}
