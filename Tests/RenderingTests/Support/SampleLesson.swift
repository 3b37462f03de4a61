import Diagnostics
import Documents

/// A lesson with everything a page can show, in Chinese.
func sampleLesson() -> NotebookDraft {
    var draft = NotebookDraft()
    draft.frontMatter.title = "用手写的梯度下降做线性回归"
    draft.frontMatter.subtitle = "第四课 · 从一行公式到一千步训练"
    draft.frontMatter.author = "神经网络入门"
    draft.frontMatter.date = "2025-03-01"
    draft.frontMatter.lang = "zh-CN"
    draft.frontMatter.description = "不用任何框架，只用矩阵乘法和导数，看一个模型怎样从误差里学会一条直线。"
    draft.frontMatter.hasContents = true
    draft.frontMatter.hasNumberedSections = true
    draft.trees += [
        .heading(1, "数据从哪里来", "sec-data"),
        .paragraph(
            .text("我们先造一份知道答案的数据：直线"), .math("y = 2x + 1"), .text("加上一点噪声。这样训练结束以后，就能拿学到的参数和"),
            .strong("真实值"), .text("对照。数据一共 100 行，用 "), .code("rand(100, 1)"),
            .text(" 生成，和 NumPy 里 "), .code("np.random.seed(0)"), .text(" 之后得到的数完全一样。")),
    ]
    draft.add(
        """
        seed 0
        x = rand(100, 1)                     # 与 NumPy 同一条随机数流
        y = 2*x + 1 + rand(100, 1)
        x[:3].T, y[:3].T
        """,
        [.text("array([[0.5488135, 0.7151894, 0.6027634]])\narray([[2.775443, 2.700387, 2.940721]])")])
    let accuracy = draft.inline("W[0, 0]", "1.69")
    let promise = draft.inline("loss < 0.1", "0.0987", isClaim: true)
    draft.trees += [
        .heading(1, "模型与损失"),
        .paragraph(
            .text("模型只有两个参数，损失取均方误差，见"), .reference("eq-mse"), .text("。按"), .reference("sec-data"),
            .text("的数据，把它对参数求导，就得到每一步应该走的方向。")),
        DocumentTree(.mathBlock("L(W, b) = \\frac{1}{n} \\sum_i (\\hat y_i - y_i)^2", identifier: "eq-mse")),
        DocumentTree(
            .list(start: nil, isTight: true),
            [
                DocumentTree(.item, [.paragraph(.text("前向：算出预测值 "), .math("\\hat y"))]),
                DocumentTree(.item, [.paragraph(.text("反向：算出梯度，学习率取 "), .code("0.01"))]),
                DocumentTree(.item, [.paragraph(.text("更新：重复一千步，每一百步记录一次损失"))]),
            ]),
    ]
    draft.add(
        """
        W, b = rand(1, 1), rand(1, 1)
        for epoch in range(1000):
            y_hat = x @ W + b
            loss = mean((y_hat - y)**2)
            W -= 0.01 * 2 * x.T @ (y_hat - y) / len(x)
            b -= 0.01 * 2 * mean(y_hat - y)
            record epoch, loss, every=100    # 循环结束时显示成表
        """,
        [
            .table(
                Table(
                    columns: [
                        .init("epoch", isNumeric: true), .init("loss", isNumeric: true), .init("说明", isNumeric: false),
                    ],
                    rows: [
                        ["0", "2.952259", "初始参数"], ["100", "0.373203", ""], ["200", "0.239814", ""],
                        ["500", "0.141207", ""], ["900", "0.098747", "接近噪声的方差"],
                    ]))
        ]
    ) {
        $0.label = "tbl-loss"
        $0.caption = "每一百步的损失。"
    }
    draft.trees.append(
        .paragraph(
            .text("由"), .reference("tbl-loss"), .text("可见，损失先快后慢。最后学到的斜率是 "), accuracy, .text("，损失 "),
            promise, .text("，与真实值的差距来自"), .strong("均值不为零的噪声"), .text("：它把截距抬高了 0.5（"),
            .reference("fig-fit"), .text("）。")))
    draft.add(
        """
        plot points(x, y, label="数据"), line(x, x @ W + b, label="拟合")
        expect loss < 0.1
        expect W ≈ 1.69
        """,
        [
            .plots([samplePlot()]), .promise("loss < 0.1 (0.098747 < 0.1)"),
            .promise("W ≈ 1.69 (1.68951 ≈ 1.69)"),
        ]
    ) {
        $0.label = "fig-fit"
        $0.caption = "一百个数据点与拟合的直线。"
    }
    draft.trees += [
        .heading(2, "几个常见的错误"),
        DocumentTree(
            .blockQuote,
            [.paragraph(.text("推导时漏掉的因子 2 不会让训练失败，只会让它慢一半：这正是它难以发现的原因。"))]),
        .table(
            [["错误", "现象", "损失"], ["漏掉因子 2", "收敛变慢", "0.098747"], ["噪声均值不为零", "截距偏高", "0.083119"]],
            [.left, .left, .right]),
        .paragraph(.text("形状不对时，运行会停下来并说明两边各是多少：")),
    ]
    draft.add(
        "y_hat = x @ array([[1.0, 2.0], [3.0, 4.0]])",
        [
            .failure(
                Diagnostic(
                    204, .error,
                    Text(en: "shapes do not fit: [100, 1] @ [2, 2]", zh: "形状不合：x 是 [100, 1]，右边是 [2, 2]，不能相乘")),
                isExpected: true)
        ], status: .failedAsExpected)
    draft.trees.append(.heading(2, "练习"))
    draft.add("# 把学习率改成 0.1，再改成 1.5，看看损失怎样变化\n学习率 = ...", status: .notRun) { $0.isExercise = true }
    draft.add("for lr in [0.1, 1.5]:\n    print lr, train_once(lr)", [.text("0.1 0.083341\n1.5 nan")]) {
        $0.isSolution = true
    }
    draft.add("train big_net, data, epochs=100000", status: .notRun) { $0.run = false }
    draft.add("def train_once(lr):\n    return lr", [.text("一行带中文的输出：损失 0.083\nloss   0.083")]) { $0.echo = .folded }
    return draft
}

private func samplePlot() -> Plot {
    let places = (0..<60).map { Double($0) / 60 }
    let heights = (0..<60).map { number -> Double in
        let noise = Double(number * 37 % 23) / 23
        return 1 + Double(number) / 30 + noise
    }
    return Plot(marks: [
        Mark(.points(x: places, y: heights), label: "数据"), Mark(.line(x: [0, 1], y: [1.5, 3.5]), label: "拟合"),
    ])
}
