import Testing

@testable import Checking

@Suite struct UnifiedDiffTests {
    private func diff(_ old: [String], _ new: [String]) -> [String] {
        UnifiedDiff(recorded: old, today: new).lines
    }

    @Test func whatIsTheSameHasNoDiff() {
        #expect(diff(["a", "b"], ["a", "b"]).isEmpty)
        #expect(diff([], []).isEmpty)
    }

    @Test func threeLinesStandAroundAChange() {
        let old = (1...9).map(String.init)
        var new = old
        new[4] = "five"
        #expect(
            diff(old, new) == ["@@ -2,7 +2,7 @@", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8"])
    }

    @Test func numbersThatChangedAreMarkedAlsoBehindWideCharacters() {
        #expect(
            diff(["loss 0.25, 3 epochs"], ["loss 0.5, 3 epochs"])
                == ["@@ -1,1 +1,1 @@", "-loss 0.25, 3 epochs", "+loss 0.5, 3 epochs", "      ^^^"])
        #expect(diff(["损失 1"], ["损失 2"]).last == "      ^")
    }

    @Test func nothingThatIsRecordedDrivesATerminal() {
        #expect(diff(["\u{1B}[2J\u{7}\ta"], []) == ["@@ -1,1 +0,0 @@", "-\\x1b[2J\\x07\ta"])
    }

    @Test func aPlotIsShownAsAWhole() {
        let old = ["text", "```plot", "a", "b", "```", "end"]
        let new = ["text", "```plot", "a", "c", "```", "end"]
        #expect(
            diff(old, new) == [
                "@@ -1,6 +1,6 @@", " text", "-```plot", "-a", "-b", "-```", "+```plot", "+a", "+c", "+```", " end",
            ])
    }

    @Test func longTextsThatShareLittleAreStillCompared() {
        let old = (0..<5000).map { "old \($0)" }
        let new = (0..<5000).map { "new \($0)" }
        #expect(diff(["head"] + old, ["head"] + new).count == 10_002)
    }
}
