internal import Diagnostics
internal import Engine
internal import Language

let structuralModelCommands: [Command] = [
    Command(
        "structural_model", .cause, [.required("f")],
        Text(
            en:
                "A structural causal model: the assignments of f are its equations, the variables on the right are direct causes, and draws without a size are noise. What the equations read from outside is kept as it is now; functions that they call read it when they run.",
            zh: "结构因果模型：函数 f 中的赋值是方程，右边的变量是直接原因，不写 size 的抽样是噪声。方程从外部读取的值以此刻为准；方程调用的函数则在运行时读取。"),
        example: """
            def clinic():
                Z = normal(0, 1)
                T = binomial(1, sigmoid(Z))
                Y = 2*T + 3*Z + normal(0, 1)
            structural_model(clinic)
            """,
        result: .structuralModel
    ) { session, arguments in
        let argument = try arguments["f"]
        guard case .function(.closure(let closure)) = argument.value else {
            throw arguments.wrong(
                argument, "f", wants: ("a def whose lines are equations", "由方程组成的 def 函数"),
                help: Text(
                    en: "write the equations under def f(): and hand on f, without parentheses",
                    zh: "在 def f(): 下写方程，再传入 f，不加括号"))
        }
        let model = try session.structuralModel(of: closure)
        try session.tryOut(model)
        return .causal(model)
    },
    Command(
        "do", .cause, [.structuralModel, .named("variable")],
        Text(
            en:
                "The model after an intervention: the equations of these variables are replaced by values from outside, one number or one for each unit; all other equations stay.",
            zh: "干预之后的模型：这些变量的方程换成外部给定的值，一个数或每个个体一个数；其余方程不变。"),
        example: """
            def clinic():
                Z = normal(0, 1)
                T = binomial(1, sigmoid(Z))
                Y = 2*T + 3*Z + normal(0, 1)
            do(structural_model(clinic), T=1)
            """,
        result: .intervention
    ) { session, arguments in
        let model = try arguments.structuralModel()
        return .causal(model.setting(try arguments.action(on: model, &session)))
    },
]

extension Session {
    /// The model of a function's equations, with all that they read from outside as it is now.
    func structuralModel(of closure: Closure) throws -> StructuralModel {
        var captured = closure.captured
        let (tree, body) = (closure.program.tree, closure.program.tree[closure.function])
        for name in body.free + tree.methods(calledIn: body)
        where !body.locals.contains(name) && !captured.contains(where: { $0.name == name }) {
            let value = (variables.indices.contains(name.id) ? variables[name.id] : nil) ?? vocabulary[name.id]
            if let value { captured.append((name, value.detached)) }
        }
        let reader = EquationReader(program: closure.program, function: closure.function, names: names) { name in
            guard case .function(.command(let index))? = captured.first(where: { $0.name == name })?.value else {
                return nil
            }
            return index
        }
        return StructuralModel(
            closure: try Closure(
                program: closure.program, function: closure.function, name: closure.name, defaults: [],
                captured: captured),
            equations: try reader.equations())
    }
}

extension SyntaxTree {
    /// The functions that equations call as `a.f(b)`, which is `f(a, b)`.
    fileprivate func methods(calledIn body: Function) -> [Name] {
        body.body.flatMap { line -> [Name] in
            guard case .assign(_, let value) = self[line].kind else { return [] }
            return parts(of: value).compactMap { part in
                guard case .call(let callee, _, _) = self[part].kind,
                    case .attribute(_, let method, _) = self[callee].kind
                else { return nil }
                return method
            }
        }
    }
}
