import Testing

@testable import notebook

/// The shipped lessons against the numbers that are known of them (NumPy's, at print precision).
@Suite struct ShippedLessonTests {
    private func markdown(of lesson: String) throws -> String {
        let notebooks = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let source = try WholeFile.read("/\(notebooks)/notebooks/\(lesson).md")
        let folder = try Folder(lesson: String(decoding: source, as: UTF8.self))
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", "-t", "md", "-o", "-", in: folder)
        #expect(run.status == 0)
        #expect(run.errorText == "")
        return run.outputText
    }

    @Test(arguments: [
        "|     0 |   2.952259 |", "|   100 |  0.3732027 |", "|   900 | 0.09874794 |", "1.607559", "W = [[1.4532]]",
        "b = [[1.803023]]", "W ≈ 1.68951 (\\[\\[1.689513\\]\\] ≈ 1.68951)",
        "b ≈ 1.68327 (\\[\\[1.683272\\]\\] ≈ 1.68327)",
        "| W         | -1.811316 | -0.9056579 |",
    ]) func linearRegressionGivesTheKnownNumbers(text: String) throws {
        #expect(try markdown(of: "linear-regression").contains(text))
    }

    @Test func oneUnitStopsAtOneHalfAndTheNetSolvesIt() throws {
        let page = try markdown(of: "xor")
        #expect(page.contains("half_mse(y, a) ≈ 0.125 (0.125 ≈ 0.125)"))
        let outputs = ["0 |   0 |   0", "0 |   1 |   1", "1 |   0 |   1", "1 |   1 |   0"].map {
            "|   \($0) |    0.5 |\n"
        }
        #expect(page.contains(outputs.joined()))
        #expect(page.split(separator: "worst < 0.01 (").count == 6)
    }
}
