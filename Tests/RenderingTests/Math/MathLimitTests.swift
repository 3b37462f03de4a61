import Testing

@testable import Rendering

@Suite struct MathLimitTests {
    private func kind(_ tex: String, by renderer: MathRenderer = MathRenderer()) -> String {
        switch renderer.render(tex, isDisplay: true) {
        case .success: "fine"
        case .failure(let error): "\(error.kind)"
        }
    }

    private static let hostile: [(name: String, tex: String, kind: String)] = [
        ("a formula of 8193 bytes", String(repeating: "x", count: 8193), "tooLarge"),
        ("65 braces", String(repeating: "{", count: 65) + String(repeating: "}", count: 65), "tooLarge"),
        ("64 braces", String(repeating: "{", count: 64) + "x" + String(repeating: "}", count: 64), "fine"),
        ("65 fractions", String(repeating: #"\frac{"#, count: 65), "tooLarge"),
        ("1000 left brackets", String(repeating: #"\left("#, count: 1000), "tooLarge"),
        ("1600 roots", String(repeating: #"\sqrt"#, count: 1600) + "x", "syntax"),
        ("a doubling macro", #"\def\a{\a\a}\a"#, "tooLarge"),
        ("8192 letters", String(repeating: "x", count: 8192), "fine"),
        ("4096 cells", #"\begin{matrix}"# + String(repeating: "&", count: 4000) + #"\end{matrix}"#, "fine"),
        (
            "a long macro said often",
            #"\def\a{"# + String(repeating: "x ", count: 3000) + "}" + String(repeating: #"\a"#, count: 900), "tooLarge"
        ),
        (
            "a long macro thrown away often",
            #"\def\a{\@firstoftwo{}{"# + String(repeating: "x ", count: 3000) + "}}"
                + String(repeating: #"\a"#, count: 900), "tooLarge"
        ),
        (
            "a macro that grows by copies",
            #"\def\a#1{#1#1}"# + String(repeating: #"\a{"#, count: 30) + "x" + String(repeating: "}", count: 30),
            "tooLarge"
        ),
        ("1500 braces out of macros", deep("{", 30), "fine"),
        ("1500 roots out of macros", deep(#"\sqrt{"#, 30), "tooLarge"),
        ("a rule of 10,000 em", #"\rule{10000em}{10000em}"#, "fine"),
    ]

    private static func deep(_ opening: String, _ count: Int) -> String {
        #"\def\a#1{"# + String(repeating: opening, count: 10) + "#1" + String(repeating: "}", count: 10)
            + #"}\def\b#1{\a{\a{\a{\a{\a{#1}}}}}}"# + String(repeating: #"\b{"#, count: count) + "x"
            + String(repeating: "}", count: count)
    }

    @Test(arguments: hostile) func endsAHostileFormula(name: String, tex: String, kind expected: String) {
        #expect(kind(tex) == expected, "\(name)")
    }

    @Test func goesOnAfterAFormulaThatUsedUpItsEngine() {
        let renderer = MathRenderer(memory: 4 << 20)
        #expect(kind(#"\newcommand{\E}{\mathbb{E}} \E"#, by: renderer) == "fine")
        for _ in 0..<7 {
            #expect(kind(String(repeating: "x", count: 8192), by: renderer) == "outOfMemory")
            #expect(kind(#"\E[X]"#, by: renderer) == "fine")
        }
        #expect(kind(String(repeating: "x", count: 8192), by: renderer) == "outOfMemory")
        #expect(kind("x", by: renderer) == "outOfMemory", "a document may use up eight engines")
    }

    @Test func everyMemoryIsAnErrorOrMarkup() {
        for memory in stride(from: 2_560_000, to: 2_720_000, by: 4_999) {
            let outcome = kind(String(repeating: "x", count: 200), by: MathRenderer(memory: memory))
            #expect(["engine", "outOfMemory", "fine"].contains(outcome), "\(memory): \(outcome)")
        }
    }

    @Test(arguments: [
        #"<math><mi href="x">x</mi></math>"#, #"<math><mi onclick="x">x</mi></math>"#,
        "<math><script>x</script></math>", "<math><mi>x</math>",
        "x", "<math></math>x", "<mi></mi>", #"<math><mi style="background:url(x)">x</mi></math>"#,
        "<math><mi mathcolor=red>x</mi></math>",
        "<math><!-- x --></math>", "<math", #"<math><mi mathcolor="red"onclick="x"></mi></math>"#,
        "<math><math></math></math>",
    ])
    func refusesMarkupItDoesNotKnow(markup: String) {
        #expect(!MathMarkup.isSafe(Array(markup.utf8)))
    }

    @Test func letsKnownMarkupThrough() {
        #expect(
            MathMarkup.isSafe(
                Array(##"<math display="block"><mi mathcolor="#ff0000">x</mi><mspace width="1em"/></math>"##.utf8)))
    }
}
