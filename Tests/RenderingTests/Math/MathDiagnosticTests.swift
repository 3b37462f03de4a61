import Diagnostics
import Testing

@testable import Rendering

@Suite struct MathDiagnosticTests {
    private func diagnostic(_ tex: String, start: Int = 100) -> Diagnostic? {
        guard case .failure(let error) = MathRenderer().render(tex, isDisplay: true) else { return nil }
        return .formula(
            error, at: error.position.map { start + $0 }, in: SourceRange(start, start + tex.utf8.count))
    }

    @Test(arguments: [
        (
            #"\frac{1}{2"#, 600, 110,
            "formula does not parse: unexpected end of input in a macro argument, expected '}'", "公式无法解析：参数没有写完，缺少 '}'"
        ),
        (
            "\\left( x\n", 600, 108, #"formula does not parse: expected '\right', got end of input"#,
            #"公式无法解析：应为 '\right'，实际是公式结尾"#
        ),
        (
            #"\begin{matrix} a \end{pmatrix}"#, 600, 117,
            #"formula does not parse: mismatch: \begin{matrix} matched by \end{pmatrix}"#,
            #"公式无法解析：首尾不配对：\begin{matrix} 对 \end{pmatrix}"#
        ),
        ("{", 600, 101, "formula does not parse: expected '}', got end of input", "公式无法解析：应为 '}'，实际是公式结尾"),
        (#"损失 + \foo"#, 600, 109, #"formula does not parse: undefined control sequence: \foo"#, #"公式无法解析：没有这个命令：\foo"#),
        ("x^2^3", 600, 103, "formula does not parse: double superscript", "公式无法解析：连续两个上标"),
        (#"x \url{a}"#, 602, 102, #"\url is not allowed in a formula"#, #"公式中不能使用 \url"#),
        (#"\def\a{\a}\a"#, 601, 100, "the formula expands more than 1000 macros", "公式里的宏展开超过 1000 次"),
    ])
    func saysWhereAndWhat(tex: String, number: Int, start: Int, english: String, chinese: String) {
        let found = diagnostic(tex)
        #expect(found?.number == number)
        #expect(found?.range?.start == start)
        #expect(found?.headline[.english] == english)
        #expect(found?.headline[.chinese] == chinese)
    }

    @Test(arguments: [
        ("50%", 2), (#"50\%"#, nil), (#"a \\% b"#, 4), ("x\n% a note\ny", nil), ("x\n50% + y\nz", 4), ("x", nil),
    ])
    func findsPercentSignsThatAreHardlyComments(tex: String, place: Int?) {
        #expect(MathNesting.percentSign(in: tex) == place)
    }

    @Test(arguments: badFormulas) func everyPlaceIsInsideTheFormula(tex: String, error: String) {
        let found = diagnostic(tex)
        let range = found?.range ?? SourceRange(0, 0)
        #expect(range.start >= 100 && range.end <= 100 + tex.utf8.count)
    }
}
