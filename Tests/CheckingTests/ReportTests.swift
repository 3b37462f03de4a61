import Testing

@testable import Checking

@Suite struct ReportTests {
    private func report(_ findings: [Report.Finding], parts: [Report.Part] = []) -> Report {
        var report = Report(path: "a, b: c.md", status: findings.contains { $0.severity == "error" } ? 1 : 0)
        report.findings = findings
        report.parts = parts
        return report
    }

    private func finding(
        _ severity: String = "error", _ code: String = "NN0650", line: Int? = 3, message: String = "it differs",
        body: [String] = []
    ) -> Report.Finding {
        Report.Finding(
            severity: severity, code: code, message: message, body: body, text: message,
            at: line.map { Report.Place(line: $0, column: $0, endLine: $0, endColumn: $0 + 4) })
    }

    @Test func aMarkOfGitHubsHasItsPlaceAndItsEscapes() {
        let commands = GitHubReport([report([finding(message: "100% of a:b,\nc", body: ["-1", "+2"])])]).commands
        #expect(
            commands
                == "::error file=a%2C b%3A c.md,line=3,endLine=3,col=3,endColumn=6,title=NN0650::100%25 of a:b,%0Ac%0A-1%0A+2\n"
        )
    }

    @Test func ofMoreThanTenMarksThereAreNineAndTheNumberOfTheRest() {
        let many = GitHubReport([report((1...30).map { finding(line: $0) } + [finding("warning")])]).commands
        #expect(many.split(separator: "\n").count == 11)
        #expect(many.contains("::error::and 21 more; the log of the step lists them\n"))
        #expect(GitHubReport([report((1...10).map { finding(line: $0) })]).commands.split(separator: "\n").count == 10)
    }

    @Test func noLineOfANotebookIsACommandInTheLog() {
        let hostile = " ::set-env name=PATH::evil\n::stop-commands::x\n"
        let quoted = GitHubReport.quoted(hostile)
        let lines = quoted.split(separator: "\n")
        let token = lines[0].dropFirst("::stop-commands::".count)
        #expect(lines.last == "::\(token)::")
        #expect(token.count == 64 && !hostile.contains(token))
        #expect(GitHubReport.quoted("") == "")
    }

    @Test func theSummaryHoldsAllAsFarAsItMayBeLong() {
        let summary = GitHubReport([report([finding(body: ["```", "+2"])]), report([])]).summary
        #expect(summary.hasPrefix("### 1 of 2 notebooks are not as they were recorded\n"))
        #expect(summary.contains("\n````diff\n```\n+2\n````\n"))
        let long = GitHubReport([report((1...40).map { _ in finding(body: [String(repeating: "x", count: 50_000)]) })])
        #expect(long.summary.utf8.count < 1 << 20)
        #expect(long.summary.hasSuffix(" more are in the log.\n"))
        #expect(GitHubReport([report([])]).summary == "### 1 notebooks are as they were recorded\n")
    }

    @Test func junitHasACaseForEachPartAndSaysPathAndLineWhereTheyGetLost() {
        let parts = [
            Report.Part(name: "fig-<a>", at: Report.Place(line: 2, column: 1, endLine: 4, endColumn: 4)),
            Report.Part(name: "x > 1", at: Report.Place(line: 9, column: 1, endLine: 9, endColumn: 10)),
            Report.Part(name: "x > 2", at: Report.Place(line: 9, column: 12, endLine: 9, endColumn: 20)),
            Report.Part(
                name: "cell 3", at: Report.Place(line: 11, column: 1, endLine: 12, endColumn: 4), isRun: false),
        ]
        let text = JUnitReport([
            report([finding(message: "a\u{1B}&b"), finding(line: 9), finding(line: nil)], parts: parts)
        ]).text
        #expect(text.contains("tests=\"5\" failures=\"3\" errors=\"0\""))
        #expect(text.contains("classname=\"a, b: c.md\" name=\"line 2 · fig-&lt;a&gt;\" time=\"0\">\n"))
        #expect(text.contains("<failure message=\"a, b: c.md:3 a\u{FFFD}&amp;b\" type=\"NN0650\">"))
        #expect(text.contains("name=\"line 9 · x &gt; 1\" time=\"0\">\n<failure"))
        #expect(text.contains("name=\"line 9 · x &gt; 2\" time=\"0\"/>\n"))
        #expect(text.contains("skipped=\"1\"") && text.contains("cell 3\" time=\"0\"><skipped/></testcase>\n"))
        #expect(text.contains("a, b: c.md:3:3: error: a\u{FFFD}&amp;b [NN0650]\n"))
        let ours = JUnitReport([report([finding("error", "NN0901", line: nil)])]).text
        #expect(ours.contains("tests=\"1\" failures=\"1\" errors=\"0\""))
    }

    @Test func messagesBetweenProcessesAreLinesThatReadBack() throws {
        let report = report([finding(message: "第一\n\"行\"\u{7}")])
        let line = JSONLine.bytes(of: WorkerAnswer.done(report))
        #expect(line.firstIndex(of: 0x0A) == line.count - 1)
        guard case .done(let read)? = JSONLine.message(WorkerAnswer.self, in: line) else {
            Issue.record("no answer")
            return
        }
        #expect(read.findings[0].message == report.findings[0].message)
        #expect(JSONLine.message(WorkerAnswer.self, in: line.dropLast(3)) == nil)
    }

    @Test func theMeanAndTheDeviationAreRoundedAlike() {
        #expect(SeedGrades.summary(of: [0.9, 0.92, 0.88, 0.96]) == "0.92 ± 0.03")
        #expect(SeedGrades.summary(of: [1000, 1400]) == "1200 ± 300")
        #expect(SeedGrades.summary(of: [0.5, 0.5]) == "0.5")
        #expect(SeedGrades.summary(of: [0, 0.00002]) == "1e-05 ± 1.4e-05")
    }
}
