internal import Causal
internal import Diagnostics

extension Arguments {
    /// Why an effect cannot be asked for, at the argument that is to blame.
    func refusal(_ error: IdentificationError) -> Diagnostic {
        func place(_ role: IdentificationError.Role) -> SourceRange { given(role.parameter)?.range ?? range }
        switch error {
        case .nothing(let role):
            return .nothingAsked(role.parameter, of: command.name, at: place(role))
        case .overlap(let name, let one, let other):
            return .sameVariable(name, one.parameter, other.parameter, at: place(other))
        case .latent(let name, .given): return .latentGiven(name, at: place(.given))
        case .latent(let name, let role): return .latentAsked(name, role.parameter, at: place(role))
        case .tooLong: return .formulaTooLong(at: range)
        }
    }
}

extension IdentificationError.Role {
    /// The option of the command that names variables of this role.
    fileprivate var parameter: String {
        switch self {
        case .cause: "of"
        case .outcome: "on"
        case .given: "given"
        }
    }
}

extension Diagnostic {
    fileprivate static func formulaTooLong(at range: SourceRange) -> Diagnostic {
        let most = grouped(Identification.mostNames)
        return Diagnostic(
            525,
            Text(
                en: "the formula of this effect grows beyond \(most) names", zh: "这个效应的公式超过了 \(most) 个变量名"), at: range,
            help: Text(
                en:
                    "leave variables out of the graph that only lead to other causes, or ask adjustment_sets for one set",
                zh: "从图中去掉只通向其他原因的变量，或用 adjustment_sets 找一个调整集"))
    }

    fileprivate static func latentGiven(_ name: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            526,
            Text(
                en: "\(shortened(name)) is latent: nobody knows its value, so it cannot be given",
                zh: "\(shortened(name)) 没有被观测：没有人知道它的值，所以不能给定"), at: range,
            help: Text(
                en: "give observed variables, or leave out [latent] if there are data of it",
                zh: "请给定观测到的变量；若有它的数据，就去掉 [latent]"))
    }
}
