public import Diagnostics

/// What `check` lets a notebook cost: `budget: 2 GFLOP`, or `budget: {operations: 2 GFLOP, memory: 64 MB, rise: 20%}`.
public struct CostBudget: Sendable {
    /// A number of operations or bytes, and where it stands.
    public struct Limit: Sendable {
        /// How much.
        public var amount: Int
        /// Where it stands.
        public var range: SourceRange
    }

    /// All operations of the notebook together.
    public var operations: Limit?
    /// The most bytes that one cell holds.
    public var memory: Limit?
    /// By which share a cell may take more than is recorded, before it counts as a difference: 0.1 is a tenth.
    public var rise = 0.1

    /// A budget without limits.
    public init() {}
}

/// Amounts as people write them: `2 GFLOP`, `64 MB`, `20%`.
package enum Amount {
    private static let prefixes: [(letter: String, factor: Double)] = [
        ("T", 1e12), ("G", 1e9), ("M", 1e6), ("k", 1e3), ("", 1),
    ]

    /// The number that `text` means in `unit`; nil if it means none.
    static func value(_ text: String, unit: String) -> Int? {
        let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "_" || $0 == "e" || $0 == "E" }
        let word = text.dropFirst(digits.count).drop { $0 == " " }
        guard let number = Double(digits.filter { $0 != "_" }) else { return nil }
        let names = prefixes.flatMap { prefix in
            [(prefix.letter + unit, prefix.factor), (prefix.letter.lowercased() + unit, prefix.factor)]
        }
        guard let factor = word.isEmpty ? 1 : names.first(where: { $0.0 == word })?.1 else { return nil }
        return Int(exactly: (number * factor).rounded()).flatMap { $0 > 0 && $0 < 1 << 53 ? $0 : nil }
    }

    /// The share that `20%` or `0.2` means.
    static func share(_ text: String) -> Double? {
        let isPercent = text.hasSuffix("%")
        guard let number = Double(isPercent ? String(text.dropLast()) : text), number >= 0, number.isFinite else {
            return nil
        }
        return isPercent ? number / 100 : number
    }

    /// `amount` with at most four digits and the unit's name: `12.32 kFLOP`.
    package static func text(_ amount: Int, unit: String) -> String {
        let prefix = prefixes.first { Double(amount) >= $0.factor } ?? ("", 1)
        let number = Double(amount) / prefix.factor
        let rounded = number < 10 ? (number * 1000).rounded() / 1000 : (number * 100).rounded() / 100
        let text = rounded == rounded.rounded() ? String(Int(rounded)) : Documents.text(of: rounded)
        return "\(text) \(prefix.letter)\(unit)"
    }
}
