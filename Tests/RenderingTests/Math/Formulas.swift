import Foundation

/// Formulas as courses have them, and what KaTeX in another engine makes of each (see Oracles/formulas.py).
struct CourseFormulas {
    let tex: [String]
    /// Without namespace and annotation.
    let markup: [String]

    init() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Oracles")
        let read = { (name: String) in
            try String(contentsOf: folder.appending(path: name), encoding: .utf8)
                .split(separator: "\n").map(String.init)
        }
        tex = try read("formulas.tex")
        markup = try read("formulas.mathml")
    }

    /// Those that may stand in a line.
    var inline: [String] {
        let displayed = [#"\tag"#, "{split}", "{align}", "{align*}", "{gather*}", "{equation}", "{CD}"]
        return tex.filter { formula in !displayed.contains { formula.contains($0) } }
    }
}

/// Formulas that KaTeX cannot read, or may not, each with its whole error: the kind, the UTF-8 offset, the sentence.
let badFormulas: [(tex: String, error: String)] = [
    (#"\frac{1}{2"#, #"syntax @10: Unexpected end of input in a macro argument, expected '}'"#),
    (#"\frac{1"#, #"syntax @7: Unexpected end of input in a macro argument, expected '}'"#),
    (#"x^2^3"#, #"syntax @3: Double superscript"#),
    (#"x_1_2"#, #"syntax @3: Double subscript"#),
    (#"\foo"#, #"syntax @0: Undefined control sequence: \foo"#),
    (#"x + \bar"#, #"syntax @8: Unexpected end of input in a macro argument, expected '}'"#),
    (#"}"#, #"syntax @0: Expected 'EOF', got '}'"#),
    (#"{"#, #"syntax @1: Expected '}', got 'EOF'"#),
    (#"\left( x"#, #"syntax @8: Expected '\right', got 'EOF'"#),
    (#"x \right)"#, #"syntax @2: Expected 'EOF', got '\right'"#),
    (#"\begin{matrix} a"#, #"syntax @16: Expected & or \\ or \cr or \end"#),
    (#"\begin{matrix} a \end{pmatrix}"#, #"syntax @17: Mismatch: \begin{matrix} matched by \end{pmatrix}"#),
    (#"\begin{foo} a \end{foo}"#, #"syntax @6: No such environment: foo"#),
    (#"\end{matrix}"#, #"syntax @0: Expected 'EOF', got '\end'"#),
    (#"x &  y"#, #"syntax @2: Expected 'EOF', got '&'"#),
    (#"\sqrt"#, #"syntax @5: Expected group as argument to '\sqrt'"#),
    (#"\sqrt["#, #"syntax @6: Unexpected end of input in a macro argument, expected ']'"#),
    (#"^"#, #"syntax @0: Expected group after '^'"#),
    (#"x^"#, #"syntax @1: Expected group after '^'"#),
    (#"x_"#, #"syntax @1: Expected group after '_'"#),
    (#"\frac"#, #"syntax @5: Unexpected end of input in a macro argument, expected '}'"#),
    (#"\left"#, #"syntax @5: Expected group as argument to '\left'"#),
    (#"\left x y \right)"#, #"syntax @6: Invalid delimiter 'x' after '\left'"#),
    (#"\color{nocolour!}x"#, #"syntax @6: Invalid color: 'nocolour!'"#),
    (#"\rule{1}{2}"#, #"syntax @5: Invalid size: '1'"#),
    (#"\rule{1foo}{2em}"#, #"syntax @5: Invalid unit: 'fo'"#),
    (#"\text{"#, #"syntax @6: Unexpected end of input in a macro argument, expected '}'"#),
    (#"\text"#, #"syntax @5: Unexpected end of input in a macro argument, expected '}'"#),
    (#"\mathbb"#, #"syntax @7: Unexpected end of input in a macro argument, expected '}'"#),
    (#"\newcommand{\x}"#, #"syntax @15: Unexpected end of input in a macro argument, expected '}'"#),
    (#"\newcommand{x}{y}"#, #"syntax @-: \newcommand{x} attempting to redefine x; use \renewcommand"#),
    (#"\newcommand{\frac}{y}"#, #"syntax @-: \newcommand{\frac} attempting to redefine \frac; use \renewcommand"#),
    (
        #"\renewcommand{\undefinedname}{y}"#,
        #"syntax @-: \renewcommand{\undefinedname} when command \undefinedname does not yet exist; use \newcommand"#
    ),
    (#"\def\a#2{x}"#, #"syntax @-: Argument number "2" out of order"#),
    (#"\operatorname"#, #"syntax @13: Unexpected end of input in a macro argument, expected '}'"#),
    (#"$"#, #"syntax @0: Can't use function '$' in math mode"#),
    (#"a $ b"#, #"syntax @2: Can't use function '$' in math mode"#),
    (#"#"#, #"syntax @0: Expected 'EOF', got '#'"#),
    (#"\middle| x"#, #"syntax @7: \middle without preceding \left"#),
    (#"\limits x"#, #"syntax @0: Limit controls must follow a math operator"#),
    (#"\hline"#, #"syntax @-: \hline valid only within array environment"#),
    (#"\text{损失} + \未知"#, #"syntax @16: Undefined control sequence: \未"#),
    (#"损失 + \foo"#, #"syntax @9: Undefined control sequence: \foo"#),
    (#"😀𝔸 \foo"#, #"syntax @9: Undefined control sequence: \foo"#),
    (#"\def\a{\a\a}\a"#, #"tooLarge @-: the formula expands more than 1000 macros"#),
    (#"\def\a{\a}\a"#, #"tooLarge @-: the formula expands more than 1000 macros"#),
    (#"\href{javascript:alert(1)}{x}"#, #"refusedCommand("\\href") @0: \href is not allowed in a formula"#),
    (#"\url{https://example.org}"#, #"refusedCommand("\\url") @0: \url is not allowed in a formula"#),
    (
        #"\includegraphics{x.png}"#,
        #"refusedCommand("\\includegraphics") @0: \includegraphics is not allowed in a formula"#
    ),
    (#"\htmlClass{a}{x}"#, #"refusedCommand("\\htmlClass") @0: \htmlClass is not allowed in a formula"#),
    (#"\htmlStyle{color:red}{x}"#, #"refusedCommand("\\htmlStyle") @0: \htmlStyle is not allowed in a formula"#),
    (#"\htmlData{a=b}{x}"#, #"refusedCommand("\\htmlData") @0: \htmlData is not allowed in a formula"#),
    (#"\htmlId{a}{x}"#, #"refusedCommand("\\htmlId") @0: \htmlId is not allowed in a formula"#),
    (#"\def\l{\href}\l{https://a.b}{x}"#, #"refusedCommand("\\href") @7: \href is not allowed in a formula"#),
]
