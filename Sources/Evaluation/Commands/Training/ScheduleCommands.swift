internal import Diagnostics
internal import Engine

/// The learning rate that a schedule starts from, a number.
private func first(_ arguments: Arguments) throws -> Double { try arguments.number("lr", .positive) ?? 0 }

private func steps(_ arguments: Arguments) throws -> Int { try arguments.integer("steps", atLeast: 1) ?? 1 }

let scheduleCommands: [Command] = [
    Command(
        "step_decay", .training, [.required("lr"), .required("steps"), .required("rate")],
        Text(
            en:
                "A learning rate that is multiplied by rate every so many steps: lr·rate^⌊step / steps⌋. A step is one batch.",
            zh: "每隔若干步乘以 rate 的学习率：lr·rate^⌊step / steps⌋。一步就是一批。"),
        example: "sgd(lr=step_decay(0.1, 100, 0.5))",
        result: .schedule
    ) { _, arguments in
        .schedule(
            LearningRate(
                .stepDecay(
                    from: try first(arguments), every: try steps(arguments),
                    factor: try arguments.number("rate", .positive) ?? 1)))
    },
    Command(
        "exponential_decay", .training, [.required("lr"), .required("steps"), .required("rate")],
        Text(
            en:
                "A learning rate that falls evenly by the factor rate in so many steps: lr·rate^(step / steps). A step is one batch.",
            zh: "每 steps 步均匀地降到 rate 倍的学习率：lr·rate^(step / steps)。一步就是一批。"),
        example: "adam(lr=exponential_decay(0.01, 1000, 0.9))",
        result: .schedule
    ) { _, arguments in
        .schedule(
            LearningRate(
                .exponentialDecay(
                    from: try first(arguments), over: try steps(arguments),
                    factor: try arguments.number("rate", .positive) ?? 1)))
    },
    Command(
        "cosine_decay", .training, [.required("lr"), .required("steps"), .option("alpha", "0")],
        Text(
            en:
                "A learning rate that falls along half a cosine to alpha·lr in so many steps, and stays there. A step is one batch (Loshchilov and Hutter, 2017).",
            zh: "沿半个余弦在 steps 步内降到 alpha·lr 并保持不变的学习率。一步就是一批（Loshchilov 与 Hutter，2017）。"),
        example: "adam(lr=cosine_decay(0.01, 1000))",
        result: .schedule
    ) { _, arguments in
        .schedule(
            LearningRate(
                .cosineDecay(
                    from: try first(arguments), over: try steps(arguments),
                    alpha: try arguments.number("alpha", .notNegative) ?? 0)))
    },
    Command(
        "warmup", .training, [.required("lr"), .required("steps")],
        Text(
            en:
                "A learning rate that rises evenly from 0 for so many steps, and then follows a rate or a schedule. A step is one batch.",
            zh: "先在若干步内从 0 均匀升高，再按给定的学习率或计划进行。一步就是一批。"),
        example: "adam(lr=warmup(cosine_decay(0.01, 1000), 100))",
        result: .schedule
    ) { session, arguments in
        let argument = try arguments["lr"]
        let rate = try session.learningRate(argument, in: arguments)
        if rate.warmup > 0 { throw Diagnostic.warmedTwice(at: argument.range) }
        return .schedule(LearningRate(rate.course, warmup: try steps(arguments)))
    },
]

extension Session {
    /// `schedule(step)`: the rate at a step, or at each step of an array.
    mutating func rate(of schedule: LearningRate, at given: [GivenArgument], _ range: SourceRange) throws -> Value {
        let name = schedule.value.text
        if let argument = given.dropFirst().first {
            throw Diagnostic.tooManyArguments(name, takes: 1, given: given.count, at: argument.range)
        }
        guard let argument = given.first else { throw Diagnostic.missingArgument("step", of: name, at: range) }
        if let keyword = argument.keyword, keyword != "step" {
            throw Diagnostic.unknownKeyword(
                keyword, of: name, known: ["step"], at: argument.keywordRange ?? argument.range)
        }
        do {
            let steps = try array(argument.value)
            // A step is a whole number, through which nothing has a derivative.
            if graph.isTraced(steps) { graph.noteLook() }
            try graph.budget.request(bytes: Session.bytes(steps.count, 1))
            try graph.budget.charge(operations: 64 * steps.count)
            var rates: [Double] = []
            for value in steps.elements {
                guard value >= 0 else { throw EngineError.argument(name: "step", value: value, .notNegative) }
                guard let step = Int(exactly: value) else {
                    throw EngineError.argument(name: "step", value: value, .whole)
                }
                rates.append(try schedule.rate(at: step, in: &self))
            }
            return Value(simplifying: NDArray(shape: steps.shape, elements: rates))
        } catch let refusal as Refusal {
            throw refusal.diagnostic(at: argument.range)
        } catch let error as EngineError {
            throw Diagnostic.engine(error, at: argument.range)
        }
    }
}

extension Diagnostic {
    static func warmedTwice(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            337, Text(en: "this learning rate warms up already", zh: "这个学习率已经有预热了"), at: range,
            help: Text(en: "give warmup a number or a decay", zh: "给 warmup 一个数或一个衰减计划"))
    }
}
