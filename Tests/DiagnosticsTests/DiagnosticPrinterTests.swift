import Diagnostics
import Testing

private let file = SourceFile(
    path: "教程.md", bytes: Array((String(repeating: "\n", count: 8) + "x = 1\n\ny = x + z\n").utf8))
private let diagnostic = Diagnostic(
    204, .warning, Text(en: "no z", zh: "没有 z"), at: SourceRange(19, 20), label: Text(en: "this", zh: "这里"),
    notes: [
        .init(Text(en: "x is made here", zh: "x 在这里定义"), at: SourceRange(8, 9)),
        .init(Text(en: "nothing else is", zh: "没有别的定义")),
    ],
    help: Text(en: "write z = 2 before it", zh: "先写 z = 2"))

@Test func writesNotesWithTheirLines() {
    #expect(
        DiagnosticPrinter(language: .english).text(of: diagnostic, in: file) == """
            warning[NN0204]: no z
              教程.md:11:5
               11 | y = x + z
                  |     ^ this
              note: 教程.md:9:1: x is made here
                9 | x = 1
                  | ^
              note: nothing else is
              help: write z = 2 before it

            """)
}

@Test func writesChinese() {
    #expect(
        DiagnosticPrinter(language: .chinese).text(of: diagnostic, in: file) == """
            警告[NN0204]: 没有 z
              教程.md:11:5
               11 | y = x + z
                  |     ^ 这里
              说明: 教程.md:9:1: x 在这里定义
                9 | x = 1
                  | ^
              说明: 没有别的定义
              帮助: 先写 z = 2

            """)
}

@Test func writesOneLineForMachines() {
    #expect(
        DiagnosticPrinter(language: .english).line(of: diagnostic, in: file) == "教程.md:11:5: warning: no z [NN0204]")
    #expect(
        DiagnosticPrinter(language: .chinese, colors: true).line(of: diagnostic, in: file)
            == "教程.md:11:5: 警告: 没有 z [NN0204]")
    #expect(
        DiagnosticPrinter(language: .english).line(of: Diagnostic(7, .advice, "calm"), in: file)
            == "教程.md: advice: calm [NN0007]")
}

@Test func writesALabelWithoutAPlace() {
    #expect(
        DiagnosticPrinter(language: .english).text(of: Diagnostic(101, "no file", label: "it was moved"), in: file)
            == "error[NN0101]: no file\n  it was moved\n")
}

@Test func coloursWithoutChangingTheText() {
    let plain = DiagnosticPrinter(language: .english).text(of: diagnostic, in: file)
    let colored = DiagnosticPrinter(language: .english, colors: true).text(of: diagnostic, in: file)
    #expect(colored.hasPrefix("\u{1B}[1;33mwarning[NN0204]\u{1B}[0m: \u{1B}[1mno z\u{1B}[0m\n"))
    #expect(colored.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == plain)
    for line in colored.split(separator: "\n") {
        // No colour runs on into the next line.
        #expect(line.matches(of: #/\u{1B}\[0m/#).count * 2 == line.matches(of: #/\u{1B}\[/#).count)
    }
}

@Test(arguments: [(Diagnostic.Severity.error, "1;31"), (.warning, "1;33"), (.advice, "1;36")])
func coloursBySeverity(severity: Diagnostic.Severity, code: String) {
    let text = DiagnosticPrinter(language: .english, colors: true)
        .text(of: Diagnostic(1, severity, "x", at: SourceRange(8, 9)), in: file)
    #expect(text.hasPrefix("\u{1B}[\(code)m"))
    #expect(text.contains("\u{1B}[\(code)m^\u{1B}[0m"))
}
