import Diagnostics
import Documents

/// Why the page has nothing at a label that the notebook gives.
enum UnplacedLabel {
    /// It is of a hidden cell, which shows nothing.
    case hiddenCell
    /// It is of a cell, and begins as labels of formulas and sections do.
    case cellOfAnotherKind
    /// It is of the heading that is the title of the page.
    case title

    /// Why `label` of `notebook` is no target; nil where the notebook gives no such label.
    init?(_ label: String, of notebook: Notebook, titleHeading: Int?) {
        if let cell = notebook.cells.first(where: { $0.options.label == label }) {
            self = cell.options.isHidden ? .hiddenCell : .cellOfAnotherKind
        } else if let titleHeading,
            case .heading(level: _, identifier: let identifier?) = notebook.nodes[titleHeading].kind,
            identifier == label
        {
            self = .title
        } else {
            return nil
        }
    }
}

extension Diagnostic {
    /// NN0610: a reference to a label that is given where the page has nothing.
    static func unplacedLabel(_ label: String, _ reason: UnplacedLabel, at range: SourceRange) -> Diagnostic {
        switch reason {
        case .hiddenCell:
            return Diagnostic(
                610, Text(en: "the cell of @\(label) is hidden", zh: "@\(label) 所指的单元格是隐藏的"), at: range,
                help: Text(
                    en: "to hide its code and show its figure, write echo=false in place of hidden",
                    zh: "如果只想隐藏代码、显示图，请把 hidden 换成 echo=false"))
        case .cellOfAnotherKind:
            let (en, zh) = label.hasPrefix("eq-") ? ("formulas", "公式") : ("sections", "章节")
            let name = label.drop { $0 != "-" }
            return Diagnostic(
                610,
                Text(
                    en: "@\(label) stands on a cell, and \(label.prefix { $0 != "-" })- is for \(en)",
                    zh: "@\(label) 是单元格的标签，而 \(label.prefix { $0 != "-" })- 用于\(zh)"), at: range,
                help: Text(
                    en: "call the cell #fig\(name) or #tbl\(name)", zh: "单元格的标签请写 #fig\(name) 或 #tbl\(name)"))
        case .title:
            return Diagnostic(
                610,
                Text(en: "@\(label) is the title of the page, not a section", zh: "@\(label) 是页面的标题，不是章节"),
                at: range,
                help: Text(
                    en:
                        "take the reference out, or write the title into the front matter: the heading is then a section",
                    zh: "请去掉这个引用，或把标题写进元数据的 title，这个标题就成为章节"))
        }
    }
}
