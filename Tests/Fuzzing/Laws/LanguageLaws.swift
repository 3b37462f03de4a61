internal import Diagnostics
internal import Language

/// What holds of every cell's text: all of its tree stands inside, and the one form of it says the same.
public enum LanguageLaws {
    static func findings(in bytes: [UInt8]) -> [Finding] {
        let source = SourceFile(path: "cell", bytes: bytes)
        var names = NameTable()
        let result = SyntaxTree.parse(lines: lines(of: bytes), names: &names)
        var findings = DiagnosticLaws.findings(in: result.diagnostics, of: source)
        for expression in result.tree.expressions {
            findings += source.findings(in: expression.range, of: "an expression")
        }
        for statement in result.tree.statements { findings += source.findings(in: statement.range, of: "a statement") }
        for comment in result.tree.comments { findings += source.findings(in: comment, of: "a comment") }
        for token in SyntaxTree.tokens(lines: lines(of: bytes)) {
            findings += source.findings(in: token.range, of: "a token")
        }
        return findings.isEmpty ? findingsOfFormatting(bytes) : findings
    }

    /// That what parses keeps its tree and comments in the one form, which is a form that stays; that all else stays
    /// as it is.
    public static func findingsOfFormatting(_ bytes: [UInt8]) -> [Finding] {
        let once = form(of: bytes)
        guard let content = CellContent(bytes) else {
            return once == bytes ? [] : [Finding("a cell that does not parse is formatted", text(of: once))]
        }
        var findings: [Finding] = []
        if CellContent(once) != content {
            findings.append(Finding("formatting changes what a cell says", text(of: once)))
        }
        let twice = form(of: once)
        if twice != once { findings.append(Finding("formatting twice is not formatting once", text(of: twice))) }
        return findings
    }

    private static func form(of bytes: [UInt8]) -> [UInt8] {
        var names = NameTable()
        return Array(SyntaxTree.format(lines: lines(of: bytes), names: &names).lines.joined(separator: [0x0A]))
    }

    private static func text(of bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// The lines of a cell that begins at the file's start.
    static func lines(of bytes: [UInt8]) -> [SourceLine] {
        var lines: [SourceLine] = []
        var offset = 0
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            lines.append(SourceLine(bytes: Array(line), offset: offset))
            offset += line.count + 1
        }
        return lines
    }
}

/// What a cell says: its tree without places, its comments in any order, and its options; nil for what does not parse.
private struct CellContent: Equatable {
    private let tree: String
    private let comments: [String]
    private let options: Int

    init?(_ bytes: [UInt8]) {
        var names = NameTable()
        let lines = LanguageLaws.lines(of: bytes)
        let result = SyntaxTree.parse(lines: lines, names: &names)
        guard !result.diagnostics.contains(where: { $0.severity == .error }) else { return nil }
        tree = TreeDump(tree: result.tree, names: names, withRanges: false).text
        comments = result.tree.comments.map { comment in
            // Blanks at a comment's end are no part of it.
            let text = bytes[comment.start..<comment.end]
            return String(
                decoding: text.dropLast(text.reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count), as: UTF8.self)
        }.sorted()
        options = lines.prefix { $0.bytes.starts(with: "#|".utf8) }.count
    }
}
