import Diagnostics
import Testing

@Test func marksTheRangeUnderItsLine() {
    #expect(
        printed("a\n学习率 = x @ W\r\n", marking: "x @ W", label: "3 and 2") == """
            error[NN0201]: wrong
              t.md:2:7
               2 | 学习率 = x @ W
                 |          ^^^^^ 3 and 2

            """)
}

@Test func setsTabsAsTheirColumns() {
    #expect(excerptLines(printed("\tx\t= 1\n", marking: "=")) == ["   1 |     x   = 1", "     |         ^"])
    #expect(excerptLines(printed("a\t\tb\n", marking: "\t\t")) == ["   1 | a       b", "     |  ^^^^^^^"])
}

@Test func marksWideCharactersInFull() {
    #expect(
        excerptLines(printed("x = 学习 + e\u{301}y\n", marking: "学习")) == [
            "   1 | x = 学习 + e\u{301}y", "     |     ^^^^",
        ])
    #expect(
        excerptLines(printed("x = 学习 + e\u{301}y\n", marking: "y")) == [
            "   1 | x = 学习 + e\u{301}y", "     |             ^",
        ])
    #expect(excerptLines(printed("👩‍🎓 x\n", marking: "x")) == ["   1 | 👩‍🎓 x", "     |    ^"])
}

@Test func marksAnEmptyRangeWithOneCaret() {
    #expect(
        excerptLines(printed(Array("train net\n".utf8), at: SourceRange(9, 9))) == [
            "   1 | train net", "     |          ^",
        ])
}

@Test(arguments: ["", "x = (\n", "x = (", "x = (\r\n"])
func marksTheEndOfTheFile(source: String) {
    let bytes = Array(source.utf8)
    let lines = excerptLines(printed(bytes, at: SourceRange(bytes.count, bytes.count), label: "ends here"))
    #expect(lines.count == 2)
    let number = bytes.last == UInt8(ascii: "\n") ? 2 : 1
    #expect(lines.first == (number == 1 && !source.isEmpty ? "   1 | x = (" : "   \(number) |"))
    #expect(lines.last == (number == 1 && !source.isEmpty ? "     |      ^ ends here" : "     | ^ ends here"))
}

@Test func marksARangeOfSeveralLinesInTheFirst() {
    #expect(excerptLines(printed("f(\n  1,\n  2)\n", marking: "(\n  1,\n  2)")) == ["   1 | f(", "     |  ^"])
}

@Test func marksTheLineEndItself() {
    #expect(excerptLines(printed("ab\ncd\n", marking: "\ncd")) == ["   1 | ab", "     |   ^"])
}

@Test(arguments: [0, 1, 39, 40, 60, 98, 99, 100, 101, 500, 999, 1000, 1001, 5000, 100_000])
func cutsLongLinesAroundTheCaret(before: Int) throws {
    for after in [0, 1, 50, 99, 100, 1000, 200_000] {
        let source = String(repeating: "a", count: before) + "XYZ" + String(repeating: "b", count: after)
        let lines = excerptLines(printed(source + "\nnext\n", marking: "XYZ"))
        try #require(lines.count == 2)
        let text = lines[0].dropFirst(7)
        let marks = lines[1].dropFirst(7)
        #expect(text.count <= 100)
        #expect(marks.drop { $0 == " " } == "^^^")
        let indent = marks.prefix { $0 == " " }.count
        #expect(text.dropFirst(indent).prefix(3) == "XYZ")
        let shown = text.filter { $0 != "…" }
        #expect(source.contains(shown))
        let isCut = shown.count < source.count
        #expect(text.contains("…") == isCut)
        #expect(isCut == (source.count > 100))
    }
}

@Test func cutsALongMarkedPiece() throws {
    let source = "f(" + String(repeating: "学", count: 3000) + ")"
    let lines = excerptLines(printed(source, marking: String(source.dropFirst(2))))
    #expect(displayWidth(of: lines[0]) <= 7 + 100)
    #expect(lines[0].hasSuffix("…"))
    #expect(displayWidth(of: lines[1]) <= displayWidth(of: lines[0]))
    #expect(lines[1].hasPrefix("     |   ^^^^^^^^"))
}

@Test func marksTheDotsOfAMarkedPieceThatIsCut() {
    let source = "f(" + String(repeating: "x", count: 300) + ")"
    let lines = excerptLines(printed(source, marking: String(source.dropFirst(2).dropLast())))
    #expect(lines[0] == "   1 | f(" + String(repeating: "x", count: 97) + "…")
    #expect(lines[1] == "     |   " + String(repeating: "^", count: 98))
}
