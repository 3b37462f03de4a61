import Documents

extension PlotWords {
    /// More different layers are not told.
    private static var mostLayers: Int { 12 }

    /// How many layers a model has.
    func heading(_ net: NetDiagram) -> String {
        let count = net.layerCount
        return say(count == 1 ? "Net of 1 layer" : "Net of \(count.grouped) layers", "\(count.grouped) 层的模型")
    }

    /// What goes in, each layer with its parameters, how many there are in all, and the largest weight that is drawn.
    func clause(_ net: NetDiagram) -> String {
        let words = NetWords(language: language)
        var text = input(net.input)
        var (named, told) = (0, 0)
        var frames: [Bool] = []
        var isFirst = false
        var index = 0
        while index < net.steps.count {
            let step = net.steps[index]
            let isTold = named < PlotWords.mostLayers
            var count = 1
            switch step.kind {
            case .begin:
                frames.append(isTold)
                if isTold { text += separator(isFirst) + words.frame(step) + say(" (", "（") }
            case .end:
                if frames.popLast() == true { text += say(")", "）") }
            case .omitted(let layers):
                if isTold {
                    text += separator(isFirst) + words.omitted(layers)
                    told += layers
                }
            case .layer:
                // Equal layers in a row are said once.
                while index + count < net.steps.count, net.steps[index + count] == step { count += 1 }
                if isTold {
                    text += separator(isFirst) + layer(step, times: count, words)
                    told += count
                    named += 1
                }
            }
            if case .begin = step.kind { isFirst = true } else { isFirst = false }
            index += count
        }
        if told < net.layerCount { text += say(", and ", "，") + words.omitted(net.layerCount - told) }
        return text + semicolon + words.total(net) + (net.units.flatMap(largestWeight).map { semicolon + $0 } ?? "")
    }

    /// `3 times dense(4, tanh) with 20 parameters`
    private func layer(_ step: NetDiagram.Step, times count: Int, _ words: NetWords) -> String {
        let parameters = words.parameters(step)
        var text = PlotWords.name(step.name) ?? ""
        if step.isRepeated {
            text += say(", \(parameters)", "（\(parameters)）")
        } else if !parameters.isEmpty {
            text += say(" with \(parameters)", "（\(parameters)）")
        }
        return count == 1 ? text : say("\(count) times ", "\(count) 个 ") + text
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
