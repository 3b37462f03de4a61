import Documents

/// What stands in a box of Jupyter, `<div class="alert alert-info">`, as the lines of a callout.
struct ForeignAlert {
    private static let kinds: [(name: String, callout: Callout)] = [
        ("alert-success", .tip), ("alert-warning", .warning), ("alert-danger", .caution),
    ]

    /// The callout that `tag` begins; nil if it begins none.
    static func callout(_ tag: HTMLTag) -> Callout? {
        let classes = tag["class"]?.split(separator: " ") ?? []
        guard tag.name == "div", !tag.isClosing, classes.contains("alert") else { return nil }
        return kinds.first { kind in classes.contains { $0 == kind.name } }?.callout ?? .note
    }

    private var text = ""
    /// Where the words that are open begin, with the mark that ends them.
    private var open: [(tag: String, mark: String, start: Int)] = []
    private var isFormula = false

    /// The lines that `markup` makes, of tags and of text between them; nil if one of the tags means more than words in
    /// bold or italics, a line's end, a paragraph, a picture or a link.
    static func lines(_ markup: [(tag: HTMLTag?, text: String)]) -> [String]? {
        var alert = ForeignAlert()
        for (tag, text) in markup {
            guard let tag else {
                alert.add(text)
                continue
            }
            guard alert.add(tag) else { return nil }
        }
        guard alert.open.isEmpty else { return nil }
        let lines = alert.text.split(separator: "\n", omittingEmptySubsequences: false).map(\.withoutBlanks)
        let start = lines.firstIndex { !$0.isEmpty } ?? lines.endIndex
        let end = lines.lastIndex { !$0.isEmpty } ?? start - 1
        return start <= end ? lines[start...end].map { String($0).guardedAsMarkdownLine } : []
    }

    private mutating func add(_ words: String) {
        var words = words[...]
        // A mark of bold words has no blank behind it, and a line that was broken breaks once.
        if open.last?.start == text.utf8.count || text.hasSuffix("\\\n") { words = words.drop(while: \.isWhitespace) }
        for character in words {
            if character == "$" { isFormula.toggle() }
            if !isFormula, "*`[]|".contains(character) { text.append("\\") }
            text.append(character)
        }
    }

    private mutating func add(_ tag: HTMLTag) -> Bool {
        switch tag.name {
        case "br": text += "\\\n"
        case "p": text += tag.isClosing ? "" : "\n\n"
        case "b", "strong": return mark(tag, "**", "**")
        case "i", "em": return mark(tag, "*", "*")
        case "a":
            guard tag.isClosing || tag["href"]?.utf8.contains(where: { $0.isIn(" ()<>\\\r\n") }) == false else {
                return false
            }
            return mark(tag, "[", "](\(tag["href"] ?? ""))")
        case "img":
            guard let picture = tag.picture else { return false }
            text += picture
        default: return false
        }
        return true
    }

    private mutating func mark(_ tag: HTMLTag, _ opening: String, _ closing: String) -> Bool {
        guard tag.isClosing else {
            text += opening
            open.append((tag.name, closing, text.utf8.count))
            return true
        }
        guard let last = open.popLast(), last.tag == tag.name else { return false }
        // Blanks and points before the closing mark would keep it from being one.
        var behind = ""
        while let character = text.last, text.utf8.count > last.start, " \n:：.,;!?，。；！？".contains(character) {
            behind = "\(character)\(behind)"
            text.removeLast()
        }
        guard text.utf8.count > last.start else { return false }
        text += last.mark + behind
        return true
    }
}
