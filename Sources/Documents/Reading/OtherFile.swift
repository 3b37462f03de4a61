public import Diagnostics

extension Diagnostic {
    /// Endings of files that are no Markdown, whatever their text.
    private static let programs = ["py", "R", "r", "jl", "nn", "swift", "js", "ts", "c", "h", "cpp", "java", "m", "sh"]
    private static let others = [
        "html", "htm", "pdf", "tex", "docx", "odt", "rtf", "epub", "json", "yaml", "yml", "toml", "csv", "tsv", "xlsx",
        "png", "jpg", "jpeg", "gif", "svg", "zip",
    ]

    /// NN0106: a file that is no Markdown by its name; nil where it may be.
    public static func otherFile(_ path: String) -> Diagnostic? {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
        let ending = String(name[name.index(after: dot)...])
        let help: Text
        if ending == "ipynb" {
            let markdown = name[..<dot] + ".md"
            help = Text(
                en: "convert it first: notebook convert \(name) -t md writes \(markdown)",
                zh: "请先转换：notebook convert \(name) -t md 会写出 \(markdown)")
        } else if programs.contains(ending) {
            help = Text(
                en:
                    "write the lesson in Markdown (notebook help cells); of a script with cells, # %%, notebook convert \(name) -t md makes it",
                zh: "请用 Markdown 写课文（notebook help cells）；含 # %% 单元格的脚本可用 notebook convert \(name) -t md 转换")
        } else if others.contains(ending.lowercased()) {
            help = Text(
                en: "name the Markdown it was made of; if this is Markdown all the same, let its name end in .md",
                zh: "请给出它所依据的 Markdown 文件；如果内容确实是 Markdown，请把文件名改为以 .md 结尾")
        } else {
            return nil
        }
        return Diagnostic(
            106, Text(en: "\(name) is no Markdown by its name", zh: "从文件名看，\(name) 不是 Markdown"), help: help)
    }
}
