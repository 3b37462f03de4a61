internal import Diagnostics
internal import Evaluation

/// What inputs are made of: the words of the language, of its cells and of the front matter.
public enum Vocabulary {
    /// All of them, each once.
    public static let words: [String] = {
        var words = symbols + documents + formulas + notebooks
        for entry in Reference.entries {
            for text in [entry.signature, entry.example] {
                words += text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
            }
        }
        var seen: Set<String> = []
        return words.filter { !$0.isEmpty && seen.insert($0).inserted }
    }()

    /// The same as libFuzzer wants them: in quotes, one a line.
    public static var dictionary: String {
        words.map { word in
            "\""
                + word.utf8.map { byte in
                    if byte >= 0x20, byte < 0x7F, byte != 0x22, byte != 0x5C { return String(UnicodeScalar(byte)) }
                    let digits = String(byte, radix: 16)
                    return "\\x" + (digits.count < 2 ? "0" : "") + digits
                }.joined() + "\"\n"
        }.joined()
    }

    private static let symbols = [
        "+", "-", "*", "/", "//", "%", "**", "@", "&", "|", "~", "<", "<=", "==", "!=", ">", ">=", "≈", "~=", "and",
        "or", "not", "in", "not in", "is None", "is not None", "if", "elif", "else", "for", "while", "def", "return",
        "break", "continue", "pass", "lambda", "expect", "record", "True", "False", "None", "import", "class", "with",
        "=", "+=", "-=", "*=", "/=", "//=", "%=", "**=", "@=", "(", ")", "[", "]", "{", "}", ",", ":", ".", "...",
        "::", "\"", "'", "\"\"\"", "'''", "f\"", "f'", "r\"", "\\", "\\\n", "#", "\n", "\n    ", "\t", "，", "（", "）",
        "：",
        "＝", "−", "≤", "学习率", "α", "θ", "0", "1", "-1", "0.5", "1e-3", "1e308", "1_000", "9223372036854775807",
        "nan", "inf", ":.3f", ":>10", ".T", ".shape", ".x", ".y", "axis=", "size=", "[:, None]", "[0]", "[::-1]",
    ]

    private static let documents = [
        "\n```nn\n", "\n```\n", "```nn {", "~~~", "#| ", "#| expect: error\n", "#fig-a", "#tbl-a", "echo=false",
        "echo=fold",
        "output=false", "run=false", "expect=error", "expect=NN0204", "expect=\"", "caption=\"", "alt=\"", "rtol=1e-4",
        "atol=1", "exercise", "solution", "hidden", "label=", "\n---\n", "title: ", "subtitle: ", "author: ",
        "date: today",
        "lang: zh", "description: ", "params:\n  ", "execute:\n  ", "seed: ", "steps: ", "operations: ", "memory: ",
        "timeout: ", "precision: 64", "format: ", "numbering: true", "toc: true", "&a", "*a", "!!str ", "|\n", ">-\n",
        "`{nn} ", "`{nn claim} ", "`", "<!-- nn:output -->", "<!-- nn:end -->", "<!-- nn:= ", "<!-- nn:claim ",
        "<!-- nn:/ -->", "-->", "<!--", "&#8203;", "@fig-a", "@eq-a", "{#eq-a}", "{#sec-a}", "$", "$$", "```math\n",
        "\n> ", "\n- ", "\n1. ", "- [ ] ", "\n| a | b |\n|---|:-:|\n", "[^1]", "\n[^1]: ", "~~", "**", "_", "[a](b)",
        "![a](b)", "<a href=\"javascript:x\">", "<script>", "&amp;", "&#0;", "\r\n", "\r", "\u{FEFF}", "\n    ", "\n\t",
        "\n```csv\na,b,y\n1,2,0\n3,4,1\n```\n", "load(\"a.csv\", target=\"y\")",
    ]

    private static let notebooks = [
        "\"cells\": [", "\"cell_type\": \"markdown\"", "\"cell_type\": \"code\"", "\"cell_type\": \"raw\"",
        "\"source\": ", "\"metadata\": {", "\"nn\": {", "\"gap\": ", "\"written\": [", "\"fence\": ", "\"closing\": ",
        "\"indentation\": ", "\"region\": ", "\"front_matter\": ", "\"end\": ", "\"line_ends\": ", "\"tags\": [",
        "\"attachments\": {", "\"nbformat\": 3", "\"nbformat\": 4", "\"language\": \"python\"", "\\n", "\\r", "\\u0000",
        "\\ud800", "null", "[]", "{}",
    ]

    private static let formulas = [
        "\\frac{", "\\sqrt{", "\\begin{aligned}", "\\end{aligned}", "\\left(", "\\right)", "\\newcommand{\\a}",
        "\\def\\a",
        "\\text{", "\\mathbb{R}", "^{", "_{", "\\\\", "&", "\\href{", "\\color{red}", "\\sum", "\\hat{y}", "}",
    ]
}
