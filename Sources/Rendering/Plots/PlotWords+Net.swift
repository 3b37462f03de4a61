import Documents

extension PlotWords {
    /// How many layers a model has.
    func heading(_ net: NetDiagram) -> String {
        let count = net.layerCount
        return say(count == 1 ? "Net of 1 layer" : "Net of \(count.grouped) layers", "\(count.grouped) 层的模型")
    }

    /// What goes in, each layer with its parameters, how many there are in all, and the largest weight that is drawn.
    func clause(_ net: NetDiagram) -> String {
        let words = NetWords(language: language)
        var text = input(net.input)
        var named = 0
        var isFirst = false
        for step in net.steps {
            switch step.kind {
            case .begin:
                if named < 12 { text += separator(isFirst) + words.frame(step) + say(" (", "（") }
                isFirst = true
            case .end:
                if named <= 12, !text.hasSuffix(say("…)", "…）")) {
                    text += named < 12 ? say(")", "）") : say("…)", "…）")
                }
                isFirst = false
            case .omitted(let count):
                if named < 12 { text += separator(isFirst) + words.omitted(count) }
                isFirst = false
            case .layer:
                named += 1
                if named <= 12 {
                    let parameters = words.parameters(step)
                    let name = PlotWords.name(step.name) ?? ""
                    text += separator(isFirst) + name
                    if !parameters.isEmpty {
                        text +=
                            step.isRepeated
                            ? say(", \(parameters)", "（\(parameters)）") : say(" with \(parameters)", "（\(parameters)）")
                    }
                }
                isFirst = false
            }
        }
        if named > 12 { text += say(", and ", "，") + words.omitted(named - 12) }
        return text + semicolon + words.total(net) + (net.units.flatMap(largestWeight).map { semicolon + $0 } ?? "")
    }

    private func separator(_ isFirst: Bool) -> String { isFirst ? "" : say(", ", "，") }

    private func input(_ shape: [Int]) -> String {
        if shape.count == 1 {
            return say(shape[0] == 1 ? "1 input" : "\(shape[0].grouped) inputs", "\(shape[0].grouped) 个输入")
        }
        let size = shape.map(String.init).joined(separator: " × ")
        return shape.isEmpty ? say("a number as input", "输入是一个数") : say("inputs of \(size)", "输入 \(size)")
    }

    private func largestWeight(_ units: NetDiagram.Units) -> String? {
        var largest: (size: Double, layer: Int, index: Int)?
        for (number, layer) in units.layers.enumerated() {
            for (index, weight) in layer.weights.enumerated()
            where weight.isFinite && weight.magnitude > (largest?.size ?? 0) {
                largest = (weight.magnitude, number, index)
            }
        }
        guard let largest else { return nil }
        let layer = units.layers[largest.layer]
        let (from, to) = largest.index.quotientAndRemainder(dividingBy: layer.count)
        let value = layer.weights[largest.index].short
        let name = PlotWords.name(layer.names[0]) ?? ""
        let source = largest.layer == 0 ? "x\(from)" : say("unit \(from)", "单元 \(from)")
        return say(
            "the largest weight, \(value), leads from \(source) to unit \(to) of \(name)",
            "绝对值最大的权重是 \(value)，从 \(source) 到 \(name) 的单元 \(to)")
    }
}
