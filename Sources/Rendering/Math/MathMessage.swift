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
                    ", got ", with: "，实际是 ")
        }
        return message
    }

    /// The way out, where the sentence tells it.
    static func help(_ message: String) -> Text? {
        if message.hasPrefix("Undefined control sequence") {
            return Text(
                en: "look for a slip in the name, or define it before with \\newcommand",
                zh: "请检查命令的拼写，或先用 \\newcommand 定义它")
        }
        if message.hasPrefix("Double superscript") || message.hasPrefix("Double subscript") {
            return Text(en: "put braces around what belongs together, as in {a^b}^c", zh: "请用花括号分组，例如 {a^b}^c")
        }
        if message.hasPrefix("Expected '}'") || message.hasPrefix("Unexpected end of input") {
            return Text(en: "a { or \\left or \\begin is not closed", zh: "有 {、\\left 或 \\begin 没有闭合")
        }
        return nil
    }

    private static let table: [(String, String)] = [
        ("Undefined control sequence: ", "没有这个命令："),
        ("Double superscript", "连续两个上标"),
        ("Double subscript", "连续两个下标"),
        ("Expected '}'", "应为 '}'"),
        ("Expected 'EOF'", "应为公式结尾"),
        ("Expected '\\right'", "应为 '\\right'"),
        ("Expected ", "应为 "),
        ("Unexpected end of input in a macro argument, expected '}'", "参数没有写完，缺少 '}'"),
        ("Extra }", "多余的 }"),
        ("Extra close brace or missing open brace", "多余的右花括号，或缺少左花括号"),
        ("No such environment: ", "没有这个环境："),
        ("Expected group after ", "之后缺少内容："),
        ("Expected & or \\\\ or \\cr or \\end", "应为 &、\\\\、\\cr 或 \\end"),
        ("Invalid delimiter ", "无效的定界符 "),
        ("Invalid size: ", "无效的尺寸："),
        ("Invalid color: ", "无效的颜色："),
        ("Too many expansions", "宏展开次数过多"),
    ]
}
