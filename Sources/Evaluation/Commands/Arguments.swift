internal import Diagnostics
internal import Engine

/// What a command was given, sorted to its parameters.
struct Arguments {
    let command: Command
    let range: SourceRange
    private let given: [GivenArgument]
    /// The arguments of a `several` parameter, in order.
    private(set) var several: [GivenArgument] = []
    /// The arguments of a `named` parameter, in order.
    private(set) var named: [GivenArgument] = []

    init(binding given: [GivenArgument], to command: Command, at range: SourceRange) throws {
        self.command = command
        self.range = range
        self.given = given
        var position = 0
        for (index, argument) in given.enumerated() {
            if let keyword = argument.keyword {
                try bind(argument, keyword, among: given[..<index])
            } else if position < command.positional.count {
                position += 1
            } else if command.takesSeveral {
                several.append(argument)
            } else {
                throw Diagnostic.tooManyArguments(
                    command.name, takes: command.positional.count, given: given.filter { $0.keyword == nil }.count,
                    signature: command.signature, at: argument.range)
            }
        }
        for parameter in command.required where indexFilling(parameter) == nil {
            throw Diagnostic.missingArgument(command.parameters[parameter].name, of: command.name, at: range)
        }
    }

    /// An argument with a name: a parameter's, or one of the caller's choice.
    private mutating func bind(
        _ argument: GivenArgument, _ keyword: String, among earlier: ArraySlice<GivenArgument>
    ) throws {
        let parameters = command.parameters
        guard let index = parameters.firstIndex(where: { $0.name == keyword && $0.kind != .named }) else {
            if command.takesNamed {
                named.append(argument)
                return
            }
            let known = parameters.filter { $0.kind == .ordinary || $0.kind == .option }.map(\.name)
            throw Diagnostic.unknownKeyword(
                keyword, of: command.name, known: known, at: argument.keywordRange ?? argument.range)
        }
        if parameters[index].kind == .several {
            // `metrics=[accuracy, recall]` says the same as `accuracy, recall`.
            switch argument.value {
            case .list(let list), .tuple(let list):
                several += list.items.map { GivenArgument(argument, value: $0) }
            default: several.append(argument)
            }
            return
        }
        let place = command.positional.firstIndex(of: index)
        let byPosition = earlier.filter { $0.keyword == nil }.count
        if earlier.contains(where: { $0.keyword == keyword }) || (place.map { $0 < byPosition } ?? false) {
            throw Diagnostic.givenTwice(keyword, of: command.name, at: argument.keywordRange ?? argument.range)
        }
    }

    /// Which of the given arguments fills a parameter: the one that names it, or the one in its place.
    private func indexFilling(_ parameter: Int) -> Int? {
        let name = command.parameters[parameter].name
        if let named = given.firstIndex(where: { $0.keyword == name }) { return named }
        guard var place = command.positional.firstIndex(of: parameter) else { return nil }
        for (index, argument) in given.enumerated() where argument.keyword == nil {
            if place == 0 { return index }
            place -= 1
        }
        return nil
    }

    /// The argument, nil when it was left out or is None.
    func given(_ name: String) -> GivenArgument? {
        guard let index = command.parameters.firstIndex(where: { $0.name == name }),
            let position = indexFilling(index)
        else { return nil }
        if case .none = given[position].value { return nil }
        return given[position]
    }

    /// The argument that an error of the engine names, by our name or by its own.
    func blamed(by error: EngineError) -> GivenArgument? {
        guard case .argument(let name, _, _) = error else { return nil }
        let ours = ["probability": "p", "trials": "n", "deviation": "std"]
        return given(ours[name] ?? name)
    }

    /// The value of a required argument.
    subscript(name: String) -> GivenArgument {
        get throws {
            guard let argument = given(name) else {
                throw Diagnostic.missingArgument(name, of: command.name, at: range)
            }
            return argument
        }
    }

    /// That `argument` is of the wrong kind.
    func wrong(
        _ argument: GivenArgument, _ name: String, wants: (en: String, zh: String), help: Text? = nil
    ) -> Diagnostic {
        Diagnostic.wrongKind(name, of: command.name, wants: wants, is: argument.value, at: argument.range, help: help)
    }

    func integer(_ name: String, atLeast least: Int? = nil) throws -> Int? {
        guard let argument = given(name) else { return nil }
        guard let value = argument.value.wholeNumber else {
            throw wrong(argument, name, wants: ("a whole number", "一个整数"))
        }
        if let least, value < least {
            throw Diagnostic.engine(.argument(name: name, value: Double(value), .atLeast(least)), at: argument.range)
        }
        return value
    }

    func number(_ name: String) throws -> Double? {
        guard let argument = given(name) else { return nil }
        guard let value = argument.value.double else { throw wrong(argument, name, wants: ("a number", "一个数")) }
        return value
    }

    /// A number that meets a requirement.
    func number(_ name: String, _ requirement: EngineError.Requirement) throws -> Double? {
        guard let value = try number(name) else { return nil }
        guard requirement.isMet(by: value) else {
            throw Diagnostic.engine(.argument(name: name, value: value, requirement), at: try self[name].range)
        }
        return value
    }

    func truth(_ name: String) throws -> Bool? {
        guard let argument = given(name) else { return nil }
        guard case .truth(let value) = argument.value else {
            throw wrong(argument, name, wants: ("True or False", " True 或 False"))
        }
        return value
    }

    func text(_ name: String) throws -> String? {
        guard let argument = given(name) else { return nil }
        guard case .text(let value) = argument.value else { throw wrong(argument, name, wants: ("a text", "文本")) }
        return value
    }

    func array(_ name: String, _ session: inout Session) throws -> NDArray {
        try session.array(self[name], parameter: name, in: self)
    }

    /// A list of axes: an integer, a tuple, or nothing for all.
    func axes(_ name: String, rank: Int) throws -> [Int]? {
        guard let argument = given(name) else { return nil }
        let entries: [Value] =
            switch argument.value {
            case .tuple(let list), .list(let list): list.items
            case let value: [value]
            }
        return try entries.map { entry in
            guard let axis = entry.wholeNumber else { throw wrong(argument, name, wants: ("an axis", "一个轴")) }
            guard axis >= -rank, axis < rank else {
                throw Diagnostic.engine(.axisOutOfRange(axis: axis, rank: rank), at: argument.range)
            }
            return axis < 0 ? axis + rank : axis
        }
    }

    /// A shape from one integer, a tuple or array of them, or integers one by one.
    static func shape(
        _ arguments: [GivenArgument], of command: String, name: String = "shape"
    ) throws -> [Int] {
        var sizes: [Int] = []
        for argument in arguments {
            let entries: [Value] =
                switch argument.value {
                case .tuple(let list), .list(let list): list.items
                case .array(let array) where array.rank == 1 && array.kind == .integer:
                    // More than five are refused below.
                    array.elements.prefix(6).map { Value(simplifying: NDArray(number: $0, kind: .integer)) }
                case let value: [value]
                }
            for entry in entries {
                guard let size = entry.wholeNumber else {
                    throw Diagnostic.wrongKind(
                        name, of: command, wants: ("whole numbers", "整数"), is: entry, at: argument.range)
                }
                guard size >= 0 else {
                    throw Diagnostic.engine(
                        .argument(name: name, value: Double(size), .notNegative), at: argument.range)
                }
                sizes.append(size)
            }
            guard sizes.count <= 5 else { throw Diagnostic.engine(.tooManyAxes(sizes.count), at: argument.range) }
        }
        return sizes
    }
}

extension Diagnostic {
    static func wrongKind(
        _ parameter: String, of function: String, wants: (en: String, zh: String), is value: Value,
        at range: SourceRange, help: Text? = nil
    ) -> Diagnostic {
        // A number that is not whole is best said itself.
        let number: String? = if case .number(let number) = value { plainNumber(number) } else { nil }
        return Diagnostic(
            270,
            Text(
                en: "\(parameter) of \(function) must be \(wants.en), not \(number ?? article(value.kindName))",
                zh: "\(function) 的 \(parameter) 应为\(wants.zh)，这里是\(number.map { " \($0)" } ?? value.chineseKindName)"),
            at: range, help: help)
    }
}
