internal import Diagnostics

/// What a parameter means: everywhere under its name, in a family, or in some commands alone.
struct ParameterMeaning: Sendable {
    /// Where it holds.
    enum Scope: Sendable {
        case everywhere
        case family(Family)
        case commands([String])
    }

    let name: String
    let scope: Scope
    let text: Text

    /// The same in every command that has a parameter of this name and says nothing else of it.
    init(_ name: String, en: String, zh: String) {
        (self.name, scope, text) = (name, .everywhere, Text(en: en, zh: zh))
    }

    init(_ name: String, _ family: Family, en: String, zh: String) {
        (self.name, scope, text) = (name, .family(family), Text(en: en, zh: zh))
    }

    init(_ name: String, of command: String, _ others: String..., en: String, zh: String) {
        (self.name, scope, text) = (name, .commands([command] + others), Text(en: en, zh: zh))
    }

    /// All of them.
    static let all: [ParameterMeaning] =
        sessionMeanings + arrayMeanings + randomMeanings + dataMeanings + layerMeanings + trainingMeanings
        + optimizerMeanings + metricMeanings + pictureMeanings + understandingMeanings + causeMeanings
        + structuralModelMeanings + effectMeanings

    /// The meaning of the parameter `name` of `command`: its own before its family's before that of all; nil if none is
    /// written.
    static func text(of name: String, in command: Command) -> Text? {
        let named = all.filter { $0.name == name }
        return
            (named.first { if case .commands(let names) = $0.scope { names.contains(command.name) } else { false } }
            ?? named.first { if case .family(let family) = $0.scope { family == command.family } else { false } }
            ?? named.first { if case .everywhere = $0.scope { true } else { false } })?.text
    }
}
