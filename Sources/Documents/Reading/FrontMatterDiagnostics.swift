public import Diagnostics

extension Diagnostic {
    static func unclosedFrontMatter(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            110, .error, Text(en: "the front matter is never closed", zh: "元数据没有结束"), at: range,
            label: Text(en: "opened here", zh: "从这里开始"),
            help: Text(en: "end it with a line ---", zh: "请用一行 --- 结束"))
    }

    static func largeFrontMatter(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            111, .error, Text(en: "the front matter is larger than 64 kB", zh: "元数据超过 64 kB"), at: range,
            help: Text(en: "put data into a file and load it", zh: "请把数据放进文件，再用 load 读取"))
    }

    static func refusedYAML(_ finding: FrontMatterGuard.Finding, at range: SourceRange) -> Diagnostic {
        let (english, chinese) =
            switch finding {
            case .anchor: ("anchors (&name) are refused in front matter", "元数据里不能用锚点（&名称）")
            case .alias: ("aliases (*name) are refused in front matter", "元数据里不能用别名（*名称）")
            case .tag: ("tags (!name) are refused in front matter", "元数据里不能用标签（!名称）")
            case .depth: ("the front matter is nested more than 16 deep", "元数据的嵌套超过 16 层")
            }
        return Diagnostic(
            112, .error, Text(en: english, zh: chinese), at: range,
            help: finding == .depth
                ? Text(en: "nest less", zh: "请减少嵌套")
                : Text(en: "write the value out; if it is text, put it in quotes", zh: "请把值写全；如果是文字，请加引号"))
    }

    static func badYAML(_ problem: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            113, .error,
            Text(
                en: "the front matter is no YAML: \(problem)",
                zh: "元数据不是合法的 YAML：\(YAMLMessage.chinese(problem))"), at: range, help: YAMLMessage.help(problem))
    }

    static func fullWidthColon(after name: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            113, .error,
            Text(
                en: "the front matter is no YAML: the colon after \(name) is full-width",
                zh: "元数据不是合法的 YAML：\(name) 后面的冒号是全角的"), at: range,
            help: Text(
                en: "write an ordinary colon and a space: \(name): …", zh: "请写半角冒号，后面空一格：\(name): …"))
    }

    static func repeatedKey(_ key: String, at range: SourceRange, first: Int) -> Diagnostic {
        Diagnostic(
            114, .error, Text(en: "\(key) is given twice", zh: "\(key) 写了两次"), at: range,
            notes: [Note(Text(en: "first given here", zh: "第一次在这里"), at: SourceRange(first, first + key.utf8.count))],
            help: Text(en: "keep one of them", zh: "请只保留一个"))
    }

    /// `written` is the value as it stands there, where it is one.
    static func frontMatterValue(
        _ name: String, _ allowed: Text, is written: String? = nil, at range: SourceRange, help: Text? = nil
    ) -> Diagnostic {
        Diagnostic(
            115, .error,
            Text(
                en: "\(name) must be \(allowed[.english])" + (written.map { ", not \($0)" } ?? ""),
                zh: "\(name) 应为\(allowed[.chinese])" + (written.map { "，不能是 \($0)" } ?? "")),
            at: range, help: help)
    }

    static func unknownKey(_ key: String, of section: String, among keys: [String], at range: SourceRange) -> Diagnostic
    {
        let list = keys.joined(separator: " ")
        return Diagnostic(
            116, .error, Text(en: "\(section) has no key \(key)", zh: "\(section) 下没有 \(key) 这一项"), at: range,
            help: closestMatch(to: key, among: keys).map { Text(en: "did you mean \($0)?", zh: "是不是想写 \($0)？") }
                ?? Text(en: "the keys are: \(list)", zh: "可用的有：\(list)"))
    }

    static func changingDate(_ date: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            117, .error, Text(en: "date: \(date) would change the page every day", zh: "date: \(date) 会让页面每天都变"),
            at: range,
            help: Text(en: "write the date itself, such as 2026-03-01", zh: "请写具体日期，例如 2026-03-01"))
    }
    /// A parameter whose name no cell can write: whoever knows the language says so by this.
    public static func parameterIsNoName(_ name: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            118, .error, Text(en: "a parameter cannot be called \(name)", zh: "参数不能叫 \(name)"), at: range,
            help: Text(
                en: "a name is made of letters, digits and _, begins with no digit and is no word of the language",
                zh: "名字由字母（含汉字）、数字和 _ 组成，不以数字开头，也不能是关键字"))
    }
}
