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
}
