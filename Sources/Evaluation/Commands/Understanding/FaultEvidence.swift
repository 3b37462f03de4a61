internal import Diagnostics
internal import Engine

extension FaultWords {
    /// The numbers that a finding rests on.
    func evidence(_ fault: TrainingFault) -> [(Text, String)] {
        switch fault {
        case .notANumber(let origin, _):
            guard let origin else { return [] }
            return [
                (Text(en: "step", zh: "步"), grouped(origin.step)), (Text(en: "epoch", zh: "轮"), grouped(origin.epoch)),
                (Text(en: "largest weight then", zh: "当时最大的权重"), plainNumber(origin.largestWeight)),
            ]
        case .unscaledFeature(let scale, let name):
            return [
                (
                    Text(
                        en: "√mean(x²) of \(name ?? "x[:, \(scale.feature)]")",
                        zh: "\(name ?? "x[:, \(scale.feature)]") 的 √mean(x²)"), plainNumber(scale.size)
                ),
                (Text(en: "the same of the middle feature", zh: "居中特征的同一个量"), plainNumber(scale.median)),
            ]
        case .explodingInTime(_, let steps, let ratio), .vanishingInTime(_, let steps, let ratio):
            return [
                (Text(en: "steps of the sequence", zh: "序列的步数"), grouped(steps)),
                (
                    Text(en: "∂loss/∂x of the first step over that of the last", zh: "第一步的 ∂loss/∂x ÷ 最后一步的"),
                    plainNumber(ratio)
                ),
            ]
        case .blownUpInTime(_, let steps, let clipped):
            return [
                (Text(en: "steps of the sequence", zh: "序列的步数"), grouped(steps)),
                (Text(en: "loss with clip_norm=1", zh: "clip_norm=1 时的损失"), plainNumber(clipped.loss)),
            ]
        case .outOfReach(_, _, _, let share):
            return [(Text(en: "labels that no output can reach", zh: "输出到不了的标签"), percent(share))]
        case .explodingInDepth(let first, let last, let ratio), .vanishingInDepth(let first, let last, let ratio):
            return [
                (
                    Text(
                        en: "∂loss/∂output of layer \(first + 1) over that of layer \(last + 1)",
                        zh: "第 \(first + 1) 层的 ∂loss/∂output ÷ 第 \(last + 1) 层的"), plainNumber(ratio)
                )
            ]
        case .rateTooHigh(let rate, let limit, let curvature, let trial):
            var rows = [(Text(en: "learning rate", zh: "学习率"), plainNumber(rate))]
            if let curvature {
                rows.append(
                    (
                        Text(en: "largest curvature λ of the loss, at the start", zh: "起点处损失的最大曲率 λ"),
                        plainNumber(curvature)
                    ))
            }
            if let limit {
                rows.append(
                    (Text(en: "largest rate that does not overshoot, 2/λ", zh: "不越过谷底的最大学习率 2/λ"), plainNumber(limit)))
            }
            if let trial {
                rows.append(
                    (
                        Text(
                            en: "loss after \(counted(trial.epochs, "epoch")) at a tenth of the rate",
                            zh: "学习率取十分之一，\(trial.epochs) 轮后的损失"), plainNumber(trial.loss)
                    ))
            }
            return rows
        case .deadUnits(_, let dead, let count, let atStart):
            return [
                (Text(en: "dead units at the end", zh: "结束时死亡的单元"), "\(dead) / \(count)"),
                (Text(en: "dead units at the start", zh: "开始时死亡的单元"), "\(atStart) / \(count)"),
            ]
        case .saturated(_, let share, let atStart):
            return [
                (
                    Text(en: "outputs with less than 4 % of the largest slope, at the end", zh: "结束时斜率不足最大值 4 % 的输出"),
                    plainNumber(share)
                ),
                (Text(en: "the same at the start", zh: "开始时"), plainNumber(atStart)),
            ]
        case .noSignal(let signal), .underFitting(_, _, let signal):
            var rows = [
                (Text(en: "score of the nearest neighbours", zh: "近邻的得分"), plainNumber(signal.score)),
                (Text(en: "score of chance", zh: "碰运气的得分"), plainNumber(signal.chance)),
            ]
            if let line = signal.line {
                rows.append((Text(en: "R² of a straight line", zh: "直线的 R²"), plainNumber(line)))
                rows.append(
                    (Text(en: "the same that chance may give", zh: "碰运气可达的 R²"), plainNumber(signal.lineByChance)))
            }
            return rows
        case .imbalance(let label, let share, let recall, _):
            return [
                (
                    Text(en: "share of class \(shortNumber(label))", zh: "类别 \(shortNumber(label)) 的比例"),
                    plainNumber(share)
                ),
                (
                    Text(en: "recall of class \(shortNumber(label))", zh: "类别 \(shortNumber(label)) 的召回率"),
                    plainNumber(recall)
                ),
            ]
        case .rateTooLow(let rate, let limit, let ten, let hundred):
            var rows = [(Text(en: "learning rate", zh: "学习率"), plainNumber(rate))]
            if let limit {
                rows.append(
                    (Text(en: "largest rate that does not overshoot, 2/λ", zh: "不越过谷底的最大学习率 2/λ"), plainNumber(limit)))
            }
            rows.append((Text(en: "loss at ten times the rate", zh: "学习率乘以 10 时的损失"), plainNumber(ten.loss)))
            rows.append((Text(en: "loss at a hundred times the rate", zh: "学习率乘以 100 时的损失"), plainNumber(hundred.loss)))
            return rows
        case .notSeparable(let least, _):
            return [(Text(en: "least loss of any straight line", zh: "任何直线的最小损失"), plainNumber(least))]
        case .underTrained(let pace?, _):
            return [(Text(en: "pace of the last third over that of all", zh: "最后三分之一的下降速度 ÷ 平均速度"), plainNumber(pace))]
        case .leakedRows(let leak):
            return [
                (Text(en: "validation rows that are training rows", zh: "也在训练集里的验证样本"), "\(leak.found) / \(leak.of)"),
                (Text(en: "share of training rows that occur twice", zh: "训练集内部重复的比例"), plainNumber(leak.natural)),
            ]
        case .overFitting(_, let least, let last, let training):
            return [
                (Text(en: "least validation loss", zh: "最小的验证损失"), plainNumber(least)),
                (Text(en: "last validation loss", zh: "最后的验证损失"), plainNumber(last)),
                (
                    Text(en: "last validation loss over the training loss", zh: "最后的验证损失 ÷ 训练损失"),
                    plainNumber(last / training)
                ),
            ]
        case .plateau, .rising, .equalUnits, .oneLabel, .underTrained(nil, _): return []
        }
    }

    /// What every training came to.
    func figures(_ diagnosis: Diagnosis) -> [(Text, String)] {
        var rows: [(Text, String)] = []
        let isStep = unit == .step
        if let first = diagnosis.firstLoss {
            rows.append(
                (
                    isStep ? Text(en: "first value", zh: "第一个值") : Text(en: "loss of the first epoch", zh: "第一轮的损失"),
                    plainNumber(first)
                ))
        }
        if let last = diagnosis.lastLoss {
            rows.append(
                (
                    isStep ? Text(en: "last value", zh: "最后的值") : Text(en: "loss of the last epoch", zh: "最后一轮的损失"),
                    plainNumber(last)
                ))
        }
        if let baseline = diagnosis.baseline, baseline.isFinite {
            rows.append((Text(en: "loss of the best constant prediction", zh: "最好的常数预测的损失"), plainNumber(baseline)))
        }
        if let accuracy = diagnosis.accuracy {
            rows.append((Text(en: "right among training samples", zh: "训练样本中判对的比例"), plainNumber(accuracy)))
        }
        if let validation = diagnosis.validation {
            rows.append((Text(en: "last validation loss", zh: "最后的验证损失"), plainNumber(validation.last)))
        }
        // A finding may have shown it already.
        var seen: Set<String> = []
        return rows.filter { seen.insert($0.0[.english]).inserted }
    }

    /// What is said of a training in which nothing was found.
    func healthy(_ diagnosis: Diagnosis) -> Text {
        let first = diagnosis.firstLoss.map(plainNumber) ?? "?"
        let last = diagnosis.lastLoss.map(plainNumber) ?? "?"
        let baseline = diagnosis.baseline.map { ($0.isFinite ? plainNumber($0) : nil) } ?? nil
        return Text(
            en:
                "Nothing looks wrong: the loss fell from \(first) to \(last)\(baseline.map { ", where the best constant has \($0)" } ?? "").",
            zh: "看不出问题：损失从 \(first) 降到 \(last)\(baseline.map { "，最好的常数预测是 \($0)" } ?? "")。")
    }
}
