internal import Diagnostics
internal import Engine
internal import Language

extension Session {
    /// Gives `value` to a target: a name, `x[i]`, `layer.bias`, or a list of targets that take its items.
    mutating func bind(_ value: consuming Value, to target: ExpressionID, in frame: inout Frame) throws {
        if case .name(let name) = frame.program.tree[target].kind {
            assign(value, to: name, in: &frame)
        } else {
            try bind(value, toParts: target, in: &frame)
        }
    }

    private mutating func bind(_ value: Value, toParts target: ExpressionID, in frame: inout Frame) throws {
        let expression = frame.program.tree[target]
        switch expression.kind {
        case .tuple(let targets), .list(let targets):
            guard let items = try? elements(of: value, at: expression.range) else {
                throw Diagnostic.unpacking(targets.count, one: value, at: expression.range)
            }
            guard items.count == targets.count else {
                throw Diagnostic.unpacking(
                    targets.count, items.count, areSets: value.areSets, at: expression.range)
            }
            for (index, target) in targets.enumerated() {
                try bind(items.element(index, &self), to: target, in: &frame)
            }
        case .subscripted(let base, let index):
            let indices = try evaluateIndex(index, in: &frame)
            let range = expression.range
            try modify(place: base, in: &frame) { session, _, container in
                do {
                    try session.replace(indices, of: &container, with: value)
                } catch let error as EngineError {
                    throw Diagnostic.engine(error, at: range)
                } catch let refusal as Refusal {
                    throw refusal.diagnostic(at: range)
                }
            }
        case .attribute(let base, let field, let range):
            let owner = try evaluate(base, in: &frame)
            do {
                try setField(names[field], of: owner, to: value)
            } catch let error as EngineError {
                throw Diagnostic.engine(error, at: range)
            } catch let refusal as Refusal {
                throw refusal.diagnostic(at: range)
            }
        default:
            throw Diagnostic.internalError("an assignment to what cannot be assigned", at: expression.range)
        }
    }

    /// Changes what stands at a place, in place.
    mutating func modify(
        place: ExpressionID, countingBytes: Bool = true, in frame: inout Frame,
        _ change: (inout Session, inout Frame, inout Value) throws -> Void
    ) throws {
        let expression = frame.program.tree[place]
        switch expression.kind {
        case .name(let name):
            let found: Void? = try modify(name, in: &frame) { session, frame, value in
                let before = countingBytes ? value.byteCount : 0
                try change(&session, &frame, &value)
                if countingBytes { session.graph.budget.held += value.byteCount - before }
            }
            if found == nil { throw undefined(name, at: expression.range, in: frame) }
        case .subscripted(let base, let index):
            let indices = try evaluateIndex(index, in: &frame)
            try modify(place: base, countingBytes: countingBytes, in: &frame) { session, frame, container in
                var element = try session.select(indices, of: container)
                try change(&session, &frame, &element)
                try session.replace(indices, of: &container, with: element)
            }
        case .attribute(let base, let field, _):
            let owner = try evaluate(base, in: &frame)
            var value = try self.field(names[field], of: owner)
            try change(&self, &frame, &value)
            try setField(names[field], of: owner, to: value)
        default:
            throw Diagnostic.internalError("a change of what cannot be assigned", at: expression.range)
        }
    }
}

extension Value {
    /// Whether it is a tuple of data sets, as `split` gives it.
    fileprivate var areSets: Bool {
        guard case .tuple(let list) = self else { return false }
        return list.items.allSatisfy { if case .dataset = $0 { true } else { false } }
    }
}

extension Diagnostic {
    static func unpacking(_ names: Int, _ values: Int, areSets: Bool, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            247,
            Text(
                en: "\(counted(names, "name")) on the left, \(counted(values, "value")) on the right",
                zh: "左边有 \(names) 个名字，右边有 \(values) 个值"), at: range,
            help: areSets && names == 3 && values == 2
                ? Text(
                    en: "split gives a third set when it is asked for: split(data, validation=0.2, test=0.2)",
                    zh: "要第三个数据集请写明：split(data, validation=0.2, test=0.2)")
                : Text(en: "give each value a name of its own", zh: "每个值都要有一个名字"))
    }

    static func unpacking(_ names: Int, one value: Value, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            247,
            Text(
                en: "\(counted(names, "name")) on the left, only \(article(value.kindName)) on the right",
                zh: "左边有 \(names) 个名字，右边只有一个\(value.chineseKindName)"), at: range,
            help: wayToUnpack(value))
    }

    private static func wayToUnpack(_ value: Value) -> Text? {
        switch value {
        case .dataset:
            Text(
                en: "samples and labels are its fields: x, y = data.x, data.y; parts of it: split(data)",
                zh: "样本和标签是它的字段：x, y = data.x, data.y；要划分请用 split(data)")
        case .integer, .number, .truth:
            Text(
                en:
                    "each name takes a value of its own: a, b = 1, 2; a for that counts is for i, value in enumerate(values)",
                zh: "每个名字都要有一个值：a, b = 1, 2；要同时取出位置和值，请写 for i, value in enumerate(values)")
        case .history:
            Text(en: "what was found is its field: W, b = history.x", zh: "求得的值是它的字段：W, b = history.x")
        default: nil
        }
    }
}
