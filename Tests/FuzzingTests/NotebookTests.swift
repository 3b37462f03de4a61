import Evaluation
import FuzzingLaws
import Testing

/// Some places of every notebook that the package ships; `make fuzz` cuts and mutates them everywhere, in an optimised
/// build.
@Suite struct NotebookTests {
    private static let samples = 10

    @Test(arguments: PackageFiles.notebooks.map(\.path))
    func everyPrefixIsCheckedWithPlacesInsideIt(path: String) throws {
        let bytes = try #require(PackageFiles.notebooks.first { $0.path == path }).bytes
        let ends = PrefixLaws.ends(in: bytes)
        #expect(ends.count > 500 && ends.last == bytes.count)
        var draws = Draws(state: UInt64(bytes.count))
        for _ in 0..<Self.samples {
            let end = ends[draws.below(ends.count)]
            let findings = DeepThread { PrefixLaws.findings(in: bytes, upTo: end) }.value()
            #expect(findings.isEmpty, "up to \(end)")
        }
    }

    @Test(arguments: PackageFiles.notebooks.map(\.path))
    func aMutatedTokenMovesTheMessageToItsOwnPlace(path: String) throws {
        let bytes = try #require(PackageFiles.notebooks.first { $0.path == path }).bytes
        let mutations = Mutation.all(in: bytes)
        let before = DeepThread { Remarks(of: bytes) }.value()
        var draws = Draws(state: UInt64(bytes.count))
        var counts: [Mutation.Outcome: Int] = [:]
        for _ in 0..<Self.samples {
            let mutation = mutations[draws.below(mutations.count)]
            let outcome = DeepThread { mutation.outcome(in: bytes, before: before) }.value()
            #expect(outcome != .elsewhere, "\(mutation.description(in: bytes))")
            counts[outcome, default: 0] += 1
        }
        #expect(counts[.ownLine, default: 0] > Self.samples / 2)
    }
}
