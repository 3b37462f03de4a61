import Diagnostics
import Testing

@testable import Documents

struct HostileInputTests {
    private static let lesson = """
        ---
        title: "线性: 回归"
        params: {lr: 0.1}
        ---
        # 题目 {#sec-a}

        价格 5\\$。$W_1$是 $a_1$*b*，见@fig-loss 与 @eq-x。

        $$
        a
        - b
        = c
        $$ {#eq-x}

        before
        | a | b |
        |---|--:|
        | `x\\|y` | $a|b$ *e* [l] |

        [l]: /u "t"

        - item

          ```nn {#fig-loss echo=false}
          #| caption: 损失
          x = 1
          ```

          <!-- nn:output fig-loss -->
          out
          <!-- nn:end -->

        值 `{nn} acc | .1%` 与 ``{nn} x``。
        <!-- nn:= a -->93.1 %<!-- nn:/ --> 是 &amp; <b>x</b>。
        > 1. quote
        >    ~~~math
        >    x
        >    ~~~
        lazy `a
        b` [x
        y](z "t
        u") w

        """

    @Test(arguments: [
        "", "\u{FEFF}", "\r\n", "\r", "\n", "\t", "$", "$$", "`", "```nn", "---", "---\n---", "---\na: 1",
        "<!-- nn:output -->",
        "<!-- nn:= -->", "<!-- nn:= --><!-- nn:/ -->", "`{nn}`", "`{nn}}`", "`{nn claim}`", "| |\n|-|", "|\n|-",
        "@fig-", "# {#a}",
        "> ```nn", "- ```nn", "\u{FEFF}---\r\ntitle: a\r\n---\r\n```nn\r\nx\r\n```\r\n", "&#8203;", "[", "![", "]()",
        "~~~nn\r~~~",
    ])
    func survivesEdges(_ text: String) throws {
        let (notebook, inexact) = try readBytes(Array(text.utf8))
        expectNested(notebook)
        #expect(inexact == 0)
    }

    @Test func readsTheLessonExactly() throws {
        let (notebook, inexact) = try readBytes(Array(Self.lesson.utf8))
        #expect(inexact == 0)
        #expect(notebook.diagnostics.isEmpty, "\(notebook.diagnostics)")
        #expect((notebook.cells.count, notebook.inlines.count, notebook.regions.count) == (1, 2, 1))
        expectNested(notebook)
    }

    @Test(arguments: 0..<40)
    func survivesMutations(_ seed: Int) throws {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        let source = Array(Self.lesson.unicodeScalars)
        let noise = Array("$`|<>-=*_[](){}#@!&:\\\n\r\t \"'~.1nx网".unicodeScalars)
        for _ in 0..<50 {
            var text = source
            for _ in 0..<(1 + next(12)) {
                let place = next(text.count)
                switch next(4) {
                case 0: text.remove(at: place)
                case 1: text[place] = noise[next(noise.count)]
                case 2: text.insert(noise[next(noise.count)], at: place)
                default:
                    let end = min(text.count, place + next(40))
                    text.insert(contentsOf: text[place..<end], at: next(text.count))
                }
            }
            var string = String.UnicodeScalarView()
            string.append(contentsOf: text)
            let (notebook, inexact) = try readBytes(Array(String(string).utf8))
            #expect(inexact == 0, "\(String(string).debugDescription)")
            expectNested(notebook)
        }
    }

    @Test(arguments: [
        String(repeating: ">", count: 100_000) + " a",
        String(repeating: "[", count: 50_000) + "a" + String(repeating: "]", count: 50_000),
        String(repeating: "a $x ", count: 200_000), String(repeating: "<!-- nn:= a -->", count: 20_000),
        "</" + String(repeating: "<!--", count: 100_000),
        String(repeating: "**甲。", count: 50_000), String(repeating: "甲*（__「**乙", count: 20_000),
        "```nn {sweep=\"" + String(repeating: "a b=", count: 50_000) + "\"}\n```",
        "```nn {" + String(repeating: "caption=“a ", count: 50_000) + "}\n```",
        String(repeating: " @eq:a @fig_", count: 50_000),
        String(repeating: "- ", count: 2_000) + "a" + String(repeating: "\n", count: 20_000),
    ])
    func isLinear(_ text: String) throws {
        let clock = ContinuousClock()
        // A debug build on a busy machine; quadratic work would take minutes.
        #expect(try clock.measure { _ = try read(text) } < .seconds(20))
    }

    /// cmark 0.30 takes time that grows with the square of these.
    @Test(arguments: [
        (String(repeating: "- ", count: 15_000) + "x" + String(repeating: "\n", count: 15_000), 103),
        (String(repeating: ">", count: 20_000) + String(repeating: "a*", count: 20_000), 103),
        (String(repeating: "![[]()", count: 25_000), 104),
    ])
    func refusesWhatIsQuadratic(_ text: String, _ number: Int) throws {
        let diagnostic = try #require(throws: Diagnostic.self) { try read(text) }
        #expect(diagnostic.number == number)
    }

    /// Some kilobytes that ask for millions of cells.
    @Test func aTableGetsNotManyMoreCellsThanItHas() throws {
        func table(_ rows: Int) -> String {
            String(repeating: "|a", count: 1_000) + "|\n" + String(repeating: "|-", count: 1_000) + "|\n"
                + String(repeating: "|x\n", count: rows)
        }
        #expect(try read(table(50)).nodes.count > 51_000)
        #expect(try read(table(10_000)).nodes.count < 25_000)
    }

    /// As many pictures, closed, and as many blocks as a long lesson has.
    @Test func readsWhatIsOnlyLong() throws {
        _ = try read(String(repeating: "![a](b) ", count: 50_000))
        _ = try read(String(repeating: "> - > - > - > - > *a* [b](c)\n", count: 5_000))
    }

    @Test func refusesWhatIsNoText() {
        #expect(throws: Diagnostic.self) { try readBytes([0x61, 0, 0x62]) }
        for bytes: [UInt8] in [
            [0xFF], [0x61, 0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
        ] {
            #expect(throws: Diagnostic.self) { try readBytes(bytes) }
        }
    }
}
