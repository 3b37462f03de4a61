import Diagnostics
import Documents
import Foundation
import FoundationXML
import Testing

@testable import Rendering

@Suite struct SVGPlotTests {
    @Test(arguments: PlotSamples.all.map(\.name))
    func looksAsRecorded(name: String) throws {
        let plot = try #require(PlotSamples.all.first { $0.name == name }).plot
        let language: MessageLanguage = name == "chinese" ? .chinese : .english
        try expectRecorded(SVGPlot([plot], idPrefix: name, language: language).markup + "\n", in: "\(name).svg")
    }

    @Test func isWellFormedWithUniqueIdentifiers() {
        let plots = PlotSamples.all.map(\.plot)
        let markup = SVGPlot(plots, idPrefix: "图 1\"<&", language: .chinese).markup
        let reader = ElementReader()
        let parser = XMLParser(data: Data(markup.utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        let names = reader.identifiers.filter { !$0.contains("-hatch-") }
        #expect(names.count == 2 * plots.count)
        #expect(Set(reader.identifiers).count == reader.identifiers.count)
        #expect(reader.labels.flatMap { $0.split(separator: " ").map(String.init) } == names)
        // Every pattern that something is painted with is there, and none else.
        let painted = Set(markup.split(separator: "url(#").dropFirst().map { String($0.prefix { $0 != ")" }) })
        #expect(painted == Set(reader.identifiers).subtracting(names))
        #expect(
            reader.names.isSubset(of: [
                "div", "svg", "title", "desc", "g", "path", "text", "tspan", "defs", "pattern", "image", "rect",
            ]))
    }

    /// The title of several is said once, by what stands above them; a title of one stands in it.
    @Test func plotsWithOneTitleShareIt() {
        var plots = [PlotSamples.single, PlotSamples.constant]
        for index in plots.indices { plots[index].title = "A & B" }
        let shared = SVGPlot(plots, idPrefix: "p", language: .english).markup
        #expect(shared.contains("<div class=\"nb-plots nb-several\">\n<p>A &amp; B</p>\n<svg"))
        #expect(shared.ranges(of: "A &amp; B").count == 1)
        let text = ASCIIPlot(plots, language: .english).text
        #expect(text.hasPrefix("A & B\n\n"))
        #expect(text.ranges(of: "A & B").count == 1)
        plots[1].title = "C"
        #expect(!SVGPlot(plots, idPrefix: "p", language: .english).markup.contains("<p>"))
        #expect(!SVGPlot([plots[0]], idPrefix: "p", language: .english).markup.contains("<p>"))
    }

    @Test func coordinatesHaveTwoDecimals() {
        let cases: [(Double, String)] = [
            (12, "12"), (3.5, "3.5"), (0.25, ".25"), (-0.25, "-.25"), (1.005, "1"), (2.046, "2.05"), (-0.001, "0"),
            (0, "0"), (.nan, "0"), (.infinity, "0"), (1e9, "0"), (99.999, "100"),
        ]
        for (value, text) in cases { #expect(SVGNumber.text(value) == text) }
    }

    @Test func thinningKeepsTheExtremesOfEveryColumn() {
        let heights = PlotSamples.Noise(seed: 5).take(4000)
        let run = heights.enumerated().map { (x: Double($0) / 100, y: $1) }
        let kept = SVGThinning.line(run)
        #expect(kept.count <= 160)
        for column in 0..<40 {
            let all = run.filter { Int($0.x) == column }.map(\.y)
            let some = kept.filter { Int($0.x) == column }.map(\.y)
            #expect(all.min() == some.min() && all.max() == some.max())
            #expect(all.first == some.first && all.last == some.last)
        }
    }

    @Test func staysSmallWithTwentyThousandPoints() {
        let noise = PlotSamples.Noise(seed: 6)
        let (x, y) = (noise.take(20000), noise.take(20000))
        let points = SVGPlot([Plot(marks: [Mark(.points(x: x, y: y))])], idPrefix: "p", language: .english).markup
        #expect(points.utf8.count < 400_000)
        let line = Plot(marks: [Mark(.line(x: (0..<20000).map(Double.init), y: y))])
        #expect(SVGPlot([line], idPrefix: "p", language: .english).markup.utf8.count < 30_000)
    }

    @Test func longTextIsBrokenAndCut() {
        #expect(SVGText.lines("", size: 10, width: 100, atMost: 2).isEmpty)
        #expect(SVGText.lines("short", size: 10, width: 100, atMost: 2) == ["short"])
        #expect(SVGText.lines("one two three four", size: 10, width: 40, atMost: 2) == ["one two", "three f…"])
        #expect(SVGText.lines("一二三四五六七八", size: 10, width: 40, atMost: 2) == ["一二三四", "五六七八"])
        #expect(SVGText.lines("一二三四五六七八", size: 10, width: 1, atMost: 2).count == 2)
    }

    @Test func colorsStandOutFromThePage() {
        let pages: [(colors: [String], background: String)] = [
            (PlotStyle.light, "#ffffff"), (PlotStyle.dark, "#22252b"), (PlotStyle.fallback, "#ffffff"),
            (PlotStyle.fallback, "#22252b"),
        ]
        for (colors, background) in pages {
            #expect(colors.count == PlotStyle.fallback.count)
            for color in colors { #expect(contrast(color, background) >= 3, "\(color) on \(background)") }
        }
    }

    @Test func numbersStandOutFromTheirShades() {
        let paper = ShadePalette.colors.map { contrast($0, "#000000") }
        #expect(paper == paper.sorted(by: >), "shades darken from the smallest to the largest")
        for (shade, color) in ShadePalette.colors.enumerated() {
            let ink = ShadePalette.ink(on: shade) == "#000" ? "#000000" : "#ffffff"
            #expect(contrast(color, ink) >= 4.5, "\(ink) on \(color)")
        }
    }

    /// The contrast of two colours by WCAG 2.1.
    private func contrast(_ a: String, _ b: String) -> Double {
        func luminance(_ color: String) -> Double {
            let number = Int(color.dropFirst(), radix: 16) ?? 0
            let parts = [number >> 16, number >> 8 & 255, number & 255].map { part in
                let share = Double(part) / 255
                return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
        }
        let (low, high) = (min(luminance(a), luminance(b)), max(luminance(a), luminance(b)))
        return (high + 0.05) / (low + 0.05)
    }

    /// Collects what an XML parser meets.
    private final class ElementReader: NSObject, XMLParserDelegate {
        var names: Set<String> = []
        var identifiers: [String] = []
        var labels: [String] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            names.insert(name)
            if let id = attributes["id"] { identifiers.append(id) }
            if let label = attributes["aria-labelledby"] { labels.append(label) }
        }
    }
}
