internal import BitCollections
internal import Causal
internal import Diagnostics

let identifyCommand = Command(
    "identify", .cause,
    [.required("g"), .option("of", "None"), .option("on", "None"), .option("given", "[]")],
    Text(
        en:
            "Whether the effect of some variables on others, for everybody or for those with given values, follows from what is observed in a graph with hidden common causes: by the algorithms ID and IDC of Shpitser and Pearl the formula with every step of its derivation, or the hedge that makes it impossible. It serves as True or False.",
        zh:
            "在有隐藏共同原因的图里，一些变量对另一些变量的效应（对所有人，或对给定取值的人）能否由观测得出：按 Shpitser 与 Pearl 的 ID 和 IDC 算法，给出公式和推导的每一步，或者使它不可能的树篱（hedge）。可当作 True 或 False 用。"
    ),
    example: """
        g = causal_graph("smoking -> tar -> cancer; smoking <-> cancer")
        effect = identify(g, of="smoking", on="cancer")
        effect
        print(effect.formula)
        bow = causal_graph("T -> Y; T <-> Y")
        expect not identify(bow, of="T", on="Y")
        """
) { session, arguments in
    let value = try arguments.causalGraph()
    let causes = try arguments.asked("of", of: value, role: value.exposures)
    let outcomes = try arguments.asked("on", of: value, role: value.outcomes)
    let given = try arguments.variables("given", of: value.graph) ?? []
    try session.charge(4 * value.graph.names.count, through: value.graph)
    do throws(IdentificationError) {
        let identified = try Identification.identify(value.graph, effectOf: causes, on: outcomes, given: given)
        return .causal(EstimandValue(graph: value.graph, identified: identified))
    } catch {
        throw arguments.refusal(error)
    }
}
