public import Diagnostics
public import Documents

/// A program whose Markdown is not ours.
enum OtherProgram: String {
    case quarto = "Quarto"
    case rMarkdown = "R Markdown"
    case jupytext = "Jupytext"

    /// The program that the name of `source` or its front matter says; nil if neither says one.
    init?(_ source: SourceFile) {
        if source.path.hasSuffix(".qmd") {
            self = .quarto
        } else if [".Rmd", ".rmd"].contains(where: { source.path.hasSuffix($0) }) {
            self = .rMarkdown
        } else {
            guard let program = Self.frontMatterLines(source).compactMap(Self.init(line:)).first else { return nil }
            self = program
        }
    }

    private init?(line: String) {
        let words = line.drop { $0 == " " }
        if ["jupytext:", "kernelspec:"].contains(where: { words.hasPrefix($0) }) {
            self = .jupytext
        } else if ["jupyter: ", "knitr:", "engine:"].contains(where: { line.hasPrefix($0) }) {
            self = .quarto
        } else if line.hasPrefix("output:"), line.contains("_document") || line.contains("html_notebook") {
            self = .rMarkdown
        } else {
            return nil
        }
    }

    private static func frontMatterLines(_ source: SourceFile) -> [String] {
        guard source.bytes.starts(with: "---".utf8), source.lineCount > 1 else { return [] }
        var lines: [String] = []
        for number in 2...source.lineCount {
            let line = source.text(source.range(ofLine: number))
            if line.hasPrefix("---") || line.hasPrefix("...") { return lines }
            lines.append(line)
        }
        return []
    }
}

extension Diagnostic {
    /// NN0631: another program's Markdown of which a cell would not run or the front matter is none of ours, until it is
    /// converted; nil for what can be taken as it stands.
    public static func toConvert(_ notebook: Notebook) -> Diagnostic? {
        let source = notebook.source
        guard let program = OtherProgram(source), let converted = try? OtherMarkdown(source).bytes,
            converted != source.bytes,
            let ours = try? Notebook.read(SourceFile(path: source.path, bytes: converted))
        else { return nil }
        let isRefused = notebook.hasWrongFrontMatter && !ours.hasWrongFrontMatter
        guard isRefused || ours.cells.count > notebook.cells.count else { return nil }
        let name = source.path.split(separator: "/").last.map(String.init) ?? source.path
        let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
        let output = name == "-" ? "-t md" : "-o \(stem)\(name.hasSuffix(".md") ? "-nn" : "").md"
        return Diagnostic(
            631,
            name == "-"
                ? Text(en: "this is Markdown for \(program.rawValue)", zh: "这是 \(program.rawValue) 的 Markdown")
                : Text(
                    en: "\(name) is Markdown for \(program.rawValue)", zh: "\(name) 是 \(program.rawValue) 的 Markdown"),
            help: Text(
                en: "convert it first: notebook convert \(name) \(output)",
                zh: "请先转换：notebook convert \(name) \(output)"))
    }
}

extension Notebook {
    /// Whether its front matter holds a mistake.
    fileprivate var hasWrongFrontMatter: Bool {
        guard let matter = frontMatter.range else { return false }
        return diagnostics.contains { $0.severity == .error && $0.range.map { $0.start < matter.end } == true }
    }
}
