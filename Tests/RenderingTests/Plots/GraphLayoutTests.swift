import Diagnostics
import Documents
import Testing

@testable import Rendering

/// What holds of every graph's layout.
@Suite struct GraphLayoutTests {
    private static func graphs() -> [GraphDiagram] {
        (0..<14).map { round in
            PlotSamples.random(
                1 + 3 * round, probability: round < 7 ? [0.1, 0.2, 0.5][round % 3] : 0.08, arcs: round % 7,
                seed: UInt64(round))
        }
    }

    @Test(arguments: 0..<14) func arrowsLeadForwardAndVariablesStandApart(round: Int) {
        let graph = Self.graphs()[round]
        let sizes = graph.nodes.indices.map { 2 + 2 * ($0 % 3) }
        let layout = GraphLayout(graph, sizes: sizes, bend: 2)
        for (arrow, bends) in zip(graph.arrows, layout.bends) {
            #expect(layout.layers[arrow.from] < layout.layers[arrow.to])
            #expect(bends.count == layout.layers[arrow.to] - layout.layers[arrow.from] - 1)
        }
        #expect(layout.layers.allSatisfy { (0..<layout.layerCount).contains($0) })
        // Everything that stands in a layer: variables, and arrows that pass it.
        var rows = Array(repeating: [(place: Int, size: Int)](), count: layout.layerCount)
        for node in graph.nodes.indices { rows[layout.layers[node]].append((layout.places[node], sizes[node])) }
        for (arrow, bends) in zip(graph.arrows, layout.bends) {
            for (index, place) in bends.enumerated() { rows[layout.layers[arrow.from] + 1 + index].append((place, 2)) }
        }
        for row in rows.map({ $0.sorted { $0.place < $1.place } }) {
            for (one, next) in zip(row, row.dropFirst()) {
                #expect(next.place - one.place >= (one.size + next.size) / 2)
            }
            #expect(row.allSatisfy { $0.place - $0.size / 2 >= 0 && $0.place + $0.size / 2 <= layout.extent })
        }
    }

    @Test(arguments: 0..<14) func linesKeepClearOfVariables(round: Int) {
        let graph = Self.graphs()[round]
        let scene = SVGGraphScene(graph)
        for (one, box) in scene.boxes.enumerated() {
            for other in scene.boxes.dropFirst(one + 1) {
                #expect(
                    abs(box.middle.x - other.middle.x) >= (box.width + other.width) / 2
                        || abs(box.middle.y - other.middle.y) >= (box.height + other.height) / 2)
            }
        }
        for (edge, curve) in zip(graph.arrows, scene.arrows) {
            let samples = curve.samples
            let met = scene.boxes.indices.filter { node in
                samples.contains { scene.boxes[node].contains($0, margin: 0) }
            }
            #expect(met.isEmpty, "\(edge) runs into \(met)")
            #expect(scene.boxes[edge.to].contains(curve.points[curve.points.count - 1], margin: 5))
            #expect(scene.boxes[edge.from].contains(curve.points[0], margin: 5))
        }
        #expect(scene.arcs.count == graph.arcs.count)
        guard graph.nodes.count <= 15 else { return }
        for curve in scene.arcs {
            let samples = curve.samples
            #expect(!scene.boxes.contains { box in samples.contains { box.contains($0, margin: 0) } })
        }
    }

    @Test func isTheSameEachTime() {
        for graph in Self.graphs().suffix(2) {
            let plot = Plot(marks: [Mark(.graph(graph))])
            let pictures = (0..<2).map { _ in SVGPlot([plot], idPrefix: "p", language: .english).markup }
            #expect(pictures[0] == pictures[1])
        }
    }

    @Test func treeHasNoCrossings() {
        let graph = PlotSamples.graph(["a -> b -> d", "a -> c -> e", "b -> f", "c -> g", "b -> h", "c -> i"])
        let layout = GraphLayout(graph, sizes: graph.nodes.map { _ in 4 }, bend: 2)
        for one in graph.arrows {
            for other in graph.arrows where layout.layers[one.from] == layout.layers[other.from] {
                let (from, to) = (
                    layout.places[one.from] - layout.places[other.from], layout.places[one.to] - layout.places[other.to]
                )
                #expect(from * to >= 0)
            }
        }
    }

    @Test func theWayFromTreatmentToOutcomeIsStraight() {
        let graph = PlotSamples.graph(
            ["U -> T -> M -> Y", "U -> Y", "W -> Y", "W -> M", "V -> T"], roles: ["T": .treatment, "Y": .outcome])
        let layout = GraphLayout(graph, sizes: graph.nodes.map { _ in 4 }, bend: 2)
        #expect(Set([1, 2, 3].map { layout.places[$0] }).count == 1)
    }

    @Test func aNodeStandsBesideWhatItCauses() {
        let layout = GraphLayout(
            PlotSamples.graph(["a -> b -> c -> d", "e -> d", "a -> f"]), sizes: Array(repeating: 4, count: 6), bend: 2)
        #expect(layout.layers == [0, 1, 2, 3, 2, 1])
    }

    @Test func circlesAreDrawnAllTheSame() {
        let edges = [(0, 1), (1, 2), (2, 0), (2, 2), (2, 3)].map { GraphDiagram.Edge($0.0, $0.1) }
        let graph = GraphDiagram(nodes: "abcd".map { GraphDiagram.Node(String($0)) }, arrows: edges)
        let plot = Plot(marks: [Mark(.graph(graph))])
        #expect(SVGPlot([plot], idPrefix: "p", language: .english).markup.contains(">d</text>"))
        #expect(ASCIIPlot(plot, language: .english).text.contains("[d]"))
    }

    @Test func ofTooManyVariablesThoseNearTheQuestionAreDrawn() throws {
        var graph = PlotSamples.random(300, probability: 0.01, arcs: 20, seed: 5)
        graph.nodes[250].role = .outcome
        let excerpt = GraphExcerpt(graph)
        #expect(excerpt.graph.nodes.count == GraphExcerpt.mostNodes && excerpt.omitted == 252)
        #expect(excerpt.graph.nodes.contains(graph.nodes[250]))
        let kept = excerpt.graph.arrows.count + excerpt.graph.arcs.count
        #expect(excerpt.omittedEdges == graph.arrows.count + graph.arcs.count - kept)
        let causes = graph.arrows.filter { $0.to == 250 }.map { graph.nodes[$0.from].name }
        #expect(!causes.isEmpty)
        #expect(Set(causes).isSubset(of: excerpt.graph.nodes.map(\.name)))
        let markup = SVGPlot([Plot(marks: [Mark(.graph(graph))])], idPrefix: "p", language: .english).markup
        #expect(markup.contains("48 of 300 variables are drawn; "))
    }

    @Test func ofTooManyArrowsSoManyVariablesAreDrawnAsHaveRoom() {
        let edges = (0..<40).flatMap { to in (0..<to).map { GraphDiagram.Edge($0, to) } }
        let excerpt = GraphExcerpt(GraphDiagram(nodes: (0..<40).map { GraphDiagram.Node("\($0)") }, arrows: edges))
        #expect(excerpt.graph.arrows.count == 231 && excerpt.graph.nodes.count == 22)
    }
}
