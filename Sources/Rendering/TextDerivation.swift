import Diagnostics
import Documents

/// A derivation in plain characters: each step's reason, and its formula in the line below.
struct TextDerivation {
    /// Its lines: title, steps, note.
    let lines: [String]

    /// The lines of `derivation`, of at most `room` columns.
    init(_ derivation: Derivation, room: Int = .max) {
        var lines: [String] = []
        func add(_ text: String, hang: String = "") {
            let text = text.withControlPictures
            lines += displayWidth(of: text) <= room ? [text] : wrapped(text, width: room, hang: hang)
        }
        if let title = derivation.title, !title.isEmpty { add(title) }
        for (number, step) in derivation.steps.enumerated() {
            add("(\(number + 1)) \(step.reason)", hang: "    ")
            if !step.text.isEmpty { lines.append("    \(step.text)".withControlPictures) }
        }
        if let note = derivation.note, !note.isEmpty { add(note) }
        self.lines = lines
    }
}
