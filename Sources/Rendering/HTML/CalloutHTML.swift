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

    /// Says so if the quotation at `index` begins like a callout, and is none.
    mutating func reportUnknownCallout(_ index: Int) {
        guard index + 2 < notebook.nodes[index].end, case .paragraph = notebook.nodes[index + 1].kind,
            case .text(let text) = notebook.nodes[index + 2].kind, let callout = MisspeltCallout(text),
            notebook.source.bytes[notebook.nodes[index + 2].range.start] != UInt8(ascii: "\\")
        else { return }
        diagnostics.append(.misspeltCallout(callout, at: notebook.nodes[index + 2].range))
    }
}
