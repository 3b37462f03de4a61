import Diagnostics
import Documents

/// The page's own words, in the language of the page.
struct PageWords {
    private let language: MessageLanguage

    /// The words in `language`.
    init(_ language: MessageLanguage) {
        self.language = language
    }

    var contents: String { Text(en: "Contents", zh: "目录")[language] }
    var code: String { Text(en: "Code", zh: "代码")[language] }
    var exercise: String { Text(en: "Exercise", zh: "练习")[language] }
    var solution: String { Text(en: "Solution", zh: "参考解答")[language] }
    var notRun: String { Text(en: "Not run", zh: "未运行")[language] }
    var failed: String { Text(en: "Failed", zh: "出错")[language] }
    var failedAsAnnounced: String { Text(en: "Fails on purpose", zh: "有意为之的错误")[language] }
    var kept: String { Text(en: "Kept", zh: "成立")[language] }
    var table: String { Text(en: "Table", zh: "表格")[language] }
    /// What opens the picture as lines of characters: for copying, and for whoever reads by ear or by touch.
    var inCharacters: String { Text(en: "As text", zh: "文字版")[language] }
    var derivation: String { Text(en: "Derivation", zh: "推导")[language] }
    var footnotes: String { Text(en: "Footnotes", zh: "脚注")[language] }
    var copy: String { Text(en: "Copy", zh: "复制")[language] }
    var copied: String { Text(en: "Copied", zh: "已复制")[language] }
    /// What the button that copies the page's #th piece of code is called where it is read aloud.
    var copyCode: String { Text(en: "Copy code #", zh: "复制代码 #")[language] }
    /// What the link to a line of it is called.
    var lineOfCode: String { Text(en: "Code #, line %", zh: "代码 #，第 % 行")[language] }
    /// What a link to the heading in which it stands is called.
    var linkHere: String { Text(en: "Link to this section", zh: "本节的链接")[language] }
    var done: String { Text(en: "done", zh: "已完成")[language] }
    var toDo: String { Text(en: "to do", zh: "未完成")[language] }
    var plot: String { Text(en: "Plot", zh: "图")[language] }

    /// Said at the top of a page whose run failed.
    var runFailed: String {
        Text(
            en: "This run failed. What follows the error was not run or may be wrong.",
            zh: "本次运行没有成功：出错处之后的内容没有运行，或者不可信。")[language]
    }

    /// What leads from there to the first cell that failed.
    var toTheError: String { Text(en: "Go to the error", zh: "查看出错的地方")[language] }

    /// `Figure 1`, `图 1`: before a caption and where the text refers to it.
    func number(_ kind: Numbering.Kind, _ number: String) -> String {
        switch kind {
        case .figure: Text(en: "Figure\u{A0}\(number)", zh: "图\u{A0}\(number)")[language]
        case .table: Text(en: "Table\u{A0}\(number)", zh: "表\u{A0}\(number)")[language]
        case .equation: Text(en: "Equation\u{A0}(\(number))", zh: "式\u{A0}(\(number))")[language]
        case .section: Text(en: "Section\u{A0}\(number)", zh: "第\u{A0}\(number)\u{A0}节")[language]
        }
    }

    /// A number at the beginning of a caption that is a line of text: `Figure 1. The loss`.
    func captionNumber(_ kind: Numbering.Kind, _ number: String, isAlone: Bool) -> String {
        let name = self.number(kind, number)
        return isAlone ? name : Text(en: "\(name).", zh: name)[language]
    }

    /// A callout's name where it begins its text.
    func runIn(_ callout: Callout) -> String {
        Text(en: "\(name(of: callout)).", zh: "\(name(of: callout))：")[language]
    }

    /// What a reference to a footnote is called where it is read aloud.
    func footnote(_ number: Int) -> String { Text(en: "Footnote \(number)", zh: "脚注 \(number)")[language] }

    /// What leads from a footnote to the text that refers to it.
    func backToText(_ place: String) -> String {
        Text(en: "Back to reference \(place)", zh: "返回正文 \(place)")[language]
    }

    /// What stands at the top of a callout.
    func name(of callout: Callout) -> String {
        switch callout {
        case .note: Text(en: "Note", zh: "注")[language]
        case .tip: Text(en: "Tip", zh: "提示")[language]
        case .important: Text(en: "Important", zh: "重要")[language]
        case .warning: Text(en: "Warning", zh: "警告")[language]
        case .caution: Text(en: "Caution", zh: "小心")[language]
        }
    }

    /// The title of a section without a number, where the text refers to it.
    func sectionTitle(_ title: String) -> String { Text(en: "“\(title)”", zh: "“\(title)”")[language] }
}
