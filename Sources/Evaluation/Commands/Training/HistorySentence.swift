internal import Diagnostics
internal import Engine

extension History {
    /// What came of training, or of the folds, in numbers; nil where there are none, and where the loss became nan, which
    /// the note under the table says.
    var sentence: Text? {
        guard let first = loss.first, let last = loss.last, loss.allSatisfy(\.isFinite) else { return nil }
        if unit == .fold { return sentenceOfFolds }
        let (epochs, chinese) = (
            counted(loss.count, unit.rawValue), "\(grouped(loss.count)) \(unit == .step ? "步" : "轮")"
        )
        var text: (en: String, zh: String)
        if loss.count == 1 {
            text = (
                "The loss is \(brief(first)) in 1 \(unit.rawValue)",
                "损失是 \(brief(first))（1 \(unit == .step ? "步" : "轮")）"
            )
        } else {
            let (from, to) = (brief(first), brief(last))
            let (verb, chineseVerb) = last < first ? ("falls", "降到") : last > first ? ("rises", "升到") : ("goes", "到")
            text = (
                "The loss \(verb) from \(from) to \(to) in \(epochs)", "损失在 \(chinese)里从 \(from) \(chineseVerb) \(to)"
            )
            if let validation = column("validation_loss"), let start = validation.first, let end = validation.last,
                let least = validation.indices.min(by: { validation[$0] < validation[$1] }),
                validation.allSatisfy(\.isFinite)
            {
                text.en += ", the validation loss from \(brief(start)) to \(brief(end))"
                text.zh += "，验证损失从 \(brief(start)) 到 \(brief(end))"
                if brief(validation[least]) != brief(end) {
                    let place = self.epochs[least]
                    text.en += ", lowest \(brief(validation[least])) at \(unit.rawValue) \(grouped(place))"
                    text.zh += "，最低 \(brief(validation[least]))（第 \(grouped(place)) \(unit == .step ? "步" : "轮")）"
                }
            }
        }
        let others = metrics.filter { !$0.name.hasSuffix("loss") }.prefix(4).compactMap { metric in
            metric.values.last.map { "\(metric.name) \(brief($0))" }
        }
        if !others.isEmpty {
            text.en += "; at the end \(others.joined(separator: ", "))"
            text.zh += "；最后 \(others.joined(separator: "，"))"
        }
        return Text(en: text.en + ".", zh: text.zh + "。")
    }

    /// The mean of the first metric over the folds with how far they lie apart, and the loss.
    private var sentenceOfFolds: Text? {
        let losses = History.meanAndDeviation(loss)
        let loss = "loss \(brief(losses.mean)) ± \(brief(losses.deviation))"
        let folds = counted(epochs.count, "fold")
        let values = metrics.first?.values ?? self.loss
        guard let low = values.min(), let high = values.max(), !values.contains(where: \.isNaN) else { return nil }
        let range = (en: "from \(brief(low)) to \(brief(high))", zh: "\(brief(low)) 到 \(brief(high))")
        guard let metric = metrics.first else {
            return Text(
                en: "Over \(folds) the \(loss), \(range.en).", zh: "\(grouped(epochs.count)) 折平均：\(loss)（\(range.zh)）。")
        }
        let found = History.meanAndDeviation(metric.values)
        let score = "\(metric.name) \(brief(found.mean)) ± \(brief(found.deviation))"
        return Text(
            en: "Over \(folds) \(score), \(range.en); \(loss).",
            zh: "\(grouped(epochs.count)) 折平均：\(score)（\(range.zh)），\(loss)。")
    }
}
