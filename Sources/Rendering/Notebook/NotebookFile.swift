public import Diagnostics
import Documents

/// The Markdown of a Jupyter notebook (nbformat 4); its outputs are left out.
///
/// Of a file that ``NotebookRenderer`` wrote it is the source, byte for byte; what was edited since is in it. Two
/// Markdown cells that follow one another are parted by a comment, so that they are two again.
public struct NotebookFile {
    /// The Markdown.
    public let markdown: [UInt8]
    /// What could not be kept, or is kept and runs no more.
    public let diagnostics: [Diagnostic]

    /// Reads the notebook in `source`.
    ///
    /// Throws what makes it unreadable: bytes that are no UTF-8 or no JSON, and JSON that is no notebook of nbformat 4.
    public init(_ source: SourceFile) throws(Diagnostic) {
        if let unreadable = Diagnostic.unreadable(source.bytes) { throw unreadable }
        let json: JSON
        do {
            json = try JSONReader.read(source.bytes)
        } catch {
            throw .notJSON(at: error.offset, in: source)
        }
        guard let major = json["nbformat"]?.integer, let cells = json["cells"]?.list, major == 4 else {
            throw .notNotebook(version: json["nbformat"]?.integer)
        }
        var writer = NotebookMarkdown(json["metadata"] ?? .null)
        for (index, cell) in cells.enumerated() {
            guard let kind = cell["cell_type"]?.text.flatMap(NotebookCell.Kind.init),
                let text = cell["source"]?.joinedText
            else { throw .badCell(index + 1) }
            writer.add(kind, Array(text.utf8), cell)
        }
        (markdown, diagnostics) = writer.finish()
    }

    /// What usually stands between a cell and the one before it, which was Markdown or not; nil: there is none before.
    static func gap(before kind: NotebookCell.Kind, afterMarkdown: Bool?, hasFrontMatter: Bool) -> [UInt8] {
        switch afterMarkdown {
        case nil: return hasFrontMatter ? [0x0A, 0x0A] : []
        case true? where kind == .markdown: return [0x0A, 0x0A] + SourcePieces.separator + [0x0A, 0x0A]
        default: return [0x0A, 0x0A]
        }
    }
}

extension Diagnostic {
    /// NN0614: a file that ends in .ipynb and is no JSON.
    static func notJSON(at offset: Int, in source: SourceFile) -> Diagnostic {
        let end = offset < source.bytes.count ? offset + 1 : offset
        return Diagnostic(
            614, Text(en: "this is not a Jupyter notebook: it is no JSON", zh: "这不是 Jupyter 笔记本：内容不是 JSON"),
            at: SourceRange(offset, end), label: Text(en: "up to here it was", zh: "到这里为止还是"),
            help: Text(
                en: "save the notebook again in Jupyter; a file that was merged by hand may have marks of a conflict",
                zh: "请在 Jupyter 里重新保存；手工合并过的文件里可能还有冲突标记"))
    }

    /// NN0615: JSON that is no notebook of nbformat 4.
    static func notNotebook(version: Int?) -> Diagnostic {
        guard let version, version != 4 else {
            return Diagnostic(
                615, Text(en: "this JSON is no Jupyter notebook", zh: "这个 JSON 文件不是 Jupyter 笔记本"),
                help: Text(
                    en: "a notebook has \"nbformat\": 4 and a list of \"cells\"",
                    zh: "笔记本应有 \"nbformat\": 4 和列表 \"cells\""))
        }
        return Diagnostic(
            615,
            Text(
                en: "this notebook is of nbformat \(version); nbformat 4 is read",
                zh: "这个笔记本是 nbformat \(version) 格式；只能读 nbformat 4"),
            help: Text(
                en: "bring it up to date: jupyter nbconvert --to notebook --nbformat=4 lesson.ipynb",
                zh: "请先升级：jupyter nbconvert --to notebook --nbformat=4 lesson.ipynb"))
    }

    /// NN0615: a cell that nbformat 4 does not know.
    static func badCell(_ number: Int) -> Diagnostic {
        Diagnostic(
            615,
            Text(
                en: "cell \(number) of this notebook has no text, or is of an unknown kind",
                zh: "笔记本的第 \(number) 个单元格没有文本，或类型未知"),
            help: Text(
                en: "a cell is markdown, code or raw, and has a source", zh: "单元格应为 markdown、code 或 raw，并有 source"))
    }

    /// NN0616: code of another language.
    static func otherLanguage(_ language: String, count: Int, at range: SourceRange? = nil) -> Diagnostic {
        Diagnostic(
            616, .warning,
            Text(
                en: count == 1
                    ? "1 cell of \(language) stays as code that is shown and not run"
                    : "\(count) cells of \(language) stay as code that is shown and not run",
                zh: "\(count) 个 \(language) 单元格保留为只显示、不运行的代码"), at: range,
            help: Text(en: "write them in nn: notebook help", zh: "请用 nn 改写：notebook help"))
    }

    /// NN0617: pictures that stand in the notebook itself.
    static func attachmentsLeftOut(_ count: Int) -> Diagnostic {
        Diagnostic(
            617, .warning,
            Text(
                en: "pictures attached to \(count) \(count == 1 ? "cell" : "cells") are left out",
                zh: "\(count) 个单元格里附带的图片没有保留"),
            help: Text(
                en: "save them as files beside the notebook, and name them in place of attachment:",
                zh: "请把图片另存为笔记旁边的文件，并用文件名代替 attachment:"))
    }
}
