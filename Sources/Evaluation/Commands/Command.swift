internal import Diagnostics
internal import Engine

/// One word of the vocabulary: how it is called, what it says of itself, and what it does.
final class Command: Sendable {
    let name: String
    let family: Family
    let parameters: [CommandParameter]
    /// One sentence in the indicative: what it computes.
    let summary: Text
    /// A cell that runs.
    let example: String
    let action: @Sendable (inout Session, Arguments) throws -> Value
    /// What can be known of its result before it runs.
    let result: ResultRule?
    /// Whether what it gives stays as it is under small changes of what it is given: then its derivative is zero.
    let isStep: Bool
    /// What it does with one array and nothing else, where it can be said so shortly: most calls in loops are such.
    let ofOneArray: (@Sendable (inout Session, NDArray) throws -> Value)?
    /// The parameters that are filled by position, in order.
    let positional: [Int]
    /// The parameters that must be given.
    let required: [Int]
    let takesSeveral: Bool
    let takesNamed: Bool

    init(
        _ name: String, _ family: Family, _ parameters: [CommandParameter], _ summary: Text, example: String,
        result: ResultRule? = nil, isStep: Bool = false,
        ofOneArray: (@Sendable (inout Session, NDArray) throws -> Value)? = nil,
        action: @escaping @Sendable (inout Session, Arguments) throws -> Value
    ) {
        self.name = name
        self.family = family
        self.parameters = parameters
        self.summary = summary
        self.example = example
        self.action = action
        self.result = result
        self.isStep = isStep
        self.ofOneArray = ofOneArray
        positional = parameters.indices.filter { parameters[$0].kind == .ordinary }
        required = parameters.indices.filter { parameters[$0].defaultText == nil }
        takesSeveral = parameters.contains { $0.kind == .several }
        takesNamed = parameters.contains { $0.kind == .named }
    }

    /// `train(net, data, loss=…, optimizer=adam(), epochs=1, …)`
    var signature: String {
        "\(name)(\(parameters.map(\.signature).joined(separator: ", ")))"
    }
}

/// The families of the vocabulary, in the order of the reference.
enum Family: String, Sendable, CaseIterable {
    case session = "Session"
    case arrays = "Arrays"
    case random = "Random"
    case data = "Data"
    case layers = "Layers"
    case models = "Models"
    case training = "Training"
    case mathematics = "Your own mathematics"
    case metrics = "Metrics"
    case pictures = "Pictures"
    case understanding = "Understanding"
    case cause = "Cause and effect"
}

/// A parameter of a command.
struct CommandParameter: Sendable {
    let name: String
    /// The default as it is written, nil when the argument must be given.
    let defaultText: String?
    let kind: Kind

    /// How arguments reach it.
    enum Kind: Sendable {
        /// By position or by name.
        case ordinary
        /// Only by name.
        case option
        /// Any number by position.
        case several
        /// Any number under names of the caller's choice.
        case named
    }

    static func required(_ name: String) -> CommandParameter {
        CommandParameter(name: name, defaultText: nil, kind: .ordinary)
    }

    static func optional(_ name: String, _ defaultText: String) -> CommandParameter {
        CommandParameter(name: name, defaultText: defaultText, kind: .ordinary)
    }

    static func option(_ name: String, _ defaultText: String) -> CommandParameter {
        CommandParameter(name: name, defaultText: defaultText, kind: .option)
    }

    static func requiredOption(_ name: String) -> CommandParameter {
        CommandParameter(name: name, defaultText: nil, kind: .option)
    }

    static func several(_ name: String) -> CommandParameter {
        CommandParameter(name: name, defaultText: "", kind: .several)
    }

    static func named(_ name: String) -> CommandParameter {
        CommandParameter(name: name, defaultText: "", kind: .named)
    }

    var signature: String {
        switch kind {
        case .several: "\(name), …"
        case .named: "\(name)=…"
        case .ordinary: defaultText.map { "\(name)=\($0)" } ?? name
        case .option: "\(name)=\(defaultText ?? "…")"
        }
    }
}
