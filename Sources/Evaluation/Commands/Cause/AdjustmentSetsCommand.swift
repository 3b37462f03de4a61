internal import BitCollections
internal import Causal
internal import Diagnostics

/// More sets are not looked for.
private let mostSets = 100

let adjustmentSetsCommand = Command(
    "adjustment_sets", .cause,
    [
        .required("g"), .option("of", "None"), .option("on", "None"), .option("kind", "\"minimal\""),
        .option("direct", "False"), .option("test", "None"),
    ],
    Text(
        en:
            "By which variables to adjust for an effect (the complete adjustment criterion): by none, by one of these sets, or why none suffices. test= asks of one set whether it suffices, and why not. At most 100 sets.",
        zh: "估计效应时要对哪些变量做调整（完备的调整准则）：不需要、这些集合之一，或者为什么没有。test= 检查一个集合是否足够，不够时说明原因。最多 100 个集合。"),
    example: """
        g = causal_graph("T <- A -> B -> T; B <- C -> Y; T -> M -> Y")
        adjustment_sets(g, of="T", on="Y")
        adjustment_sets(g, of="T", on="Y", kind="minimum").sets
        adjustment_sets(g, of="T", on="Y", test=["B"])
        """
) { session, arguments in
    let value = try arguments.causalGraph()
    let question = try arguments.question(value, isDirect: try arguments.truth("direct") ?? false)
    let count = value.graph.names.count
    if let set = try arguments.variables("test", of: value.graph) {
        try session.charge(4 + set.count, through: value.graph)
        return .causal(question.finding(question.test(set), of: set))
    }
    let kind = try arguments.adjustmentKind()
    // There are no more sets than subsets.
    let most = min(mostSets, 1 << min(question.candidates.count, 20))
    try session.charge(4 * most * count, through: value.graph)
    return .causal(question.finding(question.adjustment(kind, limit: mostSets), kind))
}

extension Arguments {
    fileprivate func adjustmentKind() throws -> AdjustmentKind {
        guard let argument = given("kind") else { return .minimal }
        let name: String
        switch argument.value {
        case .text(let text): name = text
        case .function(.command(let index)): name = CommandTable.commands[index].name
        default:
            throw wrong(
                argument, "kind", wants: ("\"minimal\", \"minimum\" or \"all\"", " \"minimal\"、\"minimum\" 或 \"all\""))
        }
        guard let kind = AdjustmentKind(rawValue: name) else {
            throw Diagnostic.unknownChoice(
                name, of: "kind", known: AdjustmentKind.allCases.map(\.rawValue), at: argument.range)
        }
        return kind
    }
}

extension EffectQuestion {
    /// The three answers, each in its own words.
    fileprivate func finding(_ answer: AdjustmentAnswer, _ kind: AdjustmentKind) -> Finding {
        var sets: [NodeSet] = []
        var sentence: Text
        var note: Text?
        switch answer {
        case .noneNeeded:
            sets = [[]]
            sentence = Text(
                en: "No adjustment is needed for \(text[.english]): no other path is open.",
                zh: "估计\(text[.chinese])不需要调整：没有别的路径是打开的。")
        case .sets(let found, let isComplete):
            sets = found
            sentence = self.sentence(found, kind, isComplete: isComplete)
        case .impossible(let obstacle):
            let why = reason(obstacle)
            sentence = Text(
                en:
                    "No adjustment suffices for \(text[.english]): \(obstacle.path.text(in: graph)) stays open, because \(why[.english]).",
                zh: "没有调整足以估计\(text[.chinese])：\(obstacle.path.text(in: graph)) 始终打开，因为\(why[.chinese])。")
            note = Text(
                en: "There may be another way: frontdoor, instruments, identify.",
                zh: "也许还有别的办法：frontdoor、instruments、identify。")
        }
        let isPossible = !sets.isEmpty
        return Finding(
            kind: Text(en: "list of adjustment sets", zh: "调整集表"), sentence: sentence, truth: isPossible,
            headings: [Text(en: "adjust for", zh: "调整"), Text(en: "variables", zh: "变量数")],
            rows: sets.count < 2
                ? [] : sets.map { [Text(stringLiteral: graph.braces($0)), Text(stringLiteral: String($0.count))] },
            note: noEffect ?? note,
            fields: [
                ("possible", .truth(isPossible)), ("sets", .list(List(sets.map { .names($0, of: graph) }))),
            ])
    }

    private func sentence(_ sets: [NodeSet], _ kind: AdjustmentKind, isComplete: Bool) -> Text {
        if sets.count == 1, isComplete, let set = sets.first {
            let least = kind == .minimum
            return Text(
                en:
                    "For \(text[.english]), adjust for \(graph.braces(set))\(least ? ": no smaller set suffices" : "").",
                zh: "估计\(text[.chinese])，要对 \(graph.braces(set)) 做调整\(least ? "：没有更小的集合" : "")。")
        }
        let count = grouped(sets.count)
        let each = kind == .all ? "" : Text(en: ", none of them with a variable too many", zh: "，其中没有多余的变量")
        return Text(
            en:
                "For \(text[.english]), adjust for one of \(isComplete ? "these" : "the first") \(count) sets\(each[.english])\(isComplete ? "" : "; there are more").",
            zh:
                "估计\(text[.chinese])，对这\(isComplete ? "" : "前") \(count) 个集合之一做调整\(each[.chinese])\(isComplete ? "" : "；还有更多")。"
        )
    }

    private func reason(_ obstacle: AdjustmentObstacle) -> Text {
        var reasons = obstacle.blockers.map { blocker in
            switch blocker {
            case .latent(let node):
                Text(en: "\(graph.names[node]) is not observed", zh: "\(graph.names[node]) 没有被观测")
            case .forbidden(let node): whyForbidden(graph.names[node])
            case .asked(let node):
                Text(en: "\(graph.names[node]) is asked about itself", zh: "\(graph.names[node]) 本身就是所问的变量")
            }
        }
        if !obstacle.path.colliders.isEmpty {
            let colliders = graph.list(NodeSet(obstacle.path.colliders))
            reasons.append(
                Text(
                    en: "what is given opens it at \(colliders[.english]), and not giving that opens another path",
                    zh: "给定的变量在 \(colliders[.chinese]) 处打开它，不给定又会打开另一条路径"))
        }
        if reasons.isEmpty {
            switch obstacle.path.links.first {
            case .both?: return Text(en: "nobody observed the causes behind <->", zh: "<-> 背后的原因没有被观测")
            case .backward?:
                let outcome = graph.list(outcomes)
                return Text(
                    en: "\(outcome[.english]) is itself a cause here", zh: "这里 \(outcome[.chinese]) 本身是原因")
            default: return Text(en: "nothing stands on it", zh: "路径上没有变量")
            }
        }
        return semicolons(reasons)
    }

    private func whyForbidden(_ name: String) -> Text {
        isDirect
            ? Text(en: "\(name) is an effect of the outcome", zh: "\(name) 是结果的后果")
            : Text(
                en: "\(name) stands on a causal path or is an effect of one", zh: "\(name) 在因果路径上，或是它的后果")
    }

    /// Whether one set suffices, or all that is wrong with it.
    fileprivate func finding(_ test: AdjustmentTest, of set: NodeSet) -> Finding {
        let written = graph.braces(set)
        let flaws = test.flaws.map(flaw)
        let sentence: Text
        if test.isValid {
            let spare = graph.list(test.superfluous)
            let several = test.superfluous.count > 1
            sentence = Text(
                en: "\(written) suffices to adjust by for \(text[.english])"
                    + "\(test.superfluous.isEmpty ? "" : ", also without \(several ? "any one of " : "")\(spare[.english])").",
                zh: "对 \(written) 做调整足以估计\(text[.chinese])"
                    + "\(test.superfluous.isEmpty ? "" : "，去掉 \(spare[.chinese])\(several ? " 中任意一个" : "")也可以")。")
        } else {
            let why = flaws.first ?? ""
            sentence = Text(
                en: "\(written) does not suffice to adjust by for \(text[.english]): \(why[.english]).",
                zh: "对 \(written) 做调整不足以估计\(text[.chinese])：\(why[.chinese])。")
        }
        let open = test.flaws.compactMap { flaw in
            if case .open(let path, _) = flaw { path.text(in: graph) } else { nil }
        }
        return Finding(
            kind: Text(en: "test of an adjustment set", zh: "调整集的检验"), sentence: sentence, truth: test.isValid,
            headings: [Text(en: "what is wrong", zh: "问题")], rows: flaws.count < 2 ? [] : flaws.map { [$0] },
            fields: [("valid", .truth(test.isValid)), ("path", open.first.map { .text($0) } ?? .none)])
    }

    private func flaw(_ flaw: AdjustmentTest.Flaw) -> Text {
        switch flaw {
        case .asked(let node):
            return Text(
                en: "\(graph.names[node]) is asked about itself", zh: "\(graph.names[node]) 本身就是所问的变量")
        case .latent(let node):
            return Text(en: "\(graph.names[node]) is not observed", zh: "\(graph.names[node]) 没有被观测")
        case .onCausalPath(let node, let path):
            return Text(
                en:
                    "\(graph.names[node]) carries part of the effect, \(path.text(in: graph)), and would take it away",
                zh: "\(graph.names[node]) 传递了一部分效应（\(path.text(in: graph))），调整会把它去掉")
        case .effect(let node, of: let source, let path):
            return Text(
                en:
                    "\(graph.names[node]) is an effect of \(graph.names[source]), \(path.text(in: graph)), and tells of the effect itself",
                zh: "\(graph.names[node]) 是 \(graph.names[source]) 的后果（\(path.text(in: graph))），带有效应本身的信息")
        case .open(let path, let openings):
            let written = path.text(in: graph)
            guard !openings.isEmpty else {
                return Text(en: "\(written) stays open", zh: "\(written) 仍然打开")
            }
            let why = semicolons(openings.map(graph.reason))
            return Text(
                en: "\(written) is open, because \(why[.english])", zh: "\(written) 是打开的，因为\(why[.chinese])")
        }
    }
}
