internal import Diagnostics

/// Findings as JSON (RFC 8259): a list of objects, one to a line, with the keys always in the same order.
enum FindingsJSON {
    static func text(of findings: [LintRun.Finding]) -> String {
        "[" + findings.map { "\n  " + object(of: $0) }.joined(separator: ",") + (findings.isEmpty ? "]\n" : "\n]\n")
    }

    private static func object(of finding: LintRun.Finding) -> String {
        let (diagnostic, language) = (finding.diagnostic, finding.language)
        var fields: [(String, String)] = [("file", quoted(finding.source.path))]
        if let range = diagnostic.range {
            let (start, end) = (finding.source.location(of: range.start), finding.source.location(of: range.end))
            fields += [
                ("line", "\(start.line)"), ("column", "\(start.column)"), ("endLine", "\(end.line)"),
                ("endColumn", "\(end.column)"),
            ]
        }
        fields += [
            ("number", quoted(diagnostic.code)), ("severity", quoted("\(diagnostic.severity)")),
            ("message", quoted(diagnostic.headline[language])),
        ]
        if let label = diagnostic.label { fields.append(("label", quoted(label[language]))) }
        if let help = diagnostic.help { fields.append(("help", quoted(help[language]))) }
        return "{" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\u{0}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
