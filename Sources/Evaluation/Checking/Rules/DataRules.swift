internal import Diagnostics
internal import Engine

extension ResultRule {
    /// A generator of `samples` rows with so many features, or `features` of them.
    static func generated(features: Int?, standard: Int = 2) -> ResultRule {
        ResultRule { checker, arguments in
            let samples = arguments["samples"]?.sketch.length
            let wide = features ?? (arguments["features"].map { $0.sketch.length } ?? standard)
            // Two numbers say how many there are of each class; other labels than one a row have options of their own.
            let rows = arguments["samples"] == nil ? 100 : samples
            guard let rows, rows > 0, let wide, wide > 0, arguments["targets"] == nil else {
                return SketchedDataset.anyData
            }
            return .dataset(SketchedDataset(x: [rows, wide], y: [rows], features: nil))
        }
    }

    /// A data set that ships with the program.
    static func shipped(rows: Int, features: Int) -> ResultRule {
        .always(.dataset(SketchedDataset(x: [rows, features], y: [rows], features: nil)))
    }

    /// A data set whose sizes the data tell.
    static let anyData = ResultRule.always(SketchedDataset.anyData)

    /// `split(data, test=0.2)`: two sets, with `validation=` three, of the same features.
    static let split = ResultRule { checker, arguments in
        guard let data = arguments["data"] else { return .unknown }
        let (x, y) = try checker.samples(data, in: arguments)
        let parts = (0..<(arguments["validation"] == nil ? 2 : 3)).map { _ -> Sketch in
            guard let x, let y else { return SketchedDataset.anyData }
            let rows = checker.newExtent()
            return .dataset(SketchedDataset(x: [rows] + x.dropFirst(), y: [rows] + y.dropFirst(), features: nil))
        }
        return .tuple(parts)
    }

    /// Sets of the same shapes as those that were given: one by itself, several as a tuple.
    static let sameSets = ResultRule { _, arguments in
        let sets = arguments.given.filter { $0.keyword == nil }.map(\.sketch)
        let known = sets.map { sketch -> Sketch in
            if case .dataset(let data) = sketch, data.x?.count == 2 { return sketch }
            return .unknown
        }
        return known.count == 1 ? known[0] : .tuple(known)
    }

    /// `dataset(x, y)`
    static let pairedData = ResultRule { checker, arguments in
        guard let x = arguments["x"], let y = arguments["y"], arguments.binding.named.isEmpty,
            arguments["target"] == nil,
            let samples = checker.arrayLike(x.sketch)?.shape, let labels = checker.arrayLike(y.sketch)?.shape
        else { return SketchedDataset.anyData }
        for (name, shape, argument) in [("x", samples, x), ("y", labels, y)] where shape.isEmpty {
            throw Diagnostic.numberForSamples(name, of: "dataset", at: argument.range)
        }
        if !Extent.isUnknown(samples[0]), !Extent.isUnknown(labels[0]), samples[0] != labels[0] {
            throw Diagnostic.countsDiffer(samples: samples[0], labels: labels[0], at: arguments.range)
        }
        return .dataset(
            SketchedDataset(x: samples.count == 1 ? samples + [1] : samples, y: labels, features: nil))
    }

    /// `f(y, y_hat)` of losses and metrics.
    static let number = ResultRule.always(.number)
}
