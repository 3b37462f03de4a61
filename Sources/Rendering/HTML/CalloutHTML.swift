import Diagnostics
import Documents

extension BodyWriter {
    /// Begins a callout, with the name of its kind.
    mutating func openCallout(_ callout: Callout) {
        html.open("div", ["class": "callout " + callout.rawValue, "role": "note"])
        html.markup("\n")
        html.element("p", ["class": "kind"], words.name(of: callout))
        html.markup("\n")
    }

    /// The box before a task, ticked or not; a reader cannot change it.
    mutating func writeTaskMark(isDone: Bool) {
        let name = isDone ? words.done : words.toDo
        html.open("input", ["type": "checkbox", "disabled": "", "checked": isDone ? "" : nil, "aria-label": name])
        html.markup(" ")
    }

    /// Says so if the quotation at `index` begins like a callout of a kind that there is not.
    mutating func reportUnknownCallout(_ index: Int) {
        guard index + 2 < notebook.nodes[index].end, case .paragraph = notebook.nodes[index + 1].kind,
            case .text(let text) = notebook.nodes[index + 2].kind, text.hasPrefix("[!"), text.hasSuffix("]")
        else { return }
        let name = text.dropFirst(2).dropLast()
        guard (1...16).contains(name.utf8.count), name.utf8.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) }) else {
            return
        }
        diagnostics.append(.unknownCallout(name.uppercased(), at: notebook.nodes[index + 2].range))
    }
}

extension Diagnostic {
    static func unknownCallout(_ name: String, at range: SourceRange) -> Diagnostic {
        let names = Callout.allCases.map { $0.rawValue.uppercased() }
        let list = names.joined(separator: ", ")
        return Diagnostic(
            630, .warning, Text(en: "there is no callout \(name)", zh: "没有名为 \(name) 的提示框"), at: range,
            label: Text(en: "shown as a quotation", zh: "按普通引用显示"),
            help: closestMatch(to: name, among: names).map {
                Text(en: "did you mean [!\($0)]?", zh: "是不是想写 [!\($0)]？")
            } ?? Text(en: "there are \(list); \\[! is a plain bracket", zh: "可用的有 \(list)；要写普通的方括号，请用 \\[!"))
    }
}
