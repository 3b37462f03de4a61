internal import Documents

/// How far a cell's numbers may be from the recorded ones: |today - recorded| ≤ atol + rtol · |recorded|.
struct Tolerance {
    let relative: Double
    let absolute: Double

    /// What the options of a cell allow; nil if its output must be the same.
    init?(_ options: CellOptions) {
        guard options.relativeTolerance != nil || options.absoluteTolerance != nil else { return nil }
        relative = options.relativeTolerance ?? 0
        absolute = options.absoluteTolerance ?? 0
    }

    /// Whether `today` says what `recorded` says but for numbers that are close. Blanks and the rules of tables, whose
    /// width hangs on the numbers, make no difference. A nan is close to a nan, an infinity to the same infinity.
    func accepts(_ today: [String], for recorded: [String]) -> Bool {
        guard today.count == recorded.count else { return false }
        return zip(today, recorded).allSatisfy { today, recorded in
            let (a, b) = (Tokens(today).tokens, Tokens(recorded).tokens)
            return a.count == b.count && zip(a, b).allSatisfy { accepts($0, for: $1) }
        }
    }

    private func accepts(_ today: Tokens.Token, for recorded: Tokens.Token) -> Bool {
        guard let a = today.number, let b = recorded.number else {
            return today.bytes == recorded.bytes || today.isRule && recorded.isRule
        }
        if a.isNaN || b.isNaN { return a.isNaN && b.isNaN }
        if a.isInfinite || b.isInfinite { return a == b }
        return (a - b).magnitude <= absolute + relative * b.magnitude
    }
}

extension Tokens.Token {
    /// `|---|---:|`, or a piece of it.
    fileprivate var isRule: Bool { bytes.contains(0x2D) && bytes.allSatisfy { "|-:".utf8.contains($0) } }
}
