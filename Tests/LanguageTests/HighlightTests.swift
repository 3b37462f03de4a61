import Diagnostics
import Language
import Testing

@Test func tokensCoverEverythingButBlanksOnTheirOwnLines() throws {
    for cell in try lessonCells() {
        var lines: [SourceLine] = []
        var offset = 7
        for line in cell.split(separator: 0x0A, omittingEmptySubsequences: false) {
            lines.append(SourceLine(bytes: Array(line), offset: offset))
            offset += line.count + 3
        }
        var last = 0
        for token in SyntaxTree.tokens(lines: lines) {
            #expect(token.range.start >= last)
            last = token.range.end
        }
        let covered = SyntaxTree.tokens(lines: lines).reduce(0) { $0 + $1.range.count }
        let blanksInText = cell.count { $0 != 0x20 && $0 != 0x0A }
        #expect(covered >= blanksInText)
    }
}

@Test func aCommandIsColouredAsOne() {
    let kinds = SyntaxTree.tokens(lines: [SourceLine(bytes: Array("plot f(1), \"a\" # c".utf8), offset: 0)]).map(\.kind)
    #expect(kinds == [.command, .function, .punctuation, .number, .punctuation, .punctuation, .text, .comment])
}
