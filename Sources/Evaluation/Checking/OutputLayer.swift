internal import Diagnostics
internal import Engine

extension Session {
    /// What a net ends with, if that is known: the last activation.
    func lastActivation(of model: ModelID) -> Activation? {
        switch objects[model].elements.last {
        case .activation(let activation)?: return activation
        case .layer(let id)?: return (objects[id].definition as? Dense)?.activation
        default: return nil
        }
    }

    /// A warning where what comes out of a net cannot be what the loss is defined for: the net trains, but learns
    /// nothing, or something else. `output` is the shape of one sample's predictions.
    func warningOfOutput(of model: ModelID, _ output: [Int], loss: Loss, at range: SourceRange) -> Diagnostic? {
        guard let activation = lastActivation(of: model) else { return nil }
        if activation == .softmax, output.last == 1 { return .softmaxOfOne(at: range) }
        guard let values = activation.valuesOutsideProbabilities else { return nil }
        switch loss {
        case .binaryCrossentropy:
            return .notProbabilities(loss.name, activation, values, ending: "sigmoid", output, at: range)
        case .categoricalCrossentropy, .sparseCategoricalCrossentropy, .klDivergence:
            return .notProbabilities(loss.name, activation, values, ending: "softmax", output, at: range)
        default: return nil
        }
    }
}

extension Activation {
    /// The values that it gives, where they are not all from 0 to 1.
    fileprivate var valuesOutsideProbabilities: Text? {
        switch self {
        case .sigmoid, .softmax, .custom: nil
        case .linear: Text(en: "any number", zh: "任意的数")
        case .relu, .softplus: Text(en: "numbers from 0 without end", zh: "从 0 到无穷的数")
        case .tanh, .softsign: Text(en: "numbers from -1 to 1", zh: "-1 到 1 的数")
        case .leakyReLU, .elu, .selu, .gelu, .silu: Text(en: "any number", zh: "任意的数")
        }
    }
}

extension Diagnostic {
    fileprivate static func notProbabilities(
        _ loss: String, _ activation: Activation, _ values: Text, ending: String, _ output: [Int],
        at range: SourceRange
    ) -> Diagnostic {
        let units = output.last ?? 1
        let isPlain = activation == .linear
        return Diagnostic(
            324, .warning,
            Text(
                en: "\(loss) takes probabilities, but the net gives \(values[.english])",
                zh: "\(loss) 需要概率，而网络给出\(values[.chinese])"),
            at: range,
            label: isPlain
                ? Text(en: "its last layer has no activation", zh: "最后一层没有激活函数")
                : Text(en: "it ends with \(activation.name)", zh: "它以 \(activation.name) 结尾"),
            help: Text(
                en: "end the net with dense(\(units), \(ending))", zh: "让网络以 dense(\(units), \(ending)) 结尾"))
    }

    fileprivate static func softmaxOfOne(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            325, .warning,
            Text(
                en: "softmax of one number is always 1, so this net cannot learn", zh: "只有一个数时 softmax 恒为 1，这个网络学不到东西"),
            at: range,
            help: Text(
                en: "end the net with dense(1, sigmoid), or with a unit for each class and softmax",
                zh: "让网络以 dense(1, sigmoid) 结尾，或每个类别一个单元再用 softmax"))
    }
}
