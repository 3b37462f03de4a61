/// Words that head no page of their own, and the part of a topic that explains them.
struct ManualIndex {
    /// What people ask for, in both languages.
    let words: [String]
    /// The topic.
    let topic: String
    /// What stands in the part that is meant and in no part before it, in every language; empty for the whole topic.
    let mark: String

    static let entries = [
        ManualIndex(
            words: [
                "caption", "captions", "label", "labels", "option", "options", "echo", "alt", "exercise", "solution",
                "标题", "图题", "表题", "标签", "选项", "练习", "解答",
            ], topic: "cells", mark: "| `caption="),
        ManualIndex(
            words: [
                "reference", "references", "cross-reference", "figure", "figures", "tables", "equation", "equations",
                "section", "sections", "引用", "交叉引用", "图", "表", "章节", "公式编号",
            ], topic: "output", mark: "`@fig-"),
        ManualIndex(words: ["inline", "claim", "claims", "行内值", "断言"], topic: "output", mark: "``{nn claim}``"),
        ManualIndex(
            words: [
                "footnote", "footnotes", "callout", "callouts", "note", "tip", "task", "tasks", "admonition", "脚注",
                "提示框", "任务",
            ], topic: "output", mark: "`[!NOTE]`"),
        ManualIndex(words: ["markdown", "html", "page", "pages", "输出", "页面"], topic: "output", mark: ""),
        ManualIndex(words: ["ipynb", "jupyter", "jupyterlab"], topic: "output", mark: "`notebook run -t ipynb`"),
        ManualIndex(words: ["terminal", "终端"], topic: "output", mark: "`notebook run -t terminal`"),
        ManualIndex(words: ["picture", "pictures", "svg", "图片"], topic: "output", mark: "SVG"),
        ManualIndex(
            words: ["yaml", "params", "parameter", "parameters", "lang", "toc", "numbering", "元数据", "参数", "目录"],
            topic: "front-matter", mark: ""),
        ManualIndex(
            words: ["quarto", "pandoc", "myst", "rmarkdown", "jupytext"], topic: "command-line", mark: "MyST"),
        ManualIndex(words: ["exit", "命令行"], topic: "command-line", mark: ""),
        ManualIndex(words: ["timeout", "memory", "steps", "operations", "时间", "内存"], topic: "limits", mark: ""),
    ]
}

extension Handbook {
    /// The part of a topic that the index has `word` for; nil where it has not.
    func indexed(_ word: String) -> (topic: Section, mark: String)? {
        let word = word.lowercased()
        guard let entry = ManualIndex.entries.first(where: { $0.words.contains(word) }),
            let topic = topics.first(where: { $0.name == entry.topic })
        else { return nil }
        return (topic, entry.mark)
    }

    /// The part of `markdown` in which `mark` stands first: from a heading or a paragraph that begins in bold to the next.
    static func part(of markdown: String, with mark: String) -> String? {
        var parts: [[Substring]] = [[]]
        for line in MarkdownLine.lines(of: markdown) {
            let begins = line.heading != nil || line.place == .prose && line.text.hasPrefix("**")
            if begins { parts.append([]) }
            parts[parts.count - 1].append(line.text)
        }
        return parts.map { $0.joined(separator: "\n") }.first { $0.contains(mark) }?.withoutOuterEmptyLines
    }
}
