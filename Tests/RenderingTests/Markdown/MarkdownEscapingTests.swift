import Documents
import Testing

@testable import Rendering

@Test(arguments: [
    ("test_set >= 0.9", "test_set >= 0.9"), ("_a_", "\\_a\\_"), ("a * b", "a * b"), ("**a**", "\\*\\*a\\*\\*"),
    ("x[0](y)", "x\\[0\\](y)"), ("a|b", "a\\|b"), ("a\\|b", "a\\\\\\|b"), ("`c`", "\\`c\\`"), ("1 < 2", "1 < 2"),
    ("<b>", "\\<b>"), ("</b>", "\\</b>"), ("<!-- -->", "\\<!-- -->"), ("&amp;", "\\&amp;"), ("a & b", "a & b"),
    ("&#60;", "\\&#60;"), ("$5$", "\\$5\\$"), ("~~x~~", "\\~\\~x\\~\\~"), ("![x]", "\\!\\[x\\]"),
    ("@fig-x", "\\@fig-x"), ("https://x.org", "https\\://x.org"), ("a: b", "a: b"),
    ("a\nb", "a b"), ("93.1 %", "93.1 %"), ("学习率", "学习率"), ("", ""),
])
func escapesOnlyWhatCouldBeMarkdown(text: String, expected: String) {
    #expect(text.escapedAsMarkdown == expected)
}

@Test(arguments: [
    ("- a", "\\- a"), ("# a", "\\# a"), ("> a", "\\> a"), ("1. a", "1\\. a"), ("12) a", "12\\) a"), ("+ a", "\\+ a"),
    ("=== ", "\\=== "), ("1.5", "1.5"), ("2.", "2\\."), ("12 a", "12 a"), ("    a", "a"), ("✓ a", "✓ a"), ("", ""),
])
func escapesWhatWouldBeginABlock(text: String, expected: String) {
    #expect(text.escapedAsMarkdownLine == expected)
}

@Test(arguments: [
    ("***a*** b", "***a*** b"), ("***", "\\***"), ("_ _ _", "\\_ _ _"), ("* a", "\\* a"), ("*a* b", "*a* b"),
    ("```a``` b", "```a``` b"), ("``` a", "\\``` a"), ("~~~ a~", "\\~~~ a~"), ("` a `", "` a `"), ("``a``", "``a``"),
])
func marksInALineStayMarks(markdown: String, expected: String) {
    #expect(markdown.guardedAsMarkdownLine == expected)
}

@Test(arguments: [
    ("a - b", "a - b"), ("a--b", "a-\\-b"), ("-->", "-\\->"), ("---", "-\\-\\-"), ("-\\-", "-\\\\-"),
    ("\\--", "\\-\\-"),
    ("-\\x-", "-\\x-"), ("--!>", "-\\-!>"), ("-\\\\-\\", "-\\\\\\-\\"),
])
func escapesHyphensInComments(text: String, expected: String) {
    #expect(String(decoding: CommentEscaping.escape(text.utf8), as: UTF8.self) == expected)
}

@Test func everyCommentIsReadBackAndEndsOnlyAtItsEnd() {
    let alphabet = Array("-\\>!a".utf8)
    for number in 0..<15_625 {
        var rest = number
        let text = (0..<6).map { _ -> UInt8 in
            defer { rest /= 5 }
            return alphabet[rest % 5]
        }
        let escaped = CommentEscaping.escape(text)
        #expect(CommentEscaping.unescape(escaped) == text)
        #expect(!escaped.indices.dropLast().contains { escaped[$0] == 0x2D && escaped[$0 + 1] == 0x2D })
    }
}

@Test func doesNotPadForAnEntryWiderThanAPage() {
    let table = Table(
        columns: [.init("a", isNumeric: false)], rows: [[String(repeating: "x", count: 100_000)], ["y\nz"]])
    let lines = MarkdownTable(table).lines
    #expect(lines.map(\.utf8.count) == [64, 64, 100_004, 64])
    #expect(lines.last?.hasPrefix("| y<br>z ") == true)
}

@Test func aTableWithoutColumnsHasNoPipes() {
    #expect(MarkdownTable(Table(columns: [], rows: [])).lines == [])
}
