internal import Diagnostics
internal import Engine
internal import Language

extension Session {
    /// The value of a name: a local, what a nested function saw, a variable of the cells, or the vocabulary.
    func lookUp(_ name: Name, in frame: Frame) -> Value? {
        if let slot = frame.slot(of: name) { return frame.values[slot] }
        if let seen = frame.captured.first(where: { $0.name == name }) { return seen.value }
        if name.id < variables.count, let value = variables[name.id] { return value }
        return vocabulary[name.id]
    }

    mutating func assign(_ value: consuming Value, to name: Name, in frame: inout Frame) {
        if let slot = frame.slot(of: name) {
            graph.budget.held += value.byteCount - (frame.values[slot]?.byteCount ?? 0)
            frame.values[slot] = value
        } else {
            if name.id >= variables.count { reserveSlots() }
            graph.budget.held += value.byteCount - (variables[name.id]?.byteCount ?? 0)
            variables[name.id] = value
        }
    }

    /// Changes a variable in place: its value leaves the slot meanwhile, so that nothing is copied.
    mutating func modify<Result>(
        _ name: Name, in frame: inout Frame, _ change: (inout Session, inout Frame, inout Value) throws -> Result
    ) throws -> Result? {
        let slot = frame.slot(of: name)
        if name.id >= variables.count { reserveSlots() }
        guard var value = slot.map({ frame.values[$0] }) ?? variables[name.id] else { return nil }
        if let slot { frame.values[slot] = nil } else { variables[name.id] = nil }
        defer {
            if let slot { frame.values[slot] = value } else { variables[name.id] = value }
        }
        return try change(&self, &frame, &value)
    }

    /// Where a name has no value: the diagnostic says what may have been meant.
    func undefined(_ name: Name, at range: SourceRange, in frame: Frame) -> Diagnostic {
        var known = frame.locals.filter { frame.slot(of: $0).flatMap { frame.values[$0] } != nil }
        known += variables.indices.filter { variables[$0] != nil }.map { Name(id: $0) }
        return .undefined(
            name, isLocal: frame.slot(of: name) != nil, known: known, names, in: frame.program, at: range)
    }
}

extension Diagnostic {
    static let pythonModules = ["np", "numpy", "tf", "keras", "torch", "plt", "pd", "sklearn", "math", "random", "jax"]

    /// What may have been meant by a name without a value; a local of a function is known outside or not at all.
    static func undefined(
        _ name: Name, isLocal: Bool, known: [Name], _ names: NameTable, in program: Program, at range: SourceRange
    ) -> Diagnostic {
        let text = names[name]
        if isLocal {
            let isCommand = !known.contains(name) && CommandTable.index[text] != nil
            if isCommand || known.contains(name) { return .assignedLater(text, isCommand: isCommand, at: range) }
        }
        if pythonModules.contains(text) { return .pythonModule(text, program.fields(after: range), at: range) }
        // Of three letters `net` and `det` have two in common, and are nothing alike.
        let commands =
            text.utf8.count > 3 ? CommandTable.names : CommandTable.names.filter { $0.first == text.first }
        return .undefinedName(
            text, suggestion: closestMatch(to: text, among: known.map { names[$0] } + commands),
            slip: program.slip(at: range), at: range)
    }

    /// `slip` is what the line around the name tells.
    static func undefinedName(
        _ name: String, suggestion: String?, slip: Text? = nil, at range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            240, Text(en: "\(name) is not defined", zh: "\(name) 没有定义"), at: range,
            label: Text(en: "no variable or command has this name", zh: "没有叫这个名字的变量或命令"),
            help: elsewhere(name, among: CommandTable.names)
                ?? slip ?? suggestion.map { Text(en: "did you mean \($0)?", zh: "是不是想写 \($0)？") }
                ?? Text(en: "give it a value in a line above: \(name) = …", zh: "先在前面给它一个值：\(name) = …"))
    }

    private static func assignedLater(_ name: String, isCommand: Bool, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            241, Text(en: "\(name) has no value yet in this function", zh: "\(name) 在这个函数里还没有值"), at: range,
            help: isCommand
                ? Text(
                    en:
                        "the function assigns \(name) itself, so the command of that name is hidden: choose another name",
                    zh: "函数自己给 \(name) 赋值，命令 \(name) 就被遮住了：请换一个名字")
                : Text(
                    en:
                        "the function assigns \(name) itself, so it does not see the \(name) outside; pass it as an argument",
                    zh: "函数自己给 \(name) 赋值，所以看不到外面的 \(name)；把它作为参数传进来"))
    }

    private static func pythonModule(_ name: String, _ fields: [String], at range: SourceRange) -> Diagnostic {
        let asked = fields.last.flatMap { namesElsewhere[$0] ?? $0 } ?? ""
        let ours = CommandTable.names.contains(asked) ? asked : "mean"
        let theirs = ours == "mean" ? "np.mean" : ([name] + fields).joined(separator: ".")
        return Diagnostic(
            242, Text(en: "there are no modules here, and so no \(name)", zh: "这里没有模块，也就没有 \(name)"), at: range,
            help: Text(
                en: "write the function's own name: \(ours)(…) for \(theirs)(…)",
                zh: "直接写函数名：\(theirs)(…) 写成 \(ours)(…)"))
    }
}
