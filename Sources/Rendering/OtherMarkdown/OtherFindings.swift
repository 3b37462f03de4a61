import Diagnostics

/// What other programs' Markdown says and a notebook cannot: each thing once, with the number of its places.
struct OtherFindings {
    /// What it is, and so what becomes of it.
    enum Kind {
        /// A fence of another language.
        case language
        /// An option of a cell.
        case option
        /// An attribute, or a setting of something that is converted.
        case attribute
        /// The text of a picture for those who do not see it, beside one for all.
        case alternative
        /// A div of several pictures, whose number its first one gets.
        case pictures
        /// A div of several pictures of which none can have its number.
        case numberedPictures
        /// A div whose lines are taken off.
        case div
        /// A callout around a cell.
        case calloutOfCell
        /// Tabs.
        case tabs
        /// A div that does not end.
        case openDiv
        case shortcode
        /// A directive of MyST.
        case directive
        /// Text of another format, as `{=html}`.
        case raw
        /// An expression of another language in a sentence.
        case value
        /// A role of MyST.
        case role
        /// A reference to what has no number here.
        case reference
        /// A reference with words of its own, `[Fig. @fig-x]`, or without any.
        case wordedReference
        /// A citation; the first is the example of all.
        case citation
        /// A name in the front matter.
        case key
        /// A line of the front matter that would be a mistake here.
        case line
        /// A block that does not end in its cell.
        case openBlock
        /// A tag of HTML.
        case html
        /// An environment of TeX.
        case environment
    }

    private struct Finding {
        let kind: Kind
        let name: String
        let place: SourceRange
        var count = 1
    }

    private var found: [Finding] = []
    private var indices: [String: Int] = [:]

    /// Adds one of `kind` that its author calls `name`.
    mutating func add(_ kind: Kind, _ name: String, at place: SourceRange) {
        let key = kind == .citation ? "\(kind)" : "\(kind) \(name)"
        if let index = indices[key] {
            found[index].count += 1
        } else {
            indices[key] = found.count
            found.append(Finding(kind: kind, name: name, place: place))
        }
    }

    /// A warning for each.
    var diagnostics: [Diagnostic] {
        found.map { finding in
            switch finding.kind {
            case .language: .otherLanguage(finding.name, count: finding.count, at: finding.place)
            case .option: .optionOfOthers(finding.name, at: finding.place, count: finding.count)
            case .attribute: .attributeLeftOut(finding.name, at: finding.place, count: finding.count)
            case .alternative: .alternativeLeftOut(finding.name, at: finding.place, count: finding.count)
            case .div, .pictures, .numberedPictures, .calloutOfCell, .tabs, .openDiv, .directive, .raw:
                .blockKeptAsProse(finding.kind, finding.name, at: finding.place, count: finding.count)
            case .shortcode: .shortcodeKept(finding.name, at: finding.place, count: finding.count)
            case .value, .role, .reference, .wordedReference, .citation:
                .inlineKept(finding.kind, finding.name, at: finding.place, count: finding.count)
            case .openBlock: .blockClosed(finding.name, at: finding.place, count: finding.count)
            case .html: .htmlKept(finding.name, at: finding.place, count: finding.count)
            case .environment: .environmentKept(finding.name, at: finding.place, count: finding.count)
            case .key, .line: .frontMatterKept(finding.kind, finding.name, at: finding.place, count: finding.count)
            }
        }
    }
}

extension Text {
    /// The sentence, and how many more places it is true of.
    init(en: String, zh: String, count: Int) {
        guard count > 1 else {
            self.init(en: en, zh: zh)
            return
        }
        self.init(
            en: "\(en), here and in \(count - 1) more \(count == 2 ? "place" : "places")",
            zh: "\(zh)，此处和另外 \(count - 1) 处")
    }
}

extension Diagnostic {
    /// NN0618: an option that Quarto or R Markdown has and a cell of ours has not.
    fileprivate static func optionOfOthers(_ key: String, at range: SourceRange, count: Int) -> Diagnostic {
        Diagnostic(
            618, .warning,
            Text(en: "cells have no option \(key); it is kept as it is", zh: "单元格没有选项 \(key)，原样保留", count: count),
            at: range,
            help: Text(
                en: "delete it: a run takes it for a mistake; notebook help cells lists the options",
                zh: "请删去它：运行时会当作错误；notebook help cells 列出所有选项"))
    }

    /// NN0625: what says how something looks, and has no place here.
    fileprivate static func attributeLeftOut(_ name: String, at range: SourceRange, count: Int) -> Diagnostic {
        Diagnostic(
            625, .warning,
            Text(en: "\(name) means nothing here and is left out", zh: "\(name) 在这里没有意义，已去掉", count: count),
            at: range,
            help: Text(
                en: "say it in words if it matters; what carried it stays", zh: "如果重要，请用文字说明；它所修饰的内容仍在"))
    }

    /// NN0625: a second text of a picture.
    fileprivate static func alternativeLeftOut(_ name: String, at range: SourceRange, count: Int) -> Diagnostic {
        Diagnostic(
            625, .warning,
            Text(
                en: "a picture has one text, the one in brackets: its \(name) is left out",
                zh: "图片只有方括号里的一段文字：它的 \(name) 已去掉", count: count),
            at: range,
            help: Text(
                en: "put into the brackets what a reader who does not see the picture has to know",
                zh: "请把看不见图片的读者需要知道的内容写进方括号"))
    }

    /// NN0626: a div or directive that has no counterpart.
    fileprivate static func blockKeptAsProse(
        _ kind: OtherFindings.Kind, _ name: String, at range: SourceRange, count: Int
    ) -> Diagnostic {
        let headline: Text
        let help: Text
        switch kind {
        case .calloutOfCell:
            headline = Text(
                en: "no cell can stand in a callout: \(name) ends before its first cell",
                zh: "提示框里不能放单元格：\(name) 在第一个单元格之前结束", count: count)
            help = Text(
                en: "see whether what follows the cell is to be a callout too: > [!NOTE]",
                zh: "请检查单元格之后的内容是否也要放进提示框：> [!NOTE]")
        case .pictures:
            headline = Text(
                en: "several pictures have no number together: that of \(name) goes to its first picture",
                zh: "多张图片不能共用一个编号：\(name) 的编号归它的第一张图片", count: count)
            help = Text(
                en: "see whether the references still say what they should", zh: "请检查引用是否还表达原意")
        case .numberedPictures:
            headline = Text(
                en: "several pictures have no number together: \(name) is left out",
                zh: "多张图片不能共用一个编号：\(name) 已去掉", count: count)
            help = Text(
                en: "give each picture a line and a label of its own, and refer to one of them",
                zh: "请让每张图片单独一行、各有标签，再引用其中一张")
        case .tabs:
            headline = Text(
                en: "there are no tabs: those of \(name) stand one after another, named in bold",
                zh: "没有标签页：\(name) 的各页依次排列，标题改为粗体", count: count)
            help = Text(
                en: "a heading would begin a section, and what stands behind the tabs would belong to it",
                zh: "如果仍用标题，就会开始新的一节，标签页之后的内容也会归入其中")
        case .openDiv:
            headline = Text(
                en: "the div \(name) does not end; its line stays as it is", zh: "区块 \(name) 没有结束，原样保留", count: count)
            help = Text(en: "end it with a line ::: and convert again", zh: "请用一行 ::: 结束它，再转换一次")
        case .directive:
            headline = Text(
                en: "the directive \(name) has no counterpart; it stays as code that is shown",
                zh: "指令 \(name) 没有对应的写法，保留为只显示的代码", count: count)
            help = Text(
                en: "write it in Markdown: notebook help command-line says what is converted",
                zh: "请改用 Markdown 书写：notebook help command-line 列出会转换的内容")
        case .raw:
            headline = Text(
                en: "text that goes to another format alone, \(name), stays as code that is shown",
                zh: "只写给其他格式的内容 \(name) 保留为只显示的代码", count: count)
            help = Text(en: "write it in Markdown: a page passes nothing on", zh: "请改用 Markdown 书写：网页不会原样放出")
        default:
            headline = Text(
                en: "the div \(name) has no counterpart; what stands in it stays as prose",
                zh: "区块 \(name) 没有对应的写法，其内容保留为正文", count: count)
            help = Text(
                en: "its lines ::: are gone: see whether the text still says what it should",
                zh: "它的 ::: 行已去掉：请检查文字是否还表达原意")
        }
        return Diagnostic(626, .warning, headline, at: range, help: help)
    }

    /// NN0627: a shortcode of Quarto.
    fileprivate static func shortcodeKept(_ name: String, at range: SourceRange, count: Int) -> Diagnostic {
        Diagnostic(
            627, .warning,
            Text(en: "the shortcode \(name) stays as prose", zh: "短代码 \(name) 保留为正文", count: count), at: range,
            help: name == "include"
                ? Text(en: "put the text of the file in its place", zh: "请把那个文件的内容放在这里")
                : Text(en: "write what it stands for", zh: "请写出它所代表的内容"))
    }

    /// NN0628: something in a sentence that another program would have worked out.
    fileprivate static func inlineKept(
        _ kind: OtherFindings.Kind, _ name: String, at range: SourceRange, count: Int
    ) -> Diagnostic {
        let headline: Text
        let help: Text
        switch kind {
        case .value:
            headline = Text(
                en: "what \(name) gives is not worked out; it stays as code", zh: "\(name) 的值不会计算，保留为代码", count: count)
            help = Text(en: "write it in nn: `{nn} mean(x)`", zh: "请用 nn 改写：`{nn} mean(x)`")
        case .role:
            headline = Text(
                en: "the role \(name) has no counterpart; it stays as prose", zh: "角色 \(name) 没有对应的写法，保留为正文",
                count: count)
            help = Text(en: "write it in Markdown", zh: "请改用 Markdown 书写")
        case .wordedReference:
            headline = Text(
                en: "a reference brings its own words; \(name) stays as prose", zh: "引用自带词语，\(name) 保留为正文", count: count
            )
            help = Text(en: "write @fig-x alone: the page says Figure 1", zh: "请只写 @fig-x：网页会显示“图 1”")
        case .citation:
            headline = Text(
                en: "citations are not looked up; \(name) stays as prose", zh: "不会查找文献，\(name) 保留为正文", count: count)
            help = Text(en: "write author and year, and link to the source", zh: "请写出作者和年份，并附上来源的链接")
        default:
            headline = Text(
                en: "\(name) leads to nothing that has a number here; it stays as prose",
                zh: "\(name) 所指的内容在这里没有编号，保留为正文", count: count)
            help = Text(
                en: "cells, equations, headings, pictures and tables have labels; name what is meant in words",
                zh: "单元格、公式、标题、图片和表格可以有标签；请用文字说明所指的内容")
        }
        return Diagnostic(628, .warning, headline, at: range, help: help)
    }

    /// NN0629: front matter that says nothing here.
    fileprivate static func frontMatterKept(
        _ kind: OtherFindings.Kind, _ name: String, at range: SourceRange, count: Int
    ) -> Diagnostic {
        Diagnostic(
            629, .warning,
            kind == .line
                ? Text(
                    en: "\(name) cannot stand in front matter; it is kept as a comment",
                    zh: "元数据里不能写 \(name)，已改为注释", count: count)
                : Text(
                    en: "\(name) in the front matter means nothing here; it is kept",
                    zh: "元数据里的 \(name) 在这里没有意义，原样保留", count: count),
            at: range,
            help: Text(
                en: "notebook help front-matter lists what it may say", zh: "notebook help front-matter 列出元数据可以写什么"))
    }
}
