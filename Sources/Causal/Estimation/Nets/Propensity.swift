internal import Engine

/// How DragonNet keeps a propensity g from 0 and 1: (g + margin) / (1 + 2 · margin), so that no logarithm and no quotient
/// of it is infinite and its derivative never vanishes, as one behind a clip does.
struct Propensity {
    let margin: Double
    let width: Double

    /// In the crossentropy of the treatment.
    static let inCrossentropy = Propensity(margin: 0.001, width: 1.002)
    /// In what ε is multiplied with.
    static let inLever = Propensity(margin: 0.01, width: 1.02)

    /// The chance that is meant for `share`.
    func keep(_ share: Double) -> Double { (share + margin) / width }

    /// The same for each element.
    func keep(_ shares: NDArray, in graph: inout Graph) throws(EngineError) -> NDArray {
        try graph.divide(try graph.add(shares, NDArray(number: margin)), NDArray(number: width))
    }
}
