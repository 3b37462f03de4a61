internal import Diagnostics
internal import Engine
internal import Language

/// What stands between brackets: entries for an array's axes, or a column's name.
enum Index {
    case axes([AxisIndex])
    case column(String)
    case columns([String])

    static func at(_ position: Int) -> Index { .axes([.at(position)]) }
}

extension Session {
    mutating func evaluateIndex(_ id: ExpressionID, in frame: inout Frame) throws -> Index {
        let tree = frame.program.tree
        if case .tuple(let entries) = tree[id].kind {
            var axes: [AxisIndex] = []
            for entry in entries {
                guard case .axes(let axis) = try evaluateEntry(entry, in: &frame) else {
                    throw Diagnostic.badIndex(.text(""), at: tree[entry].range)
                }
                axes += axis
            }
            return .axes(axes)
        }
        return try evaluateEntry(id, in: &frame)
    }

    private mutating func evaluateEntry(_ id: ExpressionID, in frame: inout Frame) throws -> Index {
        let expression = frame.program.tree[id]
        switch expression.kind {
        case .slice(let lower, let upper, let step):
            let start = try bound(lower, in: &frame)
            let stop = try bound(upper, in: &frame)
            return .axes([.slice(start, stop, try bound(step, in: &frame))])
        case .ellipsis: return .axes([.ellipsis])
        default: break
        }
        let value = try evaluate(id, in: &frame)
        switch value {
        case .integer(let position): return .at(position)
        case .none: return .axes([.newAxis])
        case .text(let name): return .column(name)
        case .list(let list)
        where !list.items.isEmpty && list.items.allSatisfy { if case .text = $0 { true } else { false } }:
            return .columns(list.items.map { plainText(of: $0) })
        case .array, .list, .range, .tuple:
            let array = try self.array(value)
            switch array.kind {
            case .truth where array.rank > 0: return .axes([.mask(array)])
            case .integer where array.rank > 0: return .axes([.positions(array)])
            case .integer:
                graph.noteLook()
                return .at(Int(exactly: array.elements[0]) ?? .max)
            case .number where array.count == 0: return .axes([.positions(array)])
            default: throw Diagnostic.badIndex(value, at: expression.range)
            }
        default: throw Diagnostic.badIndex(value, at: expression.range)
        }
    }

    private mutating func bound(_ id: ExpressionID?, in frame: inout Frame) throws -> Int? {
        guard let id else { return nil }
        switch try evaluate(id, in: &frame) {
        case .integer(let value): return value
        case .none: return nil
        case let value: throw Diagnostic.badIndex(value, at: frame.program.tree[id].range)
        }
    }

    /// `value[index]`
    mutating func select(_ index: Index, of value: Value) throws -> Value {
        switch (value, index) {
        case (.array(let array), .axes(let axes)):
            return try Value(simplifying: graph.select(axes, of: array))
        case (.list(let list), .axes(let axes)):
            let chosen = try positions(axes, count: list.items.count)
            if case .at = axes[0] { return list.items[chosen[0]] }
            return .list(List(chosen.map { list.items[$0] }))
        case (.tuple(let list), .axes(let axes)):
            let chosen = try positions(axes, count: list.items.count)
            if case .at = axes[0] { return list.items[chosen[0]] }
            return .tuple(List(chosen.map { list.items[$0] }))
        case (.range(let range), .axes(let axes)):
            let chosen = try positions(axes, count: range.count)
            if case .at = axes[0] { return .integer(range[chosen[0]]) }
            return .list(List(chosen.map { .integer(range[$0]) }))
        case (.text(let text), .axes(let axes)):
            let characters = Array(text.unicodeScalars)
            let chosen = try positions(axes, count: characters.count)
            return .text(String(String.UnicodeScalarView(chosen.map { characters[$0] })))
        case (.dataset(let data), _):
            return try select(index, of: data)
        case (.causal(let value), _) where value.data != nil:
            return try value.data.map { try select(index, of: $0) } ?? .none
        case (_, .axes), (_, .column), (_, .columns):
            if let refusal = named(index, in: value) { throw refusal }
            let help: Text? =
                switch value {
                case .function: Text(en: "call it with parentheses: f([1, 2])", zh: "调用函数请用圆括号：f([1, 2])")
                case .model: Text(en: "its layers are a list: net.layers[0]", zh: "它的各层是一个列表：net.layers[0]")
                case .history:
                    Text(en: "its columns are fields: history.loss[-1]", zh: "它的各列是字段：history.loss[-1]")
                case .integer, .number:
                    Text(en: "a single number has none; is a list or an array meant?", zh: "单个数没有部分；是不是想用列表或数组？")
                default: nil
                }
            throw Refusal(
                256,
                Text(
                    en: "\(article(value.kindName)) has no parts to take with […]",
                    zh: "\(value.chineseKindName)没有可以用 […] 取出的部分"), help: help)
        }
    }

    /// The positions in a list, for which there is one axis.
    private func positions(_ axes: [AxisIndex], count: Int) throws -> [Int] {
        guard axes.count == 1 else { throw EngineError.tooManyIndices(count: axes.count, rank: 1) }
        switch axes[0] {
        case .at, .slice: return try Selection(axes, of: [count]).offsets
        default:
            throw Refusal(
                257, Text(en: "a list takes one position or a slice", zh: "列表只接受一个位置或一个切片"),
                help: Text(
                    en: "make it an array first: array(xs)[[0, 2]], array(xs)[mask]",
                    zh: "先变成数组：array(xs)[[0, 2]]、array(xs)[mask]"))
        }
    }

    private mutating func select(_ index: Index, of data: Dataset) throws -> Value {
        switch index {
        case .column(let name): return try Session.value(ofColumn: name, of: data)
        case .columns(let names):
            return .dataset(try data.columns(names))
        case .axes(let axes):
            guard axes.count == 1 else { throw EngineError.tooManyIndices(count: axes.count, rank: 1) }
            let rows = try Selection(axes, of: [data.count]).offsets
            var chosen = try data.rows(rows)
            // Rows that were chosen by what stands in them are another population than the one that was drawn.
            if case .mask = axes[0] { chosen.origin = nil }
            return .dataset(chosen)
        }
    }

    /// That a name stands where positions belong.
    private func named(_ index: Index, in container: Value) -> Refusal? {
        if case .axes = index { return nil }
        switch container {
        case .array, .list, .tuple, .range, .text:
            return Refusal(
                260,
                Text(
                    en: "\(article(container.kindName)) has positions, not names, between brackets",
                    zh: "\(container.chineseKindName)的方括号里是位置，不是名字"),
                help: Text(
                    en: "only a data set has named columns: data[\"age\"]", zh: "只有数据集才有带名字的列：data[\"age\"]"))
        default: return nil
        }
    }

    /// `container[index] = value`
    mutating func replace(_ index: Index, of container: inout Value, with value: Value) throws {
        // Not a switch over both: a pair would hold the elements too, and they would be copied to be changed.
        if case .axes(let axes) = index, case .array(var array) = container {
            container = .none
            defer { container = .array(array) }
            let selection = try Selection(axes, of: array.shape)
            let new = try self.array(value)
            for case .positions(let index) in axes where graph.isTraced(index) { graph.noteLook() }
            for case .mask(let index) in axes where graph.isTraced(index) { graph.noteLook() }
            if graph.isTraced(array) || graph.isTraced(new) {
                array = try graph.replace(selection, of: array, with: new)
            } else {
                try array.replace(selection, with: new)
            }
        } else if case .axes(let axes) = index, case .list(var list) = container {
            guard axes.count == 1, case .at = axes[0] else {
                throw Refusal(
                    258, Text(en: "only one item of a list is replaced at a time", zh: "列表一次只能替换一项"),
                    help: Text(
                        en: "join parts, xs[:1] + [8, 9] + xs[3:], or make it an array",
                        zh: "请拼接各部分：xs[:1] + [8, 9] + xs[3:]，或先变成数组"))
            }
            let position = try positions(axes, count: list.items.count)[0]
            container = .none
            list.replace(position, with: value)
            container = .list(list)
            try list.checkDepth()
        } else if case .column(let name) = index, case .dataset(let data) = container {
            try graph.budget.request(bytes: Self.bytes(data.count, data.features.count + 1))
            container = .dataset(try replace(name, of: data, with: value))
        } else if let refusal = named(index, in: container) {
            throw refusal
        } else {
            let isDataset = if case .dataset = container { true } else { false }
            throw Refusal(
                259,
                isDataset
                    ? Text(en: "no rows of a data set can be replaced", zh: "数据集的行不能替换")
                    : Text(
                        en: "no part of \(article(container.kindName)) can be replaced",
                        zh: "\(container.chineseKindName)的部分不能替换"),
                help: isDataset
                    ? Text(
                        en: "a column can, data[\"age\"] = …; or change the arrays and make a new one: dataset(x, y)",
                        zh: "列可以替换：data[\"age\"] = …；也可以改数组，再建一个：dataset(x, y)")
                    : Text(
                        en: "make a new one of its parts: [a, 9], x[:1] + x[2:]",
                        zh: "请用各部分建一个新的：[a, 9]、x[:1] + x[2:]"))
        }
    }
}

extension Diagnostic {
    static func badIndex(_ value: Value, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            260,
            Text(
                en: "\(article(value.kindName)) cannot stand between brackets",
                zh: "方括号里不能用\(value.chineseKindName)"), at: range,
            help: {
                if case .number = value {
                    return Text(
                        en: "a position is an integer: // divides without a rest, int(…) cuts the fraction off",
                        zh: "位置是整数：用 // 整除，或用 int(…) 去掉小数部分")
                }
                return Text(
                    en: "an index is an integer, a slice a:b, None, or an array of integers or truth values",
                    zh: "索引可以是整数、切片 a:b、None，或整数数组、真值数组")
            }())
    }
}
