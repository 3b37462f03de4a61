import Documents

/// The weights of a small dense layer in characters: a row for each number that comes in and one for the bias, a column
/// for each unit; signs where the numbers have no room.
struct ASCIINetWeights {
    /// The rows, under the numbers of the units.
    let lines: [String]
    /// Whether signs stand for the numbers.
    let hasSigns: Bool

    /// The weights of `layer`, whose inputs are called `sources`.
    init(_ layer: NetDiagram.Layer, sources: [String]) {
        let inputs = stride(from: 0, to: layer.weights.count, by: layer.count).map {
            Array(layer.weights[$0..<$0 + layer.count])
        }
        let rows = inputs + (layer.bias.isEmpty ? [] : [layer.bias])
        let labels = sources + (layer.bias.isEmpty ? [] : ["bias"])
        var texts = rows.map { $0.map { $0.isFinite ? $0.short : "nan" } }
        let longest = texts.joined().map(\.utf8.count).max() ?? 0
        let margin = labels.map(\.utf8.count).max() ?? 0
        hasSigns = margin + (longest + 2) * layer.count > ASCIIPlot.columns - 8
        if hasSigns {
            let top = rows.joined().reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
            texts = rows.map { $0.map { ASCIINetWeights.sign($0, of: top) } }
        }
        let width = max(texts.joined().map(\.utf8.count).max() ?? 0, 2) + 2
        func line(_ label: String, _ entries: [String]) -> String {
            entries.reduce(String(repeating: " ", count: margin - label.utf8.count) + label) {
                $0 + String(repeating: " ", count: width - $1.utf8.count) + $1
            }
        }
        lines = [line("", (0..<layer.count).map(String.init))] + zip(labels, texts).map { line($0, $1) }
    }

    /// `+++` for more than two thirds of the largest size, a point for less than a twelfth.
    private static func sign(_ weight: Double, of top: Double) -> String {
        guard weight.isFinite else { return "nan" }
        let share = top > 0 ? weight.magnitude / top : 0
        let count = share > 2.0 / 3 ? 3 : share > 1.0 / 3 ? 2 : share > 1.0 / 12 ? 1 : 0
        return count == 0 ? "." : String(repeating: weight < 0 ? "-" : "+", count: count)
    }
}
