import Diagnostics
import Documents

/// The first line of a quotation that was to be a callout: `[!INFO]`, `[!注意]`, `[!note] A title`, `［！NOTE］`.
struct MisspeltCallout {
    /// What stands in the brackets, in capitals.
    let name: String
    /// The callout that is meant.
    let meant: Callout?
    /// Whether it would be one, if nothing followed on its line.
    let hasTitle: Bool

    /// What people call callouts of ours.
    private static let otherNames: [String: Callout] = [
        "INFO": .note, "ABSTRACT": .note, "SUMMARY": .note, "EXAMPLE": .note, "HINT": .tip, "SUCCESS": .tip,
        "DANGER": .caution, "ERROR": .caution, "ATTENTION": .warning, "WARN": .warning, "注": .note, "注解": .note,
        "注释": .note, "说明": .note, "备注": .note, "笔记": .note, "提示": .tip, "技巧": .tip, "重要": .important,
        "注意": .warning, "警告": .warning, "小心": .caution, "危险": .caution,
    ]

    /// Reads the first text of a quotation; nil where it begins with no sign of a callout.
    init?(_ text: String) {
        guard text.utf8.first == 0x5B || text.hasPrefix("［") else { return nil }
        let signs = ["［": "[", "！": "!", "］": "]"] as [Character: Character]
        let half = String(text.prefix(Self.longest).map { signs[$0] ?? $0 })
        guard half.hasPrefix("[!"), let close = half.firstIndex(of: "]") else { return nil }
        let inner = half[..<close].dropFirst(2).drop { $0 == " " }
        guard !inner.isEmpty, inner.allSatisfy({ $0.isLetter || $0 == "-" }) else { return nil }
        let rest = half[half.index(after: close)...].drop { $0 == "+" || $0 == "-" || $0 == " " }
        name = inner.uppercased()
        let names = Callout.allCases.map { $0.rawValue.uppercased() }
        meant =
            Self.otherNames[name]
            ?? (names.contains(name) ? name : closestMatch(to: name, among: names)).flatMap {
                Callout(rawValue: $0.lowercased())
            }
        hasTitle = !rest.isEmpty
        // A word in brackets that another follows may be a sentence.
        guard !hasTitle || names.contains(name) || Self.otherNames[name] != nil else { return nil }
    }

    /// No line is looked at further.
    private static let longest = 80
}

extension Diagnostic {
    /// NN0630: a quotation that was to be a callout.
    static func misspeltCallout(_ callout: MisspeltCallout, at range: SourceRange) -> Diagnostic {
        let names = Callout.allCases.map { $0.rawValue.uppercased() }
        let list = names.joined(separator: ", ")
        let isKnown = names.contains(callout.name)
        return Diagnostic(
            630, .warning,
            isKnown
                ? Text(en: "this is no callout", zh: "这不是提示框")
                : Text(en: "there is no callout \(callout.name)", zh: "没有名为 \(callout.name) 的提示框"),
            at: range, label: Text(en: "shown as a quotation", zh: "按普通引用显示"),
            help: callout.meant.map { callout.help(isKnown: isKnown, $0.rawValue.uppercased()) }
                ?? Text(en: "there are \(list); \\[! is a plain bracket", zh: "可用的有 \(list)；要写普通的方括号，请用 \\[!"))
    }
}

extension MisspeltCallout {
    fileprivate func help(isKnown: Bool, _ name: String) -> Text {
        if isKnown {
            return Text(
                en: "write [!\(name)] alone on its line, in half-width signs", zh: "请用半角符号单独写一行 [!\(name)]")
        }
        return Text(
            en: "did you mean [!\(name)]?" + (hasTitle ? " It stands alone on its line" : ""),
            zh: "是不是想写 [!\(name)]？" + (hasTitle ? "它要单独成行" : ""))
    }
}
