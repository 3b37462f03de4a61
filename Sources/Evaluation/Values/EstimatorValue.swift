internal import Causal
internal import Diagnostics
internal import Documents

/// What `aipw(outcome=dense(16, relu))` gives: a way to estimate an effect, with its options.
struct EstimatorValue: CausalValue {
    let estimator: Estimator
    /// The word of the language that made it.
    let word: String

    var kind: Text { Text(en: "method of estimation", zh: "估计方法") }
    var byteCount: Int { 64 }
    var outline: Text { Text(en: word, zh: word) }

    /// Its word, and what a straight line takes for granted; covariates by the columns that they were made of.
    func name(_ covariates: [(column: String, names: [String])]) -> Text {
        guard case .regression(let outcome, let interactions) = estimator, outcome.isLinear else {
            return Text(en: word, zh: word)
        }
        let columns = covariates.filter { !interactions.filter($0.names.contains).isEmpty }.map(\.column)
        return columns.isEmpty
            ? Text(en: "\(word) (a straight line, the same effect for everyone)", zh: "\(word)（一条直线，效应人人相同）")
            : Text(
                en: "\(word) (a straight line, the effect differing with \(conjoined(columns)[.english]))",
                zh: "\(word)（直线，效应随 \(conjoined(columns)[.chinese]) 而不同）")
    }

    func outputs(in language: MessageLanguage) -> [Output] { [.text(word)] }
}
