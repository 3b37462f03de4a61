import Diagnostics
import Documents

/// Draws the parts of a causal graph's picture, all moved to their place in it.
struct SVGGraphPen {
    private let scene: SVGGraphScene
    private let shift: GraphPoint

    /// A pen for `scene`, moved by `shift`.
    init(_ scene: SVGGraphScene, shift: GraphPoint) {
        self.scene = scene
        self.shift = shift
    }

    // MARK: Variables

    /// A variable's outline and name.
    func node(_ index: Int, _ node: GraphDiagram.Node) -> [String] {
        let box = scene.boxes[index]
        let (x, y) = (box.middle.x + shift.x, box.middle.y + shift.y)
        let lines = scene.names[index]
        let first = y + 4.2 - Double(lines.count - 1) * SVGGraphScene.lineHeight / 2
        return SVGGraphPen.outline(
            node.role, isMarked: node.isMarked, x: x, y: y, width: box.width, height: box.height, radius: box.radius)
            + lines.enumerated().map { line, text in
                SVGText.element(
                    text, x: x, y: first + Double(line) * SVGGraphScene.lineHeight,
                    attributes: "text-anchor=\"middle\"" + (node.role == .latent ? " font-style=\"italic\"" : ""))
            }
    }

    private static func outline(
        _ role: GraphDiagram.Role, isMarked: Bool, x: Double, y: Double, width: Double, height: Double, radius: Double
    ) -> [String] {
        func box(_ inset: Double, _ attributes: String) -> String {
            let (width, height) = (width - 2 * inset, height - 2 * inset)
            return "<rect x=\"\(SVGNumber.text(x - width / 2))\" y=\"\(SVGNumber.text(y - height / 2))\""
                + " width=\"\(SVGNumber.text(width))\" height=\"\(SVGNumber.text(height))\""
                + " rx=\"\(SVGNumber.text(max(radius - inset, 1)))\" \(attributes)/>"
        }
        func painted(_ color: Int, _ attributes: String) -> String {
            let paint = SVGMarkStyle.paint(color)
            return "fill=\"\(paint)\" fill-opacity=\".14\" stroke=\"\(paint)\" \(attributes)"
        }
        let plain = "fill=\"none\" stroke=\"currentColor\""
        var parts: [String]
        switch role {
        case .observed: parts = [box(0, plain + " stroke-opacity=\".75\" stroke-width=\"1.2\"")]
        case .latent: parts = [box(0, plain + " stroke-opacity=\".75\" stroke-width=\"1.2\" stroke-dasharray=\"4 3\"")]
        case .treatment: parts = [box(0, painted(0, "stroke-width=\"3\""))]
        case .outcome:
            parts = [
                box(0, painted(2, "stroke-width=\"1.3\"")),
                box(3, "fill=\"none\" stroke=\"\(SVGMarkStyle.paint(2))\" stroke-width=\"1.3\""),
            ]
        case .given:
            parts = [box(0, "fill=\"currentColor\" fill-opacity=\".1\" stroke=\"currentColor\" stroke-width=\"1.6\"")]
        }
        if isMarked { parts.append(box(-4, "fill=\"none\" stroke=\"\(SVGMarkStyle.paint(1))\" stroke-width=\"2.2\"")) }
        return parts
    }

    // MARK: Lines

    /// An arrow, or a bow with a head at each end.
    func line(_ curve: GraphCurve, isMarked: Bool, isArc: Bool) -> String {
        SVGGraphPen.line(
            curve.points.map { GraphPoint(x: $0.x + shift.x, y: $0.y + shift.y) }, curve.isStraight, isMarked, isArc)
    }

    private static func line(_ points: [GraphPoint], _ isStraight: Bool, _ isMarked: Bool, _ isArc: Bool) -> String {
        var points = points
        // A line in a legend is short, and so are its heads.
        let size = min(1, points[0].distance(to: points[points.count - 1]) / 32)
        let (length, half) = isMarked ? (10 * size, 4.6 * size) : (8 * size, 3.4 * size)
        var heads = [head(points[points.count - 2], points[points.count - 1], length, half)]
        if isArc { heads.append(head(points[1], points[0], length, half)) }
        // The line ends within its head.
        points[points.count - 1] = heads[0].neck
        if isArc { points[0] = heads[1].neck }
        func text(_ point: GraphPoint) -> String { "\(SVGNumber.text(point.x)) \(SVGNumber.text(point.y))" }
        let path =
            isStraight
            ? "M\(text(points[0]))L\(text(points[points.count - 1]))"
            : "M\(text(points[0]))C" + points.dropFirst().map(text).joined(separator: " ")
        let paint = isMarked ? SVGMarkStyle.paint(1) : "currentColor"
        let stroke = "stroke=\"\(paint)\" stroke-width=\"\(isMarked ? "3" : "1.3")\""
        let dash = isArc ? " stroke-dasharray=\"\(isMarked ? "6 4" : "4 3")\"" : ""
        return "<path fill=\"none\" \(stroke)\(dash) d=\"\(path)\"/>\n<path fill=\"\(paint)\" d=\""
            + heads.map { "M\(text($0.tip))L\(text($0.left)) \(text($0.right))z" }.joined() + "\"/>"
    }

    /// The head of a line that comes from `before` and ends at `tip`.
    private static func head(
        _ before: GraphPoint, _ tip: GraphPoint, _ length: Double, _ half: Double
    ) -> (tip: GraphPoint, left: GraphPoint, right: GraphPoint, neck: GraphPoint) {
        let distance = max(before.distance(to: tip), 0.001)
        let (x, y) = ((tip.x - before.x) / distance, (tip.y - before.y) / distance)
        func point(_ back: Double, _ side: Double) -> GraphPoint {
            GraphPoint(x: tip.x - x * back - y * side, y: tip.y - y * back + x * side)
        }
        return (tip, point(length, half), point(length, -half), point(length * 0.8, 0))
    }

    // MARK: Frames

    /// One frame around the variables of a group where no other stands among them, else one around each.
    func frames(of group: GraphDiagram.Group, number: Int) -> [String] {
        let boxes = group.nodes.map { scene.boxes[$0] }
        guard let first = boxes.first else { return [] }
        let margin = 7 + 4 * Double(number)
        func edges(_ boxes: [GraphBox]) -> (low: GraphPoint, high: GraphPoint) {
            boxes.reduce((first.middle, first.middle)) { edges, box in
                (
                    GraphPoint(
                        x: min(edges.0.x, box.middle.x - box.width / 2),
                        y: min(edges.0.y, box.middle.y - box.height / 2)),
                    GraphPoint(
                        x: max(edges.1.x, box.middle.x + box.width / 2),
                        y: max(edges.1.y, box.middle.y + box.height / 2))
                )
            }
        }
        let (low, high) = edges(boxes)
        let isAlone = scene.boxes.indices.allSatisfy { node in
            let box = scene.boxes[node]
            return group.nodes.contains(node) || box.middle.x + box.width / 2 < low.x - margin
                || box.middle.x - box.width / 2 > high.x + margin || box.middle.y + box.height / 2 < low.y - margin
                || box.middle.y - box.height / 2 > high.y + margin
        }
        let framed =
            isAlone
            ? [(low, high)]
            : boxes.map { box in
                (
                    GraphPoint(x: box.middle.x - box.width / 2, y: box.middle.y - box.height / 2),
                    GraphPoint(x: box.middle.x + box.width / 2, y: box.middle.y + box.height / 2)
                )
            }
        return framed.map { low, high in
            SVGGraphPen.frame(
                x: low.x - margin + shift.x, y: low.y - margin + shift.y, width: high.x - low.x + 2 * margin,
                height: high.y - low.y + 2 * margin, number: number)
        }
    }

    private static func frame(x: Double, y: Double, width: Double, height: Double, number: Int) -> String {
        let paint = SVGMarkStyle.paint(number == 0 ? 6 : 3)
        let dash = ["8 3", "2 3", "8 3 2 3"][number % 3]
        return "<rect x=\"\(SVGNumber.text(x))\" y=\"\(SVGNumber.text(y))\" width=\"\(SVGNumber.text(width))\""
            + " height=\"\(SVGNumber.text(height))\" rx=\"8\" fill=\"\(paint)\" fill-opacity=\".07\" stroke=\"\(paint)\""
            + " stroke-width=\"1.6\" stroke-dasharray=\"\(dash)\"/>"
    }

    // MARK: Legend

    /// What is not plain in `graph`.
    static func entries(_ graph: GraphDiagram, _ words: GraphWords) -> [SVGLegend.Entry] {
        var entries: [SVGLegend.Entry] = []
        for role in [GraphDiagram.Role.treatment, .outcome, .given, .latent]
        where graph.nodes.contains(where: { $0.role == role }) {
            entries.append(
                SVGLegend.Entry(label: words.role(role)) { x, y in
                    outline(
                        role, isMarked: false, x: x, y: y, width: 20, height: 13, radius: role == .given ? 2 : 6.5
                    ).joined()
                })
        }
        func line(_ label: String, isMarked: Bool, isArc: Bool) {
            entries.append(
                SVGLegend.Entry(label: label) { x, y in
                    let ends = (GraphPoint(x: x - 12, y: y), GraphPoint(x: x + 12, y: y))
                    return SVGGraphPen.line(GraphCurve(ends.0, ends.1).points, true, isMarked, isArc)
                })
        }
        if !graph.arcs.isEmpty { line(words.arc, isMarked: false, isArc: true) }
        if let marking = words.marking(graph) {
            if (graph.arrows + graph.arcs).contains(where: \.isMarked) {
                line(marking, isMarked: true, isArc: false)
            } else {
                entries.append(
                    SVGLegend.Entry(label: marking) { x, y in
                        outline(.observed, isMarked: true, x: x, y: y, width: 12, height: 5, radius: 2.5).joined()
                    })
            }
        }
        for (number, group) in graph.groups.enumerated() {
            entries.append(
                SVGLegend.Entry(label: PlotText.line(group.name[words.language])) { x, y in
                    frame(x: x - 9, y: y - 6, width: 19, height: 12, number: number)
                })
        }
        return entries
    }
}
