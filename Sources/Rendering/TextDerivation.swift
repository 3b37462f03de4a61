import Documents

/// A derivation in plain characters: each step's reason, and its formula in the line below.
struct TextDerivation {
    /// Its lines: title, steps, note.
    let lines: [String]

    /// The lines of `derivation`.
    init(_ derivation: Derivation) {
        var lines: [String] = []
        if let title = derivation.title, !title.isEmpty { lines.append(title) }
        for (number, step) in derivation.steps.enumerated() {
            lines.append("(\(number + 1)) \(step.reason)")
            if !step.text.isEmpty { lines.append("    \(step.text)") }
        }
        if let note = derivation.note, !note.isEmpty { lines.append(note) }
        self.lines = lines.map(\.withControlPictures)
    }
}
