import Testing

@testable import Rendering

@Suite struct MathLayoutTests {
    private func markup(_ tex: String) throws -> String { try MathRenderer().render(tex, isDisplay: true).get() }

    @Test(arguments: [
        (#"\underset{\theta}{\min}"#, "<mrow><munder><mrow><mi>min</mi><mo>\u{2061}</mo></mrow><mi>θ</mi></munder>"),
        (#"\underset{n}{X}"#, "<mrow><munder><mrow><mi>X</mi></mrow><mi>n</mi></munder></mrow>"),
        (#"\overset{\circ}{y}"#, "<mrow><mover><mrow><mi>y</mi></mrow><mo lspace"),
        (#"a \bmod b"#, #"<mrow style="padding:0 0.22em"><mrow><mi mathvariant="normal">m</mi>"#),
    ])
    func setsATokenThatHoldsElementsAsARow(tex: String, row: String) throws {
        let result = try markup(tex)
        #expect(result.contains(row), "\(result)")
    }

    private static let fence = #"<mo fence="true" stretchy="true" lspace="0em" rspace="0em">"#

    @Test(arguments: [
        (#"\left|\frac{a}{b}\right|"#, ["\(fence)|</mo><mfrac>", "</mfrac>\(fence)|</mo>"]),
        (#"\left\lVert x \right\rVert"#, ["\(fence)‖</mo><mi>", "</mi>\(fence)‖</mo>"]),
        (#"\left. y \right|_{0}"#, ["<mi>y</mi>\(fence)|</mo></mrow>"]),
        (
            #"\Bigl| a"#,
            [#"<mo fence="true" stretchy="true" minsize="1.8em" maxsize="1.8em" lspace="0em" rspace="0em">|</mo>"#]
        ),
        (
            #"\left( A \middle| B \right)"#,
            [#"<mo fence="true" lspace="0.05em" rspace="0.05em" stretchy="true">|</mo>"#]
        ),
        (#"\lVert x \rVert"#, [#"<mo stretchy="false" lspace="0em" rspace="0em">‖</mo>"#]),
        (#"a \mid b \parallel c"#, ["<mo>∣</mo>", "<mo>∥</mo>"]),
    ])
    func letsLinesGrowAsBracketsDo(tex: String, signs: [String]) throws {
        let result = try markup(tex)
        for sign in signs { #expect(result.contains(sign), "\(result)") }
    }

    @Test(arguments: [
        (#"\begin{aligned} a &= b \end{aligned}"#, ["right", "left close"]),
        (#"\begin{align*} a &= b & c &= d \end{align*}"#, ["right", "left close", "right", "left close"]),
        (
            #"\begin{align} a &= b \tag{1} \end{align}"#,
            ["mtr-glue", "right", "left close", "mtr-glue", "mml-eqn-num"]
        ),
        (#"\begin{array}{rcl} a & = & b \end{array}"#, ["right", "", "left"]),
        (#"\begin{array}{lr} a & b \\ c & d \end{array}"#, ["left", "right", "left", "right"]),
        (#"\begin{array}{l|r} a & b \end{array}"#, ["left", "right solid-left"]),
        (#"\begin{array}{c:c} a & b \end{array}"#, ["", "dashed-left"]),
        (
            #"\begin{array}{cc|c} 1 & 2 & 3 \\ \hline 4 & 5 & 6 \end{array}"#,
            ["", "", "solid-left", "solid-top", "solid-top", "solid-left solid-top"]
        ),
        (#"\begin{matrix} a & \begin{matrix} b \\ c \end{matrix} \\ d \end{matrix}"#, ["", "", "", "", ""]),
        (#"\begin{array}{l} \begin{matrix} b \end{matrix} \\ d \end{array}"#, ["left", "", "left"]),
    ])
    func saysHowCellsStand(tex: String, classes: [String]) throws {
        let cells = try markup(tex).matches(of: /<mtd(?: class="([^"]*)")?>/).map { $0.1.map(String.init) ?? "" }
        #expect(cells == classes)
    }

    @Test(arguments: [
        (#"\overline{x+y}"#, #"<mo stretchy="true" class="bar">‾</mo></mover>"#),
        (#"\underline{x+y}"#, #"<mo stretchy="true" class="bar">‾</mo></munder>"#),
        (#"\widehat{abc}"#, "<mo stretchy=\"true\">&#x302;</mo>"),
        (#"\hat{a}"#, "<mo>^</mo>"),
        (#"\xrightarrow{f}"#, #"<mpadded style="padding:0 0.3em"><mi>f</mi></mpadded>"#),
        (#"\colorbox{yellow}{x}"#, #"<mpadded mathbackground="yellow" style="padding:3pt 3pt">"#),
        (#"\smash{x}"#, #"<mpadded height="0px" depth="0px">"#),
    ])
    func writesMarksAndRoomForBrowsers(tex: String, sign: String) throws {
        let result = try markup(tex)
        #expect(result.contains(sign), "\(result)")
    }
}
