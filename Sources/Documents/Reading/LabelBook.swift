import Diagnostics

/// The labels that a notebook defines and refers to.
struct LabelBook {
    private(set) var definitions: [(label: String, range: SourceRange)] = []
    private(set) var references: [(label: String, range: SourceRange)] = []
    /// Labels that no reference finds, and whether they can have no other purpose.
    private(set) var misspeltDefinitions: [(label: MisspeltLabel, range: SourceRange, isVain: Bool)] = []
    /// What looks like a reference and is text.
    private(set) var misspeltReferences: [(label: MisspeltLabel, range: SourceRange)] = []
    /// What would be a reference if labels might have such letters.
    private(set) var referencesInOtherLetters: [(label: String, range: SourceRange)] = []
    /// Labels that were refused where they stand, as they would be referred to.
    private(set) var refused: Set<String> = []

    /// A label of a cell, heading or equation. A link may lead to a heading by any label, and `table-one` be a name.
    mutating func define(_ label: String, at range: SourceRange, isHeading: Bool = false) {
        definitions.append((label, range))
        if let misspelt = MisspeltLabel(Array(label.utf8)[...]) {
            define(misspelt, at: range, isVain: !isHeading && misspelt.sign != 0x2D)
        }
    }

    /// What was to be a label.
    mutating func define(_ label: MisspeltLabel, at range: SourceRange, isVain: Bool = true) {
        misspeltDefinitions.append((label, range, isVain))
    }

    /// A label of which a message says already that it cannot be one.
    mutating func refuse(_ label: String) {
        refused.insert(MisspeltLabel(Array(label.utf8)[...])?.corrected ?? label)
    }

    /// What was to be a reference in the text.
    mutating func refer(to label: MisspeltLabel, at range: SourceRange) { misspeltReferences.append((label, range)) }

    /// A `@label` in the text.
    mutating func refer(to label: String, at range: SourceRange) { references.append((label, range)) }

    /// What was to be a reference, with letters that no label has.
    mutating func refer(inOtherLetters label: String, at range: SourceRange) {
        referencesInOtherLetters.append((label, range))
    }

    /// Refers to what `other`, read from a part of the file, refers to; `place` gives the places in the file.
    mutating func addReferences(of other: LabelBook, _ place: (SourceRange) -> SourceRange) {
        for (label, range) in other.references { refer(to: label, at: place(range)) }
        for (label, range) in other.misspeltReferences { refer(to: label, at: place(range)) }
        for (label, range) in other.referencesInOtherLetters { refer(inOtherLetters: label, at: place(range)) }
    }
}
