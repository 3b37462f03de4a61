import Diagnostics
import Documents
import Engine
import Testing

@testable import Evaluation

/// What the words for pictures make.
@Suite struct PictureTests {
    /// The plots that a cell shows.
    private func plots(_ cell: String) -> [Plot] {
        let shown = show(cell)
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics.map { $0.headline[.english] })")
        return shown.outputs.flatMap { output -> [Plot] in if case .plots(let plots) = output { plots } else { [] } }
    }

    @Test func numbersAreBarsOnTheAxisAndTextsAreNames() {
        let shapes = plots(
            "plot bars([3, 1, 2], [5, 6, 7])\nplot bars([\"a\", \"b\"], [1, -2])\nplot bars([1, 1], [2, 3])"
        )
        .map { $0.marks[0].shape }
        #expect(shapes[0] == .bars(Bars(positions: [3, 1, 2], heights: [5, 6, 7])))
        #expect(shapes[1] == .bars(Bars(names: ["a", "b"], heights: [1, -2])))
        #expect(shapes[2] == .bars(Bars(names: ["1", "1"], heights: [2, 3])))
    }

    @Test func oneHotNamesAreNamesOfBars() {
        let plot = plots("d = one_hot(kidney_stones())\nplot bars(d.features, mean(d.x, axis=0))")[0]
        guard case .bars(let bars) = plot.marks[0].shape else { return #expect(Bool(false), "no bars") }
        #expect(bars.names == ["size_large", "size_small", "treatment_A", "treatment_B"])
    }

    @Test func whatIsNotFiniteIsCounted() {
        let mark = plots("plot hist([1, 2, nan, inf, 3], bins=2)")[0].marks[0]
        #expect(mark.omitted == 2)
        guard case .histogram(let histogram) = mark.shape else { return #expect(Bool(false), "no histogram") }
        #expect(histogram.edges == [1, 2, 3] && histogram.counts == [1, 2])
        #expect(histogram.middle == Plot.Limits(1.5, 2.5))
    }

    @Test func aPlotKeepsTwentyThousandPoints() {
        let cells = [
            "plot points(arange(50000), arange(50000)), line(arange(30000))",
            "plot points(arange(90000), arange(90000), by=arange(90000) % 3)",
            "plot area(arange(30000), 0, arange(30000))",
        ]
        for cell in cells {
            let marks = plots(cell)[0].marks
            #expect(marks.reduce(0) { $0 + $1.pointCount } <= 20_000)
            #expect(marks.allSatisfy { $0.thinned > 0 })
        }
        let large = plots("plot heatmap(zeros(1000, 300))")[0].marks[0]
        #expect(large.pointCount <= 20_000)
    }

    @Test func groupsOfNumbersAreInTheirOrder() {
        let marks = plots("plot points(range(4), range(4), by=[10, 9, 2, 10])")[0].marks
        #expect(marks.map(\.label) == ["2", "9", "10"])
    }

    @Test func marksBesideOnePlotAreDrawnOverIt() {
        let shown = plots("p = plot(line([1, 2]))\nplot p, hline(1.5), title=\"both\"")
        #expect(shown[0].marks.count == 2 && shown[0].title == "both")
    }

    @Test func plotsStandSideBySide() {
        let shown = plots("p = plot(line([1, 2]))\nplot p, plot(points([1], [2]))")
        #expect(shown.count == 2)
    }

    @Test func imagesOfEveryShapeAreFolded() {
        let shapes = ["zeros(2, 16)", "zeros(2, 4, 4)", "zeros(2, 4, 4, 1)", "zeros(2, 4, 4, 3)"]
        for (index, shape) in shapes.enumerated() {
            guard case .images(let sheet) = plots("images \(shape), [\"a\", \"b\"]")[0].marks[0].shape else {
                return #expect(Bool(false), "no images")
            }
            #expect(sheet.height == 4 && sheet.width == 4 && sheet.count == 2 && sheet.labels == ["a", "b"])
            #expect(sheet.channels == (index == 3 ? 3 : 1))
        }
    }

    @Test func imagesGoFromBlackToWhite() {
        func pixels(_ values: String) -> [UInt8] {
            guard case .images(let sheet) = plots("images array([[\(values)]])")[0].marks[0].shape else { return [] }
            return sheet.pixels
        }
        #expect(pixels("[0, 0.5], [1, 0.25]") == [0, 128, 255, 64])
        #expect(pixels("[0, 8], [16, nan]") == [0, 128, 255, 0])
        #expect(pixels("[-1, 0], [1, 3]") == [0, 64, 128, 255])
    }

    @Test func manyAndLargeImagesAreThinned() {
        guard case .images(let sheet) = plots("images zeros(100, 28, 28)")[0].marks[0].shape,
            case .images(let large) = plots("images zeros(1, 300, 400, 3)")[0].marks[0].shape
        else { return #expect(Bool(false), "no images") }
        #expect(sheet.count == 25 && sheet.omitted == 75)
        #expect(large.pixels.count <= 20_000 && large.step == 5)
    }

    /// The regions of a net whose weights are known.
    private func regions(_ net: String, _ labels: String) -> Regions? {
        let cell = """
            x = array([[-1, 0], [1, 0], [2, 1], [-2, -1]])
            net = sequential(\(net), input=2)
            boundary net, (x, \(labels))
            """
        guard case .regions(let regions)? = plots(cell).first?.marks.first?.shape else { return nil }
        return regions
    }

    @Test func oneColumnIsPartedAtAHalf() throws {
        let found = try #require(regions("lambda x: sigmoid(x[:, :1])", "[0, 1, 1, 0]"))
        #expect(found.names == ["0", "1"] && found.right == 4 && found.count == 4)
        // The first feature is above zero in the right half.
        let half = found.columns / 2
        #expect(
            found.classes.prefix(found.columns).elementsEqual(
                Array(repeating: 0, count: half) + Array(repeating: 1, count: half)))
    }

    @Test func severalColumnsGoToTheLargest() throws {
        let found = try #require(regions("lambda x: concat([x, 0.5 - x[:, :1]], axis=1)", "[2, 0, 0, 2]"))
        #expect(found.names == ["0", "1", "2"] && found.right == 4)
    }

    @Test func labelsBelowZeroArePartedAtZero() throws {
        let found = try #require(regions("lambda x: tanh(0.1*x[:, :1])", "[-1, 1, 1, -1]"))
        #expect(found.names == ["-1", "1"] && found.right == 4)
    }

    @Test func oneHotLabelsAreClasses() throws {
        let found = try #require(
            regions("lambda x: concat([-x[:, :1], x[:, :1]], axis=1)", "[[1, 0], [0, 1], [1, 0], [1, 0]]"))
        #expect(found.right == 3)
    }

    @Test func contourAsksAtItsCorners() {
        guard
            case .contour(let surface) = plots("plot contour(lambda a, b: a + 10*b, (0, 4), (0, 2))")[0].marks[0].shape
        else { return #expect(Bool(false), "no contour") }
        #expect(surface.values.first == 0 && surface.values[40] == 4 && surface.values.last == 24)
    }
}
