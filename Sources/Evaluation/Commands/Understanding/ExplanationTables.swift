internal import Diagnostics
internal import Documents
internal import Engine

/// More rows are not read.
private let mostRows = 12

/// The features of the largest numbers, in their own order, and what is said of the others.
private func largest(_ sizes: [Double], in language: MessageLanguage) -> (places: [Int], note: String?) {
    guard sizes.count > mostRows else { return (Array(sizes.indices), nil) }
    let places = sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }.prefix(mostRows).sorted()
    let note = Text(
        en: "the \(mostRows) largest of \(grouped(sizes.count)) features",
        zh: "\(grouped(sizes.count)) 个特征中最大的 \(mostRows) 个")
    return (places, note[language])
}

private func table(
    _ title: Text, _ headings: [Text], _ rows: [[String]], note: String?, in language: MessageLanguage
) -> Table {
    Table(
        title: title[language], columns: headings.enumerated().map { Table.Column($1[language], isNumeric: $0 > 0) },
        rows: rows, note: note)
}

private let featureHeading = Text(en: "feature", zh: "特征")

extension Attribution {
    /// What each feature counts for, in one sample, or on average over several.
    func table(_ x: NDArray, _ features: [String], in language: MessageLanguage) -> Table {
        let rows = x.shape.first ?? 0
        let width = x.shape.dropFirst().reduce(1, *)
        let names = features.isEmpty ? (0..<width).map { "x[\($0)]" } : features
        let isPath = !baselines.isEmpty
        var sizes = Array(repeating: 0.0, count: width)
        var sums = Array(repeating: 0.0, count: width)
        for (place, part) in parts.elements.enumerated() {
            sizes[place % width] += abs(part) / Double(rows)
            sums[place % width] += part / Double(rows)
        }
        let most = sizes.indices.max { (sizes[$0], $1) < (sizes[$1], $0) } ?? 0
        let (places, note) = largest(sizes, in: language)
        let first = brief(sums[most])
        let title: Text
        switch (isPath, rows) {
        case (true, 1):
            let (from, to) = (brief(baselines[0]), brief(outputs[0]))
            title = Text(
                en:
                    "From the baseline to this sample the output goes from \(from) to \(to); \(names[most]) adds most to the change of \(brief(outputs[0] - baselines[0])), \(first).",
                zh:
                    "从基线到这个样本，输出从 \(from) 变到 \(to)；在 \(brief(outputs[0] - baselines[0])) 的变化里，\(names[most]) 贡献最大：\(first)。"
            )
        case (true, _):
            title = Text(
                en:
                    "Over \(grouped(rows)) samples \(names[most]) accounts for most of the way from the baseline, \(brief(sizes[most])) on average.",
                zh: "在 \(grouped(rows)) 个样本上，从基线出发的变化里 \(names[most]) 占得最多，平均 \(brief(sizes[most]))。")
        case (false, 1):
            title = Text(
                en:
                    "The output of this sample, \(brief(outputs[0])), follows \(names[most]) most: \(first) for each unit of it.",
                zh: "这个样本的输出 \(brief(outputs[0])) 随 \(names[most]) 变化最大：它每变 1，输出变 \(first)。")
        case (false, _):
            title = Text(
                en:
                    "Over \(grouped(rows)) samples the output follows \(names[most]) most: \(first) for each unit of it, on average.",
                zh: "在 \(grouped(rows)) 个样本上，输出随 \(names[most]) 变化最大：它每变 1，输出平均变 \(first)。")
        }
        let name = isPath ? Text(en: "part of the output", zh: "对输出的贡献") : Text(en: "|∂output/∂x|", zh: "|∂输出/∂x|")
        if rows == 1 {
            return Evaluation.table(
                title, [featureHeading, Text(en: "value", zh: "取值"), name],
                places.map { [names[$0], plainNumber(x.elements[$0]), plainNumber(sums[$0])] }, note: note, in: language
            )
        }
        let mean = Text(en: "mean ", zh: "平均")
        let size = Text(en: "mean size of the part", zh: "贡献大小的平均")
        let headings = [featureHeading, Text(en: mean[.english] + name[.english], zh: mean[.chinese] + name[.chinese])]
        return Evaluation.table(
            title, isPath ? headings + [size] : headings,
            places.map { [names[$0], plainNumber(sums[$0])] + (isPath ? [plainNumber(sizes[$0])] : []) }, note: note,
            in: language)
    }
}

extension PermutationImportance {
    /// What is lost without each feature.
    func table(_ data: Dataset, _ metric: String, in language: MessageLanguage) -> Table {
        let (places, note) = largest(drops.map(\.mean.magnitude), in: language)
        let most = drops.indices.max { (drops[$0].mean, $1) < (drops[$1].mean, $0) } ?? 0
        let name = data.features[most]
        let title =
            drops[most].mean > 0
            ? Text(
                en:
                    "\(name) matters most: shuffled among the \(counted(data.count, "sample")), it costs \(brief(drops[most].mean)) of the \(metric) of \(brief(score)).",
                zh:
                    "\(name) 最重要：在 \(grouped(data.count)) 个样本间打乱它，\(metric) 从 \(brief(score)) 下降 \(brief(drops[most].mean))。"
            )
            : Text(
                en:
                    "No feature helps: shuffled among the \(counted(data.count, "sample")), none costs anything of the \(metric) of \(brief(score)). Has the net learnt anything?",
                zh: "没有一个特征有用：在 \(grouped(data.count)) 个样本中打乱任何一个，\(metric) 都不低于 \(brief(score))。模型学到东西了吗？")
        return Evaluation.table(
            title,
            [featureHeading, Text(en: "\(metric) lost", zh: "\(metric) 的下降"), Text(en: "std", zh: "标准差")],
            places.map { [data.features[$0], plainNumber(drops[$0].mean), plainNumber(drops[$0].deviation)] },
            note: note,
            in: language)
    }
}

extension [PartialDependence] {
    /// From where to where the mean output moves with each feature.
    func table(_ features: [String], in language: MessageLanguage) -> Table {
        let ranges = map { curve in (curve.means.max() ?? 0) - (curve.means.min() ?? 0) }
        let (places, note) = largest(ranges, in: language)
        let most = ranges.indices.max { (ranges[$0], $1) < (ranges[$1], $0) } ?? 0
        func ends(_ place: Int) -> [String] {
            let curve = self[place]
            return [curve.values.first, curve.means.first, curve.values.last, curve.means.last].map {
                $0.map(plainNumber) ?? "–"
            }
        }
        let end = indices.contains(most) ? ends(most) : []
        let title =
            end.isEmpty
            ? Text(en: "There are no features.", zh: "没有特征。")
            : Text(
                en:
                    "\(features[most]) moves the mean output most: from \(end[1]) where it is \(end[0]) to \(end[3]) where it is \(end[2]).",
                zh: "\(features[most]) 对平均输出影响最大：取 \(end[0]) 时为 \(end[1])，取 \(end[2]) 时为 \(end[3])。")
        return Evaluation.table(
            title,
            [
                featureHeading, Text(en: "from", zh: "从"), Text(en: "mean output", zh: "平均输出"), Text(en: "to", zh: "到"),
                Text(en: "mean output there", zh: "那里的平均输出"), Text(en: "largest less smallest", zh: "最大减最小"),
            ], places.map { [features[$0]] + ends($0) + [plainNumber(ranges[$0])] }, note: note, in: language)
    }
}
