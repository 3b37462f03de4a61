internal import Diagnostics
internal import Documents
internal import Engine
internal import Language

extension Session {
    mutating func execute(_ body: [StatementID], in frame: inout Frame) throws -> Flow {
        for id in body {
            let flow = try execute(id, in: &frame)
            guard case .next = flow else { return flow }
        }
        return .next
    }

    private mutating func execute(_ id: StatementID, in frame: inout Frame) throws -> Flow {
        do {
            try graph.budget.step()
            return try perform(id, in: &frame)
        } catch let error as EngineError {
            throw Diagnostic.engine(error, at: frame.program.tree[id].range)
        } catch let refusal as Refusal {
            throw refusal.diagnostic(at: frame.program.tree[id].range)
        }
    }

    private mutating func perform(_ id: StatementID, in frame: inout Frame) throws -> Flow {
        switch frame.program.tree[id].kind {
        case .assign(let targets, let value):
            let value = try evaluate(value, in: &frame)
            if targets.count == 1 {
                try bind(consume value, to: targets[0], in: &frame)
            } else {
                for target in targets { try bind(value, to: target, in: &frame) }
            }
        case .augment(let target, let operation, let value):
            let right = try evaluate(value, in: &frame)
            try modify(place: target, in: &frame) { session, _, left in
                if operation == .add, case .list(let added) = right, case .list(var list) = left {
                    // Item by item, so that a list that grows is not copied each time.
                    try session.graph.budget.request(bytes: added.byteCount)
                    left = .none
                    list.append(contentsOf: added)
                    left = .list(list)
                    try list.checkDepth()
                } else {
                    left = try session.combine(operation, left, right)
                }
            }
        case .expression(let expression):
            try executeExpression(expression, in: &frame)
        case .forLoop(let targets, let iterable, let body):
            return try loop(targets, over: iterable, body, in: &frame)
        case .whileLoop(let condition, let body):
            loopDepth += 1
            defer { loopDepth -= 1 }
            while try truth(of: condition, in: &frame) {
                try graph.budget.step()
                let flow = try execute(body, in: &frame)
                if case .breakLoop = flow { break }
                if case .returned = flow { return try leaveLoop(flow) }
            }
            return try leaveLoop(.next)
        case .branch(let branches, let otherwise):
            for branch in branches where try truth(of: branch.condition, in: &frame) {
                return try execute(branch.body, in: &frame)
            }
            return try execute(otherwise, in: &frame)
        case .define(let id):
            let closure = try makeClosure(id, in: &frame)
            if let name = frame.program.tree[id].name {
                assign(.function(.closure(closure)), to: name, in: &frame)
            }
        case .returnValue(let value):
            return .returned(try value.map { try evaluate($0, in: &frame) } ?? .none)
        case .breakLoop: return .breakLoop
        case .continueLoop: return .continueLoop
        case .pass: break
        case .expect(let condition, let reason):
            try expect(condition, reason: reason, in: &frame)
        case .record(let arguments):
            try record(arguments, statement: id, in: &frame)
        case .invalid:
            throw Diagnostic.internalError("an invalid statement was run", at: frame.program.tree[id].range)
        }
        return .next
    }

    private mutating func loop(
        _ targets: ExpressionID, over iterable: ExpressionID, _ body: [StatementID], in frame: inout Frame
    ) throws -> Flow {
        let items = try elements(of: evaluate(iterable, in: &frame), at: frame.program.tree[iterable].range)
        loopDepth += 1
        defer { loopDepth -= 1 }
        for index in 0..<items.count {
            try graph.budget.step()
            try bind(items.element(index, &self), to: targets, in: &frame)
            let flow = try execute(body, in: &frame)
            if case .breakLoop = flow { break }
            if case .returned = flow { return try leaveLoop(flow) }
        }
        return try leaveLoop(.next)
    }

    /// The table of `record` is shown when the outermost running loop ends.
    private mutating func leaveLoop(_ flow: Flow) throws -> Flow {
        if loopDepth == 1 { try showRecords() }
        return flow
    }

    /// A truth value for `if` and `while`.
    mutating func truth(of id: ExpressionID, in frame: inout Frame) throws -> Bool {
        let value = try evaluate(id, in: &frame)
        do {
            return try truth(of: value)
        } catch let refusal as Refusal {
            throw refusal.diagnostic(at: frame.program.tree[id].range)
        }
    }

    private mutating func executeExpression(_ id: ExpressionID, in frame: inout Frame) throws {
        let range = frame.program.tree[id].range
        let showsValues = !frame.isFunction && loopDepth == 0
        try frame.program.refuseLonePart(id, names: names) { name in
            if case .function(.command) = lookUp(name, in: frame) { true } else { false }
        }
        if case .call(let callee, let arguments, _) = frame.program.tree[id].kind,
            case .attribute(let base, let name, _) = frame.program.tree[callee].kind, names[name] == "append"
        {
            return try append(arguments, to: base, in: &frame)
        }
        if showsValues {
            if case .tuple(let items) = frame.program.tree[id].kind {
                for item in items {
                    try show(evaluate(item, in: &frame), name: frame.program.text(of: item), at: range)
                }
            } else {
                try show(evaluate(id, in: &frame), at: range)
            }
            return
        }
        guard case .call(let callee, _, _) = frame.program.tree[id].kind else {
            throw Diagnostic.doesNothing(at: range)
        }
        switch try evaluate(id, in: &frame) {
        case .plots(let plots): try show(.plots(plots), at: range)
        case .marks(let marks): try show(.marks(marks), at: range)
        case .none, .history: break
        default:
            switch frame.program.tree[callee].kind {
            case .attribute: throw Diagnostic.resultLost(frame.program.text(of: id), at: range)
            // A function of the lesson may be called for what it shows; a command is called for its result.
            case .name(let name):
                if case .function(.command) = lookUp(name, in: frame) {
                    throw Diagnostic.doesNothing(at: range)
                }
            default: break
            }
        }
    }

    /// `losses.append(v)` is `losses += [v]`.
    private mutating func append(
        _ arguments: [Argument], to base: ExpressionID, in frame: inout Frame
    ) throws {
        guard arguments.count == 1, arguments[0].keyword == nil else {
            throw Refusal(
                245,
                Text(
                    en: "append takes one value, not \(arguments.count)", zh: "append 只接受一个值，这里有 \(arguments.count) 个"),
                help: Text(
                    en: "add several at once with +=: losses += [a, b]", zh: "一次添加几个请用 +=：losses += [a, b]"))
        }
        let value = try evaluate(arguments[0].value, in: &frame)
        let size = 16 + value.byteCount
        try graph.budget.request(bytes: size)
        try modify(place: base, countingBytes: false, in: &frame) { _, _, place in
            guard case .list(var list) = place else {
                throw Refusal.appendTo(place)
            }
            place = .none
            list.append(value)
            try list.checkDepth()
            place = .list(list)
        }
        graph.budget.held += size
    }
}

extension Program {
    /// Refuses what stands alone and cannot have been meant so: `print -x` and `plot [p, q]` compute with the command
    /// itself; `x.sort()` changes nothing.
    func refuseLonePart(_ id: ExpressionID, names: NameTable, isCommand: (Name) -> Bool) throws {
        switch tree[id].kind {
        case .tuple(let items):
            if let first = items.first { try refuseLonePart(first, names: names, isCommand: isCommand) }
        case .binary(.subtract, let first, _), .binary(.add, let first, _), .subscripted(let first, _):
            guard case .name(let name) = tree[first].kind, isCommand(name) else { return }
            throw Diagnostic.argumentNeedsParentheses(command: names[name], at: tree[id].range)
        case .call(let callee, _, _):
            guard case .attribute(let base, let method, _) = tree[callee].kind, names[method] == "sort",
                case .name = tree[base].kind
            else { return }
            throw Diagnostic.doesNotSort(text(of: base), at: tree[id].range)
        default: return
        }
    }
}

extension Refusal {
    static func appendTo(_ place: Value) -> Refusal {
        Refusal(
            246,
            Text(
                en: "append works on a list, not on a value that is \(article(place.kindName))",
                zh: "append 只能用于列表，这里是\(place.chineseKindName)"),
            help: Text(
                en:
                    "collect values in a list, xs = [], and make it an array in the end: array(xs); arrays are joined with concat",
                zh: "先收集到列表里（xs = []），最后变成数组：array(xs)；数组用 concat 连接"))
    }
}

extension Diagnostic {
    static func doesNothing(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            243, Text(en: "this expression does nothing here", zh: "这个表达式在这里什么也不做"), at: range,
            label: Text(en: "its value is neither kept nor shown", zh: "它的值既没有保存也没有显示"),
            help: Text(
                en:
                    "inside a loop or a function a value shows only with print or show; a function gives it back with return",
                zh: "在循环或函数里，要显示一个值请用 print 或 show；函数要给出这个值请用 return"))
    }

    static func resultLost(_ call: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            244, Text(en: "the result of \(call) is lost", zh: "\(call) 的结果丢失了"), at: range,
            help: Text(
                en: "values never change in place: keep the new one with x = …, or show it",
                zh: "值不会就地改变：用 x = … 保存新值，或者显示它"))
    }

    static func doesNotSort(_ name: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            244, Text(en: "sort does not change \(name) itself", zh: "sort 不会改变 \(name) 本身"), at: range,
            help: Text(
                en: "to keep the sorted values, write \(name) = sort(\(name)); to see them, sort(\(name))",
                zh: "要保存排好的值，写 \(name) = sort(\(name))；只看一看，写 sort(\(name))"))
    }

    static func internalError(_ what: String, at range: SourceRange? = nil) -> Diagnostic {
        Diagnostic(
            900, Text(en: "a mistake of ours: \(what)", zh: "这是我们的错误：\(what)"), at: range,
            help: Text(
                en: "please report it with the notebook that shows it", zh: "请连同出现问题的笔记一起告诉我们"))
    }
}
