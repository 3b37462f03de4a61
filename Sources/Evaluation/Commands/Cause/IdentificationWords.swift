internal import BitCollections
internal import Causal
internal import Diagnostics

/// What the steps of a derivation say of themselves.
struct IdentificationWords {
    let graph: CausalGraph

    /// Which line of the algorithm it is, and what makes it true.
    func reason(_ step: IdentificationStep) -> Text {
        switch step.reason {
        case .nothingActedOn:
            return Text(
                en: "Line 1: nothing is set from outside, so this is a probability of what is observed.",
                zh: "第 1 行：没有变量被设定，这就是观测变量的概率。")
        case .onlyCauses(let others):
            let names = list(others)
            return Text(
                en: "Line 2: \(names.en) \(isAre(others)) no cause of the rest, and summed out.",
                zh: "第 2 行：\(names.zh) 不是其余变量的原因，求和消去。")
        case .noCause(let set, let claim):
            let (names, outcome) = (list(set), list(claim.left))
            return Text(
                en:
                    "Line 2: \(names.en) \(isAre(set)) no cause of \(outcome.en), so setting \(itThem(set)) changes nothing. \(rule(3, claim).en)",
                zh: "第 2 行：\(names.zh) 不是 \(outcome.zh) 的原因，设定它不改变什么。\(rule(3, claim).zh)")
        case .addedAction(let set, let claim):
            let (names, outcome) = (list(set), list(claim.left))
            return Text(
                en:
                    "Line 3: no arrows lead from \(names.en) to \(outcome.en) but through what is set already, so \(itThey(set)) may be set too. \(rule(3, claim).en)",
                zh: "第 3 行：从 \(names.zh) 到 \(outcome.zh) 的箭头都要经过已设定的变量，所以也可以设定它。\(rule(3, claim).zh)")
        case .components(let components):
            let names = sets(components)
            return Text(
                en:
                    "Line 4: without what is set the variables fall into the c-components \(names), which no arc joins; the effect is the product of theirs.",
                zh: "第 4 行：去掉设定的变量后，其余变量分成没有双向弧相连的 c-分支 \(names)；效应是各分支的乘积。")
        case .hedge(let hedge):
            let (outer, inner) = (braces(hedge.outer), braces(hedge.inner))
            return Text(
                en:
                    "Line 5: everything that is left, \(outer), is one c-component, and so is \(inner) without what is set: a hedge, and no formula can exist.",
                zh: "第 5 行：剩下的全部变量 \(outer) 是一个 c-分支，去掉设定的变量后的 \(inner) 也是：这就是树篱，不可能有公式。")
        case .component(let set):
            let names = braces(set)
            return Text(
                en:
                    "Line 6: no arc joins the c-component \(names) to what is set, so setting is like seeing: each of its variables given all before it.",
                zh: "第 6 行：c-分支 \(names) 与设定的变量之间没有双向弧，所以设定等于看到：其中每个变量取给定它之前所有变量的条件概率。")
        case .inside(let set, let whole):
            let (inner, outer) = (braces(set), braces(whole))
            return Text(
                en:
                    "Line 7: \(inner) lies in the c-component \(outer), whose distribution with all else set is the product of each variable given all before it; the search goes on in there.",
                zh: "第 7 行：\(inner) 在 c-分支 \(outer) 之中；其他变量都设定时，这个分支的分布是其中每个变量给定它之前所有变量的概率之积。接下来只在其中寻找。")
        case .seenAsActed(let node, let claim):
            return Text(
                en: "IDC, line 1: seeing \(graph.names[node]) tells the same as setting it. \(rule(2, claim).en)",
                zh: "IDC 第 1 行：看到 \(graph.names[node]) 与设定它效果相同。\(rule(2, claim).zh)")
        case .conditional:
            return Text(
                en: "IDC, line 2: the joint effect over its sum, as any conditional probability.",
                zh: "IDC 第 2 行：联合效应除以它的和，与任何条件概率一样。")
        case .assembled: return Text(en: "The steps put together.", zh: "把各步合在一起。")
        case .simplified(let claims):
            let claims = claims.prefix(4).map { independence($0) }
            let why = semicolons(claims)
            return claims.isEmpty
                ? Text(
                    en: "Written shorter by the rules of probability.", zh: "按概率的规则化简。")
                : Text(
                    en: "Written shorter by the rules of probability, and because in the graph \(why[.english]).",
                    zh: "按概率的规则化简，并且因为在图中\(why[.chinese])。")
        }
    }

    /// What is to be known of the answer as a whole.
    func notes(_ identified: Identified) -> [Text] {
        if let hedge = identified.hedge {
            let (outer, inner) = (braces(hedge.outer), braces(hedge.inner))
            let roots = list(hedge.roots)
            return [
                Text(
                    en:
                        "Arcs join all of \(outer), and all of \(inner) too; arrows lead from all of them to \(roots.en). Two models with this graph can agree in everything that is observed and differ in this effect.",
                    zh:
                        "双向弧连起了 \(outer) 的全部变量，也连起了 \(inner) 的全部变量；箭头从它们都通向 \(roots.zh)。符合这个图的两个模型可以在所有观测上一致，而这个效应不同。"
                )
            ]
        }
        guard !identified.anyValue.isEmpty else { return [] }
        let names = list(identified.anyValue)
        return [
            Text(
                en: "The formula gives the same for every value of \(names.en).", zh: "\(names.zh) 取任何值，公式的结果都一样。")
        ]
    }

    /// `Rule 3 of the do-calculus: Y is separated from W given X, without the arrows into X and W.`
    private func rule(_ number: Int, _ claim: SeparationClaim) -> (en: String, zh: String) {
        let separated = independence(claim)
        let (into, outOf) = (list(claim.acted), list(claim.exchanged))
        let cuts =
            (claim.acted.isEmpty ? [] : ["into \(into.en)"]) + (claim.exchanged.isEmpty ? [] : ["out of \(outOf.en)"])
        let chineseCuts =
            (claim.acted.isEmpty ? [] : ["指向 \(into.zh) 的箭头"])
            + (claim.exchanged.isEmpty ? [] : ["从 \(outOf.zh) 出发的箭头"])
        return (
            "Rule \(number) of the do-calculus: without the arrows \(cuts.joined(separator: " and ")), \(separated[.english]).",
            "do 演算规则 \(number)：去掉\(chineseCuts.joined(separator: "和"))后，\(separated[.chinese])。"
        )
    }

    private func independence(_ claim: SeparationClaim) -> Text {
        let (left, right) = (list(claim.left), list(claim.right))
        let given = graph.given(claim.given)
        return Text(
            en: "\(left.en) \(isAre(claim.left)) separated from \(right.en)\(given[.english])",
            zh: "\(claim.given.isEmpty ? "" : "\(given[.chinese])，")\(left.zh) 与 \(right.zh) 被分离")
    }

    private func list(_ set: NodeSet) -> (en: String, zh: String) {
        let names = set.map { graph.names[$0] }
        let (first, left) = Self.few(names)
        let text =
            left == 0
            ? conjoined(names)
            : Text(
                en: "\(first.joined(separator: ", ")) and \(grouped(left)) more",
                zh: "\(first.joined(separator: "、")) 等 \(grouped(names.count)) 个变量")
        return (text[.english], text[.chinese])
    }

    private func braces(_ set: NodeSet) -> String {
        let (first, left) = Self.few(set.map { graph.names[$0] })
        return "{\((first + (left == 0 ? [] : ["… \(grouped(left))"])).joined(separator: ", "))}"
    }

    private func sets(_ sets: [NodeSet]) -> String {
        let (first, left) = Self.few(sets.map(braces))
        return (first + (left == 0 ? [] : ["… \(grouped(left))"])).joined(separator: ", ")
    }

    /// The first of many, and how many are left: a sentence of hundreds of names says nothing.
    private static func few(_ names: [String]) -> (first: ArraySlice<String>, left: Int) {
        names.count > 12 ? (names.prefix(8), names.count - 8) : (names[...], 0)
    }

    private func isAre(_ set: NodeSet) -> String { set.count == 1 ? "is" : "are" }
    private func itThem(_ set: NodeSet) -> String { set.count == 1 ? "it" : "them" }
    private func itThey(_ set: NodeSet) -> String { set.count == 1 ? "it" : "they" }
}
