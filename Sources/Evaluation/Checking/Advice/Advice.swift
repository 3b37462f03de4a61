public import Diagnostics
internal import Documents

/// What a good teacher would say of a notebook that runs: a kind of advice, and where it applies.
///
/// A kind of its own has a number, and is silenced by it.
struct Advice: Sendable {
    let number: Int
    let find: @Sendable (AdvisedNotebook) -> [Diagnostic]

    /// All kinds, in the order of their numbers.
    static let all = [
        Advice(number: 360, find: testSetForChoosing), Advice(number: 361, find: metricWithoutCount),
        Advice(number: 362, find: learntWithTestRows), Advice(number: 363, find: extrapolation),
        Advice(number: 364, find: causalWord), Advice(number: 365, find: pictureWithoutCaption),
        Advice(number: 366, find: unusedValue),
    ]
}

extension Diagnostic {
    /// The numbers of advice, which `lint` gives and which can be silenced; the last is given with the page.
    public static let numbersOfAdvice = Advice.all.map(\.number) + [649]
}
