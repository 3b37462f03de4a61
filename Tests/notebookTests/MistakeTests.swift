import Glibc
import Testing

/// A folder of a notebook `input.md` with a mistake, and `expected.txt`: the exit status and the whole of stderr.
private let mistakes = Folder("\(#filePath.dropLast("MistakeTests.swift".count))Fixtures/Mistakes")

@Suite struct MistakeTests {
    @Test(arguments: try mistakes.names())
    func saysWhatIsWrong(_ name: String) throws {
        let folder = Folder(mistakes[name])
        let run = try Notebook("run", "input.md", "-t", "md", "-o", "-", in: folder)
        let found = "exit \(run.status)\n\n\(run.errorText)"
        if getenv("UPDATE_SNAPSHOTS").map({ String(cString: $0) }) == "1" {
            try folder.write(Array(found.utf8), to: "expected.txt")
        }
        #expect(try folder.text("expected.txt") == found)
        #expect(run.status != 0)
        #expect(!found.contains("NN09"))
    }

    @Test func thereAreManyMistakes() throws {
        #expect(try mistakes.names().count >= 60)
    }
}
