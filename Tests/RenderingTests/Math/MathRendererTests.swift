import Diagnostics
import Documents
import Testing

@testable import Rendering

@Suite struct MathRendererTests {
    private func outcome(_ tex: String, by renderer: MathRenderer = MathRenderer(), isDisplay: Bool = true) -> String {
        switch renderer.render(tex, isDisplay: isDisplay) {
        case .success(let markup): markup
        case .failure(let error): "\(error.kind) @\(error.position.map(String.init) ?? "-"): \(error.message)"
        }
    }

    @Test(arguments: [false, true]) func rendersTheFormulasOfACourse(isDisplay: Bool) throws {
        let renderer = MathRenderer()
        let formulas = try CourseFormulas()
        for tex in isDisplay ? formulas.tex : formulas.inline {
            let markup = outcome(tex, by: renderer, isDisplay: isDisplay)
            #expect(markup.hasPrefix("<math"), "\(tex): \(markup)")
            #expect(markup.hasSuffix("</math>"), "\(tex)")
            #expect(markup.contains(#"display="block""#) == isDisplay, "\(tex)")
            #expect(outcome(tex, isDisplay: isDisplay) == markup, "\(tex): another renderer gives other bytes")
        }
    }

    @Test func rendersThemAsAnotherEngineDoes() throws {
        let formulas = try CourseFormulas()
        #expect(formulas.tex.count == formulas.markup.count && formulas.tex.count > 300)
        for (tex, expected) in zip(formulas.tex, formulas.markup) {
            let markup = outcome(tex).replacing(/<annotation .*<\/annotation>/, with: "")
            #expect(markup.withoutLayout == expected.withoutLayout, "\(tex)")
        }
    }

    @Test func setsAnOperatorMadeOfElementsAsARow() {
        #expect(
            outcome(#"a \overset{b}{=} c"#).contains(
                "<mi>a</mi><mrow><mover><mrow><mo>=</mo></mrow><mi>b</mi></mover></mrow><mi>c</mi>"))
        #expect(!outcome(#"\stackrel{!}{=} \underset{x}{\to} \xrightarrow{f}"#).contains("<mo><"))
    }

    @Test(arguments: [
        (#"\log x"#, "<mi>log</mi><mo>\u{2061}</mo>_<mi>x</mi>"),
        (#"2\sin x"#, "<mn>2</mn>_<mi>sin</mi><mo>\u{2061}</mo>_<mi>x</mi>"),
        (#"\sin(x)"#, "<mrow><mi>sin</mi><mo>\u{2061}</mo><mo stretchy=\"false\">(</mo>"),
        (#"\max_i \ln p"#, "</mrow><mi>i</mi></msub>_<mi>ln</mi><mo>\u{2061}</mo>_<mi>p</mi>"),
        (#"a + \ln p"#, "<mo>+</mo><mi>ln</mi>"),
    ])
    func setsNamesOfFunctionsApart(tex: String, markup: String) {
        let expected = markup.replacing("_", with: "<mspace width=\"0.1667em\"/>")
        #expect(outcome(tex, isDisplay: false).contains(expected), "\(outcome(tex))")
    }

    @Test func aFormulaThatStandsTwiceIsSetAgainOnceThereAreMacros() throws {
        let text = #"$a$ $\E$ $a$ $\gdef\E{b}\E$ $\E$ $\gdef\E{c}\E$ $\E$ $a$"#
        let notebook = try Notebook.read(SourceFile(path: "", bytes: Array(text.utf8)))
        let formulas = Formulas(of: notebook)
        let shown = notebook.nodes.compactMap { node -> String? in
            guard case .math = node.kind, let result = formulas.markup(at: node.range.start) else { return nil }
            return (try? result.get())?.firstMatch(of: /<mi>(.)<\/mi>/).map { String($0.1) } ?? "-"
        }
        #expect(shown == ["a", "-", "a", "b", "b", "c", "c", "a"])
    }

    @Test(arguments: badFormulas) func saysWhatIsWrongWithAFormula(tex: String, error: String) {
        #expect(outcome(tex) == error)
    }

    @Test func givesTheWholeElement() {
        #expect(
            outcome(#"\text{损失} = x^2"#, isDisplay: false)
                == #"<math><semantics><mrow><mtext>损失</mtext><mo>=</mo><msup><mi>x</mi><mn>2</mn></msup></mrow>"#
                + #"<annotation encoding="application/x-tex">\text{损失} = x^2</annotation></semantics></math>"#)
    }

    @Test func keepsCharactersAboveTheBasicPlane() {
        #expect(outcome("𝔸 \\text{😀}").contains("<mtext>😀</mtext>"))
        #expect(outcome("𝔸 \\text{😀}").contains("𝔸 \\text{😀}</annotation>"))
        #expect(CESU8.encode("😀") == [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80])
        for text in ["", "abc", "损失", "😀𝔸é", "\u{10FFFF}\u{FFFF}\u{D7FF}\u{E000}"] {
            #expect(CESU8.decode(CESU8.encode(text)) == text)
        }
        #expect(CESU8.decode([0xED, 0xA0, 0xBD]).unicodeScalars.allSatisfy { $0 == "\u{FFFD}" })
    }

    @Test func remembersMacrosInOneDocumentOnly() {
        let renderer = MathRenderer()
        #expect(
            outcome(#"\newcommand{\E}{\mathbb{E}} \E"#, by: renderer).contains("<mi>𝔼</mi>"))
        #expect(outcome(#"\E[X]"#, by: renderer).contains("<mi>𝔼</mi>"))
        #expect(outcome(#"\E[X]"#) == #"syntax @0: Undefined control sequence: \E"#)
    }

    @Test func aFormulaThatFailsDefinesNothing() {
        let renderer = MathRenderer()
        #expect(outcome(#"\def\q{x} \frac{1"#, by: renderer).hasPrefix("syntax"))
        #expect(outcome(#"\q"#, by: renderer) == #"syntax @0: Undefined control sequence: \q"#)
    }

    @Test(arguments: [
        (#"\mathbb{R}"#, "<mi>ℝ</mi>"), (#"\mathbb{E}"#, "<mi>𝔼</mi>"), (#"\mathbf{W}"#, "<mi>𝐖</mi>"),
        (#"\mathcal{L}"#, "<mi>ℒ</mi>"),
        (#"\mathcal{N}"#, "<mi>𝒩</mi>"), (#"\boldsymbol{\mu}"#, "<mi>𝝁</mi>"), (#"\mathbf{1}"#, "<mn>𝟏</mn>"),
        (#"\mathfrak{g}"#, "<mi>𝔤</mi>"),
        (#"\mathrm{d}"#, #"<mi mathvariant="normal">d</mi>"#),
    ])
    func writesTheLettersOfMathematicalAlphabets(tex: String, element: String) {
        #expect(outcome(tex).contains(element))
    }
}

extension String {
    /// The markup without what only tells a browser where things stand: rows, thin spaces, tokens made of elements, the
    /// room in and around them, the forms of signs that grow.
    fileprivate var withoutLayout: String {
        let spaceless = replacing("<mspace width=\"0.1667em\"/>", with: "")
            .replacing(/<mpadded[^>]*>/, with: "<mpadded>")
            .replacing(/\ class ?="[^"]*"/, with: "")
            .replacing(/<mo [^>]*>[∣|]</, with: "<mo>|<").replacing(/<mo [^>]*>[∥‖]</, with: "<mo>‖<")
            .replacing("&#x302;", with: "^")
        var result = ""
        var open: [Bool] = []
        for tag in spaceless.split(separator: "<", omittingEmptySubsequences: true) {
            let isLayout: Bool
            if tag.hasPrefix("/") {
                isLayout = open.popLast() ?? false
            } else {
                // What follows the tag is text, or nothing where another tag follows.
                isLayout = tag.hasPrefix("mrow") || tag.starts(with: /m[ion]( [^>]*)?>$/)
                if !tag.contains("/>") { open.append(isLayout) }
            }
            if !isLayout { result += "<" + tag }
        }
        return result
    }
}
