import Documents

/// A directive of MyST that has a counterpart here, under its name.
enum Directive {
    case callout(Callout)
    /// A formula.
    case mathematics
    /// Code that is shown.
    case code
    /// A picture, with a caption or without.
    case picture

    /// The directive of this name.
    init?(_ name: String) {
        switch name {
        case "note", "admonition": self = .callout(.note)
        case "tip", "hint": self = .callout(.tip)
        case "important": self = .callout(.important)
        case "warning", "attention": self = .callout(.warning)
        case "caution", "danger", "error": self = .callout(.caution)
        case "math": self = .mathematics
        case "figure", "image": self = .picture
        case "code-block", "code", "sourcecode": self = .code
        default: return nil
        }
    }

    /// Others, which are no languages of cells.
    static let others: Set<String> = [
        "bibliography", "card", "csv-table", "div", "dropdown", "embed", "epigraph", "exercise", "glossary",
        "grid", "iframe", "include", "index", "list-table", "literalinclude", "margin", "mermaid", "proof",
        "seealso", "sidebar", "solution", "tab-item", "tab-set", "table", "tableofcontents", "toctree", "topic",
        "video",
    ]
}

/// Labels of MyST, which say by their place and not by their name what they are of.
enum MySTLabel {
    /// The label of an equation.
    static func equation(_ name: String) -> String { name.hasPrefix("eq-") ? name : "eq-\(name)" }

    /// The label of a picture.
    static func figure(_ name: String) -> String { name.hasPrefix("fig-") ? name : "fig-\(name)" }

    /// The label of a heading.
    static func section(_ name: String) -> String { name.hasPrefix("sec-") ? name : "sec-\(name)" }

    /// Whether it can be one of ours.
    static func isLabel(_ name: String) -> Bool {
        guard let first = name.utf8.first, (0x61...0x7A).contains(first | 0x20) else { return false }
        return name.utf8.allSatisfy(\.isWordByte)
    }
}
