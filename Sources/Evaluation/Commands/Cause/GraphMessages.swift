internal import Causal
internal import Diagnostics

extension Diagnostic {
    /// What is wrong with the text of a graph; `range` is the piece, or the whole argument.
    static func graphText(_ error: GraphTextError, in text: String, at range: SourceRange) -> Diagnostic {
        let bytes = Array(text.utf8)
        let place = error.place.clamped(to: bytes.indices)
        let piece = shortened(String(decoding: bytes[place], as: UTF8.self))
        switch error.reason {
        case .graph(let error): return graph(error, at: range)
        case .tooManyLinks:
            let most = grouped(GraphText.mostLinks)
            return tooLarge(Text(en: "more than \(most) arrows", zh: "超过 \(most) 条箭头"), at: range)
        case .undirectedLink:
            return Diagnostic(
                501,
                Text(en: "`\(piece)` leaves open which is the cause", zh: "`\(piece)` 没有说明哪个是原因"), at: range,
                help: Text(
                    en: "write A -> B, or A <-> B for a common cause that nobody observed",
                    zh: "请写 A -> B；有没观测到的共同原因时写 A <-> B"))
        case .classOfGraphs:
            return Diagnostic(
                501,
                Text(en: "`\(piece)` stands for many graphs, not for one", zh: "`\(piece)` 表示许多图，而不是一个图"), at: range,
                help: Text(
                    en: "decide on the direction of every arrow and write dag { … }", zh: "定下每条箭头的方向，写成 dag { … }"))
        case .unknownRole:
            let roles = ["latent", "exposure", "outcome", "adjusted"]
            return Diagnostic(
                504, Text(en: "`\(piece)` is no role of a variable", zh: "`\(piece)` 不是变量的角色"), at: range,
                help: closestMatch(to: piece, among: roles).map {
                    Text(en: "did you mean [\($0)]?", zh: "是不是想写 [\($0)]？")
                } ?? Text(en: "roles are [latent], [exposure] and [outcome]", zh: "角色有 [latent]、[exposure] 和 [outcome]")
            )
        case .selected:
            return Diagnostic(
                504,
                Text(
                    en: "`\(piece)`: data that a variable has selected are not supported",
                    zh: "`\(piece)`：不支持按变量挑选出来的数据"), at: range,
                help: Text(
                    en: "leave the role out, and give the variable in your questions: given=",
                    zh: "去掉这个角色，提问时用 given= 给定该变量"))
        default:
            let (headline, help) = syntax(error.reason, piece)
            return Diagnostic(500, headline, at: range, help: help)
        }
    }

    private static func syntax(_ reason: GraphTextError.Reason, _ piece: String) -> (Text, Text) {
        let arrows = Text(
            en: "an arrow stands between variables: A -> B; {A B} -> C", zh: "箭头写在变量之间：A -> B；{A B} -> C")
        switch reason {
        case .unknownSign where piece == "=":
            return (Text(en: "`=` is no arrow", zh: "`=` 不是箭头"), arrows)
        case .unknownSign:
            return (
                Text(en: "`\(piece)` means nothing in a graph", zh: "`\(piece)` 在图里没有意义"),
                Text(
                    en: "names are letters, digits, _ and .; others stand in quotation marks: 'body mass' -> Y",
                    zh: "变量名由字母、数字、_ 和 . 组成，其他的要加引号：'body mass' -> Y")
            )
        case .openQuote:
            return (
                Text(
                    en: "the quotation mark before `\(piece.dropFirst())` has no partner",
                    zh: "`\(piece.dropFirst())` 前的引号没有配对"),
                Text(en: "close it behind the name", zh: "请在变量名后把引号闭合")
            )
        case .emptyName:
            return (
                Text(en: "a variable has no name", zh: "变量没有名字"),
                Text(en: "write one between the quotation marks", zh: "请在引号之间写上名字")
            )
        case .unknownLink:
            return (
                Text(en: "`\(piece)` is no arrow", zh: "`\(piece)` 不是箭头"),
                Text(en: "arrows are ->, <- and <->", zh: "箭头有 ->、<- 和 <->")
            )
        case .missingSeparator:
            return (
                Text(en: "no arrow stands in `\(piece)`", zh: "`\(piece)` 之间没有箭头"),
                Text(
                    en:
                        "several variables stand in braces, {A B} -> C; a ; parts statements; a name with a space stands in quotation marks",
                    zh: "多个变量写在花括号里：{A B} -> C；语句之间写分号；带空格的名字加引号")
            )
        case .unbalancedBrace:
            return (
                Text(en: "a brace has no partner", zh: "花括号没有配对"),
                Text(
                    en: "each { needs its }: {A B} -> C, or in dagitty's form dag { A -> B }",
                    zh: "每个 { 都要有 }：{A B} -> C，或 dagitty 的写法 dag { A -> B }")
            )
        case .nestedBraces:
            return (
                Text(en: "`\(piece)` stands between braces, where only names do", zh: "花括号里只能写变量名，不能写 `\(piece)`"),
                Text(
                    en: "write its arrows as a statement of their own: {A B} -> C; A -> B",
                    zh: "把里面的箭头另写一句：{A B} -> C; A -> B")
            )
        case .misplacedBracket:
            return (
                Text(en: "`[` and `]` belong around a role behind a variable", zh: "`[` 和 `]` 应写在变量后的角色两边"),
                Text(en: "write U [latent]", zh: "请写 U [latent]")
            )
        case .textBehindGraph:
            return (
                Text(en: "`\(piece)` stands behind the graph's end", zh: "图结束以后还有 `\(piece)`"),
                Text(en: "everything stands inside dag { … }", zh: "所有内容都写在 dag { … } 里面")
            )
        case .noVariable:
            return (Text(en: "the graph has no variable", zh: "图里没有变量"), arrows)
        default: return (Text(en: "an arrow has no variable on one side", zh: "箭头的一边没有变量"), arrows)
        }
    }

    private static func graph(_ error: GraphError, at range: SourceRange) -> Diagnostic {
        switch error {
        case .cycle(let circle):
            let written = circle.count > 12 ? circle.prefix(6) + ["…"] + circle.suffix(5) : circle[...]
            return Diagnostic(
                502,
                Text(
                    en: "the arrows go round in a circle: \(written.joined(separator: " -> "))",
                    zh: "箭头成了一个圈：\(written.joined(separator: " -> "))"), at: range,
                help: Text(
                    en:
                        "nothing is its own cause: remove an arrow, or name what happens at different times differently",
                    zh: "没有东西是自己的原因：去掉一条箭头，或给不同时刻的量不同的名字"))
        case .causesItself(let name):
            return Diagnostic(
                502,
                Text(en: "an arrow leads from \(shortened(name)) to itself", zh: "有一条箭头从 \(shortened(name)) 指向自己"),
                at: range,
                help: Text(en: "remove it", zh: "请去掉它"))
        case .tooManyVariables:
            let most = grouped(CausalGraph.mostVariables)
            return tooLarge(Text(en: "more than \(most) variables", zh: "超过 \(most) 个变量"), at: range)
        }
    }

    private static func tooLarge(_ what: Text, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            503, Text(en: "the graph has \(what[.english])", zh: "图里的内容太多：\(what[.chinese])"), at: range,
            help: Text(
                en: "leave out what lies on no path between the variables that you ask about",
                zh: "去掉不在所问变量之间任何路径上的变量"))
    }

    static func unknownVariable(_ name: String, known: [String], at range: SourceRange) -> Diagnostic {
        let some = listed(known)
        return Diagnostic(
            505,
            Text(en: "the graph has no variable \(shortened(name))", zh: "图里没有变量 \(shortened(name))"), at: range,
            help: closestMatch(to: name, among: known).map {
                Text(en: "did you mean \($0)?", zh: "是不是想写 \($0)？")
            } ?? Text(en: "its variables are \(some)", zh: "它的变量有 \(some)"))
    }

    static func nothingAsked(_ parameter: String, of command: String, at range: SourceRange) -> Diagnostic {
        let isRole = parameter == "of" || parameter == "on"
        let role = parameter == "of" ? "exposure" : "outcome"
        return Diagnostic(
            506,
            Text(en: "\(command) needs a variable for \(parameter)", zh: "\(command) 需要 \(parameter) 给出变量"), at: range,
            help: isRole
                ? Text(
                    en: "write of=\"T\", on=\"Y\", or mark the variable in the graph's text: [\(role)]",
                    zh: "请写 of=\"T\", on=\"Y\"，或在图的文本里标出：[\(role)]")
                : Text(en: "write a name, or a list with at least one", zh: "请写一个变量名，或至少有一个名字的列表"))
    }

    static func sameVariable(
        _ name: String, _ one: String, _ other: String, at range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            507,
            Text(
                en: "\(name) is asked about twice: as \(one) and as \(other)", zh: "\(name) 问了两次：既是 \(one) 又是 \(other)"),
            at: range,
            help: Text(en: "each variable stands in one of them", zh: "一个变量只能属于其中之一"))
    }

    static func latentAsked(_ name: String, _ parameter: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            508,
            Text(
                en: "\(name) is latent: no data say what an effect \(parameter == "of" ? "of" : "on") it is",
                zh: "\(name) 没有被观测：没有数据能说明\(parameter == "of" ? "它的效应" : "对它的效应")"), at: range,
            help: Text(
                en: "ask about an observed variable, or leave out [latent] if there are data of it",
                zh: "请问观测到的变量；若有它的数据，就去掉 [latent]"))
    }

    static func severalVariables(
        _ parameter: String, of command: String, _ count: Int, at range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            509,
            Text(
                en: "\(command) takes one variable for \(parameter), not \(count)",
                zh: "\(command) 的 \(parameter) 只能是一个变量，这里有 \(count) 个"), at: range,
            help: Text(en: "ask about each by itself", zh: "请逐个提问"))
    }
}
