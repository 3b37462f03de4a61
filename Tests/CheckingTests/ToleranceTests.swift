import Documents
import Testing

@testable import Checking

@Suite struct ToleranceTests {
    private func accepts(
        _ today: String, _ recorded: String, rtol: Double? = nil, atol: Double? = nil
    ) throws -> Bool {
        var options = CellOptions()
        options.relativeTolerance = rtol
        options.absoluteTolerance = atol
        func lines(_ text: String) -> [String] {
            text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        return try #require(Tolerance(options)).accepts(lines(today), for: lines(recorded))
    }

    @Test func aCellWithoutToleranceHasNone() {
        #expect(Tolerance(CellOptions()) == nil)
    }

    @Test func numbersMayDifferByAtolPlusRtolTimesTheRecordedNumber() throws {
        #expect(try accepts("loss 1.01", "loss 1.00", rtol: 0.02))
        #expect(try !accepts("loss 1.03", "loss 1.00", rtol: 0.02))
        #expect(try accepts("1e-3", "0", atol: 1e-3))
        #expect(try !accepts("1e-3", "0", rtol: 0.5))
        #expect(try accepts("-2.05", "-2", rtol: 0.02, atol: 0.01))
    }

    @Test func wordsSignsAndTheNumberOfNumbersMayNotDiffer() throws {
        #expect(try !accepts("loss 1.0", "cost 1.0", rtol: 1))
        #expect(try !accepts("x1 = 1.0", "x2 = 1.0", rtol: 1))
        #expect(try !accepts("1.0 1.0", "1.0", rtol: 1))
        #expect(try !accepts("1.0\n", "1.0", rtol: 1))
    }

    @Test func theWidthOfATableFollowsItsNumbers() throws {
        #expect(try accepts("| 1.00001 |\n| ------: |", "| 1.0 |\n| --: |", rtol: 1e-3))
    }

    @Test func nanIsCloseToNanAndInfinityToItself() throws {
        #expect(try accepts("nan inf -inf", "nan inf -inf", rtol: 0.1))
        #expect(try !accepts("nan", "1.0", rtol: 0.1, atol: 10))
        #expect(try !accepts("inf", "1e308", rtol: 10))
        #expect(try !accepts("-inf", "inf", rtol: 10))
    }

    @Test func numbersAreFoundInSentencesListsAndTables() {
        let numbers = Tokens("The loss falls from 0.496 to .49, in 3 epochs (1e-3); x2, [1.5 -2] 50% 7.").tokens
            .compactMap(\.number)
        #expect(numbers == [0.496, 0.49, 3, 1e-3, 1.5, -2, 50, 7])
    }
}
