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
        #expect(
            alternativeText(of: plot, language: .english) == "Empty plot. 1 value is nan or infinite and is left out.")
        #expect(alternativeText(of: plot, language: .chinese) == "空图。有 1 个值是 nan 或无穷，没有画出。")
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

@Suite struct MarkDescriptionTests {
    private func text(_ plot: Plot, _ language: MessageLanguage = .english) -> String {
        alternativeText(of: plot, language: language)
    }

    @Test func namesTheLargestAndSmallestBar() {
        #expect(
            text(PlotSamples.bars)
                == "Bar chart of y against face: 600 throws: 6 bars, the largest 112 (face 5), the smallest 89 (face 6);"
                + " expected: a horizontal line at 100.")
        #expect(
            text(PlotSamples.names, .chinese)
                == "重要性对 x 的条形图：4 个条形，最大 0.4（花萼长度），最小 -0.25（petal_width）。有 1 个值是 nan 或无穷，没有画出。")
    }

    @Test func saysWhereTheMiddleHalfLies() {
        #expect(
            text(PlotSamples.histogram)
                == "Histogram of score: 23 values between -2 and 1, the middle half between -0.75 and 0.25, most from -0.5"
                + " to 0 (9 of them); mean: a vertical line at score -0.188. 2 values are nan or infinite and are left out."
        )
        #expect(
            text(PlotSamples.histogram, .chinese).hasPrefix(
                "score 的直方图：23 个值，在 -2 到 1 之间，中间一半在 -0.75 到 0.25 之间，最多的在 -0.5 到 0 之间（9 个）"))
    }

    @Test func findsTheLargestCell() {
        #expect(
            text(PlotSamples.confusion)
                == "Heat map of 3 rows and 3 columns: largest 50 in row setosa, column setosa, smallest -45 in row"
                + " virginica, column virginica.")
        #expect(
            text(PlotSamples.confusion, .chinese)
                == "3 行 3 列的热图：最大 50（setosa 行 setosa 列），最小 -45（virginica 行 virginica 列）。")
    }

    @Test func givesEachRegionsShare() {
        #expect(
            text(PlotSamples.regions).hasPrefix(
                "Decision regions over length and width: 29 % of the plane for setosa, 41 % of the plane for 雌, 29 % of"
                    + " the plane for c; 3 of 4 points lie in the region of their class;"))
        #expect(text(PlotSamples.regions, .chinese).contains("4 个点中有 3 个落在自己一类的区域里"))
    }

    @Test func findsTheLowestPlaceOfASurface() {
        #expect(
            text(PlotSamples.bowl).hasPrefix(
                "Plot of b against a, contours and lines: lowest 0 at a = 0, b = 0, highest 21 at a = -3, b = -2;"))
    }

    @Test func tellsHowWideAnAreaIs() {
        let plot = Plot(marks: [Mark(.area(x: [0, 1, 2], low: [0, 0, 1], high: [1, 3, 2]))])
        #expect(
            text(plot)
                == "Area plot of y against x: from 0 to 1 at x = 0, from 1 to 2 at x = 2, widest (3) at x = 1.")
        #expect(text(plot, .chinese) == "y 随 x 变化的区域图：x = 0 处从 0 到 1，x = 2 处从 1 到 2，最宽 3（x = 1）。")
        let even = Plot(marks: [Mark(.area(x: [0, 1, 2], low: [0, 0.1, 0.3], high: [0.6, 0.7, 0.9]))])
        #expect(text(even).hasSuffix("from 0.3 to 0.9 at x = 2, 0.6 wide everywhere."))
    }

    @Test func theCornersOfALineAreToldWithIt() {
        #expect(
            text(PlotSamples.corners)
                == "Line plot of y against x: a rises from 1 to 5, x from 0 to 4; b rises from 0 to 4.")
    }

    @Test func countsPictures() {
        #expect(text(PlotSamples.digits) == "3 pictures of 8 × 8 pixels: 0, 1, 2. 5 more pictures are not shown.")
        #expect(text(PlotSamples.pixels, .chinese) == "1 张 40 × 80 像素的图片：风景。为了减小图的体积，每 2 行、每 2 列只画一行一列。")
    }
}
