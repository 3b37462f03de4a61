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

    func outputs(in language: MessageLanguage) -> [Output] { [.text(word)] }
}
