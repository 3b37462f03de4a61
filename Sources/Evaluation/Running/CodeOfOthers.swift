internal import Diagnostics
internal import Documents

extension Diagnostic {
    private static let languages: Set<String> = [
        "ipython", "ipython3", "jl", "julia", "py", "python", "python3", "r",
    ]

    /// NN0107: a notebook without a cell, whose code is of a language that other notebooks run.
    static func nothingRuns(in notebook: Notebook) -> Diagnostic? {
        guard notebook.cells.isEmpty, notebook.inlines.isEmpty else { return nil }
        // It has a cell, in code that does not end.
        guard !notebook.diagnostics.contains(where: { $0.number == 145 }) else { return nil }
        for node in notebook.nodes {
            guard case .codeBlock(let info, code: _) = node.kind else { continue }
            let word = info.drop { "{.".contains($0) }.prefix { $0.isLetter || $0.isNumber }
            guard languages.contains(word.lowercased()) else { continue }
            let bytes = notebook.source.bytes
            let end = bytes[node.range.start..<node.range.end].firstIndex { $0 == 0x0A || $0 == 0x0D }
            return Diagnostic(
                107, .warning,
                Text(
                    en: "nothing here is run: the code is \(word), and only cells of nn run",
                    zh: "这里没有可运行的内容：代码是 \(word)，只有 nn 单元格会运行"),
                at: SourceRange(node.range.start, end ?? node.range.end),
                help: Text(
                    en: "open a cell with ```nn; notebook help python says what differs",
                    zh: "请用 ```nn 开始单元格；notebook help python 说明有哪些不同"))
        }
        return nil
    }
}
