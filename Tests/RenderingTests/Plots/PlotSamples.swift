import Documents

/// Plots as lessons make them, from arithmetic that is exact or correctly rounded.
enum PlotSamples {
    static let all: [(name: String, plot: Plot)] = [
        ("loss", loss), ("fit", fit), ("function", function), ("chinese", chinese), ("logarithmic", logarithmic),
        ("empty", Plot(marks: [])), ("single", single), ("constant", constant), ("gaps", gaps), ("huge", huge),
        ("hostile", hostile), ("many", many), ("steps", steps),
        ("bars", bars), ("names", names), ("groups", groups), ("histogram", histogram), ("histograms", histograms),
        ("band", band), ("bowl", bowl), ("saddle", saddle), ("regions", regions), ("confusion", confusion),
        ("shades", shades), ("digits", digits), ("pixels", pixels), ("units", units), ("wide", wide),
        ("blocks", blocks),
        ("parts", parts), ("valley", valley), ("corners", corners), ("one-bar", oneBar), ("many-names", manyNames),
        ("crowd", crowd), ("bow", bow), ("hedge", hedge), ("smoking", smoking), ("fifteen", fifteen),
    ]

    /// Those between axes.
    static let framed = all.filter { !$0.plot.marks.contains(where: \.standsAlone) }

    /// Training and validation loss over 200 epochs.
    static var loss: Plot {
        let epochs = (1...200).map(Double.init)
        let noise = Noise(seed: 1)
        var plot = Plot(marks: [
            Mark(.line(x: epochs, y: epochs.map { 0.03 + 0.66 / (1 + $0 * $0 / 400) }), label: "training"),
            Mark(
                .line(
                    x: epochs,
                    y: noise.take(200).enumerated().map { 0.11 + 0.6 / (1 + Double($0 * $0) / 300) + $1 * 0.02 }),
                label: "validation"),
        ])
        plot.title = "Loss while training"
        plot.xLabel = "epoch"
        plot.yLabel = "loss"
        return plot
    }

    /// A hundred points with a line through them.
    static var fit: Plot {
        let noise = Noise(seed: 2)
        let x = noise.take(100).map { $0 + 0.5 }
        let y = zip(x, noise.take(100)).map { 2 * $0 + 1 + $1 }
        var plot = Plot(marks: [
            Mark(.points(x: x, y: y), label: "data"), Mark(.line(x: [0, 1], y: [1.05, 2.98]), label: "fit"),
        ])
        plot.xLabel = "x"
        plot.yLabel = "y"
        return plot
    }

    /// A cubic over -3…3.
    static var function: Plot {
        let x = (0...200).map { Double($0) * 0.03 - 3 }
        return Plot(marks: [Mark(.line(x: x, y: x.map { $0 * $0 * $0 / 3 - 2 * $0 }))])
    }

    /// Chinese all round.
    static var chinese: Plot {
        var plot = fit
        plot.title = "线性回归：数据与拟合直线"
        plot.xLabel = "输入 x"
        plot.yLabel = "输出 y"
        plot.marks[0].label = "训练数据"
        plot.marks[1].label = "拟合直线 ŷ = Wx + b"
        return plot
    }

    /// Six decades of loss.
    static var logarithmic: Plot {
        let steps = (0...60).map(Double.init)
        var plot = Plot(marks: [
            Mark(.line(x: steps, y: steps.map { 2 / ($0 * $0 * $0 * $0 * 0.02 + 1) }), label: "loss")
        ])
        plot.hasLogarithmicY = true
        plot.xLabel = "step"
        return plot
    }

    static var single: Plot { Plot(marks: [Mark(.points(x: [3], y: [0.5]))]) }

    static var constant: Plot { Plot(marks: [Mark(.line(x: [0, 1, 2, 3], y: [0.125, 0.125, 0.125, 0.125]))]) }

    /// A line that is interrupted twice.
    static var gaps: Plot {
        let x = (0..<40).map(Double.init)
        return Plot(marks: [
            Mark(.line(x: x, y: x.map { $0 == 10 ? .nan : $0 > 20 && $0 < 25 ? .infinity : $0 * (40 - $0) }))
        ])
    }

    static var huge: Plot {
        Plot(marks: [Mark(.points(x: [-1e300, 0, 1e300], y: [1e-300, 2e-300, 4e-300]))])
    }

    /// Text that would break out of markup and lines, and a mark that lost points.
    static var hostile: Plot {
        var plot = single
        plot.title = "</title><script>alert(\"1\")</script>\u{202E}&\u{0}\n```"
        plot.xLabel = "a\tb' onload='x"
        plot.yLabel = "]]>"
        plot.marks[0].label = String(repeating: "长", count: 300)
        plot.marks[0].thinned = 1234
        return plot
    }

    /// Ten series.
    static var many: Plot {
        let x = (0...20).map(Double.init)
        return Plot(
            marks: (0..<10).map { index in
                Mark(.line(x: x, y: x.map { $0 * Double(index - 4) }), label: "series \(index)")
            })
    }

    /// Five lines of a thousand noisy steps, to be thinned.
    static var steps: Plot {
        let noise = Noise(seed: 3)
        let y = noise.take(5000)
        return Plot(marks: [Mark(.line(x: (0..<5000).map(Double.init), y: y), label: "gradient")])
    }

    /// Bars at numbers, with a line to read them against.
    static var bars: Plot {
        let throwsOfADie: [Double] = [93, 108, 97, 101, 112, 89]
        var plot = Plot(marks: [
            Mark(.bars(Bars(positions: [1, 2, 3, 4, 5, 6], heights: throwsOfADie)), label: "600 throws"),
            Mark(.horizontal(y: 100), label: "expected"),
        ])
        plot.title = "A fair die"
        plot.xLabel = "face"
        return plot
    }

    /// Bars with long names and names that are not ASCII, some of which hang, one missing.
    static var names: Plot {
        var plot = Plot(marks: [
            Mark(
                .bars(
                    Bars(
                        names: ["花萼长度", "petal_width", "island=Dream", "a very long name of a feature", "雌"],
                        heights: [0.4, -0.25, 0.003, .nan, -0.1])))
        ])
        plot.yLabel = "重要性"
        return plot
    }

    /// Three marks side by side.
    static var groups: Plot {
        let names = ["a", "b", "c"]
        return Plot(marks: [
            Mark(.bars(Bars(names: names, heights: [1, 2, 3])), label: "before"),
            Mark(.bars(Bars(names: names, heights: [2, 1, 3])), label: "after"),
            Mark(.bars(Bars(names: names, heights: [0.1, 3, 2])), label: "later"),
        ])
    }

    /// Bins, and where the mean is.
    static var histogram: Plot {
        var plot = Plot(marks: [
            Mark(
                .histogram(
                    Histogram(
                        edges: [-2, -1.5, -1, -0.5, 0, 0.5, 1], counts: [1, 0, 4, 9, 7, 2],
                        middle: Plot.Limits(-0.75, 0.25)))),
            Mark(.vertical(x: -0.1875), label: "mean"),
        ])
        plot.xLabel = "score"
        plot.marks[0].omitted = 2
        return plot
    }

    /// Two histograms that overlap.
    static var histograms: Plot {
        Plot(marks: [
            Mark(.histogram(Histogram(edges: [0, 1, 2, 3], counts: [3, 5, 1])), label: "real"),
            Mark(.histogram(Histogram(edges: [1, 2.5, 4, 5.5], counts: [2, 6, 2])), label: "forged"),
        ])
    }

    /// What lies between two curves, one of which leaves a gap, with words.
    static var band: Plot {
        let x = (0...30).map { Double($0) / 10 }
        let y = x.map { $0 * (3 - $0) }
        var plot = Plot(marks: [
            Mark(.area(x: x, low: y.map { $0 - 0.5 }, high: y.map { $0 > 2.2 ? .nan : $0 + 0.5 }), label: "± 0.5"),
            Mark(.line(x: x, y: y), label: "mean"),
            Mark(.text(x: 1.5, y: 2.25, "最高点")), Mark(.text(x: 3, y: 0, "end")),
        ])
        plot.title = "A band"
        return plot
    }

    /// Closed and open lines of equal value, and a way down.
    static var bowl: Plot {
        let x: [Double] = (0...24).map { Double($0) / 4 - 3 }
        let y: [Double] = (0...16).map { Double($0) / 4 - 2 }
        func value(_ a: Double, _ b: Double) -> Double { a * a + 3 * b * b }
        let values: [Double] = y.flatMap { b in x.map { value($0, b) } }
        var plot = Plot(marks: [
            Mark(.contour(Surface(x: x, y: y, values: values))),
            Mark(.line(x: [-2.5, -1, -0.3, 0], y: [1.5, -0.5, 0.25, 0]), label: "steps"),
        ])
        (plot.xLabel, plot.yLabel) = ("a", "b")
        return plot
    }

    /// A saddle with a hole.
    static var saddle: Plot {
        let x = (0...10).map { Double($0) - 5 }
        func value(_ a: Double, _ b: Double) -> Double { a == 3 && b == 2 ? .nan : a * b }
        let values: [Double] = x.flatMap { b in x.map { value($0, b) } }
        return Plot(marks: [Mark(.contour(Surface(x: x, y: x, values: values)), label: "a·b")])
    }

    /// Three classes' regions, with a cell that has none, and samples of two of them.
    static var regions: Plot {
        let classes = (0..<120).map { index -> Int? in
            let (row, column) = index.quotientAndRemainder(dividingBy: 12)
            if index == 0 { return nil }
            return column + row < 8 ? 0 : column > row ? 1 : 2
        }
        let regions = Regions(
            x: Plot.Limits(0, 12), y: Plot.Limits(0, 10), columns: 12, classes: classes, names: ["setosa", "雌", "c"],
            right: 3, count: 4)
        var plot = Plot(marks: [
            Mark(.regions(regions)), Mark(.points(x: [1, 2], y: [2, 3]), label: "setosa"),
            Mark(.points(x: [9, 3], y: [2, 1]), label: "雌"),
        ])
        (plot.xLabel, plot.yLabel) = ("length", "width")
        return plot
    }

    /// A small matrix with names.
    static var confusion: Plot {
        let names = ["setosa", "versicolor", "virginica"]
        var plot = Plot(marks: [
            Mark(
                .heatmap(
                    Heatmap(columns: 3, values: [50, 0, 0, 0, 47, 3, 1, 4.5, -45], rowNames: names, columnNames: names))
            )
        ])
        plot.title = "Confusion"
        (plot.xLabel, plot.yLabel) = ("predicted", "true")
        return plot
    }

    /// A matrix that has no room for its numbers, with names that are not ASCII, and a hole.
    static var shades: Plot {
        func value(_ index: Int) -> Double { index == 30 ? .nan : Double(index % 30) * Double(index / 30) }
        let values: [Double] = (0..<240).map(value)
        return Plot(marks: [
            Mark(.heatmap(Heatmap(columns: 30, values: values, rowNames: (0..<8).map { "第 \($0) 行" })))
        ])
    }

    /// Grey pictures with names, some of which are not shown.
    static var digits: Plot {
        let pixels = (0..<3 * 64).map { UInt8($0 % 8 * 36) }
        var sheet = ImageSheet(height: 8, width: 8, channels: 1, pixels: pixels, labels: ["0", "1", "2"])
        sheet.omitted = 5
        return Plot(marks: [Mark(.images(sheet))])
    }

    /// A picture in colour, thinned.
    static var pixels: Plot {
        let pixels = (0..<20 * 40 * 3).map { UInt8($0 % 251) }
        var sheet = ImageSheet(height: 20, width: 40, channels: 3, pixels: pixels, labels: ["风景"])
        sheet.step = 2
        var plot = Plot(marks: [Mark(.images(sheet))])
        plot.title = "A picture"
        return plot
    }

    /// A small net with its weights, one of which is no number.
    static var units: Plot {
        let hidden = NetDiagram.Layer(
            names: ["dense(3, tanh)", "dropout(0.2)"], count: 3, weights: [1.5, -0.25, 0, -2, 0.75, .nan],
            bias: [0.5, 0, -1])
        let output = NetDiagram.Layer(names: ["dense(1, 激活)"], count: 1, weights: [0.1, -1.25, 2.5], bias: [])
        let net = NetDiagram(
            input: [2],
            steps: [
                NetDiagram.Step(.layer(.dense), name: "dense(3, tanh)", shape: [3], parameterCount: 9),
                NetDiagram.Step(.layer(.other), name: "dropout(0.2)", shape: [3]),
                NetDiagram.Step(.layer(.dense), name: "dense(1, 激活)", shape: [1], parameterCount: 3),
            ], units: NetDiagram.Units(inputs: 2, layers: [hidden, output]))
        return Plot(marks: [Mark(.net(net))])
    }

    /// Six columns of twelve units.
    static var wide: Plot {
        let noise = Noise(seed: 5)
        let layers = (0..<5).map { _ in
            NetDiagram.Layer(
                names: ["dense(12)"], count: 12, weights: noise.take(144), bias: Array(repeating: 0, count: 12))
        }
        let steps = layers.map {
            NetDiagram.Step(.layer(.dense), name: $0.names[0], shape: [12], parameterCount: $0.parameterCount)
        }
        return Plot(
            marks: [
                Mark(.net(NetDiagram(input: [12], steps: steps, units: NetDiagram.Units(inputs: 12, layers: layers))))
            ])
    }

    /// Layers of every family, one frozen, with a residual branch in a model of its own.
    static var blocks: Plot {
        var frozen = NetDiagram.Step(
            .layer(.convolution), name: "conv2d(8, 3, relu)", shape: [26, 26, 8], parameterCount: 80)
        frozen.isFrozen = true
        var steps = [frozen]
        steps += [
            NetDiagram.Step(.layer(.pooling), name: "max_pool2d(2)", shape: [13, 13, 8]),
            NetDiagram.Step(.begin(.model), name: "sequential", shape: [16]),
            NetDiagram.Step(.layer(.other), name: "flatten()", shape: [1352]),
            NetDiagram.Step(.layer(.dense), name: "dense(16, relu)", shape: [16], parameterCount: 21648),
            NetDiagram.Step(.begin(.residual), name: "residual", shape: [16]),
            NetDiagram.Step(.layer(.dense), name: "dense(16, 激活)", shape: [16], parameterCount: 272),
            NetDiagram.Step(.end(.residual), name: "residual", shape: [16]),
            NetDiagram.Step(.end(.model), name: "sequential", shape: [16]),
            NetDiagram.Step(.layer(.dense), name: "dense(10, softmax)", shape: [10], parameterCount: 170),
        ]
        var plot = Plot(marks: [Mark(.net(NetDiagram(input: [28, 28, 1], steps: steps)))])
        plot.title = "A net"
        return plot
    }

    /// A function with layers of its own, a layer in two places, and many that are left out.
    static var parts: Plot {
        var again = NetDiagram.Step(.layer(.recurrent), name: "lstm(8)", shape: [8])
        again.isRepeated = true
        let steps = [
            NetDiagram.Step(.layer(.embedding), name: "embedding(100, 4)", shape: [12, 4], parameterCount: 400),
            NetDiagram.Step(.layer(.attention), name: "attention(2, 8)", shape: [12, 4], parameterCount: 288),
            NetDiagram.Step(.layer(.recurrent), name: "lstm(8)", shape: [8], parameterCount: 416), again,
            NetDiagram.Step(.begin(.function), name: "layer(mix)", shape: [8], parameterCount: 64),
            NetDiagram.Step(.layer(.dense), name: "dense(8)", shape: [8], parameterCount: 72),
            NetDiagram.Step(.layer(.dense), name: String(repeating: "long ", count: 30), parameterCount: 72),
            NetDiagram.Step(.end(.function), name: "layer(mix)", shape: [8]),
            NetDiagram.Step(.omitted(1200), name: "", shape: [8], parameterCount: 86400),
            NetDiagram.Step(.layer(.function), name: "f<&>"),
        ]
        return Plot(marks: [Mark(.net(NetDiagram(input: [12], steps: steps)))])
    }

    /// Lines of equal value down a steep valley.
    static var valley: Plot {
        let x: [Double] = (0...40).map { Double($0) / 10 - 2 }
        let y: [Double] = (0...40).map { Double($0) / 10 - 1 }
        func value(_ a: Double, _ b: Double) -> Double { (1 - a) * (1 - a) + 10 * (b - a * a) * (b - a * a) }
        let values: [Double] = y.flatMap { b in x.map { value($0, b) } }
        return Plot(marks: [Mark(.contour(Surface(x: x, y: y, values: values)))])
    }

    /// A line with points on its corners, beside a line without.
    static var corners: Plot {
        let (x, y): ([Double], [Double]) = ([0, 1, 2, 4], [1, 3, 2, 5])
        return Plot(marks: [
            Mark(.line(x: x, y: y), label: "a"), Mark(.points(x: x, y: y)),
            Mark(.line(x: [0, 4], y: [0, 4]), label: "b"),
        ])
    }

    static var oneBar: Plot { Plot(marks: [Mark(.bars(Bars(names: ["only"], heights: [0])))]) }

    /// Names that stand steep.
    static var manyNames: Plot {
        Plot(
            marks: [
                Mark(.bars(Bars(names: (0..<25).map { "feature_\($0)" }, heights: (0..<25).map { Double($0 - 9) })))
            ])
    }

    /// More points than can be told from each other.
    static var crowd: Plot {
        let noise = Noise(seed: 6)
        let x = noise.take(2500)
        var plot = Plot(marks: [Mark(.points(x: x, y: zip(x, noise.take(2500)).map { $0 * $0 + $1 / 4 }))])
        plot.title = "A long title about a crowd of points that needs more than one line of the picture to be read"
        return plot
    }

    /// Numbers between -0.5 and 0.5 from a linear congruential generator.
    final class Noise {
        private var state: UInt64

        init(seed: UInt64) { state = seed }

        func take(_ count: Int) -> [Double] {
            (0..<count).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Double(state >> 11) * 0x1p-53 - 0.5
            }
        }
    }
}
