import Diagnostics
import Testing

@testable import Documents

@Suite struct RecordCommentTests {
    private func read(_ text: String) throws -> Notebook {
        try Notebook.read(SourceFile(path: "a.md", bytes: Array(text.utf8)))
    }

    @Test func itsLinesAndItsPlaceAreRead() throws {
        for end in ["\n", "\r\n", "\r"] {
            let text = "a\n\n<!-- nn:record\nseed: 0\n\nfile a b: c\n-->\n\nb\n".replacing("\n", with: end)
            let notebook = try read(text)
            let record = try #require(notebook.record)
            #expect(record.lines == ["seed: 0", "file a b: c"])
            #expect(notebook.source.text(record.range).hasPrefix("<!-- nn:record"))
            #expect(notebook.source.text(record.range).hasSuffix("-->"))
        }
    }

    @Test func ofSeveralTheLastCountsInsideOtherBlocksNone() throws {
        #expect(try read("<!-- nn:record\na\n-->\n\n<!-- nn:record\nb\n-->\n").record?.lines == ["b"])
        #expect(try read("> <!-- nn:record\n> a\n> -->\n").record == nil)
        #expect(try read("```\n<!-- nn:record\na\n-->\n```\n").record == nil)
        #expect(try read("<!-- nn:record\na\n").record == nil)
    }

    @Test func hyphensThatWouldEndTheCommentAreReadBack() throws {
        #expect(try read("<!-- nn:record\nfile a-\\-b -\\->: 0\n-->\n").record?.lines == ["file a--b -->: 0"])
    }

    @Test(arguments: [
        ("2 GFLOP", 2_000_000_000), ("1.5 kFLOP", 1500), ("300", 300), ("1e6 FLOP", 1_000_000),
        ("2gFLOP", 2_000_000_000),
    ])
    func amountsAreReadAsPeopleWriteThem(_ text: String, _ amount: Int) {
        #expect(Amount.value(text, unit: "FLOP") == amount)
    }

    @Test(arguments: ["", "-1 FLOP", "2 GB", "many", "1e400 FLOP", "nan", "0", "2 G FLOP"])
    func whatIsNoAmountIsRefused(_ text: String) {
        #expect(Amount.value(text, unit: "FLOP") == nil)
    }

    @Test func amountsAreWrittenWithFourDigitsAtMost() {
        #expect(Amount.text(820, unit: "FLOP") == "820 FLOP")
        #expect(Amount.text(1025, unit: "FLOP") == "1.025 kFLOP")
        #expect(Amount.text(12_345_678, unit: "B") == "12.35 MB")
        #expect(Amount.text(0, unit: "B") == "0 B")
        #expect(Amount.text(2_000_000_000, unit: "FLOP") == "2 GFLOP")
    }
}
