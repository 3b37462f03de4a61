import Diagnostics
import Documents

/// A causal graph in characters: variables in brackets and arrows between them where all find their way, else a line for
/// each variable that causes others.
struct ASCIIGraph {
    /// The frame, and below it what its signs mean.
    let lines: [String]

    private static let width = ASCIIPlot.columns - 4
    /// More rows than these are harder to follow than a list.
    private static let mostRows = 44
    /// More variables have no room.
    private static let mostDrawn = 24
    /// The list has no more lines.
    private static let mostLines = 100

    /// Draws `graph`; the words below the frame are in `language`.
    init(_ graph: GraphDiagram, language: MessageLanguage) {
        let labels = ASCIIGraphLabels(graph)
        let drawn = ASCIIGraph.drawing(graph, labels.texts)
        let rows = drawn ?? ASCIIGraph.list(graph, labels.texts)
        let width = max(rows.map(\.utf8.count).max() ?? 0, 12)
        let border = "+" + String(repeating: "-", count: width + 2) + "+"
        let framed = rows.map { "| " + $0 + String(repeating: " ", count: width - $0.utf8.count) + " |" }
        lines =
            [border] + framed + [border] + labels.key
            + ASCIIGraph.notes(graph, GraphWords(language: language), isDrawn: drawn != nil)
    }

    // MARK: A drawing

    /// The rows of a drawing, in the direction and as close as they fit; nil where there is no room for an arrow.
    private static func drawing(_ graph: GraphDiagram, _ labels: [String]) -> [String]? {
        guard graph.nodes.count <= mostDrawn, graph.arrows.count + graph.arcs.count <= 2 * mostDrawn else { return nil }
        for isAcross in [true, false] {
            for isSpaced in graph.nodes.count <= 6 ? [true, false] : [false, true] {
                if let rows = drawing(graph, labels, isAcross: isAcross, isSpaced: isSpaced) { return rows }
            }
        }
        return nil
    }

    private static func drawing(
        _ graph: GraphDiagram, _ labels: [String], isAcross: Bool, isSpaced: Bool
    ) -> [String]? {
        let layout = GraphLayout(
            graph, sizes: labels.map { isAcross ? (isSpaced ? 4 : 2) : ($0.utf8.count + 5) / 2 * 2 }, bend: 2)
        var depths = Array(repeating: 1, count: layout.layerCount)
        if isAcross {
            for (node, label) in labels.enumerated() {
                depths[layout.layers[node]] = max(depths[layout.layers[node]], label.utf8.count)
            }
        }
        // As many lines as pass a gap find a column in it.
        var passing = Array(repeating: 0, count: layout.layerCount)
        for arrow in graph.arrows {
            let ends = (layout.layers[arrow.from], layout.layers[arrow.to])
            for layer in min(ends.0, ends.1)..<max(ends.0, ends.1) { passing[layer] += 1 }
        }
        var starts: [Int] = []
        var end = 3
        for (layer, depth) in depths.enumerated() {
            starts.append(end)
            end +=
                depth
                + (isAcross
                    ? min(5 + passing[layer], 12)
                    : min(isSpaced ? 2 + passing[layer] : 1 + (passing[layer] + 1) / 2, 5))
        }
        let along = end + 1
        let across = layout.extent + 6
        guard (isAcross ? along : across) <= width, (isAcross ? across : along) <= mostRows else { return nil }
        var routes = ASCIIRoutes(width: isAcross ? along : across, height: isAcross ? across : along)
        let boxes = labels.enumerated().map { node, label in
            let (start, place) = (starts[layout.layers[node]], layout.places[node] + 3)
            let text = Array(label.utf8)
            return isAcross
                ? routes.put(text, column: start + (depths[layout.layers[node]] - text.count) / 2, row: place)
                : routes.put(text, column: place - text.count / 2, row: start)
        }
        func length(_ edge: GraphDiagram.Edge) -> Int {
            4 * abs(layout.layers[edge.from] - layout.layers[edge.to])
                + abs(layout.places[edge.from] - layout.places[edge.to])
        }
        let forward = isAcross ? ASCIIRoutes.Direction.right : .down
        for (edges, isArc) in [(graph.arrows, false), (graph.arcs, true)] {
            for index in edges.indices.sorted(by: { (length(edges[$0]), $0) < (length(edges[$1]), $1) }) {
                let edge = edges[index]
                let style: ASCIIRoutes.Style = edge.isMarked ? .marked : isArc ? .arc : .arrow
                guard routes.join(boxes[edge.from], boxes[edge.to], style, hasTwoHeads: isArc, forward: forward) else {
                    return nil
                }
            }
        }
        return routes.rows
    }

    // MARK: A list

    /// `[T] --> [Y], [Z]`
    private static func list(_ graph: GraphDiagram, _ labels: [String]) -> [String] {
        var lines: [String] = []
        var isNamed = graph.nodes.map { _ in false }
        for edge in graph.arrows + graph.arcs { (isNamed[edge.from], isNamed[edge.to]) = (true, true) }
        for node in graph.nodes.indices {
            for isMarked in [false, true] {
                let effects = graph.arrows.filter { $0.from == node && $0.isMarked == isMarked }.map { labels[$0.to] }
                lines += wrapped(labels[node] + (isMarked ? " ==> " : " --> "), effects)
            }
            if !isNamed[node] { lines.append(labels[node]) }
        }
        lines += graph.arcs.map { labels[$0.from] + ($0.isMarked ? " <=> " : " <-> ") + labels[$0.to] }
        let more = lines.count - mostLines
        return more > 1 ? lines.prefix(mostLines) + ["... \(more.grouped) lines more"] : lines
    }

    /// The names behind `start`, in lines that are not too long.
    private static func wrapped(_ start: String, _ names: [String]) -> [String] {
        var lines: [String] = []
        for (index, name) in names.enumerated() {
            let text = name + (index < names.count - 1 ? "," : "")
            if let last = lines.last, last.utf8.count + 1 + text.utf8.count <= width {
                lines[lines.count - 1] = last + " " + text
            } else {
                lines.append((lines.isEmpty ? start : String(repeating: " ", count: start.utf8.count)) + text)
            }
        }
        return lines
    }

    // MARK: Below

    private static func notes(_ graph: GraphDiagram, _ words: GraphWords, isDrawn: Bool) -> [String] {
        func names(_ nodes: [Int]) -> String {
            nodes.map { PlotText.line(graph.nodes[$0].name) }.joined(separator: ", ")
        }
        var entries: [String] = []
        for role in [GraphDiagram.Role.treatment, .outcome, .given] {
            let nodes = graph.nodes.indices.filter { graph.nodes[$0].role == role }
            if !nodes.isEmpty { entries.append("\(words.role(role)): \(names(nodes))") }
        }
        if graph.nodes.contains(where: { $0.role == .latent }) { entries.append("( ) \(words.role(.latent))") }
        if !graph.arcs.isEmpty { entries.append((isDrawn ? "<..> " : "<-> ") + words.arc) }
        if let marking = words.marking(graph) {
            let sign = isDrawn ? "== #" : "==>"
            let nodes = graph.nodes.indices.filter { graph.nodes[$0].isMarked }
            entries.append(
                ((graph.arrows + graph.arcs).contains(where: \.isMarked) ? sign + " " : "") + marking
                    + (nodes.isEmpty ? "" : ": " + names(nodes)))
        }
        entries += graph.groups.map { "\(PlotText.line($0.name[words.language])): \(names($0.nodes))" }
        return PlotText.lines(entries, width: ASCIIPlot.columns)
    }
}
