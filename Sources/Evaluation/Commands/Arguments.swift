internal import Diagnostics
internal import Engine

/// An argument of a call and its place in the text.
protocol PlacedArgument {
    var keyword: String? { get }
    var keywordRange: SourceRange? { get }
    var range: SourceRange { get }
}

/// Which argument goes to which parameter of a command.
struct Binding {
    /// For each parameter the argument that names it, or else the one in its place.
    private(set) var positions: [Int?]
    /// The arguments of a `several` parameter, in order.
    private(set) var several: [Int] = []
    /// The arguments of a `named` parameter, in order.
    private(set) var named: [Int] = []

    /// Throws where a name is unknown or given twice, and for arguments that are too many or missing.
    init(_ given: [some PlacedArgument], to command: Command, at range: SourceRange) throws {
        let parameters = command.parameters
        positions = Array(repeating: nil, count: parameters.count)
        var place = 0
        for (index, argument) in given.enumerated() {
            guard let keyword = argument.keyword else {
                if place < command.positional.count {
                    let parameter = command.positional[place]
                    if positions[parameter] != nil {
                        throw Diagnostic.givenTwice(parameters[parameter].name, of: command.name, at: argument.range)
                    }
                    positions[parameter] = index
                    place += 1
                } else if command.takesSeveral {
                    several.append(index)
                } else {
                    throw Diagnostic.tooManyArguments(
                        command.name, takes: command.positional.count, given: given.count { $0.keyword == nil },
                        signature: command.signature, takesData: parameters.contains { $0.name == "data" },
                        at: argument.range)
                }
                continue
            }
            let range = argument.keywordRange ?? argument.range
            guard let parameter = parameters.firstIndex(where: { $0.name == keyword && $0.kind != .named }) else {
                if command.takesNamed {
                    named.append(index)
                    continue
                }
                let known = parameters.filter { $0.kind == .ordinary || $0.kind == .option }.map(\.name)
                throw Diagnostic.unknownKeyword(keyword, of: command.name, known: known, at: range)
            }
            if parameters[parameter].kind == .several {
                several.append(index)
            } else if positions[parameter] != nil {
                throw Diagnostic.givenTwice(keyword, of: command.name, at: range)
            } else {
                positions[parameter] = index
            }
        }
        for parameter in command.required where positions[parameter] == nil {
            throw Diagnostic.missingArgument(parameters[parameter].name, of: command.name, at: range)
        }
    }
}

/// What a command was given, sorted to its parameters.
struct Arguments {
    let command: Command
    let range: SourceRange
    private let given: [GivenArgument]
    /// All arguments in their order.
    var all: [GivenArgument] { given }
    private let positions: [Int?]
    /// The arguments of a `several` parameter, in order.
    let several: [GivenArgument]
    /// The arguments of a `named` parameter, in order.
    let named: [GivenArgument]

    init(binding given: [GivenArgument], to command: Command, at range: SourceRange) throws {
        let binding = try Binding(given, to: command, at: range)
        self.command = command
        self.range = range
        self.given = given
        positions = binding.positions
        several = binding.several.flatMap { index -> [GivenArgument] in
            guard given[index].keyword != nil else { return [given[index]] }
            // `metrics=[accuracy, recall]` says the same as `accuracy, recall`.
            switch given[index].value {
            case .list(let list), .tuple(let list): return list.items.map { GivenArgument(given[index], value: $0) }
            default: return [given[index]]
            }
        }
        named = binding.named.map { given[$0] }
    }

    /// The argument, nil when it was left out or is None.
    func given(_ name: String) -> GivenArgument? {
        guard let index = command.parameters.firstIndex(where: { $0.name == name }), let position = positions[index]
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
            guard let axis = entry.wholeNumber else {
                throw Diagnostic.notAnAxis(entry, name, of: command.name, at: argument.range)
            }
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
            at: range, help: help ?? callOf(value))
    }

    /// That a command which needs nothing was meant to be called.
    private static func callOf(_ value: Value) -> Text? {
        guard case .function(.command(let index)) = value, CommandTable.commands[index].required.isEmpty else {
            return nil
        }
        let name = CommandTable.commands[index].name
        return Text(en: "did you mean to call it, \(name)()?", zh: "是不是想调用它：\(name)()？")
    }

    /// Something else where an axis of an array belongs: often a second array.
    static func notAnAxis(
        _ value: Value, _ parameter: String, of function: String, at range: SourceRange
    ) -> Diagnostic {
        let pairwise = ["max": "maximum", "min": "minimum"][function]
        let isArray = if case .array = value { true } else { false }
        return wrongKind(
            parameter, of: function, wants: ("an axis", "一个轴"), is: value, at: range,
            help: isArray
                ? pairwise.map {
                    Text(en: "of two arrays, number by number: \($0)(a, b)", zh: "两个数组逐个比较用 \($0)(a, b)")
                } : nil)
    }
}
