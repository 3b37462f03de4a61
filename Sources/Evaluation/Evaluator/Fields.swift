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
                        zh: "\(owner.chineseKindName)的字段 \(name) 不能赋值"))
            }
            throw unknownField(name, of: owner)
        }
        let new = try array(value)
        guard try broadcastShape(new.shape, old.shape) == old.shape else {
            throw EngineError.doNotBroadcast(old.shape, new.shape)
        }
        objects[layer][name] = try graph.apply(.broadcast(old.shape), [new])
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

    private func fieldNames(of owner: Value) -> [String] {
        switch owner {
        case .array: ["T", "shape", "ndim", "size"]
        case .dataset: ["x", "y", "features", "classes"]
        case .history(let history, let found):
            (found == nil ? [] : ["x"]) + [history.unit.rawValue] + history.columnNames
        case .model: ["layers", "parameters"]
        case .optimizer: ["lr"]
        case .layer(let layer):
            objects[layer].parameterNames + (objects[layer].definition.parts.isEmpty ? [] : ["layers"])
        default: []
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
