internal import Diagnostics
internal import Documents
internal import Engine

extension GradientCheck {
    /// The finding in a sentence, some elements three ways, and below them what to do.
    func table(names: [String], in language: MessageLanguage) -> Table {
        let isChinese = language == .chinese
        let headings =
            isChinese
            ? ["元素", "你的", "真值", "差商", "你的 ÷ 真值"] : ["element", "yours", "true", "by differences", "yours / true"]
        let rows = elements.map { element in
            let place = element.index.isEmpty ? "" : shapeText(element.index)
            let ratio = element.claimed.map { element.exact == 0 ? "–" : plainNumber($0 / element.exact) }
            return [
                names[element.part] + place, element.claimed.map(plainNumber) ?? "–", plainNumber(element.exact),
                plainNumber(element.numeric), ratio ?? "–",
            ]
        }
        let notes = notes(names).map { $0[language] }
        return Table(
            title: sentence(names)[language],
            columns: headings.enumerated().map { Table.Column($1, isNumeric: $0 > 0) }, rows: rows,
            note: notes.isEmpty ? nil : notes.joined(separator: isChinese ? "" : " "))
    }

    private func sentence(_ names: [String]) -> Text {
        switch verdict {
        case .right:
            return count == 1
                ? Text(
                    en: "Your gradient is right: it differs from the true one by rounding only.",
                    zh: "你的梯度是对的：与真值只差舍入误差。")
                : Text(
                    en:
                        "Your gradient is right: all \(grouped(count)) elements differ from the true ones by rounding only.",
                    zh: "你的梯度是对的：\(grouped(count)) 个元素与真值都只差舍入误差。")
        case .close(let share):
            return Text(
                en:
                    "Your gradient is nearly right: it is off by at most \(plainNumber(share)) of its largest element, as a difference quotient or single precision would be.",
                zh: "你的梯度几乎是对的：误差不超过最大元素的 \(plainNumber(share))，像是差商或单精度带来的。")
        case .multiple(-1, _):
            return Text(
                en: "Your gradient has the opposite sign: -1 times the true one in every element.",
                zh: "你的梯度符号反了：每个元素都是真值的 -1 倍。")
        case .multiple(let factor, let cause):
            let kind = Self.multiple(factor)
            return Text(
                en:
                    "Your gradient is exactly \(kind[.english]): \(shortNumber(factor)) times in every element\(cause.map { ", because " + $0.text[.english] } ?? "").",
                zh:
                    "你的梯度恰好是\(kind[.chinese])：每个元素都是 \(shortNumber(factor)) 倍\(cause.map { "，因为" + $0.text[.chinese] } ?? "")。"
            )
        case .squashed(let mistake, let isTanh, let factor, let cause, let places, let all):
            return Self.squashSentence(mistake, isTanh, factor, cause, places, of: all)
        case .array: return arraySentence(names)
        }
    }

    /// "half of the true one"
    private static func multiple(_ factor: Double) -> Text {
        switch factor {
        case 0.5: Text(en: "half of the true one", zh: "真值的一半")
        case 2: Text(en: "twice the true one", zh: "真值的两倍")
        default: Text(en: "a constant multiple of the true one", zh: "真值的常数倍")
        }
    }

    private static func squashSentence(
        _ mistake: SquashMistake, _ isTanh: Bool, _ factor: Double, _ cause: Cause?, _ places: Int, of all: Int
    ) -> Text {
        let name = isTanh ? "tanh" : "sigmoid"
        let slope = isTanh ? "1 - a²" : "a·(1 - a)"
        let place =
            places == all
            ? Text(en: "", zh: "")
            : Text(en: ", in one of its \(all) places", zh: "（\(all) 处中的一处）")
        let rest =
            factor == 1
            ? Text(en: "", zh: "")
            : Text(
                en:
                    " Besides, it is \(shortNumber(factor)) times too large\(cause.map { ", because " + $0.text[.english] } ?? "").",
                zh: "此外还差 \(shortNumber(factor)) 倍\(cause.map { "，因为" + $0.text[.chinese] } ?? "")。")
        switch mistake {
        case .takenTwice:
            return Text(
                en:
                    "Your gradient takes the derivative of \(name) at a value that is already squashed\(place[.english]): \(name)'(a) with a = \(name)(z), where \(name)'(z) = \(slope) is meant.\(rest[.english])",
                zh:
                    "你的梯度在已经压缩过的值上又取了一次 \(name) 的导数\(place[.chinese])：用了 \(name)'(a)，其中 a = \(name)(z)，而应当是 \(name)'(z) = \(slope)。\(rest[.chinese])"
            )
        case .leftOut:
            return Text(
                en: "Your gradient leaves out the derivative of \(name), \(slope)\(place[.english]).\(rest[.english])",
                zh: "你的梯度漏掉了 \(name) 的导数 \(slope)\(place[.chinese])。\(rest[.chinese])")
        }
    }

    private func arraySentence(_ names: [String]) -> Text {
        let right = parts.indices.filter { parts[$0].likeness == .equal }.map { names[$0] }
        let wrong = parts.indices.compactMap { part in
            parts[part].likeness.text(of: names[part], parts[part], among: elements.filter { $0.part == part })
        }
        // A net may have hundreds.
        let english = wrong.prefix(3).map { $0[.english] }.joined(separator: "; ") + (wrong.count > 3 ? "; …" : "")
        let chinese = wrong.prefix(3).map { $0[.chinese] }.joined(separator: "；") + (wrong.count > 3 ? "；……" : "")
        if right.isEmpty {
            return Text(en: "Your gradient is wrong: \(english).", zh: "你的梯度不对：\(chinese)。")
        }
        let few = right.prefix(3)
        let more = right.count > 3 ? ", …" : ""
        return Text(
            en: "Your gradient is right in \(few.joined(separator: ", "))\(more), but not everywhere: \(english).",
            zh: "你的梯度在 \(few.joined(separator: "、"))\(right.count > 3 ? " 等" : "") 上是对的，但并非处处都对：\(chinese)。")
    }

    /// What to do, and what the figures do not say by themselves.
    private func notes(_ names: [String]) -> [Text] {
        var notes: [Text] = []
        switch verdict {
        case .multiple(-1, _):
            notes.append(
                Text(
                    en: "A minus sign too many, or too few: y_hat - y or y - y_hat?",
                    zh: "多了或少了一个负号：是 y_hat - y 还是 y - y_hat？"))
        case .multiple(let factor, .none):
            let times = shortNumber(1 / factor)
            let hint =
                factor == 0.5
                ? Text(en: ": the derivative of u**2 is 2*u", zh: "：u**2 的导数是 2*u")
                : Text(en: "", zh: "")
            notes.append(Text(en: "Multiply it by \(times)\(hint[.english]).", zh: "把它乘以 \(times)\(hint[.chinese])。"))
        case .squashed(.takenTwice, let isTanh, _, _, _, _):
            let slope = isTanh ? "1 - a**2" : "a * (1 - a)"
            notes.append(
                Text(
                    en: "With a = \(isTanh ? "tanh" : "sigmoid")(z), write \(slope).",
                    zh: "设 a = \(isTanh ? "tanh" : "sigmoid")(z)，写 \(slope) 即可。"))
        default: break
        }
        for (part, name) in zip(parts, names) where part.likeness != .otherShape && part.shape != part.claimedShape {
            if part.shape.reduce(1, *) <= 1 || part.claimedShape.reduce(1, *) != part.shape.reduce(1, *) { continue }
            notes.append(
                Text(
                    en:
                        "Yours has the shape \(shapeText(part.claimedShape)), where \(name) has \(shapeText(part.shape)).",
                    zh: "你的形状是 \(shapeText(part.claimedShape))，而 \(name) 是 \(shapeText(part.shape))。"))
        }
        if isZero {
            notes.append(
                Text(
                    en: "The true gradient is zero here, so this says little: check it at other values.",
                    zh: "这里的真实梯度是零，说明不了什么：请换别的值再检查。"))
        }
        if !isWitnessed {
            notes.append(
                Text(
                    en: "Differences do not bear the true gradient out: f may have a kink or a jump here.",
                    zh: "差商与真值不合：f 在这里可能有折点或跳变。"))
        }
        if elements.count < count {
            notes.append(
                Text(
                    en:
                        "\(elements.count) of \(grouped(count)) elements, \(isRight ? "the largest" : "those that differ most").",
                    zh: "共 \(grouped(count)) 个元素，这里是\(isRight ? "最大的" : "差得最多的") \(elements.count) 个。"))
        }
        return notes
    }

    private var isRight: Bool { verdict == .right }
}

extension GradientCheck.Cause {
    /// "the mean over 100 divides by 100, and yours does not"
    fileprivate var text: Text {
        switch self {
        case .notDivided(let number, let rest):
            Text(
                en: "f divides by \(number) and your gradient does not" + Self.rest(rest)[.english],
                zh: "f 除以了 \(number)，而你的梯度没有" + Self.rest(rest)[.chinese])
        case .dividedAgain(let number, let rest):
            Text(
                en: "your gradient divides by \(number) once too often" + Self.rest(rest)[.english],
                zh: "你的梯度多除了一次 \(number)" + Self.rest(rest)[.chinese])
        }
    }

    private static func rest(_ factor: Double) -> Text {
        factor == 1
            ? Text(en: "", zh: "")
            : Text(en: "; the rest is a factor of \(shortNumber(factor))", zh: "；其余是因子 \(shortNumber(factor))")
    }
}

extension GradientCheck.Likeness {
    /// What is wrong with an array; nil where nothing is.
    fileprivate func text(
        of name: String, _ part: GradientCheck.Part, among elements: [GradientCheck.Element]
    ) -> Text? {
        switch self {
        case .equal: return nil
        case .close(let share):
            return Text(
                en: "in \(name) it is off by at most \(plainNumber(share)) of its largest element",
                zh: "\(name) 的误差不超过最大元素的 \(plainNumber(share))")
        case .multiple(let factor, let cause):
            return Text(
                en:
                    "in \(name) it is \(shortNumber(factor)) times the true one\(cause.map { ", because " + $0.text[.english] } ?? "")",
                zh: "\(name) 是真值的 \(shortNumber(factor)) 倍\(cause.map { "，因为" + $0.text[.chinese] } ?? "")")
        case .transposed(let factor):
            return Text(
                en: "in \(name) it is the transposed one" + (factor == 1 ? "" : ", \(shortNumber(factor)) times"),
                zh: "\(name) 的梯度转置了" + (factor == 1 ? "" : "，还差 \(shortNumber(factor)) 倍"))
        case .notSummed(let factor):
            return Text(
                en:
                    "in \(name) it is \(shapeText(part.claimedShape)), not summed over the samples"
                    + (factor == 1 ? "" : "; the sum is \(shortNumber(factor)) times the true one"),
                zh: "\(name) 的梯度形状是 \(shapeText(part.claimedShape))，没有对样本求和"
                    + (factor == 1 ? "" : "；求和后是真值的 \(shortNumber(factor)) 倍"))
        case .partly(let right):
            let wrong = right.count { !$0 }
            return Text(
                en:
                    "in \(name) \(grouped(wrong)) of \(counted(right.count, "element")) \(wrong == 1 ? "is" : "are") wrong",
                zh: "\(name) 的 \(grouped(right.count)) 个元素中有 \(grouped(wrong)) 个不对")
        case .otherShape:
            return Text(
                en: "in \(name) it has the shape \(shapeText(part.claimedShape)), not \(shapeText(part.shape))",
                zh: "\(name) 的梯度形状是 \(shapeText(part.claimedShape))，应为 \(shapeText(part.shape))")
        case .notFinite:
            return Text(en: "in \(name) it holds inf or nan", zh: "\(name) 的梯度里有 inf 或 nan")
        case .different:
            return Text(en: "in \(name) no element is right", zh: "\(name) 没有一个元素是对的")
        }
    }
}
