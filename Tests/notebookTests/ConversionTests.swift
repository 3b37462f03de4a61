import Glibc
import Testing

/// A folder of a file `input.…` of another program, and what `convert` makes of it: `expected.md`, and `expected.txt` with
/// the exit status and the whole of stderr in both languages.
private let conversions = Folder("\(#filePath.dropLast("ConversionTests.swift".count))Fixtures/Conversions")

@Suite struct ConversionTests {
    private func input(_ folder: Folder) throws -> String {
        try #require(try folder.names().first { $0.hasPrefix("input.") })
    }

    @Test(arguments: try conversions.names())
    func keepsWhatMeansTheSameAndSaysWhatDoesNot(_ name: String) throws {
        let folder = Folder(conversions[name])
        let input = try input(folder)
        let english = try Notebook("convert", input, "-t", "md", "-o", "-", in: folder)
        let chinese = try Notebook(
            "convert", input, "-t", "md", "-o", "-", in: folder, environment: ["LC_ALL": "zh_CN.UTF-8"])
        #expect(english.status == chinese.status && english.output == chinese.output)
        let said = "exit \(english.status)\n\n\(english.errorText)\n\(chinese.errorText)"
        if getenv("UPDATE_SNAPSHOTS").map({ String(cString: $0) }) == "1" {
            try folder.write(english.output, to: "expected.md")
            try folder.write(Array(said.utf8), to: "expected.txt")
        }
        #expect(try folder.text("expected.md") == english.outputText)
        #expect(try folder.text("expected.txt") == said)
        #expect(!said.contains("NN09"))
    }

    @Test(arguments: try conversions.names())
    func whatWasConvertedStaysAsItIs(_ name: String) throws {
        let folder = Folder(conversions[name])
        let converted = try folder.read("expected.md")
        guard !converted.isEmpty else { return }
        let again = try Notebook("convert", "expected.md", "-t", "md", "-o", "-", in: folder)
        #expect(again.status == 0 && again.output == converted)
    }

    /// What a notebook of ours would take for a mistake is none of these: only a reference that never led anywhere.
    @Test(arguments: try conversions.names())
    func whatWasConvertedIsANotebook(_ name: String) throws {
        let folder = Folder(conversions[name])
        guard try !folder.read("expected.md").isEmpty else { return }
        let page = try Notebook("convert", "expected.md", "-t", "html", "-o", "-", "--short", in: folder)
        // NN0618 says of such an option that a run refuses it, NN0626 of an open div that it stays.
        let kept = try folder.text("expected.txt").contains("NN0618")
        #expect(page.errorText.contains(": error: ") == kept, "\(page.errorText)")
    }

    @Test func eachNumberIsShown() throws {
        let all = try conversions.names().map { try Folder(conversions[$0]).text("expected.txt") }.joined()
        for number in [614, 615, 616, 617, 618, 620, 621, 622, 623, 625, 626, 627, 628, 629] {
            #expect(all.contains("[NN0\(number)]: "), "NN0\(number)")
        }
        #expect(try conversions.names().count >= 25)
    }
}
