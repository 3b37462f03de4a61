import Diagnostics
import Language
import Testing

@Test func aCellInAListKeepsTheOffsetsOfTheFile() {
    // Lines "x = (1 +", "     y)", "z = 3y" stand in the file behind four blanks each.
    let cell = ["x = (1 +", "     y)", "z = 3y"].map { Array($0.utf8) }
    let lines = [SourceLine(bytes: cell[0], offset: 104), .init(bytes: cell[1], offset: 117), .init(bytes: cell[2], offset: 129)]
    var names = NameTable()
    let result = SyntaxTree.parse(lines: lines, names: &names)
    #expect(result.tree.statements.map(\.range) == [SourceRange(104, 124), SourceRange(129, 135)])
    #expect(result.diagnostics.map(\.range) == [SourceRange(133, 135)])
}

@Test func aTextOverSeveralLinesIsCutAtTheirEnds() {
    let lines = [SourceLine(bytes: Array("x = \"\"\"a".utf8), offset: 10), .init(bytes: Array("b\"\"\"".utf8), offset: 30)]
    var names = NameTable()
    let result = SyntaxTree.parse(lines: lines, names: &names)
    #expect(result.diagnostics.isEmpty)
    #expect(result.tree.expressions.map(\.range).last == SourceRange(14, 34))
    let texts = SyntaxTree.tokens(lines: lines).filter { $0.kind == .text }.map(\.range)
    #expect(texts == [SourceRange(14, 18), SourceRange(30, 34)])
}

@Test(arguments: [
    ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("0x7fffffffffffffff", Int.max),
    ("-0x8000000000000000", Int.min),
])
func integersReachSixtyFourBits(source: String, value: Int) {
    let result = parse(Array(source.utf8))
    #expect(result.diagnostics.isEmpty)
    guard case .integer(let read) = result.tree.expressions.last?.kind else {
        Issue.record("\(source) is not an integer")
        return
    }
    #expect(read == value)
}

@Test(arguments: [
    "9223372036854775808", "-9223372036854775809", "- -9223372036854775809", "0x8000000000000000",
    "9223372036854775808 - 1", "-9223372036854775808**2", "x[9223372036854775808]",
])
func integersBeyondSixtyFourBitsAreMistakes(source: String) {
    #expect(parse(Array(source.utf8)).diagnostics.map(\.number) == [207])
}
