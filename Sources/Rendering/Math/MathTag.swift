/// An opening tag of MathML that is known to be safe.
struct MathTag {
    private(set) var name: String
    private var attributes: [(name: String, value: String)] = []

    /// Of what stands between the angle brackets.
    init(_ text: String) {
        name = String(text.prefix { $0 != " " })
        // Names and values in turn, for no value holds a quotation mark.
        let pieces = text.dropFirst(name.count).split(separator: "\"", omittingEmptySubsequences: false)
        for index in stride(from: 0, to: pieces.count - 1, by: 2) {
            attributes.append((String(pieces[index].filter { $0 != " " && $0 != "=" }), String(pieces[index + 1])))
        }
    }

    subscript(_ attribute: String) -> String? {
        get { attributes.first { $0.name == attribute }?.value }
        set {
            let index = attributes.firstIndex { $0.name == attribute }
            if let index { attributes.remove(at: index) }
            if let newValue { attributes.insert((attribute, newValue), at: index ?? attributes.count) }
        }
    }

    var text: String { attributes.reduce(name) { "\($0) \($1.name)=\"\($1.value)\"" } }

    /// Writes what MathML Core has another way for; the sign to stand in the place of `text`, if it changes.
    mutating func setForBrowsers(text: String, holdsElements: Bool) -> String? {
        switch name {
        case "mi", "mn", "mo", "mtext":
            if holdsElements {
                becomeRow()
                return nil
            }
            return name == "mo" ? setOperator(text) : nil
        case "mpadded": becomePadding()
        default: break
        }
        return nil
    }

    /// What holds elements is no token, which is laid out as text alone: `\overset`, `\bmod`.
    private mutating func becomeRow() {
        let space = self["lspace"]
        name = "mrow"
        attributes = space.map { [("style", "padding:0 \($0)")] } ?? []
    }

    /// Core knows no width that is added to the content's own.
    private mutating func becomePadding() {
        guard self["width"]?.first == "+" else { return }
        let padding = "padding:\(self["voffset"] ?? "0") \(self["lspace"] ?? "0")"
        for attribute in ["width", "height", "lspace", "voffset"] { self[attribute] = nil }
        self["style"] = self["style"].map { "\(padding);\($0)" } ?? padding
    }

    private mutating func setOperator(_ sign: String) -> String? {
        switch sign {
        // The signs of relations, which KaTeX writes for brackets, do not grow and stand off.
        case "∣", "|", "∥":
            guard self["fence"] != nil || self["stretchy"] == "false" else { return nil }
            if self["stretchy"] == nil { self["stretchy"] = "true" }
            if self["lspace"] == nil {
                self["lspace"] = "0em"
                self["rspace"] = "0em"
            }
            return sign == "∥" ? "‖" : "|"
        // No font has a line of every width: the page's style draws it.
        case "‾" where self["stretchy"] == "true": self["class"] = "bar"
        case "^" where self["stretchy"] == "true": return "&#x302;"
        default: break
        }
        return nil
    }
}
