import Diagnostics
import Documents

/// What a link of a notebook can lead to in its own page.
struct PageTargets {
    private let identifiers: [String]
    private let known: Set<[UInt8]>

    /// The identifiers of headings and formulas, and of cells that show something.
    init(_ anchors: Anchors, of notebook: Notebook) {
        let cells = notebook.cells.indices.filter { !notebook.cells[$0].options.isHidden }
        identifiers =
            notebook.nodes.indices.compactMap { anchors.nodes[$0] } + cells.compactMap { anchors.cells[$0] }
        known = Set(identifiers.map { Array($0.utf8) })
    }

    /// The name that a link to `destination` asks for and the page lacks; nil for other links, and for what is not the
    /// author's to name: the top of the page, lines of cells, footnotes.
    func missing(_ destination: String) -> String? {
        guard destination.utf8.first == UInt8(ascii: "#") else { return nil }
        let name = LinkPolicy.decoded(Array(destination.utf8)[1...])
        let isOurs = name.starts(with: IdentifierPool.reservedPrefix.utf8)
        guard !name.isEmpty, !isOurs, !name.elementsEqual("top".utf8), !known.contains(name) else { return nil }
        return String(decoding: name, as: UTF8.self)
    }

    /// What `name` was meant to be.
    func suggestion(for name: String) -> String? {
        let slug = IdentifierPool.slug(name)
        return known.contains(Array(slug.utf8)) ? slug : closestMatch(to: name, among: identifiers)
    }
}

extension BodyWriter {
    /// For so many links to nothing a better name is looked for.
    private static let mostSuggestions = 100

    /// Reports a link to a place that the page does not have.
    mutating func checkTarget(of destination: String, at range: SourceRange) {
        // What else the page will hold, the author knows.
        guard !options.isUnsafe, !options.isFragment, destination.utf8.first == UInt8(ascii: "#") else { return }
        let targets = targets ?? PageTargets(anchors, of: notebook)
        self.targets = targets
        guard let name = targets.missing(destination) else { return }
        deadLinks += 1
        let suggestion = deadLinks <= Self.mostSuggestions ? targets.suggestion(for: name) : nil
        diagnostics.append(.linkToNothing(name, suggestion: suggestion, at: range))
    }
}

extension Diagnostic {
    /// NN0647: a link into the page that leads nowhere.
    fileprivate static func linkToNothing(_ name: String, suggestion: String?, at range: SourceRange) -> Diagnostic {
        let shown = name.count > 40 ? name.prefix(40) + "…" : name[...]
        return Diagnostic(
            647, .warning,
            Text(en: "nothing in this page is called #\(shown)", zh: "这个页面里没有 #\(shown)"), at: range,
            help: suggestion.map { Text(en: "did you mean #\($0)?", zh: "是不是想写 #\($0)？") }
                ?? Text(
                    en:
                        "a heading is called by its words, as in #gradient-descent, or by a label {#sec-name} at its end",
                    zh: "标题的名字就是它的文字，例如 #梯度下降；也可以在标题末尾写标签 {#sec-name}"))
    }
}
