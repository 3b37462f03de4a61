public import Diagnostics
public import Documents
internal import Language

extension Notebook {
    /// The names among `overrides` that no parameter has, each with the nearest that one has.
    public func unknownParameters(in overrides: [(String, String)]) -> [(name: String, suggestion: String?)] {
        let known = frontMatter.parameters.map(\.name)
        return overrides.map(\.0).filter { !known.contains($0) }.map { ($0, closestMatch(to: $0, among: known)) }
    }
}

extension Session {
    /// Makes the front matter's `params` variables, with what the command line says instead.
    public mutating func define(
        _ parameters: [(name: String, value: FrontMatter.Parameter, range: SourceRange)],
        overrides: [(String, String)] = []
    ) {
        for parameter in parameters { define(parameter.name, as: Value(parameter.value)) }
        for (name, text) in overrides { define(name, as: Value(written: text)) }
    }
}

extension Session {
    /// The parameters of `notebook` as they would be written in a cell, at the start of a run.
    public func parameters(of notebook: Notebook) -> [(name: String, text: String)] {
        var names = names
        return notebook.frontMatter.parameters.map { parameter in
            switch variables[names.intern(parameter.name).id] ?? .none {
            case .text(let text): (parameter.name, textLiteral(text))
            case let value:
                (parameter.name, plainText(of: value).split(whereSeparator: \.isNewline).joined(separator: " "))
            }
        }
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
