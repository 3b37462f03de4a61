import Diagnostics

/// A label that stays in the text: nothing there can have it.
struct StrayLabel {
    /// What its author seems to have meant, and so what is to be done.
    enum Reason: Hashable {
        /// It is written so that it can be none.
        case slip(WrittenLabel.Slip)
        /// It belongs to a cell.
        case cell
        case picture
        case linkedPicture
        case severalPictures
        case caption
        /// The paragraph after the table begins as no caption does.
        case captionWithoutColon
        case captionAbove
        /// The caption is the last row of the table.
        case captionInTable
        case secondCaption
        case formula
        case heading
    }

    let name: String
    /// As it is written.
    let text: String
    let reason: Reason
    let range: SourceRange
}

extension Diagnostic {
    /// NN0109: a label that labels nothing.
    static func strayLabel(_ label: StrayLabel) -> Diagnostic {
        Diagnostic(
            109, .warning,
            Text(en: "\(label.text) labels nothing, and is shown as text", zh: "\(label.text) 没有标注任何内容，会原样显示"),
            at: label.range, help: help(label))
    }

    private static func help(_ label: StrayLabel) -> Text {
        let name = label.name
        let kind = name.prefix { $0 != "-" && $0 != "_" && $0 != ":" }
        switch label.reason {
        case .slip(.wideBraces):
            return Text(en: "write half-width braces: {#\(name)}", zh: "请用半角花括号：{#\(name)}")
        case .slip(.wideSign):
            return Text(en: "write a half-width #: {#\(name)}", zh: "请用半角的 #：{#\(name)}")
        case .slip(.blanks):
            return Text(en: "no blanks stand in the braces: {#\(name)}", zh: "花括号里不留空格：{#\(name)}")
        case .slip(.attributes):
            return Text(en: "the label stands alone in its braces: {#\(name)}", zh: "花括号里只写标签：{#\(name)}")
        case .slip(.letters):
            return Text(
                en: "a label has the letters a to z, digits, - and _ alone, here and in the text: {#\(kind)-name}",
                zh: "标签和正文里的引用只能用英文字母、数字、- 和 _，例如 {#\(kind)-name}")
        case .cell:
            return Text(en: "write it on the fence of the cell: ```nn {#\(name)}", zh: "请写在单元格的围栏上：```nn {#\(name)}")
        case .picture:
            return Text(
                en:
                    "write it right behind a picture that is alone in its paragraph, ![…](…){#\(name)}, or on the fence of a cell: ```nn {#\(name)}",
                zh: "请紧接着写在独立成段的图片后面：![…](…){#\(name)}；或写在单元格的围栏上：```nn {#\(name)}")
        case .linkedPicture:
            return Text(
                en: "a picture that is a link has no number: take the link off, ![…](…){#\(name)}",
                zh: "带链接的图片没有编号：请去掉链接，写成 ![…](…){#\(name)}")
        case .severalPictures:
            return Text(
                en: "give each picture a paragraph of its own, with its label right behind it: ![…](…){#\(name)}",
                zh: "请让每个图片独立成段，标签紧接在后面：![…](…){#\(name)}")
        case .caption:
            return Text(
                en:
                    "write it at the end of the caption, a paragraph right after the table, `: caption {#\(name)}`, or on the fence of a cell: ```nn {#\(name)}",
                zh: "请写在题注的末尾，题注是紧跟在表格之后的一段：`: 题注 {#\(name)}`；或写在单元格的围栏上：```nn {#\(name)}")
        case .captionWithoutColon:
            return Text(
                en: "the caption of a table begins with a colon and a blank: `: caption {#\(name)}`",
                zh: "表格的题注以半角冒号和空格开头：`: 题注 {#\(name)}`")
        case .captionAbove:
            return Text(
                en: "the caption stands below its table, after an empty line: `: caption {#\(name)}`",
                zh: "题注写在表格下面，中间空一行：`: 题注 {#\(name)}`")
        case .captionInTable:
            return Text(
                en: "leave an empty line between the table and its caption", zh: "请在表格和题注之间空一行")
        case .secondCaption:
            return Text(
                en: "the table has a caption already, and this paragraph is none: write one caption, with one label",
                zh: "这个表格已有题注，这一段不再是题注：请只写一条题注和一个标签")
        case .formula:
            return Text(
                en: "write it behind the closing $$ of a formula that is alone in its paragraph: $$…$$ {#\(name)}",
                zh: "请写在独立成段的公式结尾的 $$ 之后：$$…$$ {#\(name)}")
        case .heading:
            return Text(en: "write it at the end of a heading: ## … {#\(name)}", zh: "请写在标题的末尾：## … {#\(name)}")
        }
    }
}
