import Diagnostics
import Testing

@Test func marksTheRangeUnderItsLine() {
    let file = SourceFile(path: "t.md", bytes: Array("a\n学习率 = x @ W\r\n".utf8))
    let diagnostic = Diagnostic(
        204, .error, "shapes do not fit", at: SourceRange(14, 19), label: "3 and 2", help: "try \u{1B}[2J")
    #expect(
        DiagnosticPrinter(language: .english).text(of: diagnostic, in: file) == """
            error[NN0204]: shapes do not fit
              t.md:2:7
               2 | 学习率 = x @ W
                 |          ^^^^^ 3 and 2
              help: try \\x1b[2J

            """)
}

@Test(arguments: [("acuracy", "accuracy"), ("Dense", "dense"), ("max_pool_2d", "max_pool2d"), ("zzz", nil)])
func suggestsTheNearestName(name: String, expected: String?) {
    #expect(closestMatch(to: name, among: ["accuracy", "dense", "max_pool2d"]) == expected)
}
