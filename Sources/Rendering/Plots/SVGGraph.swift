import Diagnostics
import Documents

/// A causal graph: variables as pills in layers, arrows between them, arcs as dashed bows.
///
/// What a variable is shows in its outline: dashed where it is not observed, thick for the treatment, double for the
/// outcome, a box with corners for what is given. What is marked is thicker.
struct SVGGraph {
    /// The elements.
    let markup: [String]
    /// Where what stands below may begin.
    let bottom: Double
    /// How wide the picture is.
    let width: Double

    /// Draws `graph` with the title of `plot` in a picture of `width`, or wider where it needs it; the words are in
    /// `language`.
    init(_ graph: GraphDiagram, _ plot: Plot, width pictureWidth: Double, language: MessageLanguage) {
        let words = GraphWords(language: language)
        let excerpt = GraphExcerpt(graph)
        let drawn = excerpt.graph
        let scene = SVGGraphScene(drawn)
        let (low, high) = scene.corners
        let margin = SVGFrame.margin
        let width = max(pictureWidth, (high.x - low.x + 2 * margin).rounded(.up))
        let title = SVGFrame.titleLines(plot, width: width)
        let top = margin + (title.isEmpty ? 0 : Double(title.count) * 17 + 3)
        let shift = GraphPoint(x: ((width - low.x - high.x) / 2).rounded(), y: (top - low.y).rounded())
        let pen = SVGGraphPen(scene, shift: shift)
        var parts = drawn.groups.indices.flatMap { pen.frames(of: drawn.groups[$0], number: $0) }
        parts += drawn.arcs.indices.map { pen.line(scene.arcs[$0], isMarked: drawn.arcs[$0].isMarked, isArc: true) }
        parts += drawn.arrows.indices.map {
            pen.line(scene.arrows[$0], isMarked: drawn.arrows[$0].isMarked, isArc: false)
        }
        parts += drawn.nodes.indices.flatMap { pen.node($0, drawn.nodes[$0]) }
        let legend = SVGLegend(
            SVGGraphPen.entries(drawn, words), left: margin, right: width - margin, top: high.y + shift.y + 8)
        var end = legend.bottom
        parts += legend.markup
        for line in words.omitted(excerpt).map({ SVGText.lines($0, size: 11, width: width - 2 * margin, atMost: 3) })
            ?? []
        {
            end += 15
            parts.append(SVGText.element(line, x: margin, y: end - 2, attributes: "font-size=\"11\" opacity=\".75\""))
        }
        self.width = width
        markup = SVGFrame.title(title) + parts
        bottom = end
    }
}
