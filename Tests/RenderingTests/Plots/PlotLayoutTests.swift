import Documents
import Testing

@testable import Rendering

@Suite struct PlotLayoutTests {
    @Test func everyDrawablePointLandsInTheFrame() {
        let noise = PlotSamples.Noise(seed: 11)
        for round in 0..<200 {
            let scales = noise.take(2).map { RoundDecimal(1, exponent: Int($0 * 600)).value }
            let x = noise.take(20).map { $0 * scales[0] } + [.nan, .infinity]
            let y = noise.take(20).map { $0 * scales[1] } + [1, 2]
            var plot = Plot(marks: [Mark(.points(x: x, y: y))])
            plot.hasLogarithmicX = round % 4 == 1
            plot.hasLogarithmicY = round % 4 == 2
            let expected = zip(x, y).count { x, y in
                x.isFinite && (!plot.hasLogarithmicX || x > 0) && (!plot.hasLogarithmicY || y > 0)
            }
            guard case .points(let points) = PlotLayout(plot).series[0].geometry else {
                Issue.record("not points")
                continue
            }
            #expect(points.count == expected)
            #expect(points.allSatisfy(Clipping.holds))
        }
    }

    @Test func limitsCutPointsAndLines() {
        let x = [0.0, 1, 2, 3, 4]
        var plot = Plot(marks: [Mark(.points(x: x, y: x)), Mark(.line(x: x, y: x))])
        plot.xLimits = Plot.Limits(0.5, 2.5)
        plot.yLimits = Plot.Limits(0, 2)
        let series = PlotLayout(plot).series
        #expect(series[0].geometry == .points([Position(x: 0.25, y: 0.5), Position(x: 0.75, y: 1)]))
        #expect(
            series[1].geometry
                == .paths([[Position(x: 0, y: 0.25), Position(x: 0.25, y: 0.5), Position(x: 0.75, y: 1)]]))
    }

    @Test func lineThatCrossesTheFrameIsSeenThoughNoPointIsInIt() {
        let a = Position(x: -1, y: 0.5)
        let b = Position(x: 2, y: 0.5)
        #expect(Clipping.visibleRuns([a, b]) == [[Position(x: 0, y: 0.5), Position(x: 1, y: 0.5)]])
        #expect(Clipping.visibleRuns([Position(x: -1, y: 0), Position(x: 0.5, y: 3)]).isEmpty)
    }

    @Test func gapsPartALineAndALonePointStays() {
        let a = Position(x: 0.1, y: 0.1)
        let b = Position(x: 0.2, y: 0.1)
        #expect(Clipping.visibleRuns([a, nil, a, b, nil, nil, b]) == [[a], [a, b], [b]])
    }

    @Test func limitsWithoutAMeaningCountAsNotGiven() {
        for limits in [(1, 1), (2, 1), (.nan, 1), (0, .infinity)] as [(Double, Double)] {
            var plot = PlotSamples.function
            plot.xLimits = Plot.Limits(limits.0, limits.1)
            let axis = PlotLayout(plot).x
            #expect(axis.low == -3 && axis.high == 3)
        }
        var plot = PlotSamples.logarithmic
        plot.yLimits = Plot.Limits(0, 1)
        #expect(PlotLayout(plot).y.low > 0)
    }

    @Test func yAxisFitsWhatTheXLimitsShow() {
        var plot = Plot(marks: [Mark(.line(x: [0, 1, 2, 3], y: [0, 1, 2, 1000]))])
        plot.xLimits = Plot.Limits(0, 2)
        #expect(PlotLayout(plot).y.high < 3)
    }
}
