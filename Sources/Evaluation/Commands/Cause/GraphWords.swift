internal import BitCollections
internal import Causal
internal import Diagnostics

/// `A`, `A and B`, `A, B and C`
func conjoined(_ names: [String]) -> Text {
    guard names.count > 1, let last = names.last else { return Text(stringLiteral: names.first ?? "") }
    let first = names.dropLast()
    return Text(
        en: "\(first.joined(separator: ", ")) and \(last)", zh: "\(first.joined(separator: "、")) 和 \(last)")
}

extension CausalGraph {
    /// `A and B`
    func list(_ set: NodeSet) -> Text { conjoined(set.map { names[$0] }) }

    /// `{A, B}`
    func braces(_ set: NodeSet) -> String { "{\(set.map { names[$0] }.joined(separator: ", "))}" }

    /// ` given A and B`; nothing where nothing is given.
    func given(_ set: NodeSet) -> Text {
        set.isEmpty ? "" : Text(en: " given \(list(set)[.english])", zh: "给定 \(list(set)[.chinese]) 时，")
    }

    /// Why a path is open or blocked, in the order of its variables.
    func reasons(_ state: PathState) -> Text {
        let phrases: [Text]
        if state.isOpen {
            phrases =
                state.openings.isEmpty
                ? [Text(en: "no collider, and nothing on it is given", zh: "没有对撞点，路径上没有给定的变量")]
                : state.openings.map(reason)
        } else {
            phrases = state.blocks.map { block in
                switch block {
                case .given(let node): return Text(en: "\(names[node]) is given", zh: "给定了 \(names[node])")
                case .collider(let node):
                    let isLast = children[node].isEmpty
                    return Text(
                        en: isLast
                            ? "\(names[node]) is a collider and not given"
                            : "\(names[node]) is a collider, and neither it nor an effect of it is given",
                        zh: isLast ? "\(names[node]) 是对撞点，没有给定" : "\(names[node]) 是对撞点，它和它的结果都没有给定")
                }
            }
        }
        return semicolons(phrases)
    }

    /// Why a collider lets a path through.
    func reason(_ opening: PathState.Opening) -> Text {
        let collider = names[opening.collider]
        return opening.given == opening.collider
            ? Text(en: "the collider \(collider) is given", zh: "给定了对撞点 \(collider)")
            : Text(
                en: "the collider \(collider) has the effect \(names[opening.given]), which is given",
                zh: "给定了对撞点 \(collider) 的结果 \(names[opening.given])")
    }
}

/// Phrases one after the other, in one sentence.
func semicolons(_ phrases: [Text]) -> Text {
    Text(
        en: phrases.map { $0[.english] }.joined(separator: "; "),
        zh: phrases.map { $0[.chinese] }.joined(separator: "；"))
}
