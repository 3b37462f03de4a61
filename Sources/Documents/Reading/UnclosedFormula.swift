import Diagnostics

extension Diagnostic {
    /// NN0146: a `$$` that begins no formula; the one at `end` was to end it, if there is one.
    static func unclosedFormula(at range: SourceRange, end: SourceRange?) -> Diagnostic {
        Diagnostic(
            146, .warning,
            Text(en: "this formula is never closed, and is shown as text", zh: "这个公式没有结束，会按普通文字显示"), at: range,
            label: Text(en: "opened here", zh: "从这里开始"),
            notes: end.map {
                [Note(Text(en: "this does not close it: the paragraph has ended", zh: "这里不能结束它：段落已经结束"), at: $0)]
            } ?? [],
            help: end == nil
                ? Text(
                    en: "end it with $$ in the same paragraph; \\$$ is plain text",
                    zh: "请在同一段里用 $$ 结束；要写普通的 $$，请用 \\$$")
                : Text(
                    en: "take out the empty lines between the two, and what else parts them",
                    zh: "请删去两者之间的空行和别的内容"))
    }
}
