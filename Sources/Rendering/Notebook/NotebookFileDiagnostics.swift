public import Diagnostics

extension Diagnostic {
    /// NN0614: a file that ends in .ipynb and is no JSON.
    static func notJSON(at offset: Int, in source: SourceFile) -> Diagnostic {
        let end = offset < source.bytes.count ? offset + 1 : offset
        return Diagnostic(
            614, Text(en: "this is not a Jupyter notebook: it is no JSON", zh: "这不是 Jupyter 笔记本：内容不是 JSON"),
            at: source.wholeCharacters(SourceRange(offset, end)), label: Text(en: "up to here it was", zh: "到这里为止还是"),
            help: Text(
                en: "save the notebook again in Jupyter; a file that was merged by hand may have marks of a conflict",
                zh: "请在 Jupyter 里重新保存；手工合并过的文件里可能还有冲突标记"))
    }

    /// NN0614: JSON that goes deeper than any notebook.
    static func tooDeep(at offset: Int) -> Diagnostic {
        let depth = JSONReader.deepest
        return Diagnostic(
            614,
            Text(
                en: "this file is not read: its JSON is more than \(depth) levels deep",
                zh: "这个文件没有读：其中的 JSON 嵌套超过 \(depth) 层"),
            at: SourceRange(offset, offset + 1),
            help: Text(
                en: "an output may be the reason: clear the outputs in Jupyter, and save it again",
                zh: "原因可能是某个输出：请在 Jupyter 里清除输出，再保存一次"))
    }

    /// NN0615: a character that no text has.
    static func zero(inCell number: Int) -> Diagnostic {
        Diagnostic(
            615,
            Text(
                en: "the text of cell \(number) holds the character U+0000", zh: "第 \(number) 个单元格的文本里有字符 U+0000"),
            help: Text(en: "delete it: no text has it", zh: "请删去它：文本里不应有这个字符"))
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
    static func attachmentsLeftOut(_ attachments: Attachments) -> Diagnostic {
        let count = attachments.cellCount
        let all = attachments.files.map(\.name)
        let some = all.prefix(5).joined(separator: ", ") + (all.count > 5 ? ", …" : "")
        return Diagnostic(
            617, .warning,
            Text(
                en: "pictures attached to \(count) \(count == 1 ? "cell" : "cells") are left out",
                zh: "\(count) 个单元格里附带的图片没有保留"),
            help: Text(
                en: "save them as files beside the notebook; the Markdown calls them \(some)",
                zh: "请把图片另存为笔记旁边的文件，Markdown 里的文件名是 \(some)"))
    }

    /// Whether it names pictures that a page holds all the same.
    public var isOfAttachments: Bool { number == 617 }

    /// NN0619: what another program says of a cell, and Markdown cannot.
    static func metadataLeftOut(_ name: String, count: Int) -> Diagnostic {
        let characters = name.withControlPictures.replacing("\n", with: " ")
        let shown = characters.count > 40 ? characters.prefix(40) + "…" : characters[...]
        return Diagnostic(
            619, .warning,
            Text(
                en: "the metadata “\(shown)” of \(count) \(count == 1 ? "cell" : "cells") are left out",
                zh: "\(count) 个单元格的元数据“\(shown)”没有保留"),
            help: Text(
                en: "Markdown has no place for them; what a cell can say stands in its fence: notebook help cells",
                zh: "Markdown 里没有放它的地方；单元格能写的选项都在围栏上：notebook help cells"))
    }

    /// NN0620: what the cells of another program made.
    static func outputsLeftOut(_ count: Int, in path: String) -> Diagnostic {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return Diagnostic(
            620, .warning,
            Text(
                en: count == 1
                    ? "the outputs of 1 cell are left out: another program made them, and no run here makes them again"
                    : "the outputs of \(count) cells are left out: another program made them, and no run here makes them again",
                zh: "\(count) 个单元格的输出没有保留：它们由别的程序算出，这里无法重新得到"),
            help: Text(
                en:
                    "they stay in \(name); write the cells in nn and run them, or put a picture beside the notebook and name it",
                zh: "它们仍在 \(name) 里；请用 nn 改写单元格并运行，或把图片另存到笔记旁边再引用"))
    }

    /// NN0621: a block that would swallow what stands behind its cell.
    static func blockClosed(_ mark: String, at range: SourceRange, count: Int) -> Diagnostic {
        Diagnostic(
            621, .warning,
            Text(
                en: "\(mark) does not end in its cell; it is ended there", zh: "\(mark) 在单元格里没有结束；已在该单元格末尾补上",
                count: count), at: range,
            help: Text(
                en: "end it in Jupyter too: in one file it would swallow what stands behind it",
                zh: "请在 Jupyter 里也补上结尾：在同一个文件里它会吞掉后面的内容"))
    }

    /// Whether it names HTML that stays.
    public var isOfHTMLKept: Bool { number == 622 }

    /// Whether it says that an environment of TeX, or a reference, stays as it is.
    public var isOfTeXKept: Bool { number == 623 || number == 628 }

    /// NN0622: HTML that Jupyter shows.
    static func htmlKept(_ tag: String, at range: SourceRange, count: Int) -> Diagnostic {
        Diagnostic(
            622, .warning,
            Text(
                en: "the HTML \(tag) stays as it is: GitHub shows it, and a page shows it as text",
                zh: "HTML \(tag) 原样保留：GitHub 会显示效果，网页只把它当作文字显示", count: count), at: range,
            help: Text(
                en: "write it in Markdown: > [!NOTE] is a box, **bold**, ![words](picture.png)",
                zh: "请改用 Markdown 书写：> [!NOTE] 是提示框，另有 **粗体**、![说明](picture.png)"))
    }

    /// NN0623: an environment of TeX that no formula here has.
    static func environmentKept(_ name: String, at range: SourceRange, count: Int) -> Diagnostic {
        Diagnostic(
            623, .warning,
            Text(
                en: "\\begin{\(name)} is no formula here; it stays as prose",
                zh: "\\begin{\(name)} 在这里不是公式，保留为正文", count: count), at: range,
            help: Text(
                en: "write $$…$$; for several lines aligned, gathered, cases, array and the matrices are there",
                zh: "请写 $$…$$；多行公式可用 aligned、gathered、cases、array 和各种矩阵"))
    }
}
