import Diagnostics
import Documents
import Foundation
import FoundationXML
import Rendering
import Testing

/// Every mark made of the worst numbers, on all axes, in both formats.
@Suite struct HostilePlotTests {
    private static let numbers: [Double] = [
        .nan, .infinity, -.infinity, 0, -0.0, 1, -1, 0.5, 1e300, -1e300, 1.7e308, -1.7e308, .leastNonzeroMagnitude,
        -.leastNonzeroMagnitude, 1e-300, 3,
    ]

    private static func marks(_ values: [Double]) -> [Mark] {
        let others = Array(values.reversed())
        let finite = values.map { $0.isFinite ? $0 : 2 }.sorted()
        let edges = finite.reduce(into: [Double]()) { if $0.last != $1 { $0.append($1) } }
        let names = values.map { "\($0)" }
        let cells = (0..<12).map { values[$0 % values.count] }
        var marks: [Mark] = [
            Mark(.points(x: values, y: others), label: "a"), Mark(.line(x: others, y: values), label: "b"),
            Mark(.bars(Bars(positions: values, heights: others)), label: "c"),
            Mark(.bars(Bars(names: names, heights: values)), label: "d"),
            Mark(.area(x: values, low: others, high: values), label: "e"),
            Mark(.contour(Surface(x: [0, 1, 2, 3], y: [-1, 0, 1e300], values: cells)), label: "f"),
            Mark(.horizontal(y: values[0]), label: "g"), Mark(.vertical(x: others[0]), label: "h"),
            Mark(.text(x: values[0], y: others[0], "字")),
            Mark(.heatmap(Heatmap(columns: 4, values: cells))),
            Mark(.graph(graph(names + ["\u{202E}\n<字\"&", "", "$`--><!--"]))),
            Mark(.net(net(cells, name: names[0] + "\u{202E}\n<字"))),
            Mark(
                .regions(
                    Regions(
                        x: Plot.Limits(-1.7e308, 1.7e308), y: Plot.Limits(0, .leastNonzeroMagnitude), columns: 3,
                        classes: [0, nil, 1, 1, 1, nil], names: ["p", "q"], right: 0, count: 0))),
        ]
        if edges.count > 1 {
            let counts = edges.dropFirst().enumerated().map { Double($0.offset % 3) }
            marks.append(Mark(.histogram(Histogram(edges: edges, counts: counts)), label: "i"))
        }
        return marks
    }

    /// A graph of variables with these names, the same among them, and whatever can be marked marked.
    private static func graph(_ names: [String]) -> GraphDiagram {
        let nodes = names.enumerated().map { index, name in
            GraphDiagram.Node(name, role: GraphDiagram.Role.allCases[index % 5], isMarked: index % 2 == 0)
        }
        let arrows = names.indices.dropFirst().flatMap { to in
            (0..<to).filter { (to + $0) % 3 == 1 }.map { GraphDiagram.Edge($0, to, isMarked: to % 2 == 0) }
        }
        return GraphDiagram(
            nodes: nodes, arrows: arrows, arcs: [GraphDiagram.Edge(0, names.count - 1, isMarked: true)],
            groups: [
                GraphDiagram.Group(Text(stringLiteral: names[0]), nodes: [0]),
                GraphDiagram.Group("]]>", nodes: Array(names.indices)),
            ], marking: Text(stringLiteral: names[names.count - 1]))
    }

    /// A net with these weights, and a layer called `name`.
    private static func net(_ weights: [Double], name: String) -> NetDiagram {
        let layer = NetDiagram.Layer(names: [name, name], count: 3, weights: weights, bias: Array(weights.prefix(3)))
        let steps = [
            NetDiagram.Step(.begin(.residual), name: name), NetDiagram.Step(.layer(.dense), name: name, shape: []),
            NetDiagram.Step(.end(.residual), name: name, shape: [Int.max]),
        ]
        let units = weights[0].isFinite ? NetDiagram.Units(inputs: 4, layers: [layer]) : nil
        return NetDiagram(input: [4], steps: steps, units: units)
    }

    @Test(arguments: 0..<60) func isDrawnWithoutACrash(round: Int) {
        let noise = PlotSamples.Noise(seed: UInt64(round))
        let values = noise.take(1 + round % 7).map { Self.numbers[Int(($0 + 0.5) * 16) % 16] }
        for mark in Self.marks(values) {
            for axes in 0..<4 {
                var plot = Plot(marks: [mark, Mark(.horizontal(y: 1))])
                if mark.standsAlone { plot.marks.removeLast() }
                plot.hasLogarithmicX = axes & 1 == 1
                plot.hasLogarithmicY = axes & 2 == 2
                if round % 5 == 0 { plot.xLimits = Plot.Limits(0.25, 2) }
                if round % 7 == 0 { plot.yLimits = Plot.Limits(-1e300, 1e300) }
                let characters = ASCIIPlot(plot, language: .chinese).text
                #expect(!characters.isEmpty)
                let markup = SVGPlot([plot], idPrefix: "p", language: .english).markup
                #expect(XMLParser(data: Data(markup.utf8)).parse())
                let data = markup.components(separatedBy: " d=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
                #expect(data.allSatisfy { !$0.contains("n") && !$0.contains("i") }, "\(mark)")
                #expect(alternativeText(of: plot, language: .english).hasSuffix("."))
            }
        }
    }

    @Test func emptyMarksAreDrawnAsNothing() {
        let marks: [Mark] = [
            Mark(.points(x: [], y: [])), Mark(.line(x: [], y: [])), Mark(.bars(Bars(names: [], heights: []))),
            Mark(.area(x: [], low: [], high: [])), Mark(.histogram(Histogram(edges: [0, 1], counts: [0]))),
            Mark(.contour(Surface(x: [], y: [], values: []))),
            Mark(.contour(Surface(x: [0, 1], y: [0, 1], values: [2, 2, 2, 2]))),
        ]
        for mark in marks {
            let plot = Plot(marks: [mark])
            #expect(ASCIIPlot(plot, language: .english).text.hasSuffix("There is nothing to draw."))
            #expect(alternativeText(of: plot, language: .english) == "Empty plot.")
        }
    }
}
