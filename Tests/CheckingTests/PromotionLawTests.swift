import Diagnostics
import Documents
import Rendering
import Testing

@testable import Checking

/// Whatever a run shows: once it is recorded, nothing differs.
@Suite struct PromotionLawTests {
    /// A stream of numbers (SplitMix64), so that each case is the same everywhere.
    private struct Draws: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private static let pieces = [
        "```", "````", "~~~", "```output", "<!--", "-->", "--", "<!-- nn:end -->", "<!-- nn:output -->",
        "<!-- nn:record\nseed: 1\n-->", "<!-- nn:/ -->", "<!-- nn:= x -->", "|", "\\|", "\\", "`", "$", "$$", "# ",
        "- ", "> ", "1. ", "[^1]: ", "[a]: b", "---", "***", "损失", "：", "🙂", "👩‍👩‍👧", "é", "\u{FEFF}", "\u{200B}",
        "\u{1B}[31m", "\u{7}", "\t", "\r\n", "\r", "\n", "\n\n", "    ", " ", "&amp;", "<b>", "</script>", "0.5",
        "-1e-3", "nan", "x", "{#fig-a}", "@fig-a", "::error::", "%0A", "\u{2028}", "\u{85}",
    ]

    private static func text(_ draws: inout Draws) -> String {
        (0..<Int.random(in: 0...9, using: &draws)).map { _ in pieces.randomElement(using: &draws) ?? "" }.joined()
    }

    private static func output(_ draws: inout Draws) -> Output {
        switch Int.random(in: 0..<6, using: &draws) {
        case 0: return .finding((0..<2).map { _ in text(&draws) })
        case 1:
            let columns = (0..<Int.random(in: 1...3, using: &draws)).map { _ in
                Table.Column(text(&draws), isNumeric: Bool.random(using: &draws))
            }
            let rows = (0..<Int.random(in: 0...3, using: &draws)).map { _ in columns.map { _ in text(&draws) } }
            return .table(Table(title: text(&draws), columns: columns, rows: rows, note: text(&draws)))
        case 2: return .promise(text(&draws))
        case 3:
            let derivation = Derivation(
                title: text(&draws), steps: [Derivation.Step(tex: text(&draws), text: "", reason: text(&draws))],
                note: nil)
            return .derivation(derivation)
        default: return .text(text(&draws))
        }
    }

    private static let notebooks = [
        "# T\n\n```nn {#fig-a}\nx\n```\n\nText `{nn} x` and `{nn claim} x > 0`.\n\n```nn\ny\n```\n",
        "```nn\nx\n```",
        "- item\n\n  ```nn\n  x\n  ```\n\n  more `{nn} x`\n- other\n",
        "```nn {caption=\"A *b* | $c$\"}\nx\n```\n\n```\nan open fence\n",
        "---\ntitle: T\n---\n\n```nn\nx\n```\n<!-- a comment that is never closed\n",
        "```nn\nx\n```\n\n> quoted `{nn} x`\n\n| a |\n|---|\n| `{nn} x` |\n",
        "```nn\nx\n```\n\n    indented",
    ]

    private static func read(_ bytes: [UInt8]) throws -> Notebook {
        try Notebook.read(SourceFile(path: "lesson.md", bytes: bytes))
    }

    private static func execution(_ notebook: Notebook, seed: Int) -> Execution {
        var draws = Draws(state: UInt64(seed))
        var execution = Execution(notRun: notebook)
        execution.diagnostics = []
        for cell in notebook.cells.indices {
            let outputs = (0..<Int.random(in: 0...3, using: &draws)).map { _ in output(&draws) }
            let cost = Cost(operations: Int.random(in: 0...99, using: &draws), memory: 8)
            execution.cells[cell] = Execution.CellResult(status: .done, outputs: outputs, cost: cost)
        }
        for inline in notebook.inlines.indices { execution.inlines[inline] = text(&draws) }
        return execution
    }

    private static func facts(_ execution: Execution, of notebook: Notebook, _ seed: Int) -> Record {
        var draws = Draws(state: UInt64(seed) &+ 1 << 40)
        var record = Record()
        record.versions = [Record.Fact("notebook", "0.1.0")]
        record.parameters = [Record.Fact("name", text(&draws).filter { !$0.isNewline })]
        record.files = [Record.Fact(text(&draws).filter { !$0.isNewline }, "0123")]
        record.note(execution, of: notebook)
        return record
    }

    @Test(arguments: 0..<20) func nothingDiffersFromWhatWasJustRecorded(_ part: Int) throws {
        for seed in part * 60..<(part + 1) * 60 {
            var text = Self.notebooks[seed % Self.notebooks.count]
            if seed % 3 == 1 { text = text.replacing("\n", with: "\r\n") }
            if seed % 7 == 2 { text = "\u{FEFF}" + text }
            let notebook = try Self.read(Array(text.utf8))
            var execution = Self.execution(notebook, seed: seed)
            let facts = Self.facts(execution, of: notebook, seed)
            execution.record = facts.lines
            let page = MarkdownRenderer().render(notebook, execution)
            let beside = Comparison(notebook, execution, facts, recorded: page, path: "lesson.out.md")
            #expect(beside.differences.isEmpty, "seed \(seed)")
            // The same outputs in the notebook that was written into itself.
            let within = try Self.read(page)
            #expect(within.cells.count == notebook.cells.count, "seed \(seed)")
            var again = Self.execution(within, seed: seed)
            let factsWithin = Self.facts(again, of: within, seed)
            again.record = factsWithin.lines
            #expect(MarkdownRenderer().render(within, again) == page, "seed \(seed)")
            let inPlace = Comparison(within, again, factsWithin, recorded: page, path: "lesson.md")
            #expect(inPlace.differences.isEmpty, "seed \(seed)")
        }
    }

    @Test func whatChangesIsNoticed() throws {
        let notebook = try Self.read(Array(Self.notebooks[0].utf8))
        var noticed = 0
        for seed in 0..<50 {
            let execution = Self.execution(notebook, seed: seed)
            let facts = Self.facts(execution, of: notebook, seed)
            let page = MarkdownRenderer().render(notebook, execution)
            var other = execution
            other.cells[0].outputs.append(.text("another"))
            let comparison = Comparison(notebook, other, facts, recorded: page, path: "lesson.out.md")
            if case .output(cell: 0)? = comparison.differences.first?.kind { noticed += 1 }
        }
        #expect(noticed == 50)
    }
}
