import Testing

@testable import Rendering

@Test func theHashIsThatOfTheStandard() {
    #expect(sha256("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
    #expect(sha256("") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
}

/// A browser applies a style and runs a script only if the policy names the hash of its bytes.
@Test func thePolicyNamesWhatThePageHolds() {
    #expect(sha256(StyleSheet.page) == PagePolicy.style)
    #expect(sha256(PlotStyle.css) == PagePolicy.plotStyle)
    #expect(sha256(SweepStyle.css) == PagePolicy.sweepStyle)
    #expect(sha256(SweepStyle.cssOfMany) == PagePolicy.sweepStyleOfMany)
    #expect(sha256(PageScript.text) == PagePolicy.script)
}

@Test func thePagesOwnScriptEndsNowhereElse() {
    #expect(!PageScript.text.contains("<"))
    #expect(!"\(pageStyle)".contains("<"))
}
