import Diagnostics
import Documents
import Rendering
import Testing

@Suite struct PlotDescriptionTests {
    @Test func tellsOfALossThatFalls() {
        let epochs = (1...200).map(Double.init)
        var plot = Plot(marks: [Mark(.line(x: epochs, y: epochs.map { 0.5 / $0 }), label: "loss")])
        plot.xLabel = "epoch"
        #expect(
            alternativeText(of: plot, language: .english)
                == "Line plot of loss against epoch: falls from 0.5 to 0.0025, epoch from 1 to 200, half of it by epoch 2."
        )
        #expect(
            alternativeText(of: plot, language: .chinese)
                == "loss 随 epoch 变化的折线图：从 0.5 降到 0.0025，epoch 从 1 到 200，到 epoch 2 时已过半。")
    }

    @Test func tellsOfPointsThatRiseTogether() {
        let plot = Plot(marks: [Mark(.points(x: [1, 2, 3, 4], y: [2, 4, 6, 8]))])
        #expect(
            alternativeText(of: plot, language: .english)
                == "Scatter plot of y against x: 4 points, x from 1 to 4, y from 2 to 8, y rises with x (correlation 1)."
        )
        #expect(
            alternativeText(of: plot, language: .chinese)
                == "y 对 x 的散点图：4 个点，x 从 1 到 4，y 从 2 到 8，y 大体随 x 升高（相关系数 1）。")
    }

    @Test func saysNothingOfACorrelationThatIsNotClear() {
        let plot = Plot(marks: [Mark(.points(x: [0, 0, 1, 1], y: [0, 1, 0, 1]))])
        #expect(
            alternativeText(of: plot, language: .english)
                == "Scatter plot of y against x: 4 points, x from 0 to 1, y from 0 to 1.")
    }

    @Test func tellsWhereACurveIsLowestAndHighest() {
        let plot = Plot(marks: [Mark(.line(x: [0, 1, 2, 3], y: [1, 3, -1, 1.5]))])
        #expect(
            alternativeText(of: plot, language: .english)
                == "Line plot of y against x: lowest -1 at x = 2, highest 3 at x = 1, x from 0 to 3.")
        #expect(
            alternativeText(of: plot, language: .chinese)
                == "y 随 x 变化的折线图：最低 -1（x = 2），最高 3（x = 1），x 从 0 到 3。")
    }

    @Test func saysWhenThereIsNothing() {
        let plot = Plot(marks: [Mark(.line(x: [.nan], y: [1]), label: "a")])
        #expect(alternativeText(of: plot, language: .english) == "Empty plot.")
        #expect(alternativeText(of: plot, language: .chinese) == "空图。")
    }

    @Test(arguments: PlotSamples.all.map(\.name))
    func isOneLine(name: String) throws {
        let plot = try #require(PlotSamples.all.first { $0.name == name }).plot
        for language in [MessageLanguage.english, .chinese] {
            let text = alternativeText(of: plot, language: language)
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 })
            #expect(text.hasSuffix(language == .english ? "." : "。"))
        }
    }
}
