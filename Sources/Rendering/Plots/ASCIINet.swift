import Diagnostics
import Documents

/// A model in characters: its layers one below the other with what comes out of them, and of a small one its weights.
struct ASCIINet {
    /// The frame, and below it what its numbers mean.
    let lines: [String]

    /// With more lines than this there are none between the layers.
    private static let mostSpaced = 14

    /// Draws `net`; the words below the frame are in `language`.
    init(_ net: NetDiagram, language: MessageLanguage) {
        let words = NetWords(language: language)
        var rows = Rows(isSpaced: net.steps.count <= ASCIINet.mostSpaced)
        rows.add("o  input", NetWords.shape(net.input))
        var prefix = ""
        let layers = net.units?.layers ?? []
        // The weights of larger ones are too many to be read.
        let showsWeights = net.units.map { $0.counts.dropLast().reduce(0) { $0 + $1 + 2 } <= 40 } ?? false
        var units = showsWeights ? layers[...] : []
        var sources = (0..<(net.units?.inputs ?? 0)).map { "x\($0)" }
        var (isList, hasSigns) = ([false], false)
        for step in net.steps {
            let shape = NetWords.shape(step.shape)
            switch step.kind {
            case .layer(let family):
                if isList.last == false { rows.connect(prefix) }
                let parameters =
                    step.isRepeated ? "(again)" : step.parameterCount == 0 ? "" : step.parameterCount.grouped
                rows.add(
                    prefix + (isList.last == true ? "-  " : "v  "), name: step.name, shape,
                    parameters + (step.isFrozen ? " *" : ""))
                if family == .dense, let layer = units.popFirst() {
                    let weights = ASCIINetWeights(layer, sources: sources)
                    rows.add(weights.lines.map { prefix + "|  " + $0 })
                    hasSigns = hasSigns || weights.hasSigns
                    sources = (0..<layer.count).map { "unit \($0)" }
                }
            case .omitted(let count):
                rows.connect(prefix)
                rows.add(prefix + ":  ... \(count.grouped) more", shape, step.parameterCount.grouped)
            case .begin(let frame):
                if isList.last == false { rows.connect(prefix) }
                switch frame {
                case .residual: rows.add(prefix + "+--.  ", name: step.name, "")
                case .model: rows.add(prefix + ":..", name: step.name, "")
                case .function:
                    rows.add(
                        prefix + "v  ", name: step.name, shape,
                        step.parameterCount == 0 ? "" : step.parameterCount.grouped)
                }
                isList.append(frame == .function)
                prefix += frame == .residual ? "|  " : ":  "
            case .end(let frame):
                _ = isList.popLast()
                if frame == .residual { rows.connect(prefix) }
                prefix = String(prefix.dropLast(3))
                switch frame {
                case .residual: rows.add(prefix + "+<-'  added", shape)
                case .model: rows.add(prefix + ":..", "")
                case .function: break
                }
            }
        }
        var notes = rows.key
        notes.append(
            words.say(
                "[n, …] is the shape of what comes out, the number at the right how many parameters: \(words.total(net)).",
                "[n, …] 是输出的形状，右边是参数个数，\(words.total(net))。"))
        if hasSigns {
            notes.append(
                words.say(
                    "+++ and --- are the largest weights of a layer above and below 0, a point is near 0.",
                    "+++ 和 --- 是一层里最大的正、负权重，点表示接近 0。"))
        }
        if net.steps.contains(where: \.isFrozen) { notes.append(words.say("* is not trained.", "* 不训练。")) }
        lines = rows.framed + notes
    }

    /// What stands in the frame: at the left the way through the layers, then shapes and numbers.
    private struct Rows {
        let isSpaced: Bool
        /// The names that are not ASCII, by their numbers.
        private(set) var key: [String] = []
        private var rows: [(text: String, shape: String, parameters: String)] = []

        init(isSpaced: Bool) { self.isSpaced = isSpaced }

        mutating func add(_ text: String, _ shape: String, _ parameters: String = "") {
            rows.append((text, shape, parameters))
        }

        /// A line with a name, which may be written in any script.
        mutating func add(_ start: String, name: String, _ shape: String, _ parameters: String = "") {
            var name = PlotText.line(name).replacing("…", with: "...")
            if !PlotText.isASCII(name) {
                key.append("[\(key.count + 1)] \(name)")
                name = "[\(key.count)]"
            }
            add(start + name, shape, parameters)
        }

        mutating func add(_ lines: [String]) { for line in lines { add(line, "") } }

        /// The line between two layers.
        mutating func connect(_ prefix: String) { if isSpaced { add(prefix + "|", "") } }

        /// The rows between borders.
        var framed: [String] {
            let shapes = rows.map(\.shape.utf8.count).max() ?? 0
            let numbers = rows.map(\.parameters.utf8.count).max() ?? 0
            let ends = shapes + numbers + (numbers > 0 ? 4 : 2)
            // A row without a shape may be as wide as the frame.
            let texts = rows.map { row in row.shape.isEmpty ? row.text.utf8.count - ends : row.text.utf8.count }
            let width = min(max(texts.max() ?? 0, 12), ASCIIPlot.columns - 4 - ends)
            let border = "+" + String(repeating: "-", count: width + ends + 2) + "+"
            func padded(_ text: String, _ width: Int, isRight: Bool = false) -> String {
                let space = String(repeating: " ", count: max(0, width - text.utf8.count))
                return isRight ? space + text : text + space
            }
            let lines = rows.map { row in
                guard !row.shape.isEmpty || !row.parameters.isEmpty else {
                    return "| \(padded(row.text, width + ends)) |"
                }
                let text = row.text.utf8.count <= width ? row.text : String(row.text.prefix(max(width - 3, 0))) + "..."
                let number = numbers > 0 ? "  " + padded(row.parameters, numbers, isRight: true) : ""
                return "| \(padded(text, width))  \(padded(row.shape, shapes))\(number) |"
            }
            return [border] + lines + [border]
        }
    }
}
