internal import Causal
internal import Diagnostics
internal import Engine
internal import Language

/// What is wrong with a structural model, or cannot be answered by it.
extension Diagnostic {
    static func modelWithParameters(_ parameter: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            540,
            Text(
                en: "a structural model takes nothing, and this function takes \(parameter)",
                zh: "结构模型的函数不带参数，而这个函数有参数 \(parameter)"), at: range,
            help: Text(
                en: "write def f(): and give \(parameter) a value above it; do(m, T=1) changes an equation",
                zh: "写成 def f():，在函数前面给 \(parameter) 赋值；要改变方程用 do(m, T=1)"))
    }

    static func notAnEquation(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            541,
            Text(
                en: "a structural model is a list of equations, and this is none",
                zh: "结构模型由一个个方程组成，这里不是方程"), at: range,
            label: Text(en: "not of the form name = expression", zh: "不是 名字 = 表达式 的形式"),
            help: Text(
                en:
                    "write every variable once, as Y = …; put what needs more lines into a function of its own that the equation calls",
                zh: "每个变量写一次，写成 Y = …；需要多行的计算放进另一个函数，在方程里调用它"))
    }

    static func twoEquations(_ name: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            542, Text(en: "\(name) has two equations", zh: "\(name) 有两个方程"), at: range,
            help: Text(
                en: "a variable gets its value once: give the second another name",
                zh: "一个变量只能由一个方程给出：请给第二个换个名字"))
    }

    static func readsLater(_ name: String, isItself: Bool, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            543,
            isItself
                ? Text(en: "\(name) stands in its own equation", zh: "\(name) 出现在它自己的方程里")
                : Text(en: "\(name) is read before its equation", zh: "\(name) 的方程在后面，这里就读取了它"), at: range,
            help: isItself
                ? Text(
                    en: "no variable is its own cause: what it was before is a variable of its own",
                    zh: "变量不能是自己的原因：它之前的值应是另一个变量")
                : Text(en: "causes come first: move the equation of \(name) up", zh: "原因在前：把 \(name) 的方程移到上面"))
    }

    static func drawOfSeveral(_ command: String, isSize: Bool, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            544,
            isSize
                ? Text(
                    en: "a draw of a structural model has no size: \(command) draws one number for each unit",
                    zh: "结构模型里的抽样不写 size：\(command) 给每个个体抽一个数")
                : Text(
                    en: "\(command) draws an order, not one number for each unit", zh: "\(command) 抽的是次序，不是给每个个体一个数"),
            at: range,
            help: isSize
                ? Text(
                    en: "leave it out: simulate(m, 1000) says how many units there are",
                    zh: "去掉它：有多少个体由 simulate(m, 1000) 决定")
                : Text(
                    en: "draw one number: choice(5), randint(0, 5), normal(0, 1)",
                    zh: "抽一个数：choice(5)、randint(0, 5)、normal(0, 1)"))
    }

    static func drawNotOnce(_ draw: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            545,
            Text(
                en: "\(shortened(draw)) is noise, and here it may be drawn never or several times",
                zh: "\(shortened(draw)) 是噪声，而它在这里可能一次也不抽，或抽好几次"), at: range,
            help: Text(
                en: "give the noise an equation of its own and use its name here: U = \(shortened(draw))",
                zh: "给噪声单独写一个方程，这里用它的名字：U = \(shortened(draw))"))
    }

    static func oneForAll(_ expression: Expression, _ condition: String) -> Diagnostic {
        let (word, help): (String, Text) =
            switch expression.kind {
            case .conditional:
                (
                    "if",
                    Text(
                        en: "where(\(shortened(condition)), a, b) chooses for each unit",
                        zh: "where(\(shortened(condition)), a, b) 为每个个体选择")
                )
            case .and:
                (
                    "and",
                    Text(en: "for each unit: (a > 0) & (b > 0)", zh: "对每个个体：(a > 0) & (b > 0)")
                )
            case .or:
                ("or", Text(en: "for each unit: (a > 0) | (b > 0)", zh: "对每个个体：(a > 0) | (b > 0)"))
            case .unary:
                ("not", Text(en: "for each unit: ~(a > 0), or 1 - a", zh: "对每个个体：~(a > 0)，或 1 - a"))
            default:
                (
                    "a < b < c",
                    Text(en: "for each unit: (a < b) & (b < c)", zh: "对每个个体：(a < b) & (b < c)")
                )
            }
        return Diagnostic(
            546,
            Text(
                en: "\(word) asks for one truth value, and \(shortened(condition)) has one for each unit",
                zh: "\(word) 只要一个真值，而 \(shortened(condition)) 对每个个体各有一个"), at: expression.range, help: help)
    }

    static func hiddenDraw(_ variable: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            547,
            Text(
                en: "the equation of \(variable) draws inside a function, where it cannot be seen as noise",
                zh: "\(variable) 的方程在函数内部抽样，无法看作噪声"), at: range,
            help: Text(
                en: "draw in the equation and hand the function what was drawn: \(variable) = f(x, normal(0, 1))",
                zh: "在方程里抽样，再把抽到的数传给函数：\(variable) = f(x, normal(0, 1))"))
    }

    static func notOneNumber(_ what: String, _ value: Value, at range: SourceRange) -> Diagnostic {
        let shape: String? = if case .array(let array) = value { shapeText(array.shape) } else { nil }
        return Diagnostic(
            548,
            Text(
                en:
                    "\(shortened(what)) is not one number for each unit, but \(shape.map { "an array \($0)" } ?? article(value.kindName))",
                zh: "\(shortened(what)) 不是给每个个体一个数，而是\(shape.map { "数组 \($0)" } ?? value.chineseKindName)"),
            at: range,
            help: Text(
                en:
                    "in an equation every variable stands for the numbers of all units, one each: compute with it element by element",
                zh: "方程里每个变量代表所有个体各自的数：请逐元素计算"))
    }

    static func mixesUnits(_ what: String, at range: SourceRange?) -> Diagnostic {
        Diagnostic(
            549,
            Text(
                en: "\(shortened(what)) hangs on who else is in the sample", zh: "\(shortened(what)) 取决于样本里还有谁"),
            at: range,
            label: Text(en: "not computed for each unit by itself", zh: "不是对每个个体单独计算"),
            help: Text(
                en: "a unit's value comes from its own causes: no mean, sum, sort or cumsum over the units",
                zh: "个体的值只来自它自己的原因：不要对所有个体求 mean、sum、sort 或 cumsum"))
    }

    static func unknownEquation(_ name: String, known: [String], at range: SourceRange) -> Diagnostic {
        Diagnostic(
            550, Text(en: "the model has no variable \(name)", zh: "模型里没有变量 \(name)"), at: range,
            help: closestMatch(to: name, among: known).map {
                Text(en: "did you mean \($0)?", zh: "是不是想写 \($0)？")
            }
                ?? Text(
                    en: "its variables are \(shortened(known.joined(separator: ", ")))",
                    zh: "它的变量是 \(shortened(known.joined(separator: "、")))"))
    }

    static func hiddenTarget(_ name: String, shown: [String], at range: SourceRange) -> Diagnostic {
        Diagnostic(
            550, Text(en: "\(name) is hidden, so it is no target", zh: "\(name) 已隐藏，不能作目标"), at: range,
            help: Text(
                en: "the target is one of \(shortened(shown.joined(separator: ", ")))",
                zh: "目标只能是 \(shortened(shown.joined(separator: "、"))) 之一"))
    }

    static func numberOfEquations(_ count: Int, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            551,
            count == 0
                ? Text(en: "a structural model needs an equation", zh: "结构模型至少要有一个方程")
                : Text(
                    en:
                        "a structural model has at most \(grouped(CausalGraph.mostVariables)) equations, not \(grouped(count))",
                    zh: "结构模型最多 \(grouped(CausalGraph.mostVariables)) 个方程，这里有 \(grouped(count)) 个"),
            at: range,
            help: count == 0
                ? Text(en: "write each variable as Y = …", zh: "每个变量写成 Y = …")
                : Text(
                    en: "leave out what no question asks for", zh: "去掉与问题无关的变量"))
    }

    static func nothingLeft(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            552, Text(en: "every variable is hidden, so there is no data", zh: "所有变量都隐藏了，没有数据可给"), at: range,
            help: Text(
                en: "hide only what nobody measures: hide=[\"U\"]", zh: "只隐藏没有测量的变量：hide=[\"U\"]"))
    }

    static func noExactAnswer(_ equation: String?, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            553,
            Text(
                en: "this model has no exact answer"
                    + (equation.map { ": the equation of \($0) is neither linear with normal noise nor discrete" }
                        ?? ""),
                zh: "这个模型没有精确答案" + (equation.map { "：\($0) 的方程既不是带正态噪声的线性方程，也不是离散的" } ?? "")),
            at: range,
            help: Text(
                en:
                    "simulate it: mean(simulate(m, 100000)[\"Y\"]); an effect: the same of do(m, T=1) and of do(m, T=0)",
                zh: "用模拟近似：mean(simulate(m, 100000)[\"Y\"])；效应则对 do(m, T=1) 和 do(m, T=0) 各求一次"))
    }

    static func tooManyParticles(_ limit: Int, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            554,
            Text(
                en: "more than \(grouped(limit)) combinations of draws would have to be gone through",
                zh: "要逐一计算的抽样组合超过 \(grouped(limit)) 种"), at: range,
            help: Text(
                en: "simulate the model, or make its draws coarser: a binomial of n trials has n + 1 outcomes",
                zh: "改用 simulate，或让抽样的可能取值少一些：n 次试验的 binomial 有 n + 1 种结果"))
    }

    static func impossibleCondition(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            555, Text(en: "in this model that never happens", zh: "在这个模型里这种情况不会发生"), at: range,
            label: Text(en: "its probability is 0", zh: "它的概率是 0"),
            help: Text(
                en:
                    "ask for values that the variables can have: distribution(m, \"T\") lists them. What is set from outside is do(m, T=1)",
                zh: "请用变量能取到的值：distribution(m, \"T\") 会列出它们。从外部设定则用 do(m, T=1)"))
    }

    static func rowNeverHappens(_ row: Int, of count: Int, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            555,
            count == 1
                ? Text(en: "the model never gives this row", zh: "模型不可能给出这一行")
                : Text(en: "the model never gives row \(row)", zh: "模型不可能给出第 \(row) 行"), at: range,
            label: Text(en: "its probability is 0", zh: "它的概率是 0"),
            help: Text(
                en: "the equations and the row contradict each other: look at both",
                zh: "方程与这一行互相矛盾：请检查两者"))
    }

    static func noiseNotAdded(_ variable: String, _ part: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            556,
            Text(
                en: "the row does not tell the noise of \(variable): in \(shortened(part)) it is not simply added",
                zh: "从这一行求不出 \(variable) 的噪声：在 \(shortened(part)) 里它不是简单相加的"), at: range,
            help: Text(
                en:
                    "a counterfactual keeps noise that is added, \(variable) = f(causes) + normal(0, 1), or that has few values and hangs on nothing, U = binomial(1, 0.3); or give a row that holds the noise itself",
                zh:
                    "反事实能保留的噪声：加上去的，\(variable) = f(原因) + normal(0, 1)；或者取值不多、不取决于任何变量的，U = binomial(1, 0.3)；也可以在这一行里给出噪声本身"
            ))
    }

    static func noiseIsAnother(_ variable: String, _ draw: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            556,
            Text(
                en: "the equation of \(variable) does not say what stays of \(shortened(draw)) when its causes change",
                zh: "\(variable) 的方程没有说明：原因改变以后，\(shortened(draw)) 里什么保持不变"), at: range,
            label: Text(en: "another draw in the other world", zh: "在另一个世界里是另一次抽样"),
            help: Text(
                en:
                    "say how noise makes the value, with draws that hang on nothing: of a cause T, A = binomial(1, 0.2) without it, B = binomial(1, 0.7) with it, and \(variable) = where(T == 1, B, A)",
                zh:
                    "写明噪声如何产生这个值，抽样不取决于任何变量：例如原因 T 不在时 A = binomial(1, 0.2)，在时 B = binomial(1, 0.7)，\(variable) = where(T == 1, B, A)"
            ))
    }

    static func rowLacks(_ missing: [String], for variable: String, at range: SourceRange) -> Diagnostic {
        let names = missing.joined(separator: ", ")
        return Diagnostic(
            557,
            Text(
                en: "the row does not hold \(names), on which \(variable) hangs and which would be another",
                zh: "这一行没有 \(missing.joined(separator: "、"))，而 \(variable) 取决于它，它也会随之改变"), at: range,
            help: Text(
                en: "give a row with \(names) in it: dataset(\(missing[0])=[…], …, target=\"\(variable)\")",
                zh: "请给出含有 \(missing.joined(separator: "、")) 的行：dataset(\(missing[0])=[…], …, target=\"\(variable)\")"))
    }

    static func setToNoNumber(_ variable: String, _ value: Value, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            558,
            Text(
                en: "do sets \(variable) to one number, or to one for each unit, not to \(article(value.kindName))",
                zh: "do 把 \(variable) 设为一个数，或给每个个体一个数，不能是\(value.chineseKindName)"), at: range,
            help: Text(en: "do(m, \(variable)=1)", zh: "do(m, \(variable)=1)"))
    }

    /// The mathematics of models in words.
    static func model(_ error: ModelError, at range: SourceRange) -> Diagnostic {
        switch error {
        case .tooManyParticles(let limit): .tooManyParticles(limit, at: range)
        case .impossibleCondition: .impossibleCondition(at: range)
        }
    }
}

extension Refusal {
    static func unitsDiffer(_ variable: String, _ count: Int, units: Int) -> Refusal {
        Refusal(
            559,
            Text(
                en: "\(variable) is set to \(counted(count, "number")), and there are \(counted(units, "unit"))",
                zh: "\(variable) 设成了 \(count) 个数，而个体有 \(units) 个"),
            help: Text(
                en: "set it to one number for all, or simulate as many units as it has",
                zh: "设成所有个体共用的一个数，或让模拟的个体数与它相同"))
    }
}
