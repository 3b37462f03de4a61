internal import Causal
internal import Diagnostics
internal import Engine

extension Arguments {
    /// The structural model that a command is given.
    func structuralModel(_ name: String = "model") throws -> StructuralModel {
        let argument = try self[name]
        guard case .causal(let value) = argument.value, let model = value as? StructuralModel else {
            var help: Text?
            if case .function = argument.value {
                help = .makesModel(argument.text)
            }
            throw wrong(argument, name, wants: ("a structural model", "结构模型"), help: help)
        }
        return model
    }

    /// The place of the variable that a text names.
    func variable(_ argument: GivenArgument, of model: StructuralModel) throws -> Int {
        guard case .text(let name) = argument.value else {
            throw wrong(argument, "variable", wants: ("a variable's name as text", "变量名的文本"))
        }
        guard let place = model.place(of: name) else {
            throw Diagnostic.unknownEquation(name, known: model.names, at: argument.range)
        }
        return place
    }

    /// `T=1, X=0`: variables and what they are set to.
    func action(on model: StructuralModel, _ session: inout Session) throws -> [(place: Int, value: NDArray)] {
        guard !named.isEmpty else { throw Diagnostic.missingArgument("variable", of: command.name, at: range) }
        return try named.map { argument in
            let name = argument.keyword ?? ""
            guard let place = model.place(of: name) else {
                throw Diagnostic.unknownEquation(
                    name, known: model.names, at: argument.keywordRange ?? argument.range)
            }
            guard let value = try? session.array(argument.value).detached, value.rank <= 1, value.count > 0 else {
                throw Diagnostic.setToNoNumber(name, argument.value, at: argument.range)
            }
            return (place, value)
        }
    }

    /// `T=1, X=0`: variables and the values they are known to have.
    func conditions(on model: StructuralModel) throws -> [Condition] {
        try named.map { argument in
            let name = argument.keyword ?? ""
            guard let place = model.place(of: name) else {
                throw Diagnostic.unknownEquation(
                    name, known: model.names, at: argument.keywordRange ?? argument.range)
            }
            guard let value = argument.value.double else {
                throw wrong(argument, name, wants: ("a number", "一个数"))
            }
            return Condition(place: place, value: value)
        }
    }

    /// Does `body` and says the errors of models in words, at the call.
    func explaining<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as ModelError {
            throw Diagnostic.model(error, at: range)
        }
    }
}

extension CommandParameter {
    /// The structural model that a command works on.
    static let structuralModel = CommandParameter.required("model")
}
