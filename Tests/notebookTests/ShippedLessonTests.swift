import Foundation
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

    /// A page is quickly sent and opened (100 kB).
    @Test func thePageOfEachLessonIsSmall() throws {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let lessons = try FileManager.default.contentsOfDirectory(atPath: "/\(root)/notebooks").filter {
            $0.hasSuffix(".md") && !$0.hasSuffix(".out.md")
        }.sorted()
        #expect(lessons.count >= 4)
        for name in lessons {
            let source = try WholeFile.read("/\(root)/notebooks/\(name)")
            let folder = try Folder(lesson: String(decoding: source, as: UTF8.self))
            defer { folder.remove() }
            let run = try Notebook("run", "lesson.md", "-t", "html", "-o", "-", in: folder)
            #expect(run.status == 0, "\(name)")
            #expect(run.outputText.utf8.count < 100_000, "\(name)")
        }
    }

    @Test func theLearningRateHasItsLimit() throws {
        let page = try markdown(of: "learning-rate")
        #expect(page.contains("flattest 1, steepest 10, limit 0.2"))
        // The same forty steps by hand in Python, at print precision.
        for row in [
            "| 0.05 |        0 |        0.05350981 |", "| 0.05 |      0.5 |      0.0002688107 |",
            "| 0.05 |      0.9 |        0.03438933 |", "| 0.25 |        0 | 599096500000000.0 |",
            "| 0.25 |      0.5 |      7.606879e-12 |", "| 0.25 |      0.9 |        0.02954099 |",
        ] { #expect(page.contains(row)) }
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
