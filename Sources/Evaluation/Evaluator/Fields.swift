internal import Diagnostics
internal import Documents
internal import Engine
internal import Language

extension Session {
    /// `base.name` without parentheses.
    mutating func attribute(
        _ name: String, of base: ExpressionID, nameRange: SourceRange, in frame: inout Frame
    ) throws -> Value {
        let owner = try evaluate(base, in: &frame)
        do {
            return try field(name, of: owner)
        } catch let refusal as Refusal {
            throw refusal.diagnostic(at: nameRange)
        }
    }

    /// The field `name` of a value.
    mutating func field(_ name: String, of owner: Value) throws -> Value {
        if case .array(let array) = owner, name == "T" { return .array(try graph.transpose(array)) }
        switch (owner, name) {
        case (.array(let array), "shape"): return .tuple(List(array.shape.map { .integer($0) }))
        case (.array(let array), "ndim"): return .integer(array.rank)
        case (.array(let array), "size"): return .integer(array.count)
        case (.dataset(let data), "x"): return .array(data.x)
        case (.dataset(let data), "y"): return .array(data.y)
        case (.dataset(let data), "features"): return .list(List(data.features.map { .text($0) }))
        case (.dataset(let data), "classes"): return data.classes.map { .list(List($0.map { .text($0) })) } ?? .none
        case (.history(_, let found?), "x"): return found
        case (.history(let history, _), _) where name == history.unit.rawValue:
            return .array(
                NDArray(shape: [history.epochs.count], kind: .integer, elements: history.epochs.map(Double.init)))
        case (.history(let history, _), _):
            if let column = history.column(name) { return .array(NDArray(shape: [column.count], elements: column)) }
        case (.model(let model), "layers"):
            return .list(List(objects[model].layers.map { .layer($0) }))
        case (.model(let model), "parameters"):
            return .list(List(parameters(of: model).map { .array($0) }))
        case (.layer(let layer), _):
            if let parameter = objects[layer][name] { return .array(parameter) }
            if name == "layers", !objects[layer].definition.parts.isEmpty {
                let parts = objects[layer].definition.parts
                return .list(List(parts.compactMap { if case .layer(let id) = $0 { .layer(id) } else { nil } }))
            }
            if Self.parameterNames.contains(name), !objects[layer].isBuilt { throw notBuilt() }
        case (.optimizer(let optimizer), "lr"): return .number(try rate(of: optimizer))
        case (.causal(let value), _): if let field = value.field(name) { return field }
        default: break
        }
        throw unknownField(name, of: owner)
    }

    /// `layer.bias = value`
    mutating func setField(_ name: String, of owner: Value, to value: Value) throws {
        guard case .layer(let layer) = owner, let old = objects[layer][name] else {
            if case .layer(let layer) = owner, !objects[layer].isBuilt { throw notBuilt() }
            if fieldNames(of: owner).contains(name) {
                throw Refusal(
                    262,
                    Text(
                        en: "the field \(name) of \(article(owner.kindName)) cannot be assigned",
                        zh: "\(owner.chineseKindName)的字段 \(name) 不能赋值"),
                    help: wayToChange(name, of: owner))
            }
            throw unknownField(name, of: owner)
        }
        let new = try array(value)
        guard try broadcastShape(new.shape, old.shape) == old.shape else {
            throw EngineError.doNotBroadcast(old.shape, new.shape)
        }
        objects[layer][name] = try graph.apply(.broadcast(old.shape), [new])
    }

    private func wayToChange(_ name: String, of owner: Value) -> Text? {
        switch (owner, name) {
        case (.array, "shape"): Text(en: "x = reshape(x, 2, 3) gives the new shape", zh: "请写 x = reshape(x, 2, 3)")
        case (.array, _): Text(en: "make a new array: x = …", zh: "请另建一个数组：x = …")
        case (.dataset, _):
            Text(
                en: "assign a column, data[\"age\"] = …, or make a new one: data = dataset(x, y)",
                zh: "请给列赋值：data[\"age\"] = …，或另建一个：data = dataset(x, y)")
        case (.optimizer, _):
            Text(
                en: "make another, adam(lr=0.001), or give it a schedule: adam(lr=step_decay(…))",
                zh: "请另建一个：adam(lr=0.001)，或用学习率调度：adam(lr=step_decay(…))")
        case (.model, "layers"): Text(en: "make another net: sequential(…)", zh: "请另建一个模型：sequential(…)")
        case (.model, _):
            Text(en: "assign to a layer: net.layers[0].weights = …", zh: "请给层赋值：net.layers[0].weights = …")
        default: nil
        }
    }

    /// What layers call their arrays, which are not known before they are built.
    private static let parameterNames = [
        "weights", "recurrent", "bias", "gamma", "beta", "moving_mean", "moving_variance",
    ]

    private func notBuilt() -> Refusal {
        Refusal(
            263, Text(en: "this layer has no weights yet", zh: "这一层还没有权重"),
            help: Text(
                en: "weights are drawn when the input's size is known: sequential(…, input=2), or the first data",
                zh: "知道输入大小以后才会抽取权重：sequential(…, input=2)，或者先送入数据"))
    }

    /// What stands behind the point of such a value.
    func fieldNames(of owner: Value) -> [String] {
        switch owner {
        case .array: ["T", "shape", "ndim", "size"]
        case .dataset: ["x", "y", "features", "classes"]
        case .history(let history, let found):
            (found == nil ? [] : ["x"]) + [history.unit.rawValue] + history.columnNames
        case .model: ["layers", "parameters"]
        case .optimizer: ["lr"]
        case .causal(let value): value.fieldNames
        case .layer(let layer):
            objects[layer].parameterNames + (objects[layer].definition.parts.isEmpty ? [] : ["layers"])
        default: []
        }
    }

    /// The way out for a field that Python's lists or Keras's objects have.
    private static func elsewhere(_ name: String, of owner: Value) -> Text? {
        switch (owner, name) {
        case (.list, "shape"), (.list, "T"), (.list, "ndim"), (.list, "size"):
            Text(
                en: "make it an array first, array(…).\(name); a list has its length, len(…)",
                zh: "先变成数组：array(…).\(name)；列表的长度是 len(…)")
        case (.model, "weights"), (.model, "bias"):
            Text(
                en: "they are the layers': net.layers[0].\(name); all of them: net.parameters",
                zh: "它们属于各层：net.layers[0].\(name)；全部是 net.parameters")
        case (.history, "val_loss"):
            Text(
                en: "here it is called validation_loss, and train needs validation= to log it",
                zh: "这里叫 validation_loss；train 要写明 validation= 才会记录")
        case (.dataset, "data"), (.dataset, "X"):
            Text(en: "the samples are .x, the labels .y", zh: "样本是 .x，标签是 .y")
        case (.dataset, "target"): Text(en: "the labels are .y", zh: "标签是 .y")
        case (.layer, "W"), (.layer, "kernel"), (.layer, "w"):
            Text(en: "the weights are .weights, the bias .bias", zh: "权重是 .weights，偏置是 .bias")
        case (.history, "history"): Text(en: "its columns are fields: history.loss", zh: "它的各列是字段：history.loss")
        default: nil
        }
    }

    private func unknownField(_ name: String, of owner: Value) -> Refusal {
        let fields = fieldNames(of: owner)
        let help: Text? =
            if case .history = owner,
                CommandTable.commands.contains(where: { $0.name == name && $0.family == .metrics })
            {
                Text(
                    en: "metrics are logged when they are asked for: metrics=[\(name)]",
                    zh: "指标要先写明才会记录：metrics=[\(name)]")
            } else if let ours = Self.elsewhere(name, of: owner) {
                ours
            } else if CommandTable.names.contains(name) {
                Text(en: "to call it, write the parentheses: .\(name)()", zh: "要调用它，请写上括号：.\(name)()")
            } else if let match = closestMatch(to: name, among: fields) {
                Text(en: "did you mean .\(match)?", zh: "是不是想写 .\(match)？")
            } else if fields.isEmpty {
                nil
            } else {
                Text(
                    en: "its fields are \(fields.joined(separator: ", "))", zh: "它的字段有 \(fields.joined(separator: "、"))"
                )
            }
        return Refusal(
            261,
            Text(
                en: "\(article(owner.kindName)) has no field \(name)", zh: "\(owner.chineseKindName)没有字段 \(name)"),
            help: help)
    }
}
