internal import Diagnostics
internal import Engine

/// What a `for` runs over: a number of elements, each made when it is asked for.
struct Elements {
    let count: Int
    let element: (Int, inout Session) throws -> Value
}

extension Session {
    /// The elements of a list, tuple, range, array (along its first axis) or text.
    mutating func elements(of value: Value, at range: SourceRange) throws -> Elements {
        switch value {
        case .list(let list), .tuple(let list):
            return Elements(count: list.items.count) { index, _ in list.items[index] }
        case .range(let range):
            return Elements(count: range.count) { index, _ in .integer(range[index]) }
        case .array(let array) where array.rank > 0:
            return Elements(count: array.shape[0]) { index, session in
                try session.select(.at(index), of: value)
            }
        case .text(let text):
            let characters = text.unicodeScalars.map { String($0) }
            return Elements(count: characters.count) { index, _ in .text(characters[index]) }
        default:
            throw Diagnostic(
                248,
                Text(
                    en: "\(article(value.kindName)) has no elements to go through",
                    zh: "\(value.chineseKindName)没有可以逐个取出的元素"), at: range,
                help: {
                    switch value {
                    case .integer(let count):
                        return Text(en: "did you mean range(\(count))?", zh: "是不是想写 range(\(count))？")
                    case .model:
                        return Text(
                            en: "its layers are net.layers, its arrays net.parameters",
                            zh: "它的各层是 net.layers，各个数组是 net.parameters")
                    case .dataset:
                        return Text(
                            en: "its samples are data.x; in portions, batches(data, 32)",
                            zh: "它的样本是 data.x；要分批请用 batches(data, 32)")
                    case .history:
                        return Text(en: "its columns are fields: history.loss", zh: "它的各列是字段：history.loss")
                    default: return nil
                    }
                }())
        }
    }

    /// All elements at once.
    mutating func items(of value: Value, at range: SourceRange) throws -> [Value] {
        if case .list(let list) = value { return list.items }
        if case .tuple(let list) = value { return list.items }
        let elements = try elements(of: value, at: range)
        try graph.budget.request(bytes: Self.bytes(elements.count, 2))
        return try (0..<elements.count).map { try elements.element($0, &self) }
    }
}

/// The name with its article: `an array`, `a number`; None has none.
func article(_ name: String) -> String {
    if name == "None" { return name }
    return ("aeiou".contains(name.first ?? "x") ? "an " : "a ") + name
}

extension Value {
    /// What a value is called in a Chinese sentence.
    var chineseKindName: String {
        switch self {
        case .none: "空值（None）"
        case .truth: "真值"
        case .integer: "整数"
        case .number: "数"
        case .text: "文本"
        case .range: "范围"
        case .array(let array): array.rank == 0 ? "数" : "数组"
        case .list: "列表"
        case .tuple: "元组"
        case .function: "函数"
        case .layer: "层"
        case .model: "模型"
        case .optimizer: "优化器"
        case .schedule: "学习率计划"
        case .regularizer: "正则项"
        case .callback: "回调"
        case .dataset: "数据集"
        case .history: "训练记录"
        case .table: "表格"
        case .marks: "图形标记"
        case .plots: "图"
        case .causal(let value): value.kind[.chinese]
        }
    }
}
