import Diagnostics

/// The options that a cell may have: a closed set.
enum CellOption: String, CaseIterable {
    case label, echo, output, run, expect, caption, alt, rtol, atol, exercise, solution, hidden, sweep

    /// Whether the name alone says all.
    var isFlag: Bool { self == .exercise || self == .solution || self == .hidden }

    /// What may be written after `=`.
    var allowed: Text {
        switch self {
        case .label:
            Text(
                en: "an English letter, then English letters, digits, - and _, such as fig-loss",
                zh: "以英文字母开头，只含英文字母、数字、- 和 _，例如 fig-loss")
        case .echo: Text(en: "true, false or fold", zh: "true、false 或 fold")
        case .output, .run, .exercise, .solution, .hidden: Text(en: "true or false", zh: "true 或 false")
        case .expect:
            Text(
                en: "error, a number such as NN0204, or a part of the message in quotes",
                zh: "error、NN0204 这样的编号，或加引号的一段错误信息")
        case .caption, .alt: Text(en: "a text in quotes", zh: "加引号的文字")
        case .sweep:
            Text(
                en: "names with their values in quotes, such as \"lr=0.01,0.1; hidden=2,4\"",
                zh: "加引号的名字和取值，例如 \"lr=0.01,0.1; hidden=2,4\"")
        case .rtol, .atol: Text(en: "a number that is not negative, such as 1e-4", zh: "不小于零的数，例如 1e-4")
        }
    }

    /// Pairs that cannot both be said.
    static let contradictions: [(CellOption, CellOption)] = [
        (.exercise, .run), (.exercise, .solution), (.exercise, .expect), (.exercise, .hidden), (.exercise, .output),
        (.solution, .run), (.hidden, .echo), (.hidden, .output), (.hidden, .solution), (.run, .expect),
        (.exercise, .sweep), (.expect, .sweep),
    ]

    /// Whether the cell says more than what holds without the option: `hidden=false` contradicts nothing.
    func isSet(in options: CellOptions) -> Bool {
        switch self {
        case .exercise: options.isExercise
        case .solution: options.isSolution
        case .hidden: options.isHidden
        case .run: !options.run || options.isExercise
        default: true
        }
    }

    /// What others call an option of ours.
    static let otherNames = [
        "eval": "run", "include": "hidden", "fig-cap": "caption", "tbl-cap": "caption", "fig-alt": "alt", "id": "label",
        "name": "label", "error": "expect", "tolerance": "rtol", "code-fold": "echo",
    ]
}

extension Diagnostic {
    static func unknownOption(_ key: String, at range: SourceRange) -> Diagnostic {
        let names = CellOption.allCases.map(\.rawValue)
        let suggestion = CellOption.otherNames[key] ?? closestMatch(to: key, among: names)
        let list = names.joined(separator: " ")
        return Diagnostic(
            123, .error, Text(en: "a cell has no option \(key)", zh: "单元格没有 \(key) 这个选项"), at: range,
            help: suggestion.map { Text(en: "did you mean \($0)?", zh: "是不是想写 \($0)？") }
                ?? Text(en: "the options are: \(list)", zh: "可用的选项：\(list)"))
    }

    static func repeatedOption(_ key: String, at range: SourceRange, first: SourceRange) -> Diagnostic {
        Diagnostic(
            124, .error, Text(en: "\(key) is given twice", zh: "选项 \(key) 写了两次"), at: range,
            notes: [Note(Text(en: "first given here", zh: "第一次在这里"), at: first)],
            help: Text(en: "keep one of them", zh: "请只保留一个"))
    }

    static func badOptionValue(_ option: CellOption, _ value: CellOptionReader.Value) -> Diagnostic {
        let name = option.rawValue
        let label = option == .label ? MisspeltLabel(Array(value.text.utf8)[...])?.corrected : nil
        return Diagnostic(
            125, .error,
            Text(
                en: value.text.isEmpty ? "\(name) has no value" : "\(name) cannot be \(value.text)",
                zh: value.text.isEmpty ? "选项 \(name) 没有值" : "选项 \(name) 不能是 \(value.text)"),
            at: value.range,
            help: label.map { Text(en: "write #\($0)", zh: "请写 #\($0)") }
                ?? Text(en: "\(name) is \(option.allowed[.english])", zh: "\(name) 的值应为：\(option.allowed[.chinese])"))
    }

    static func optionWithoutValue(_ option: CellOption, at range: SourceRange) -> Diagnostic {
        let name = option.rawValue
        return Diagnostic(
            125, .error, Text(en: "\(name) has no value", zh: "选项 \(name) 没有值"), at: range,
            help: Text(en: "\(name) is \(option.allowed[.english])", zh: "\(name) 的值应为：\(option.allowed[.chinese])"))
    }

    static func contradictoryOptions(
        _ one: CellOption, at range: SourceRange, _ other: CellOption, at otherRange: SourceRange
    ) -> Diagnostic {
        let (one, other) = (one.rawValue, other.rawValue)
        return Diagnostic(
            126, .error, Text(en: "\(one) contradicts \(other)", zh: "选项 \(one) 与 \(other) 矛盾"), at: range,
            notes: [Note(Text(en: "\(other) is given here", zh: "\(other) 在这里"), at: otherRange)],
            help: Text(en: "keep one of them", zh: "请只保留一个"))
    }

    static func optionsWithoutBraces(_ text: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            122, .error, Text(en: "the options of a cell stand in braces", zh: "单元格的选项要写在花括号里"), at: range,
            help: Text(en: "write ```nn {\(stripped(text))}", zh: "请写成 ```nn {\(stripped(text))}"))
    }

    private static func stripped(_ text: String) -> String {
        Array(text.utf8)[...].trimmed.filter { $0 != 0x7B && $0 != 0x7D }.text
    }

    static func unclosedQuote(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            122, .error, Text(en: "this quoted value is never closed", zh: "引号没有配对"), at: range,
            help: Text(en: "end the value with the same quote, before the }", zh: "请在 } 之前补上同样的引号"))
    }

    static func optionLineWithoutColon(_ text: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            122, .error, Text(en: "an option line is written #| key: value", zh: "选项行的写法是 #| 名称: 值"), at: range,
            help: Text(en: "did you mean : in place of =?", zh: "是不是该用 : 而不是 =？"))
    }
}
