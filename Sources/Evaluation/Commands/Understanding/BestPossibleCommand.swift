internal import Diagnostics
internal import Documents
internal import Engine

let bestPossibleCommands: [Command] = [
    Command(
        "best_possible", .understanding, [.required("net"), .required("data"), .requiredOption("loss")],
        Text(
            en:
                "The least loss that a linear model can have on data, by its closed form (least squares, ridge regression, logistic regression), and how far the net is from it; for a net that is linear itself also the best weights beside its own.",
            zh: "线性模型在数据上可能达到的最小损失，由闭式解给出（最小二乘、岭回归、逻辑回归），以及模型离它还有多远；模型本身是线性的时，还列出最优权重与它自己的权重。"),
        example: """
            seed 0
            data = make_regression(samples=50, features=2, noise=10)
            net = sequential(dense(1))
            h = train(net, data, loss=mse, optimizer=sgd(lr=0.1), epochs=3)
            best_possible net, data, loss=mse
            """
    ) { session, arguments in
        let model = try session.model(arguments)
        let data = try session.trainable(arguments["data"], "data", in: arguments)
        let loss = try session.loss(arguments["loss"], of: arguments.command)
        let best = try session.bestPossible(model, x: data.x, y: data.y, loss: loss)
        return .table(best.table(features: data.features, in: session.settings.language))
    }
]

extension BestPossible {
    /// How far the net is from the least loss, and the weights that have it.
    fileprivate func table(features: [String], in language: MessageLanguage) -> Table {
        let isChinese = language == .chinese
        let columns = bias.count
        let names = weights.elements.indices.map { place in
            let feature = place / columns
            let name = features.indices.contains(feature) ? features[feature] : "x[\(feature)]"
            return columns == 1 ? name : "\(name) → \(place % columns)"
        }
        var rows = zip(names, weights.elements.indices).map { name, place in
            [name, plainNumber(weights.elements[place])]
                + (netWeights.map { [plainNumber($0.elements[place])] } ?? [])
        }
        for column in 0..<columns {
            let name = isChinese ? "截距" : "intercept"
            rows.append(
                [columns == 1 ? name : "\(name) → \(column)", plainNumber(bias.elements[column])]
                    + (netWeights == nil ? [] : [netBias.map { plainNumber($0.elements[column]) } ?? "0"]))
        }
        let all = rows.count
        rows = Array(rows.prefix(12))
        let headings =
            (isChinese ? ["特征", "最优权重"] : ["feature", "best weight"])
            + (netWeights == nil ? [] : [isChinese ? "模型的权重" : "the net's"])
        let more =
            all > rows.count
            ? [Text(en: "The first \(rows.count) of \(all) weights.", zh: "共 \(all) 个权重，这里是前 \(rows.count) 个。")] : []
        return Table(
            title: sentence[language], columns: headings.enumerated().map { Table.Column($1, isNumeric: $0 > 0) },
            rows: isSeparable ? [] : rows,
            note: ([way] + (isSeparable ? [] : more)).map { $0[language] }.joined(separator: isChinese ? "" : " "))
    }

    private var sentence: Text {
        let (least, own) = (plainNumber(loss), plainNumber(netLoss))
        if isSeparable {
            return Text(
                en:
                    "A line separates these classes without an error, so the loss of a linear model can come as near to 0 as one likes; this net has \(own).",
                zh: "一条直线就能完全分开这些类别，所以线性模型的损失可以任意接近 0；这个模型是 \(own)。")
        }
        let excess = netLoss - loss
        let share = plainNumber((1000 * excess / loss).rounded() / 10)
        if netWeights == nil {
            return excess < 0
                ? Text(
                    en:
                        "The best linear model has a loss of \(least), and this net \(own): it is \(plainNumber(-excess)) better than any line.",
                    zh: "最好的线性模型损失是 \(least)，这个模型是 \(own)：比任何直线都好 \(plainNumber(-excess))。")
                : Text(
                    en:
                        "The best linear model has a loss of \(least), and this net \(own): a line would do \(plainNumber(excess)) better.",
                    zh: "最好的线性模型损失是 \(least)，这个模型是 \(own)：一条直线还能好 \(plainNumber(excess))。")
        }
        // Single precision reaches it to about seven digits.
        if abs(excess) <= 1e-6 * abs(loss) {
            return Text(
                en: "The least loss that these weights can have is \(least), and the net has reached it.",
                zh: "这些权重可能达到的最小损失是 \(least)，模型已经达到。")
        }
        // Without noise in the labels the least loss is but what rounding leaves of 0.
        let isZero = loss <= 1e-12 * netLoss
        return Text(
            en:
                "The least loss that these weights can have is \(least), and the net has \(own): \(plainNumber(excess)) \(isZero ? "" : "or \(share) % ")above it.",
            zh:
                "这些权重可能达到的最小损失是 \(least)，模型是 \(own)：高出 \(plainNumber(excess))\(isZero ? "" : "，即 \(share) %")。")
    }

    private var way: Text {
        switch method {
        case .leastSquares: Text(en: "Found by least squares.", zh: "由最小二乘求得。")
        case .ridge(let strength):
            Text(
                en: "Found by ridge regression with l2(\(shortNumber(strength))).",
                zh: "由岭回归求得，l2(\(shortNumber(strength)))。")
        case .logistic(let steps, let slope, let penalty):
            Text(
                en:
                    "Found by logistic regression\(penalty > 0 ? " with l2(\(shortNumber(penalty)))" : ""), in \(counted(steps, "step")) of Newton's method; the largest slope left is \(plainNumber(slope)).",
                zh:
                    "由逻辑回归求得\(penalty > 0 ? "，l2(\(shortNumber(penalty)))" : "")，牛顿法走了 \(steps) 步，剩下的最大斜率是 \(plainNumber(slope))。"
            )
        }
    }
}
