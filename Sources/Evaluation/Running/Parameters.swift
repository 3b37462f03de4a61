public import Diagnostics
public import Documents

extension Session {
    /// Makes the front matter's `params` variables, with what the command line says instead.
    ///
    /// Overrides whose name no parameter has are returned, each with the nearest known name.
    public mutating func define(
        _ parameters: [(name: String, value: FrontMatter.Parameter, range: SourceRange)], overrides: [(String, String)]
    ) -> [(name: String, suggestion: String?)] {
        for parameter in parameters { define(parameter.name, as: Value(parameter.value)) }
        var unknown: [(name: String, suggestion: String?)] = []
        for (name, text) in overrides {
            if parameters.contains(where: { $0.name == name }) {
                define(name, as: Value(written: text))
            } else {
                unknown.append((name, closestMatch(to: name, among: parameters.map(\.name))))
            }
        }
        return unknown
    }
}

extension Value {
    init(_ parameter: FrontMatter.Parameter) {
        switch parameter {
        case .integer(let value): self = .integer(value)
        case .number(let value): self = .number(value)
        case .truth(let value): self = .truth(value)
        case .text(let value): self = .text(value)
        case .none: self = .none
        case .list(let items): self = .list(List(items.map { Value($0) }))
        }
    }

    /// A value on the command line: a number, True, False, None, else text.
    init(written text: String) {
        if let value = Int(text) {
            self = .integer(value)
        } else if text.utf8.allSatisfy({ Array("0123456789+-.eE".utf8).contains($0) }), let value = Double(text) {
            self = .number(value)
        } else {
            switch text {
            case "True", "true": self = .truth(true)
            case "False", "false": self = .truth(false)
            case "None", "null": self = .none
            default: self = .text(text)
            }
        }
    }
}
