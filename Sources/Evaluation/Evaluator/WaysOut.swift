internal import Diagnostics
internal import Engine

/// Ways out that several messages offer.
extension Text {
    /// Where None came from a function.
    static let endsWithReturn = Text(en: "does the function end with return?", zh: "函数末尾有 return 吗？")

    /// Where the ends of an interval are exchanged; nil where they are not.
    static func wayToInterval(_ low: Double, _ high: Double) -> Text? {
        guard low > high, low.isFinite, high.isFinite else { return nil }
        return Text(
            en: "write the lower end first: \(shortNumber(high)), \(shortNumber(low))",
            zh: "先写小的一端：\(shortNumber(high)), \(shortNumber(low))")
    }

    /// Where weights stand for probabilities.
    static let wayToProbabilities = Text(
        en: "weights become probabilities by their sum: p = w / sum(w)", zh: "权重除以总和就是概率：p = w / sum(w)")

    /// How what a function gives would be one number; nil where nothing can be said.
    static func wayToNumber(from value: Value) -> Text? {
        switch value {
        case .none: endsWithReturn
        case .array, .list, .tuple:
            Text(en: "take one of them, as f(x)[0], or mean(f(x))", zh: "取其中一个，如 f(x)[0]，或取平均 mean(f(x))")
        default: nil
        }
    }
}

extension Value {
    /// Whether it is None, what a function without `return` gives.
    var isNone: Bool { if case .none = self { true } else { false } }
}
