import Documents

/// What stands between two lines of colons, or in a fence with a directive of MyST.
struct OtherDiv {
    /// The numbers of its first and last line, from 0.
    let open: Int
    var close: Int?
    let attributes: PandocAttributes
    /// What stands behind the name of a directive.
    var title: String?

    init(open: Int, _ attributes: PandocAttributes, title: String? = nil) {
        self.open = open
        self.attributes = attributes
        self.title = title
    }

    /// The kind of callout that it is.
    var callout: Callout? {
        for name in attributes.classes where name.hasPrefix("callout-") {
            if let callout = Callout(rawValue: String(name.dropFirst("callout-".count))) { return callout }
        }
        return nil
    }

    /// The title that its author gives it.
    var words: String? { (title ?? attributes["title"]).flatMap { $0.isEmpty ? nil : $0 } }

    /// What its author calls it.
    var name: String { attributes.names.first ?? ":::" }

    /// The div whose first line, number `open`, is `text`; nil if that begins none.
    init?(open: Int, line text: some StringProtocol) {
        var rest = text.drop { $0 == ":" }.withoutBlanks[...]
        while rest.last == ":" { rest.removeLast() }
        let said = rest.withoutBlanks
        guard let first = said.first else { return nil }
        guard first == "{" else {
            guard said.utf8.allSatisfy(\.isWordByte) else { return nil }
            self.init(open: open, PandocAttributes(class: said))
            return
        }
        guard let end = said.lastIndex(of: "}") else { return nil }
        let braces = said[said.index(after: said.startIndex)..<end]
        let behind = said[said.index(after: end)...].withoutBlanks
        if let attributes = PandocAttributes(braces), behind.isEmpty {
            self.init(open: open, attributes)
        } else if braces.utf8.allSatisfy(\.isWordByte), !braces.isEmpty {
            // MyST writes a directive so.
            if case .callout(let callout) = Directive(String(braces)) {
                self.init(
                    open: open, PandocAttributes(class: "callout-\(callout.rawValue)"),
                    title: behind.isEmpty ? nil : behind)
            } else {
                self.init(open: open, PandocAttributes(class: String(braces)))
            }
        } else {
            return nil
        }
    }
}
