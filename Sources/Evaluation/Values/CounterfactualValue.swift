internal import Diagnostics
internal import Documents
internal import Engine

/// What `counterfactual` gives: rows as they would have been, beside what they are.
struct CounterfactualValue: CausalValue {
    /// What is set, as `T = 0`, `0` for each row's own.
    let action: [(name: String, value: String)]
    /// The rows as they are.
    let before: Dataset
    /// The same columns in the other world.
    let after: Dataset
    /// Of a single row the noise of the equations that tell it, by their variables.
    let noise: [(name: String, value: Double)]
    /// Whether the values are means over what the noise may have been.
    let areMeans: Bool

    var kind: Text { Text(en: "counterfactual", zh: "反事实") }
    var data: Dataset? { after }
    var byteCount: Int { Value.dataset(before).byteCount + Value.dataset(after).byteCount }
    var fieldNames: [String] { ["x", "y", "features"] }

    func field(_ name: String) -> Value? {
        switch name {
        case "x": .array(after.x)
        case "y": .array(after.y)
        case "features": .list(List(after.features.map { .text($0) }))
        default: nil
        }
    }

    var outline: Text {
        let target = after.target
        let (old, new) = (mean(of: target, in: before), mean(of: target, in: after))
        let had = action.map { "\($0.name) been \($0.value)" }.joined(separator: Self.and.english)
        let wenn = action.map { "\($0.name) 是 \($0.value)" }.joined(separator: Self.and.chinese)
        let isMean = areMeans || after.count > 1
        if action.contains(where: { $0.name == target }) {
            return Text(en: "\(counted(after.count, "row")) had \(had)", zh: "假如 \(wenn) 时的 \(after.count) 行")
        }
        if old == new {
            return Text(
                en: "Had \(had), \(target) would still be \(new)\(isMean ? " on average" : "").",
                zh: "假如 \(wenn)，\(target) \(isMean ? "平均" : "")仍会是 \(new)。")
        }
        return Text(
            en: "Had \(had), \(target) would be \(new)\(isMean ? " on average" : "") instead of \(old).",
            zh: "假如 \(wenn)，\(target) \(isMean ? "平均" : "")会是 \(new)，而不是 \(old)。")
    }

    private static let and = (english: " and ", chinese: "、")

    func outputs(in language: MessageLanguage) -> [Output] {
        let isChinese = language == .chinese
        let isOne = after.count == 1
        let had = action.map { isChinese ? "\($0.name) 是 \($0.value)" : "\($0.name) been \($0.value)" }
            .joined(separator: isChinese ? Self.and.chinese : Self.and.english)
        var headings = [
            Table.Column(isChinese ? "变量" : "variable", isNumeric: false),
            Table.Column(
                isOne ? isChinese ? "这一行" : "in the row" : isChinese ? "各行平均" : "mean of the rows", isNumeric: true),
            Table.Column(isChinese ? "假如 \(had)" : "had \(had)", isNumeric: true),
        ]
        if !noise.isEmpty { headings.append(Table.Column(isChinese ? "噪声" : "noise", isNumeric: true)) }
        let rows = (after.features + [after.target]).map { name in
            [name, mean(of: name, in: before), mean(of: name, in: after)]
                + (noise.isEmpty
                    ? [] : [noise.first { $0.name == name }.map { shortNumber($0.value) } ?? "–"])
        }
        let note =
            areMeans
            ? Text(
                en:
                    "The row does not tell its noise: these are means over all noise that gives it, by its probability.",
                zh: "这一行不能唯一确定噪声：这里是对所有可能给出它的噪声按概率求的平均。") : nil
        return [.table(Table(title: outline[language], columns: headings, rows: rows, note: note?[language]))]
    }

    private func mean(of column: String, in data: Dataset) -> String {
        guard let values = try? data.column(column).elements, !values.isEmpty else { return "–" }
        return shortNumber(values.count == 1 ? values[0] : values.reduce(0, +) / Double(values.count))
    }
}
