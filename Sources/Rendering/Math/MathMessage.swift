internal import Diagnostics

/// KaTeX's sentences, and the most frequent of them in Chinese.
enum MathMessage {
    /// The sentence as the end of a headline: it begins with a small letter unless with a name.
    static func english(_ message: String) -> String {
        guard let first = message.first else { return "unknown reason" }
        return (first.lowercased() + message.dropFirst()).replacing("'EOF'", with: "end of input")
    }

    /// The sentence in Chinese if it is in the table, else as it is.
    static func chinese(_ message: String) -> String {
        for (start, chinese) in table where message.hasPrefix(start) {
            return chinese
                + message.dropFirst(start.count).replacing(", got 'EOF'", with: "，实际是公式结尾").replacing(
                    ", got ", with: "，实际是 "
                ).replacing(" matched by ", with: " 对 ")
        }
        return message
    }

    /// The way out, where the sentence tells it.
    static func help(_ message: String) -> Text? { ways.first { message.hasPrefix($0.0) }?.1 }

    /// Beginnings of sentences, each with the way out; the longer first.
    private static let ways: [(String, Text)] = [
        (
            "Undefined control sequence",
            Text(
                en: "look for a slip in the name, or define it before with \\newcommand",
                zh: "请检查命令的拼写，或先用 \\newcommand 定义它")
        ),
        ("Double superscript", groups), ("Double subscript", groups),
        ("Expected '}'", open), ("Unexpected end of input", open),
        (
            "Expected '\\right'",
            Text(
                en: "each \\left needs its \\right; \\right. closes without a sign",
                zh: "每个 \\left 都要有 \\right；\\right. 表示右边没有符号")
        ),
        (
            "Expected 'EOF', got '\\right'",
            Text(
                en: "each \\right needs its \\left before it; \\left. opens without a sign",
                zh: "每个 \\right 前面都要有 \\left；\\left. 表示左边没有符号")
        ),
        (
            "Expected 'EOF', got '&'",
            Text(
                en: "& separates columns, between \\begin{aligned} and \\end{aligned}; the sign itself is \\&",
                zh: "& 用来分列，要写在 \\begin{aligned} 和 \\end{aligned} 之间；符号本身写成 \\&")
        ),
        ("Expected 'EOF', got '#'", Text(en: "write \\# for the sign", zh: "符号本身写成 \\#")),
        (
            "Expected 'EOF', got '_'",
            Text(en: "in \\text write \\_ for the sign", zh: "\\text 里的下划线写成 \\_")
        ),
        (
            "Expected 'EOF', got '^'",
            Text(en: "end \\text before it: \\text{a}^2", zh: "请先结束 \\text：\\text{a}^2")
        ),
        (
            "Expected 'EOF', got '}'",
            Text(en: "its { is missing; the sign itself is \\}", zh: "缺少对应的 {；符号本身写成 \\}")
        ),
        (
            "Mismatch",
            Text(en: "\\begin and its \\end have the same name", zh: "\\begin 和 \\end 里的名字要相同")
        ),
        (
            "Expected & or",
            Text(en: "a \\begin is not closed: write its \\end", zh: "有 \\begin 没有结束：请写上 \\end")
        ),
        (
            "No such environment",
            Text(
                en: "there are aligned, matrix, pmatrix, bmatrix, cases, array and gathered",
                zh: "可用的有 aligned、matrix、pmatrix、bmatrix、cases、array 和 gathered")
        ),
        (
            "Expected group after",
            Text(en: "write what belongs there: x_1, x^{2}", zh: "请写出后面的内容，例如 x_1、x^{2}")
        ),
        (
            "Invalid delimiter",
            Text(en: "a bracket follows: \\left( … \\right)", zh: "后面应是括号：\\left( … \\right)")
        ),
    ]

    private static let groups = Text(
        en: "put braces around what belongs together, as in {a^b}^c", zh: "请用花括号分组，例如 {a^b}^c")
    private static let open = Text(
        en: "a { or \\left or \\begin is not closed", zh: "有 {、\\left 或 \\begin 没有闭合")

    private static let table: [(String, String)] = [
        ("Undefined control sequence: ", "没有这个命令："),
        ("Double superscript", "连续两个上标"),
        ("Double subscript", "连续两个下标"),
        ("Expected '}'", "应为 '}'"),
        ("Expected 'EOF'", "应为公式结尾"),
        ("Expected '\\right'", "应为 '\\right'"),
        ("Expected ", "应为 "),
        ("Unexpected end of input in a macro argument, expected ", "参数没有写完，缺少 "),
        ("Mismatch: ", "首尾不配对："),
        ("Extra }", "多余的 }"),
        ("Extra close brace or missing open brace", "多余的右花括号，或缺少左花括号"),
        ("No such environment: ", "没有这个环境："),
        ("Expected group after ", "之后缺少内容："),
        ("Expected & or \\\\ or \\cr or \\end", "应为 &、\\\\、\\cr 或 \\end"),
        ("Invalid delimiter ", "无效的定界符 "),
        ("Invalid size: ", "无效的尺寸："),
        ("Invalid color: ", "无效的颜色："),
        ("the formula is longer than 8192 bytes", "公式超过 8192 字节"),
        ("the formula is nested deeper than 64", "公式的嵌套超过 64 层"),
        ("the formula is nested too deep", "公式的嵌套太深"),
        ("the formula expands more than 1000 macros", "公式里的宏展开超过 1000 次"),
        ("the formula takes more work than a formula may", "公式的计算量超过一个公式的上限"),
    ]
}
