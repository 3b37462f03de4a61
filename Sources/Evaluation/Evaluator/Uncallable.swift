internal import Diagnostics
internal import Engine
internal import Language

extension Session {
    /// `base.name(…)`, where no function has this name.
    func unknownMethod(
        _ method: Name, of receiver: Value, _ base: ExpressionID, _ arguments: [Argument], in program: Program,
        at range: SourceRange
    ) -> Diagnostic {
        let name = names[method]
        let owner = program.factor(of: base)
        let help: Text?
        if fieldNames(of: receiver).contains(name) {
            let part = "\(owner).\(name)" + (program.brackets(arguments) ?? "")
            help = Text(
                en: "\(name) is a field, and is read without parentheses: \(part)",
                zh: "\(name) 是字段，读取时不写圆括号：\(part)")
        } else {
            help =
                wayInstead(of: name, owner, program.positional(arguments)?.first)
                ?? closestMatch(to: name, among: CommandTable.names).map {
                    Text(en: "did you mean .\($0)(…)?", zh: "是不是想写 .\($0)(…)？")
                }
        }
        return Diagnostic(
            264,
            Text(
                en: "\(article(receiver.kindName)) has no function \(name)",
                zh: "\(receiver.chineseKindName)没有函数 \(name)"), at: range, help: help)
    }

    /// What does here what a method of Python's lists, NumPy's arrays or Keras's models does.
    private func wayInstead(of method: String, _ owner: String, _ argument: String?) -> Text? {
        switch method {
        case "fit": Text(en: "write train(net, data, …) for net.fit(…)", zh: "net.fit(…) 写成 train(net, data, …)")
        case "compile":
            Text(en: "loss and optimizer are arguments of train", zh: "loss 和 optimizer 是 train 的参数")
        case "astype": Text(en: "arrays need no type: leave it out", zh: "数组不需要类型：去掉它")
        case "fill":
            Text(
                en: "assign to all of it: \(owner)[:] = \(argument ?? "0")",
                zh: "给全部元素赋值：\(owner)[:] = \(argument ?? "0")")
        case "extend":
            Text(en: "write \(owner) += \(argument ?? "[a, b]")", zh: "写成 \(owner) += \(argument ?? "[a, b]")")
        case "reverse":
            Text(
                en: "a slice that steps back gives it in reverse: \(owner)[::-1]",
                zh: "倒着切片就得到相反的顺序：\(owner)[::-1]")
        case "pop":
            Text(
                en: "\(owner)[-1] is the last item, \(owner)[:-1] the list without it",
                zh: "\(owner)[-1] 是最后一项，\(owner)[:-1] 是去掉它的列表")
        case "insert":
            Text(
                en: "join the parts: \(owner)[:i] + [value] + \(owner)[i:]",
                zh: "把各部分拼起来：\(owner)[:i] + [value] + \(owner)[i:]")
        case "remove":
            Text(
                en: "keep the others: [v for v in \(owner) if v != \(argument ?? "value")]",
                zh: "留下其余的：[v for v in \(owner) if v != \(argument ?? "value")]")
        case "ravel": Text(en: "write reshape(\(owner), -1)", zh: "写成 reshape(\(owner), -1)")
        case "item": Text(en: "write float(\(owner))", zh: "写成 float(\(owner))")
        case "tolist": Text(en: "write list(\(owner))", zh: "写成 list(\(owner))")
        case "numpy", "detach": Text(en: "leave it out: it is an array already", zh: "去掉它：这已经是数组")
        case "backward": Text(en: "gradients come from grad(f, a, b)", zh: "梯度由 grad(f, a, b) 给出")
        default: nil
        }
    }
}

extension Program {
    /// The arguments as they are written, if none has a name.
    fileprivate func positional(_ arguments: [Argument]) -> [String]? {
        arguments.allSatisfy { $0.keyword == nil } ? arguments.map { text(of: $0.value) } : nil
    }

    /// The arguments between brackets, if there are any and none has a name.
    fileprivate func brackets(_ arguments: [Argument]) -> String? {
        positional(arguments).flatMap { $0.isEmpty ? nil : "[\($0.joined(separator: ", "))]" }
    }
}

extension Diagnostic {
    /// `callee(…)`, where a value that is no function stands before the parentheses.
    static func notAFunction(
        _ callee: ExpressionID, _ value: Value, _ arguments: [Argument], isCommand: Bool, in program: Program,
        at range: SourceRange
    ) -> Diagnostic {
        let name = program.text(of: callee)
        let role = isCommand ? (en: "command", zh: "命令") : (en: "function", zh: "函数")
        return Diagnostic(
            265,
            Text(
                en: "\(name) is \(article(value.kindName)), not a \(role.en)",
                zh: "\(name) 是\(value.chineseKindName)，不是\(role.zh)"), at: range,
            help: CommandTable.index[name] == nil
                ? wayWithoutCall(callee, value, arguments, in: program)
                : Text(
                    en: "a line above gave \(name) another value; call that something else to have the command back",
                    zh: "前面某一行把 \(name) 变成了别的东西；给它换个名字，就能再用这个命令"))
    }

    /// A part in brackets, a product, or the value alone.
    private static func wayWithoutCall(
        _ callee: ExpressionID, _ value: Value, _ arguments: [Argument], in program: Program
    ) -> Text? {
        let name = program.factor(of: callee)
        guard let first = arguments.first else {
            return Text(en: "write it without parentheses: \(name)", zh: "不写圆括号：\(name)")
        }
        guard let brackets = program.brackets(arguments) else { return nil }
        let part = name + brackets
        let product = arguments.count == 1 ? "\(name) * \(program.factor(of: first.value))" : nil
        switch value {
        case .none:
            return Text(en: "does a function forget its return?", zh: "是不是有函数忘了写 return？")
        case .array(let array) where array.rank > 0:
            let likely: String
            switch (product, program.tree[first.value].kind) {
            case (nil, _), (_, .integer), (_, .unary(.minus, _)): likely = part
            case (let product?, .number): likely = product
            case (let product?, _):
                return Text(
                    en: "did you mean the product \(product), or the part \(part)?",
                    zh: "是不是想写乘积 \(product)，或取出一部分 \(part)？")
            }
            return Text(en: "did you mean \(likely)?", zh: "是不是想写 \(likely)？")
        case .list, .tuple, .range, .text, .dataset:
            return arguments.count == 1 ? Text(en: "did you mean \(part)?", zh: "是不是想写 \(part)？") : nil
        case .integer, .number, .truth, .array:
            return product.map { Text(en: "did you mean \($0)?", zh: "是不是想写 \($0)？") }
        default: return nil
        }
    }
}
