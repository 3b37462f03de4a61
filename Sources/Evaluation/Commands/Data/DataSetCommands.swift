internal import Diagnostics
internal import Engine

/// The data sets that ship with the program, one word each.
let dataSetCommands: [Command] = [
    builtIn(
        "iris", .shipped(rows: 150, features: 4),
        Text(
            en: "Fisher's irises: 150 flowers, four lengths in cm, and which of three species. x is [150, 4].",
            zh: "Fisher 的鸢尾花：150 朵花，四个长度（cm），目标是三个品种之一。x 为 [150, 4]。"),
        example: "data = iris()\ndata[data[\"species\"] == \"setosa\"][\"petal_length\"].mean()"
    ) { () throws(EngineError) in try .iris() },
    builtIn(
        "wine", .shipped(rows: 178, features: 13),
        Text(
            en: "Forina's wines: 178 wines, 13 measurements, and which of three cultivars. x is [178, 13].",
            zh: "Forina 的葡萄酒：178 种酒，13 项测量，目标是三个品种之一。x 为 [178, 13]。"),
        example: "wine().features"
    ) { () throws(EngineError) in try .wine() },
    builtIn(
        "digits", .shipped(rows: 1797, features: 64),
        Text(
            en:
                "Alpaydin's handwritten digits: 1,797 images of 8 by 8 pixels from 0 to 16, row by row, and which digit. x is [1797, 64].",
            zh: "Alpaydin 的手写数字：1,797 幅 8×8 的图，像素为 0 到 16，逐行排列，目标是哪个数字。x 为 [1797, 64]。"),
        example: "reshape(digits().x[0], 8, 8)"
    ) { () throws(EngineError) in try .digits() },
    builtIn(
        "penguins", .shipped(rows: 344, features: 7),
        Text(
            en:
                "Gorman's penguins: 344 birds, island, bill and flipper in mm, mass in g, sex and year, with gaps, and which of three species. x is [344, 7].",
            zh: "Gorman 的企鹅：344 只，岛屿、喙和鳍肢（mm）、体重（g）、性别和年份，有缺失，目标是三个物种之一。x 为 [344, 7]。"),
        example: "birds = penguins()\nbirds[birds[\"species\"] == \"Adelie\"]"
    ) { () throws(EngineError) in try .penguins() },
    builtIn(
        "nhefs", .shipped(rows: 1566, features: 10),
        Text(
            en:
                "1,566 smokers asked in 1971 and 1982 (NHEFS): whether they gave up (qsmk), and how much weight they put on in kg (wt82_71); sex, race, age, education, smokeintensity, smokeyrs, exercise, active, wt71. x is [1566, 10].",
            zh:
                "1971 年和 1982 年两次调查的 1,566 名吸烟者（NHEFS）：是否戒烟（qsmk），体重增加多少千克（wt82_71）；另有 sex、race、age、education、smokeintensity、smokeyrs、exercise、active、wt71。x 为 [1566, 10]。"
        ),
        example: "data = nhefs()\nmean(data[data[\"qsmk\"] == 1].y) - mean(data[data[\"qsmk\"] == 0].y)"
    ) { () throws(EngineError) in try .nhefs() },
    builtIn(
        "kidney_stones", .shipped(rows: 700, features: 2),
        Text(
            en:
                "700 patients with kidney stones (Charig 1986): size of the stone, treatment A or B, and success. x is [700, 2]. In each size treatment A does better, over all B: Simpson's paradox.",
            zh:
                "700 名肾结石患者（Charig 1986）：结石大小 size、治疗方式 treatment（A 或 B）、是否成功 success。x 为 [700, 2]。两种大小下都是疗法 A 较好，合起来却是 B 较好：辛普森悖论。"
        ),
        example:
            "data = kidney_stones()\nmean(data[data[\"treatment\"] == \"A\"].y), mean(data[data[\"treatment\"] == \"B\"].y)"
    ) { () throws(EngineError) in try .kidneyStones() },
]

private func builtIn(
    _ name: String, _ result: ResultRule, _ summary: Text, example: String,
    _ make: @escaping @Sendable () throws(EngineError) -> Dataset
) -> Command {
    Command(name, .data, [], summary, example: example, result: result) { session, _ in
        let data = try make()
        try session.graph.budget.request(bytes: Value.dataset(data).byteCount)
        return .dataset(data)
    }
}
