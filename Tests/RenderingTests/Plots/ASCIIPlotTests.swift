import Diagnostics
import Documents
import Rendering
import Testing

@Suite struct ASCIIPlotTests {
    @Test(arguments: PlotSamples.all.map(\.name))
    func looksAsRecorded(name: String) throws {
        let plot = try #require(PlotSamples.all.first { $0.name == name }).plot
        try expectRecorded(ASCIIPlot(plot, language: .english).text + "\n", in: "\(name).txt")
    }

    @Test(arguments: PlotSamples.framed.map(\.name))
    func linesUpInEveryFont(name: String) throws {
        let plot = try #require(PlotSamples.all.first { $0.name == name }).plot
        let lines = ASCIIPlot(plot, language: .chinese).text.split(separator: "\n", omittingEmptySubsequences: false)
        let frame = lines.filter { $0.utf8.last == UInt8(ascii: "|") || $0.hasSuffix("-+") || $0.hasSuffix("++") }
        #expect(frame.count == 18)
        for line in frame {
            #expect(line.utf8.count == 72)
            #expect(line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(line)")
        }
        for line in lines {
            #expect(line.utf8.last != UInt8(ascii: " "), "space at the end of \(line)")
        }
    }

    @Test(arguments: ["confusion", "shades"])
    func matrixLinesUpInEveryFont(name: String) throws {
        let plot = try #require(PlotSamples.all.first { $0.name == name }).plot
        let frame = ASCIIPlot(plot, language: .chinese).text.split(separator: "\n").filter {
            "|+".contains($0.last ?? " ")
        }
        #expect(frame.count > 4)
        #expect(Set(frame.map(\.utf8.count)).count == 1)
        for line in frame { #expect(line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(line)") }
    }

    @Test func manyPlotsStandOneBelowAnother() {
        let text = ASCIIPlot([PlotSamples.single, PlotSamples.constant], language: .english).text
        let single = ASCIIPlot(PlotSamples.single, language: .english).text
        let constant = ASCIIPlot(PlotSamples.constant, language: .english).text
        #expect(text == single + "\n\n" + constant)
        #expect(ASCIIPlot([], language: .english).text.isEmpty)
    }

    @Test func laterMarksLieOverEarlierOnes() {
        let points = ASCIIPlot(
            Plot(marks: [Mark(.points(x: [0, 1], y: [0, 1])), Mark(.points(x: [1, 2], y: [1, 2]))]), language: .english
        ).text
        #expect(points.count { $0 == "*" } == 1)
    }

    @Test func saysInBothLanguagesWhatWasLeftOut() {
        #expect(ASCIIPlot(PlotSamples.hostile, language: .english).text.contains("1234 points were left out"))
        #expect(ASCIIPlot(PlotSamples.hostile, language: .chinese).text.contains("省略了 1234 个点"))
        let names = Plot(marks: (0..<30).map { Mark(.points(x: [1], y: [1]), label: "n\($0)") })
        #expect(ASCIIPlot(names, language: .english).text.hasSuffix("6 more are not named here."))
    }
}
