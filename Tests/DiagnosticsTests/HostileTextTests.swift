import Diagnostics
import Testing

/// Controls, escapes of both kinds, and marks that turn or hide text.
private let hostile: [Unicode.Scalar] =
    [
        "\0", "\u{7}", "\u{8}", "\u{B}", "\u{C}", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{9D}", "\u{200B}",
        "\u{200F}",
    ]
    + ["\u{2028}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{61C}", "\u{FEFF}", "\u{FFF9}", "\u{E0041}"]

@Test(arguments: hostile)
func letsNoControlThrough(scalar: Unicode.Scalar) {
    let bad = "a\(scalar)b"
    let text: Text = .init(stringLiteral: bad)
    let file = SourceFile(path: "dir/\(bad).md", bytes: Array("x = '\(bad)'\n".utf8))
    let diagnostic = Diagnostic(
        201, text, at: SourceRange(5, 8), label: text, notes: [.init(text), .init(text, at: SourceRange(0, 1))],
        help: text)
    for printer in [DiagnosticPrinter(language: .english), DiagnosticPrinter(language: .chinese)] {
        let written = printer.text(of: diagnostic, in: file) + printer.line(of: diagnostic, in: file)
        #expect(!written.unicodeScalars.contains(scalar))
        #expect(written.utf8.count { $0 == UInt8(ascii: "\n") } == 9)
        #expect(written.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    }
}

@Test func countsEscapesInTheCarets() {
    #expect(
        excerptLines(printed("x = '\u{1B}[2J' + y\n", marking: "y")) == [
            "   1 | x = '\\x1b[2J' + y", "     |                 ^",
        ])
    #expect(excerptLines(printed("'\u{202E}'\n", marking: "\u{202E}")) == ["   1 | '\\u202e'", "     |  ^^^^^^"])
}

@Test func writesLineEndsInAHeadlineAsEscapes() {
    let file = SourceFile(path: "t.md", bytes: [])
    #expect(
        DiagnosticPrinter(language: .english).line(of: Diagnostic(201, "a\nb\r\tc"), in: file)
            == "t.md: error: a\\nb\\r\\tc [NN0201]")
}

@Test(
    arguments: [[0xFF], [0xC3], [0xE5, 0xAD], [0xF0, 0x9F, 0x98], [0x80, 0x80], [0xED, 0xA0, 0x80], [0xC0, 0x80]]
        as [[UInt8]])
func bearsBytesThatAreNotText(bytes: [UInt8]) {
    let all = Array("x = ".utf8) + bytes + Array(" y\n".utf8)
    for start in all.indices {
        for end in start...all.count {
            let lines = excerptLines(printed(all, at: SourceRange(start, end)))
            #expect(lines.count == 2)
            #expect(lines.last?.contains("^") == true)
        }
    }
}

@Test func bearsARangePastTheEnd() {
    #expect(excerptLines(printed(Array("ab".utf8), at: SourceRange(10, 20))) == ["   1 | ab", "     |   ^"])
}

@Test func bearsAnyRangeOfAnyBytes() {
    var state: UInt64 = 1
    func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
    for _ in 0..<300 {
        let bytes = (0..<next(3000)).map { _ in UInt8(next(256)) }
        let start = next(bytes.count + 1)
        let range = SourceRange(start, start + next(bytes.count - start + 1))
        let written = printed(bytes, at: range)
        #expect(written.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        #expect(written.split(separator: "\n").count == 4)
    }
}
