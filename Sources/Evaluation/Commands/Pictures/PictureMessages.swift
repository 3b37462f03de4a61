internal import Diagnostics
internal import Documents
internal import Engine

extension Diagnostic {
    /// Marks and several whole plots in one `plot`.
    static func marksBesidePlots(_ count: Int, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            431,
            Text(
                en: "plot is given marks and \(count) whole plots: it is not clear which plot the marks belong to",
                zh: "plot 同时收到标记和 \(count) 幅整图：不清楚这些标记属于哪一幅"), at: range,
            help: Text(
                en: "put marks that are a plot of their own into one: plot p, q, plot(points(x, y))",
                zh: "自成一幅的标记请先画成图：plot p, q, plot(points(x, y))"))
    }

    /// A function without the interval that it is drawn over.
    static func needsInterval(_ change: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            276, Text(en: "a function needs an interval to be drawn over", zh: "画函数需要给出区间"), at: range,
            help: Text(en: "write \(change)", zh: "写成 \(change)"))
    }

    /// An interval that does not go up, or has no end.
    static func notAnInterval(_ function: String, _ low: Double, _ high: Double, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            432,
            Text(
                en:
                    "\(function) is drawn from the lower to the higher of two finite numbers, not from \(shortNumber(low)) to \(shortNumber(high))",
                zh: "画 \(function) 的区间应从小到大，且两端有限，不能从 \(shortNumber(low)) 到 \(shortNumber(high))"), at: range,
            help: .wayToInterval(low, high)
                ?? Text(
                    en: "choose a stretch on which something happens, such as -6, 6",
                    zh: "请选一段有变化的区间，例如 -6, 6"))
    }

    /// Edges of bins that are too few, too many, or not in order.
    static func edgesDoNotRise(_ edges: [Double], at range: SourceRange) -> Diagnostic {
        let help = Text(
            en: "write bins=10, or edges like bins=[0, 1, 2, 5]", zh: "写成 bins=10，或给出边界，如 bins=[0, 1, 2, 5]")
        guard (2...1001).contains(edges.count) else {
            return Diagnostic(
                433,
                Text(
                    en: "bins has \(counted(edges.count, "edge")), and needs 2 to 1,001",
                    zh: "bins 有 \(grouped(edges.count)) 个边界，应为 2 到 1,001 个"), at: range, help: help)
        }
        let place = edges.indices.dropFirst().first { !(edges[$0 - 1] < edges[$0]) || !edges[$0].isFinite } ?? 0
        return Diagnostic(
            433,
            Text(
                en:
                    "the edges of bins must rise and be finite: edge \(place) is \(shortNumber(edges[place]))"
                    + (place > 0 ? ", after \(shortNumber(edges[place - 1]))" : ""),
                zh: "bins 的边界必须有限且递增：第 \(place) 个是 \(shortNumber(edges[place]))"
                    + (place > 0 ? "，前一个是 \(shortNumber(edges[place - 1]))" : "")), at: range, help: help)
    }

    /// A limit that a logarithmic axis does not reach.
    static func limitOffLogarithm(_ name: String, _ low: Double, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            435,
            Text(
                en: "\(name) begins at \(shortNumber(low)), and a logarithmic axis holds only numbers above 0",
                zh: "\(name) 从 \(shortNumber(low)) 开始，而对数轴上只有大于 0 的数"), at: range,
            help: Text(en: "begin above 0, as in \(name)=(0.01, 1)", zh: "从大于 0 的数开始，例如 \(name)=(0.01, 1)"))
    }

    /// Bars of one plot under different names.
    static func barsDiffer(_ first: [String], _ second: [String], at range: SourceRange) -> Diagnostic {
        let place = zip(first, second).enumerated().first { $1.0 != $1.1 }?.offset
        let detail =
            place.map {
                (
                    en: "name \($0) is \(first[$0]) in one group and \(second[$0]) in another",
                    zh: "第 \($0) 个名字（从 0 数起）一组是 \(first[$0])，另一组是 \(second[$0])"
                )
            }
            ?? (
                en: "one group has \(first.count) and another \(second.count)",
                zh: "一组有 \(first.count) 个名字，另一组有 \(second.count) 个"
            )
        return Diagnostic(
            434,
            Text(
                en: "bars side by side in one plot need the same names in the same order: \(detail.en)",
                zh: "一幅图里并排的条形要有相同的名字和次序：\(detail.zh)"), at: range,
            help: Text(
                en: "draw them as two plots: plot plot(bars(…)), plot(bars(…))",
                zh: "分成两幅：plot plot(bars(…)), plot(bars(…))"))
    }

    /// A heat map or pictures beside other marks.
    static func standsAlone(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            436,
            Text(
                en: "a heat map or images fill their plot, and no other mark fits into it",
                zh: "热图和 images 占满一幅图，放不下别的标记"), at: range,
            help: Text(
                en: "put plots side by side: plot plot(heatmap(a)), plot(heatmap(b))",
                zh: "并排成几幅图：plot plot(heatmap(a)), plot(heatmap(b))"))
    }

    /// An array that is no matrix.
    static func notAMatrix(_ shape: [Int], at range: SourceRange) -> Diagnostic {
        Diagnostic(
            437,
            Text(
                en: "a heat map shows a matrix, not an array of shape \(shapeText(shape))",
                zh: "热图画的是矩阵，这里的形状是 \(shapeText(shape))"), at: range,
            help: shape.count > 2
                ? Text(en: "take one of them: x[0]", zh: "取其中一个：x[0]")
                : Text(en: "write it in rows: [[1, 2], [3, 4]]", zh: "按行写：[[1, 2], [3, 4]]"))
    }

    /// An array of a shape that no images have.
    static func notImages(_ shape: [Int], at range: SourceRange) -> Diagnostic {
        let help =
            shape.count == 4
            ? Text(en: "the last axis holds 1 or 3 channels, not \(shape[3])", zh: "最后一轴是 1 或 3 个通道，这里是 \(shape[3])")
            : shape.count == 1
                ? Text(
                    en: "the first axis counts the images, also of one image: x[None, :]",
                    zh: "第 0 轴是图像的张数，只有一张时也要有：x[None, :]")
                : Text(
                    en: "images are [n, h, w], [n, h, w, 1] or [n, h, w, 3]",
                    zh: "图像是 [n, h, w]、[n, h, w, 1] 或 [n, h, w, 3]")
        return Diagnostic(
            438,
            Text(en: "an array of shape \(shapeText(shape)) holds no images", zh: "形状为 \(shapeText(shape)) 的数组不是图像"),
            at: range, help: help)
    }

    /// Rows that cannot be folded into squares.
    static func rowsAreNoSquares(_ shape: [Int], at range: SourceRange) -> Diagnostic {
        Diagnostic(
            439,
            Text(
                en: "a row of \(grouped(shape[1])) numbers is no square image",
                zh: "一行 \(grouped(shape[1])) 个数折不成正方形的图像"), at: range,
            help: shape[0] > 1 && shape[1] > 1
                ? Text(
                    en: "reshape(x, n, h, w) says how high and wide they are; one image x is x[None, :]",
                    zh: "用 reshape(x, n, h, w) 说明高和宽；单张图像 x 写成 x[None, :]")
                : Text(
                    en: "reshape(x, n, h, w) says how high and wide they are", zh: "用 reshape(x, n, h, w) 说明高和宽"))
    }

    /// Data that lie in no plane.
    static func notTwoFeatures(_ data: Dataset, at range: SourceRange) -> Diagnostic {
        let headline =
            data.x.rank == 2
            ? Text(
                en: "boundary draws a plane of two features, and the data have \(data.x.shape[1])",
                zh: "boundary 画两个特征的平面，而数据有 \(data.x.shape[1]) 个特征")
            : Text(
                en:
                    "boundary draws a plane of two features, and a sample is \(shapeText(Array(data.x.shape.dropFirst())))",
                zh: "boundary 画两个特征的平面，而一个样本的形状是 \(shapeText(Array(data.x.shape.dropFirst())))")
        let names = data.features.prefix(2).map { "\"\($0)\"" }
        let help =
            data.features.count > 2
            ? Text(
                en: "train a net on two of them: data[[\(names.joined(separator: ", "))]]",
                zh: "用其中两个特征训练模型：data[[\(names.joined(separator: ", "))]]") : nil
        return Diagnostic(440, headline, at: range, help: help)
    }

    /// Outputs with more axes than a class has.
    static func notClasses(_ shape: [Int], at range: SourceRange) -> Diagnostic {
        Diagnostic(
            441,
            Text(
                en:
                    "boundary wants a class for each sample, and this model gives each \(shapeText(Array(shape.dropFirst())))",
                zh: "boundary 要求每个样本一个类别，而这个模型对每个样本给出 \(shapeText(Array(shape.dropFirst())))"), at: range,
            help: Text(
                en: "the last layer is dense(1, sigmoid), or dense with one unit for each class and softmax",
                zh: "最后一层用 dense(1, sigmoid)，或每类一个单元的 dense 加 softmax"))
    }

    /// Labels that are no classes: not whole, or too many.
    static func labelsAreNoClasses(_ labels: [Double], at range: SourceRange) -> Diagnostic {
        let headline =
            labels.first { $0 != $0.rounded() }.map { label in
                Text(
                    en: "boundary shows classes, and the label \(shortNumber(label)) is no whole number",
                    zh: "boundary 画的是类别，而标签 \(shortNumber(label)) 不是整数")
            }
            ?? Text(
                en:
                    "boundary shows at most 20 classes, and the labels are \(grouped(Set(labels).count)) different ones",
                zh: "boundary 最多画 20 个类别，而标签有 \(grouped(Set(labels).count)) 种")
        return Diagnostic(
            442, headline, at: range,
            help: Text(
                en: "what is not a class can be drawn with plot contour(lambda a, b: net([[a, b]]), …)",
                zh: "不是类别的，可用 plot contour(lambda a, b: net([[a, b]]), …) 来画"))
    }
}
