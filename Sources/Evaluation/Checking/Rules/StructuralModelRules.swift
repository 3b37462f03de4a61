internal import Diagnostics
internal import Engine
internal import Language

extension ResultRule {
    /// `structural_model(f)`: the equations of a known function are read before the run. What they read from outside is
    /// left out, so such a model is good for its names alone.
    static let structuralModel = ResultRule { checker, arguments in
        guard let argument = arguments["f"] else { return .unknown }
        let function: SketchedFunction
        switch argument.sketch {
        case .function(let known): function = known
        case .unknown, .like(.function): return .unknown
        default:
            if let wrong = arguments.wrong(argument, "f", wants: ("a def whose lines are equations", "由方程组成的 def 函数")) {
                throw wrong
            }
            return .unknown
        }
        let scope = Scope(function: function)
        let known = checker
        let reader = EquationReader(
            program: function.program, function: function.function, names: checker.session.names
        ) { name in
            guard case .known(.function(.command(let index)))? = known.lookUp(name, in: scope) else { return nil }
            return index
        }
        let equations: [Equation]
        do {
            equations = try reader.equations()
        } catch {
            // What else is wrong with it would be said of a function that is no model.
            checker.called.insert(FunctionPlace(function))
            throw error
        }
        // It keeps what it reads now, so it is looked at now; of the units in it nothing is known.
        checker.uncertainty += 1
        _ = checker.run(function, binding: [])
        checker.uncertainty -= 1
        let closure = try Closure(
            program: function.program, function: function.function, name: function.name, defaults: [], captured: [])
        return .known(.causal(StructuralModel(closure: closure, equations: equations)))
    }

    /// `do(m, T=1)`
    static let intervention = ResultRule { checker, arguments in
        guard let model = try arguments.structuralModel() else { return .unknown }
        guard !arguments.binding.named.isEmpty else {
            throw Diagnostic.missingArgument("variable", of: arguments.command.name, at: arguments.range)
        }
        let places = try arguments.places(ofNamed: model)
        return .known(.causal(model.setting(places.map { ($0, NDArray(number: .nan)) })))
    }

    /// `simulate(m, n)`
    static let simulation = ResultRule { checker, arguments in
        guard let model = try arguments.structuralModel() else { return SketchedDataset.anyData }
        var given: [GivenArgument] = []
        for argument in arguments.given {
            guard let value = argument.sketch.constant else {
                // How many there are may be known by name alone.
                if argument.keyword == nil, argument.range == arguments["samples"]?.range {
                    given.append(GivenArgument(argument, value: .integer(1)))
                    continue
                }
                return SketchedDataset.anyData
            }
            given.append(GivenArgument(argument, value: value))
        }
        let bound = try Arguments(binding: given, to: arguments.command, at: arguments.range)
        let (places, _) = try bound.shown(of: model)
        guard let samples = arguments["samples"]?.sketch.length, samples > 0 else { return SketchedDataset.anyData }
        return .dataset(SketchedDataset(x: [samples, places.count - 1], y: [samples], features: nil))
    }

    /// `counterfactual(m, row, T=0)`
    static let counterfactual = ResultRule { _, arguments in
        if let model = try arguments.structuralModel() { _ = try arguments.places(ofNamed: model) }
        return .unknown
    }

    /// `expectation(m, "Y", T=1)`
    static let expectation = ResultRule { _, arguments in
        if let model = try arguments.structuralModel() {
            try arguments.checkVariables([arguments["variable"]].compactMap(\.self), of: model)
            _ = try arguments.places(ofNamed: model)
        }
        return .number
    }

    /// `distribution(m, "T", "Y")`
    static let distribution = ResultRule { _, arguments in
        if let model = try arguments.structuralModel() {
            try arguments.checkVariables(arguments.several, of: model)
            _ = try arguments.places(ofNamed: model)
        }
        return .unknown
    }
}

extension SketchedArguments {
    /// The model, as far as it is known before the run.
    fileprivate func structuralModel() throws -> StructuralModel? {
        guard let argument = self["model"] else { return nil }
        if case .known(.causal(let value)) = argument.sketch, let model = value as? StructuralModel { return model }
        if case .function(let function) = argument.sketch {
            throw Diagnostic.wrongKind(
                "model", of: command.name, wants: ("a structural model", "结构模型"), is: .function(.command(0)),
                at: argument.range, help: .makesModel(function.name))
        }
        if let wrong = wrong(argument, "model", wants: ("a structural model", "结构模型")) { throw wrong }
        return nil
    }

    /// The places of `T=1, X=0`.
    fileprivate func places(ofNamed model: StructuralModel) throws -> [Int] {
        try binding.named.map { index in
            let name = given[index].keyword ?? ""
            guard let place = model.place(of: name) else {
                throw Diagnostic.unknownEquation(
                    name, known: model.names, at: given[index].keywordRange ?? given[index].range)
            }
            return place
        }
    }

    fileprivate func checkVariables(_ arguments: [SketchedArgument], of model: StructuralModel) throws {
        for argument in arguments {
            guard case .known(.text(let name)) = argument.sketch, model.place(of: name) == nil else { continue }
            throw Diagnostic.unknownEquation(name, known: model.names, at: argument.range)
        }
    }
}

extension Text {
    /// What to do about a function that stands where a structural model is wanted.
    static func makesModel(_ function: String) -> Text {
        Text(
            en: "make a model of the function first: structural_model(\(function))",
            zh: "先由函数做出模型：structural_model(\(function))")
    }
}
