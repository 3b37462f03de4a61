internal import Diagnostics

/// What GitHub's workflows read: commands that mark lines of a pull request, and a summary of the step.
///
/// GitHub shows ten marks of a kind for a step: of more, nine and how many there are. A summary may have 1 MiB.
public struct GitHubReport {
    private let reports: [Report]
    private let path: (String) -> String

    /// The report on several notebooks, whose place in the repository is `path` of what they are called here.
    public init(_ reports: [Report], path: @escaping (String) -> String = { $0 }) {
        self.reports = reports
        self.path = path
    }

    /// One command a line.
    public var commands: String {
        var commands = ""
        for severity in ["error", "warning", "advice"] {
            let found = reports.flatMap { report in
                report.findings.filter { $0.severity == severity }.map { (report.path, $0) }
            }
            let shown = found.count > Self.mostMarks ? found.prefix(Self.mostMarks - 1) : found[...]
            commands += shown.map { Self.command($0.1, at: path($0.0)) }.joined()
            if shown.count < found.count {
                commands +=
                    "::\(Self.kind(severity))::and \(found.count - shown.count) more; the log of the step lists them\n"
            }
        }
        return commands
    }

    private static let mostMarks = 10
    /// Of more, GitHub shows the beginning; in bytes.
    private static let longestMark = 4000
    private static let largestSummary = 1_000_000

    private static func kind(_ severity: String) -> String { severity == "advice" ? "notice" : severity }

    /// The command that marks a finding in the file at `path` of the repository.
    public static func command(_ finding: Report.Finding, at path: String) -> String {
        var properties = ["file=\(escaped(shownInTerminal(path), inProperty: true))"]
        if let place = finding.place {
            properties += ["line=\(place.line)", "endLine=\(place.endLine)"]
            // Columns are only for marks within a line.
            if place.line == place.endLine {
                properties += ["col=\(place.column)", "endColumn=\(max(place.column, place.endColumn - 1))"]
            }
        }
        if !finding.code.isEmpty { properties.append("title=\(finding.code)") }
        let said = [finding.message, finding.label, finding.help].compactMap(\.self)
        var text = (said + finding.body).joined(separator: "\n")
        if text.utf8.count > Self.longestMark {
            text = String(decoding: text.utf8.prefix(Self.longestMark), as: UTF8.self) + "\n…"
        }
        return "::\(kind(finding.severity)) \(properties.joined(separator: ","))::\(escaped(text))\n"
    }

    /// GitHub's escapes for what stands in a command.
    private static func escaped(_ text: String, inProperty: Bool = false) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": escaped += "%25"
            case "\r": escaped += "%0D"
            case "\n": escaped += "%0A"
            case ":" where inProperty: escaped += "%3A"
            case "," where inProperty: escaped += "%2C"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// `text` for a workflow's log, in which no line of a notebook can be a command. What ends the pause is not to be
    /// guessed: it hangs on every byte of the text.
    public static func quoted(_ text: String) -> String {
        guard !text.isEmpty else { return "" }
        let token = SHA256.digits(of: Array(text.utf8))
        return "::stop-commands::\(token)\n\(text)\(text.hasSuffix("\n") ? "" : "\n")::\(token)::\n"
    }

    /// The summary of the step, in Markdown: how many are well, and all findings with their diffs.
    public var summary: String {
        let failed = reports.filter { $0.status != 0 }
        var text =
            failed.isEmpty
            ? "### \(reports.count) notebooks are as they were recorded\n"
            : "### \(failed.count) of \(reports.count) notebooks are not as they were recorded\n"
        var omitted = 0
        for report in reports {
            for finding in report.findings {
                let item = Self.item(report.path, finding)
                if text.utf8.count + item.utf8.count > Self.largestSummary { omitted += 1 } else { text += item }
            }
        }
        return omitted == 0 ? text : text + "\n\(omitted) more are in the log.\n"
    }

    private static func item(_ path: String, _ finding: Report.Finding) -> String {
        let head =
            "\n**\(code(finding.placed(in: path)))** \(finding.severity): \(code(finding.message)) \(finding.code)\n"
        let help = finding.help.map { "\n\(code($0))\n" } ?? ""
        guard !finding.body.isEmpty else { return head + help }
        let longest = finding.body.map { $0.split { $0 != "`" }.map(\.count).max() ?? 0 }.max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return head + help + "\n\(fence)diff\n\(finding.body.joined(separator: "\n"))\n\(fence)\n"
    }

    /// `text` as a code span, in which nothing is Markdown.
    private static func code(_ text: String) -> String {
        let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
        let ticks = String(repeating: "`", count: longest + 1)
        let blank = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
        return ticks + blank + text.split(whereSeparator: \.isNewline).joined(separator: " ") + blank + ticks
    }
}
