public import Diagnostics

extension Diagnostic {
    /// Whether it is about an HTML page alone: in Markdown HTML, links and pictures stay as they are.
    public var isOfHTMLAlone: Bool { (611...613).contains(number) }

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
        let shown = destination.count > 40 ? destination.prefix(40) + "…" : destination[...]
        return Diagnostic(
            612, .warning,
            Text(en: "this link leads nowhere in the page: \(shown)", zh: "页面中去掉了这个链接：\(shown)"),
            at: range,
            help: Text(
                en: "a link is relative, or begins with https:, http: or mailto:",
                zh: "链接应当是相对路径，或者以 https:、http:、mailto: 开头"))
    }

    static func pictureNotEmbedded(_ destination: String, at range: SourceRange) -> Diagnostic {
        let shown = destination.count > 40 ? destination.prefix(40) + "…" : destination[...]
        return Diagnostic(
            613, .warning,
            Text(
                en: "the picture \(shown) is not in the page; its text stands there as a link",
                zh: "图片 \(shown) 没有放进页面，那里只有它的文字和链接"),
            at: range,
            help: Text(
                en:
                    "a page stands alone and fetches nothing: it shows the text as a link, so keep the picture where the link finds it",
                zh: "页面自成一体，不加载任何文件；请把图片和页面放在一起"))
    }
}
