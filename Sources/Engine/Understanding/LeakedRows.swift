/// Samples that a model is validated on and has been trained on.
public struct LeakedRows: Hashable, Sendable {
    /// How many of the validation set's rows stand in the training set as well.
    public let found: Int
    /// How many rows the validation set has.
    public let of: Int
    /// The share of training rows that another training row equals: what chance alone does in such data.
    public let natural: Double

    /// Whether so many are no chance: one in twenty moves a validation loss by more than its own noise, and where rows
    /// repeat themselves, as in a truth table, as many do as within the training set.
    var isLeak: Bool {
        let share = Double(found) / Double(max(of, 1))
        return share >= 0.05 && share > 2 * natural
    }

    /// Compares rows [samples, …] by all their numbers.
    init(training: NDArray, validation: NDArray) {
        var counts: [[UInt64]: Int] = [:]
        for row in training.bitRows { counts[row, default: 0] += 1 }
        found = validation.bitRows.count { counts[$0] != nil }
        of = validation.shape.first ?? 0
        // A sum over all of them does not hang on their order.
        let repeated = counts.values.reduce(0) { $0 + ($1 > 1 ? $1 : 0) }
        natural = Double(repeated) / Double(max(training.shape.first ?? 0, 1))
    }
}

extension NDArray {
    fileprivate var bitRows: [[UInt64]] {
        let width = shape.dropFirst().reduce(1, *)
        return (0..<(shape.first ?? 0)).map { row in
            elements[row * width..<(row + 1) * width].map { ($0 + 0).bitPattern }
        }
    }
}
