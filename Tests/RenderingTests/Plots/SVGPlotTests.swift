import Diagnostics
import Documents
import Rendering
import Testing

@Suite struct SVGPlotTests {
    @Test(arguments: PlotSamples.all.map(\.name))
    func looksAsRecorded(name: String) throws {
        let plot = try #require(PlotSamples.all.first { $0.name == name }).plot
        let language: MessageLanguage = name == "chinese" ? .chinese : .english
        try expectRecorded(SVGPlot([plot], idPrefix: name, language: language).markup + "\n", in: "\(name).svg")
    }
}
