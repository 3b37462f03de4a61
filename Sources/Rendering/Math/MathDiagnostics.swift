import Diagnostics

extension Diagnostic {
    /// What is wrong with the formula whose TeX stands in `whole`; `place` is that of the error's position in the file.
    static func formula(_ error: MathError, at place: Int?, in whole: SourceRange) -> Diagnostic {
        let end = whole.end
        let place = place.map { min($0, end) }
        let range = place.map { SourceRange($0, $0 < end ? $0 + 1 : $0) } ?? whole
        switch error.kind {
        case .syntax: return unreadableFormula(error.message, at: range)
        case .tooLarge: return formulaTooLarge(error.message, at: range)
        case .refusedCommand(let command):
            return refusedCommand(
                command, at: place.map { SourceRange($0, min($0 + command.utf8.count, end)) } ?? range)
        case .outOfMemory: return formulaTakesTooMuchMemory(at: range)
        case .engine: return formulaEngineFailed(error.message, at: range)
        }
    }

    /// NN0600: KaTeX cannot read the formula.
    static func unreadableFormula(_ message: String, at range: SourceRange) -> Diagnostic {
        let lowered = MathMessage.english(message)
        return Diagnostic(
            600, .error, Text(en: "formula does not parse: \(lowered)", zh: "公式无法解析：\(MathMessage.chinese(message))"),
            at: range,
            help: MathMessage.help(message))
    }

    /// NN0601: the formula is past a limit of length, depth or work.
    static func formulaTooLarge(_ message: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            601, .error, Text(en: message, zh: MathMessage.chinese(message)), at: range,
            help: Text(
                en: "a formula may have 8192 bytes, 64 levels and 1000 macro expansions; split it into several",
                zh: "一个公式最多 8192 字节、64 层嵌套、1000 次宏展开；请拆成几个公式"))
    }

    /// NN0602: the formula asks for a link, an image or HTML.
    static func refusedCommand(_ command: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            602, .error, Text(en: "\(command) is not allowed in a formula", zh: "公式中不能使用 \(command)"), at: range,
            help: Text(
                en: "links and images belong into the text around the formula, in Markdown",
                zh: "链接和图片请用 Markdown 写在公式之外的正文里"))
    }

    /// NN0603: the formula needs more memory than it may have.
    static func formulaTakesTooMuchMemory(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            603, .error, Text(en: "the formula takes more than 64 MB of memory", zh: "公式占用的内存超过 64 MB"), at: range,
            help: Text(en: "split it into several formulas", zh: "请拆成几个公式"))
    }

    /// NN0605: a percent sign that TeX takes for the beginning of a comment.
    static func percentBeginsComment(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            605, .warning,
            Text(
                en: "in a formula % begins a comment: the rest of the line is not shown",
                zh: "公式里 % 是注释的开头：这一行后面的内容不会显示"), at: range,
            help: Text(en: "write \\% for the sign", zh: "百分号请写成 \\%"))
    }

    /// NN0609: the engine failed, which is a bug of ours.
    static func formulaEngineFailed(_ message: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            609, .error, Text(en: "the formula engine failed: \(message)", zh: "公式引擎出错：\(message)"), at: range,
            help: Text(
                en: "this is a bug of notebook; please report it with the formula", zh: "这是 notebook 的缺陷，请附上公式报告给我们"))
    }
}
