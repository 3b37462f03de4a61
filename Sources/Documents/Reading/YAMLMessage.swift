import Diagnostics

/// libyaml's sentences about what is wrong, in Chinese, and the way out of the usual ones.
enum YAMLMessage {
    /// The sentence in Chinese; one that is not in the table only says that the notation is wrong.
    static func chinese(_ problem: String) -> String {
        table.first { problem.hasPrefix($0.0) }?.1 ?? "写法不合规则"
    }

    /// What to do.
    static func help(_ problem: String) -> Text {
        if problem.hasPrefix("mapping values are not allowed") {
            return Text(
                en: "put a value that holds a colon in quotes: title: \"a: b\"", zh: "值里有冒号时请加引号：title: \"a: b\"")
        }
        if problem.hasPrefix("found character that cannot start") || problem.hasPrefix("found a tab character") {
            return Text(
                en: "indent by spaces, not tabs, and put a value that begins with @, ` or % in quotes",
                zh: "请用空格缩进，不要用制表符；以 @、` 或 % 开头的值请加引号")
        }
        if problem.hasPrefix("found unexpected end of stream") {
            return Text(en: "close the quotation mark", zh: "请补上右引号")
        }
        if problem.hasPrefix("did not find expected ',' or") {
            return Text(
                en: "close the bracket; a value that begins with [ or { is put in quotes",
                zh: "请补上右括号；以 [ 或 { 开头的文字请加引号")
        }
        if problem.hasPrefix("found unknown escape character") {
            return Text(
                en: "between \"…\" a backslash is written twice; between '…' it is a plain sign",
                zh: "\"…\" 里的反斜杠要写两遍；'…' 里的反斜杠就是它自己")
        }
        return Text(en: "write one `name: value` a line", zh: "每行写一个“名称: 值”，冒号是半角的，后面空一格")
    }

    private static let table: [(String, String)] = [
        ("mapping values are not allowed", "这里不能再有一个“名称: 值”"),
        ("could not find expected ':'", "名称后面缺少冒号"),
        ("found character that cannot start", "有不能作为开头的字符"),
        ("found a tab character", "缩进里有制表符"),
        ("found unexpected end of stream", "引号没有闭合"),
        ("found unexpected document indicator", "引号没有闭合"),
        ("found unknown escape character", "反斜杠后面的字符没有含义"),
        ("block sequence entries are not allowed", "这里不能有“- ”开头的列表项"),
        ("mapping keys are not allowed", "这里不能有名称"),
        ("did not find expected ',' or ']'", "列表缺少逗号或 ]"),
        ("did not find expected ',' or '}'", "缺少逗号或 }"),
        ("did not find expected '-' indicator", "列表项应以“- ”开头"),
        ("did not find expected key", "这里应有一个名称"),
        ("did not find expected node content", "缺少值"),
        ("did not find expected <document start>", "前面的内容已经结束，这里多出了文字"),
        ("control characters are not allowed", "有控制字符"),
    ]
}
