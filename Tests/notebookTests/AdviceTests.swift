import Glibc
import Testing

/// A folder of a notebook `input.md` that might be better, and `expected.txt`: the exit status and what `lint` says.
private let advised = Folder("\(#filePath.dropLast("AdviceTests.swift".count))Fixtures/Advice")

@Suite struct AdviceTests {
    @Test(arguments: try advised.names())
    func saysWhatCouldBeBetter(_ name: String) throws {
        let folder = Folder(advised[name])
        let run = try Notebook("lint", "input.md", in: folder)
        let found = "exit \(run.status)\n\n\(run.outputText)\(run.errorText)"
        if getenv("UPDATE_SNAPSHOTS").map({ String(cString: $0) }) == "1" {
            try folder.write(Array(found.utf8), to: "expected.txt")
        }
        #expect(try folder.text("expected.txt") == found)
    }

    @Test func isSilencedByItsNumberAndByNothingElse() throws {
        let folder = Folder(advised["missing-caption"])
        let silent = try Notebook("lint", "--allow", "NN0365", "input.md", in: folder)
        #expect(silent.status == 0 && silent.outputText == "")
        let other = try Notebook("lint", "--allow", "NN0366", "input.md", in: folder)
        #expect(other.status == 0 && other.outputText.contains("advice[NN0365]"))
        let mistake = try Notebook("lint", "--allow", "NN0204", "input.md", in: folder)
        #expect(mistake.status == 64 && mistake.errorText.contains("NN0204 is no advice"))
    }

    @Test func isNotSaidByARun() throws {
        let run = try Notebook("run", "input.md", "-t", "md", "-o", "-", in: Folder(advised["missing-caption"]))
        #expect(run.status == 0 && run.errorText == "")
    }
}
