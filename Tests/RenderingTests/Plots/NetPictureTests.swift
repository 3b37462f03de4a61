import Diagnostics
import Documents
import Testing

@testable import Rendering

/// Models as pictures.
@Suite struct NetPictureTests {
    @Test(arguments: ["units", "wide", "blocks", "parts"])
    func linesUpInEveryFont(name: String) throws {
        let plot = try #require(PlotSamples.all.first { $0.name == name }).plot
        let lines = ASCIIPlot(plot, language: .chinese).text.split(separator: "\n").filter {
            "|+".contains($0.last ?? " ")
        }
        #expect(lines.count > 6)
        #expect(Set(lines.map(\.utf8.count)).count == 1)
        #expect(lines[0].utf8.count <= 72)
        for line in lines { #expect(PlotText.isASCII(String(line)), "\(line)") }
    }

    @Test func isToldInBothLanguages() {
        #expect(
            alternativeText(of: PlotSamples.units, language: .english)
                == "Net of 3 layers: 2 inputs, dense(3, tanh) with 9 parameters, dropout(0.2), dense(1, 激活) with 3 parameters; "
                + "12 parameters in all; the largest weight, 2.5, leads from unit 2 to unit 0 of dense(1, 激活). "
                + "1 value is nan or infinite and is left out.")
        #expect(
            alternativeText(of: PlotSamples.blocks, language: .chinese)
                == "6 层的模型：输入 28 × 28 × 1，conv2d(8, 3, relu)（80 个参数，不训练），max_pool2d(2)，模型（flatten()，"
                + "dense(16, relu)（21,648 个参数），residual（dense(16, 激活)（272 个参数））），dense(10, softmax)（170 个参数）；"
                + "共 22,170 个参数。")
    }

    @Test func equalLayersInARowAreToldOnce() {
        #expect(
            alternativeText(of: PlotSamples.wide, language: .english).hasPrefix(
                "Net of 5 layers: 12 inputs, 5 times dense(12) with 156 parameters; 780 parameters in all; "))
    }

    @Test func ofManyDifferentLayersTheRestIsCounted() {
        let steps = (0..<20).map {
            NetDiagram.Step(.layer(.dense), name: "dense(\($0))", shape: [$0], parameterCount: 1)
        }
        let text = alternativeText(
            of: Plot(marks: [Mark(.net(NetDiagram(input: [], steps: steps)))]), language: .english)
        #expect(text.hasPrefix("Net of 20 layers: a number as input, dense(0) with 1 parameter, "))
        #expect(text.hasSuffix("dense(11) with 1 parameter, and 8 layers more; 20 parameters in all."))
    }

    @Test func weightsBelowZeroAreDashed() {
        let layer = NetDiagram.Layer(names: ["dense(1)"], count: 1, weights: [1, -1], bias: [])
        let net = NetDiagram(input: [2], steps: [], units: NetDiagram.Units(inputs: 2, layers: [layer]))
        let markup = SVGPlot([Plot(marks: [Mark(.net(net))])], idPrefix: "p", language: .english).markup
        let lines = markup.split(separator: "\n").filter { $0.contains("stroke=\"var(--plot-") }
        // Two weights, and both in the legend.
        #expect(lines.count == 4)
        #expect(lines.allSatisfy { $0.contains("--plot-2") == $0.contains("dasharray") })
        #expect(markup.contains("weight above 0, up to 1<") && markup.contains("below 0, down to −1<"))
    }
}

/// The lines between regions, and the values of contours.
@Suite struct PlaneTests {
    private func lines(_ columns: Int, _ classes: [Int?]) -> [[RegionBorders.Place]] {
        let limits = Plot.Limits(0, 1)
        let regions = Regions(
            x: limits, y: limits, columns: columns, classes: classes, names: ["a", "b"], right: 0, count: 0)
        return RegionBorders(RegionGrid(regions)).lines
    }

    @Test func aStraightBorderIsOneStraightLine() throws {
        let line = try #require(lines(4, Array(repeating: [0, 0, 1, 1], count: 5).flatMap { $0 }).first)
        #expect(line.allSatisfy { $0.x == 2 })
        #expect(line.map(\.y) == line.map(\.y).sorted() && line.first?.y == 0 && line.last?.y == 5)
    }

    @Test func stairsBecomeASlope() throws {
        // Cells above the diagonal are of the other class.
        let size = 12
        let classes = (0..<size * size).map { $0 / size > $0 % size ? 1 : 0 }
        let found = lines(size, classes)
        #expect(found.count == 1)
        for place in try #require(found.first).dropFirst(4).dropLast(4) {
            #expect(abs(place.y - place.x - 0.5) < 0.51, "\(place)")
        }
        let middle = found[0].dropFirst(6).dropLast(6)
        let slopes = zip(middle, middle.dropFirst()).map { ($1.y - $0.y) / ($1.x - $0.x) }
        #expect(slopes.allSatisfy { abs($0 - 1) < 1e-9 }, "\(slopes)")
    }

    @Test func anIslandHasARingAndNoneHasNothing() {
        var classes: [Int?] = Array(repeating: 0, count: 100)
        for row in 3..<7 { for column in 3..<7 { classes[row * 10 + column] = 1 } }
        let found = lines(10, classes)
        #expect(found.count == 1 && found[0].first == found[0].last)
        #expect(lines(3, [0, 0, 0, 0, 0, 0]).isEmpty)
    }

    @Test func aSteepValleyHasLevelsAtEvenRatios() {
        let valley = (0...100).map { Double($0 * $0 * $0 * $0) / 1e6 }
        #expect(ContourLevels.places(of: valley).map(\.value) == [0.5, 1, 2, 5, 10, 20, 50])
        #expect(ContourLevels.places(of: (0...100).map(Double.init)).map(\.value) == [20, 40, 60, 80])
        #expect(ContourLevels.places(of: valley.map { $0 - 1 }).map(\.value) == [0, 20, 40, 60, 80])
        #expect(ContourLevels.places(of: [2, 2]).isEmpty && ContourLevels.places(of: []).isEmpty)
    }

    @Test func endsOfARangeAreToldApart() {
        #expect(shortEnds(0.1234567, 0.1234569) == ("0.1234567", "0.1234569"))
        #expect(shortEnds(1_000_000, 1_000_002) == ("1000000", "1000002"))
        #expect(shortEnds(0.03, 0.691234) == ("0.03", "0.691") && shortEnds(2, 2) == ("2", "2"))
    }
}
