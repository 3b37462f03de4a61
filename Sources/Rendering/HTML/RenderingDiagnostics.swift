public import Diagnostics

extension Diagnostic {
    /// Whether it is about an HTML page alone: in Markdown HTML, links and pictures stay as they are.
    public var isOfHTMLAlone: Bool { (611...613).contains(number) || number == 647 || number == 649 }

    /// Whether it says that a page shows HTML as text.
    public var isOfHTMLShownAsText: Bool { number == 611 }

    static func rawHTMLShownAsText(count: Int, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            611, .warning,
            Text(
                en: count == 1
                    ? "raw HTML is shown as text"
                    : "raw HTML is shown as text, here and in \(count - 1) more \(count == 2 ? "place" : "places")",
                zh: count == 1 ? "原始 HTML 按普通文字显示" : "原始 HTML 按普通文字显示，此处和另外 \(count - 1) 处"),
            at: range,
            help: Text(
                en: "write it in Markdown: a page passes no HTML of a notebook on",
                zh: "请改用 Markdown 书写：网页不会原样放出笔记里的 HTML"))
    }

    static func linkLeftOut(_ destination: String, at range: SourceRange) -> Diagnostic {
        let shown = destination.excerpt
        return Diagnostic(
            612, .warning,
            Text(en: "this link leads nowhere in the page: \(shown)", zh: "页面中去掉了这个链接：\(shown)"),
            at: range,
            help: Text(
                en: "a link is relative, or begins with https:, http: or mailto:",
                zh: "链接应当是相对路径，或者以 https:、http:、mailto: 开头"))
    }

    /// NN0643: a picture of which nobody who does not see it learns anything (WCAG 1.1.1).
    static func pictureWithoutText(_ destination: String, at range: SourceRange) -> Diagnostic {
        let name = destination.excerpt
        return Diagnostic(
            643, .warning,
            Text(
                en: "the picture \(name) has no text: a screen reader has nothing to say of it",
                zh: "图片 \(name) 没有文字：读屏软件读不出任何内容"), at: range,
            help: Text(
                en:
                    "say between the brackets what it shows, as in ![A net with two inputs](net.svg); ![ ] says that it only decorates",
                zh: "请在方括号里说明图片的内容，例如 ![有两个输入的网络](net.svg)；只起装饰作用的写 ![ ]"))
    }

    static func pictureNotEmbedded(
        _ destination: String, _ refusal: PictureRefusal, at range: SourceRange
    ) -> Diagnostic {
        let name = destination.excerpt
        let (headline, help): (Text, Text) =
            switch refusal {
            case .elsewhere:
                (
                    Text(
                        en: "the picture \(name) is not in the page; its text stands there as a link",
                        zh: "图片 \(name) 没有放进页面，那里只有它的文字和链接"),
                    Text(
                        en: "nothing is fetched: save the picture as a file beside the notebook, and name that",
                        zh: "运行时不加载任何网址：请把图片存成笔记旁边的文件，再写它的文件名")
                )
            case .notFound:
                (
                    Text(en: "there is no picture \(name)", zh: "没有图片 \(name)"),
                    Text(en: "paths start at the notebook's folder", zh: "路径从笔记所在的文件夹算起")
                )
            case .outsideFolder:
                (
                    Text(
                        en: "the picture \(name) may lie outside the notebook's folder",
                        zh: "图片 \(name) 可能在笔记文件夹之外"),
                    Text(
                        en:
                            "a notebook reads files in its own folder and below, and follows no links: copy the picture there",
                        zh: "笔记只能读取自己所在文件夹及其下的文件，也不跟随链接：请把图片复制进来")
                )
            case .tooLarge:
                (
                    Text(
                        en: "the picture \(name) is not in the page: its pictures would have more than 8 MB",
                        zh: "图片 \(name) 没有放进页面：页面里的图片合计会超过 8 MB"),
                    Text(
                        en: "save it smaller: 1500 pixels are as wide as a page ever is",
                        zh: "请把图片存得小一些：页面再宽也不超过 1500 像素")
                )
            case .unknownFormat:
                (
                    Text(en: "the file \(name) is no picture that a page shows", zh: "文件 \(name) 不是页面能显示的图片"),
                    Text(
                        en: "save it as PNG, JPEG, GIF, WebP or SVG", zh: "请存成 PNG、JPEG、GIF、WebP 或 SVG")
                )
            case .unreadable:
                (
                    Text(en: "the picture \(name) cannot be read", zh: "无法读取图片 \(name)"),
                    Text(
                        en: "change the permissions of the file or of its folder", zh: "请修改文件或其所在文件夹的权限")
                )
            }
        return Diagnostic(613, .warning, headline, at: range, help: help)
    }
}

extension String {
    /// The beginning of an address, as far as a message has room for it.
    fileprivate var excerpt: String { count > 40 ? prefix(40) + "…" : self }
}
