import Diagnostics
import Documents
import Testing

@testable import Rendering

/// Causal graphs as pictures.
@Suite struct GraphPictureTests {
    private static let names = ["bow", "hedge", "smoking", "fifteen"]

    private func framed(_ plot: Plot) -> [Substring] {
        ASCIIPlot(plot, language: .chinese).text.split(separator: "\n").filter { "|+".contains($0.last ?? " ") }
    }

    @Test(arguments: names) func linesUpInEveryFont(name: String) throws {
        let plot = try #require(PlotSamples.all.first { $0.name == name }).plot
        let lines = framed(plot)
        #expect(lines.count >= 3)
        #expect(Set(lines.map(\.utf8.count)).count == 1)
        #expect(lines[0].utf8.count <= 72)
        for line in lines { #expect(PlotText.isASCII(String(line)), "\(line)") }
    }

    @Test(arguments: 0..<12) func charactersOfALineLeadFromTheCauseToTheEffect(round: Int) {
        let graph = PlotSamples.random(3 + round / 2, probability: 0.4, arcs: round % 3, seed: UInt64(100 + round))
        let lines = framed(Plot(marks: [Mark(.graph(graph))])).dropFirst().dropLast().map { Array($0.utf8) }
        guard !String(decoding: lines[0], as: UTF8.self).contains(" --> ") else { return }
        // As many heads as arrows, and two for each arc.
        let heads = lines.joined().count { "<>^v".utf8.contains($0) }
        #expect(heads == graph.arrows.count + 2 * graph.arcs.count)
    }

    @Test func whatFindsNoWayIsListed() {
        let edges = (0..<12).flatMap { to in (0..<to).map { GraphDiagram.Edge($0, to, isMarked: $0 == 0 && to == 5) } }
        var graph = GraphDiagram(
            nodes: (0..<12).map { GraphDiagram.Node("x\($0)") }, arrows: edges, arcs: [GraphDiagram.Edge(3, 1)],
            marking: "way")
        graph.nodes[11].role = .latent
        let text = ASCIIPlot(Plot(marks: [Mark(.graph(graph))]), language: .english).text
        #expect(text.contains("| [x0] ==> [x5] "))
        #expect(text.contains("| [x8] --> [x9], [x10], (x11) "))
        #expect(text.contains("| [x3] <-> [x1] "))
        #expect(text.hasSuffix("( ) not observed   <-> share an unnamed cause   ==> way"))
    }

    @Test func isToldInBothLanguages() {
        #expect(
            alternativeText(of: PlotSamples.bow, language: .english)
                == "Causal graph of 2 variables: T causes Y; T and Y share an unnamed cause; T is the treatment; "
                + "Y is the outcome.")
        #expect(
            alternativeText(of: PlotSamples.hedge, language: .english)
                == "Causal graph of 6 variables: U causes T and Y; T causes M and Y; M causes Y; Z causes T and Y; "
                + "W causes Y; T and W share an unnamed cause; U is not observed; T is the treatment; Y is the outcome; "
                + "Z is given; open path: U → T, U → Y, T ↔ W; F\u{2032}: Y; F: T, M and Y.")
        #expect(
            alternativeText(of: PlotSamples.smoking, language: .chinese)
                == "5 个变量的因果图：吸烟影响焦油沉积；焦油沉积影响肺癌；基因型（没有人测量过的那一部分）影响吸烟；年龄影响吸烟、肺癌；"
                + "吸烟与肺癌有未列出的共同原因；吸烟是处理变量；肺癌是结果变量；年龄是给定的变量。")
        #expect(
            alternativeText(
                of: Plot(marks: [Mark(.graph(GraphDiagram(nodes: [GraphDiagram.Node("T")], arrows: [])))]),
                language: .english) == "Causal graph of 1 variable: no arrows.")
    }

    @Test func ofManyCausesTheRestIsCounted() {
        let graph = PlotSamples.graph((0..<20).map { "x\($0) -> y" })
        let text = alternativeText(of: Plot(marks: [Mark(.graph(graph))]), language: .english)
        #expect(text.hasSuffix("x15 causes y; and 4 more cause others."))
    }

    @Test func rolesAndMarksDifferWithoutColour() throws {
        let markup = SVGPlot([PlotSamples.hedge], idPrefix: "p", language: .english).markup
        let lines = markup.split(separator: "\n")
        let plain = lines.map { line in
            line.replacing(#/var\(--plot-.+?\)/#, with: "black").replacing("currentColor", with: "black")
        }
        /// What is drawn of a variable right before its name, with nothing of its place.
        func outline(_ name: String) throws -> [String] {
            let text = try #require(plain.firstIndex { $0.hasSuffix(">\(name)</text>") })
            return plain[..<text].reversed().prefix { $0.hasPrefix("<rect") }.map {
                String($0).replacing(#/ (x|y|width|height)="[^"]*"/#, with: "")
            }
        }
        let outlines = try ["U", "T", "M", "Y", "Z", "W"].map { try outline($0) }
        #expect(Set(outlines).count == 6, "\(outlines)")
        // Two arrows and an arc are marked, and one stands in the legend.
        #expect(plain.count { $0.contains("stroke-width=\"3\"") && $0.hasPrefix("<path") } == 4)
        for name in ["treatment", "outcome", "given", "not observed", "share an unnamed cause", "open path", "F"] {
            #expect(markup.contains(">\(name)</text>"))
        }
    }

    @Test func widePicturesKeepTheirSize() {
        let chain = PlotSamples.graph([(0..<9).map { "a_rather_long_name_\($0)" }.joined(separator: " -> ")])
        let wide = PlotSamples.graph(
            (0..<9).map { "a_rather_long_name_\($0) -> y" } + (0..<5).map { "y -> z\($0) -> end" })
        #expect(SVGPlot([PlotSamples.bow], idPrefix: "p", language: .english).markup.contains("class=\"nb-plot\""))
        let markups = [chain, wide].map {
            SVGPlot([Plot(marks: [Mark(.graph($0))])], idPrefix: "p", language: .english).markup
        }
        // A chain goes down the page.
        #expect(markups[0].contains("class=\"nb-plot\""))
        #expect(markups[1].contains("class=\"nb-wide\""))
    }

    @Test func namesThatAreNotASCIIHaveLetters() {
        let graph = PlotSamples.graph(["A -> 学习率 -> B", "学习率 -> a_name_that_is_too_long"])
        let labels = ASCIIGraphLabels(graph)
        #expect(labels.texts == ["[A]", "[C]", "[B]", "[D]"])
        #expect(labels.key == ["C 学习率   D a_name_that_is_too_long"])
    }
}
