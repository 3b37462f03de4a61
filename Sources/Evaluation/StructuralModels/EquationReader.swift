internal import Causal
internal import Diagnostics
internal import Language

/// Reads the assignments of a function as the equations of a structural model.
struct EquationReader {
    let program: Program
    let function: FunctionID
    let names: NameTable
    /// The word of the vocabulary that a name means in the function, by its place in the table; nil for any other.
    let command: (Name) -> Int?

    /// The equations in their order.
    ///
    /// Throws for anything but assignments, and for equations that could not be evaluated for many units at once.
    func equations() throws -> [Equation] {
        let body = program.tree[function]
        if let parameter = body.parameters.first {
            throw Diagnostic.modelWithParameters(names[parameter.name], at: parameter.range)
        }
        let lines = body.body.filter { if case .pass = program.tree[$0].kind { false } else { true } }
        let assigned = try lines.map { try assignment($0) }
        guard !assigned.isEmpty, assigned.count <= CausalGraph.mostVariables else {
            throw Diagnostic.numberOfEquations(assigned.count, at: body.range)
        }
        var places: [Name: Int] = [:]
        for (place, (name, target, _)) in assigned.enumerated() {
            guard places.updateValue(place, forKey: name) == nil else {
                throw Diagnostic.twoEquations(names[name], at: program.tree[target].range)
            }
        }
        return try assigned.enumerated().map { place, assignment in
            let (name, _, value) = assignment
            let (draws, causes) = try read(value, of: place, places)
            return Equation(
                name: name, label: names[name], source: .written(value, draws: draws, causes: causes))
        }
    }

    private func assignment(_ id: StatementID) throws -> (name: Name, target: ExpressionID, value: ExpressionID) {
        let statement = program.tree[id]
        if case .assign(let targets, let value) = statement.kind, targets.count == 1,
            case .name(let name) = program.tree[targets[0]].kind
        {
            return (name, targets[0], value)
        }
        throw Diagnostic.notAnEquation(at: statement.range)
    }

    /// The draws and causes of the equation at `place`.
    private func read(
        _ value: ExpressionID, of place: Int, _ places: [Name: Int]
    ) throws -> (draws: [DrawCall], causes: [Int]) {
        var draws: [DrawCall] = []
        var causes: Set<Int> = []
        func note(_ name: Name, at range: SourceRange) throws {
            guard let cause = places[name] else { return }
            guard cause < place else {
                throw Diagnostic.readsLater(names[name], isItself: cause == place, at: range)
            }
            causes.insert(cause)
        }
        let parts = program.tree.parts(of: value)
        for part in parts {
            let expression = program.tree[part]
            switch expression.kind {
            case .name(let name): try note(name, at: expression.range)
            case .lambda(let function):
                for name in program.tree[function].free { try note(name, at: expression.range) }
                try refuseDraws(inBodyOf: function)
            case .call(let callee, let arguments, _):
                if let draw = try drawCall(part, callee, arguments) { draws.append(draw) }
            default: break
            }
        }
        let varying = varying(parts, draws, places)
        for part in parts { try refuseOneForAll(part, varying) }
        try refuseRepeated(draws, in: parts)
        return (draws, causes.sorted())
    }

    /// The call as a draw of one number; nil where it draws nothing.
    private func drawCall(
        _ id: ExpressionID, _ callee: ExpressionID, _ arguments: [Argument]
    ) throws -> DrawCall? {
        let name: Name
        var given: [WrittenArgument] = []
        switch program.tree[callee].kind {
        case .name(let called): name = called
        case .attribute(let base, let called, _):
            name = called
            given.append(WrittenArgument(keyword: nil, keywordRange: nil, range: program.tree[base].range))
        default: return nil
        }
        guard let index = command(name) else { return nil }
        let command = CommandTable.commands[index]
        guard command.family == .random else { return nil }
        given += arguments.map {
            WrittenArgument(
                keyword: $0.keyword.map { names[$0] }, keywordRange: $0.keywordRange,
                range: program.tree[$0.value].range)
        }
        let range = program.tree[id].range
        let binding = try Binding(given, to: command, at: range)
        if command.name == "permutation" { throw Diagnostic.drawOfSeveral(command.name, isSize: false, at: range) }
        let size = command.parameters.firstIndex { $0.name == "size" }
        if let several = size.flatMap({ binding.positions[$0] }) ?? binding.several.first {
            throw Diagnostic.drawOfSeveral(command.name, isSize: true, at: given[several].range)
        }
        return DrawCall(expression: id, command: index)
    }

    /// The parts that may differ from unit to unit.
    private func varying(
        _ parts: [ExpressionID], _ draws: [DrawCall], _ places: [Name: Int]
    ) -> Set<ExpressionID> {
        var varying = Set(draws.map(\.expression))
        for part in parts {
            switch program.tree[part].kind {
            case .name(let name): if places[name] != nil { varying.insert(part) }
            default: if program.tree.children(of: part).contains(where: varying.contains) { varying.insert(part) }
            }
        }
        return varying
    }

    /// Refuses what asks for one truth value where there is one for each unit.
    private func refuseOneForAll(_ part: ExpressionID, _ varying: Set<ExpressionID>) throws {
        let condition: ExpressionID
        switch program.tree[part].kind {
        case .conditional(_, let asked, _): condition = asked
        case .and(let left, _), .or(let left, _): condition = left
        case .unary(.not, let operand): condition = operand
        case .comparison(let first, let links) where links.count > 1:
            // a < b < c is (a < b) and (b < c): the last comparison is asked for no truth value.
            condition = ([first] + links.dropLast().map(\.right)).first(where: varying.contains) ?? first
        default: return
        }
        guard varying.contains(condition) else { return }
        throw Diagnostic.oneForAll(program.tree[part], program.text(of: condition))
    }

    /// Refuses a draw in a function that is called by and by.
    private func refuseDraws(inBodyOf function: FunctionID) throws {
        for case .returnValue(let value?) in program.tree[function].body.map({ program.tree[$0].kind }) {
            for part in program.tree.parts(of: value) {
                guard case .call(let callee, let arguments, _) = program.tree[part].kind,
                    try drawCall(part, callee, arguments) != nil
                else { continue }
                throw Diagnostic.drawNotOnce(program.text(of: part), at: program.tree[part].range)
            }
        }
    }

    /// Refuses a draw that would be made another number of times than once.
    private func refuseRepeated(_ draws: [DrawCall], in parts: [ExpressionID]) throws {
        var doubtful: Set<ExpressionID> = []
        // Parents before their children.
        for part in parts.reversed() {
            let children = program.tree.children(of: part)
            switch program.tree[part].kind {
            case _ where doubtful.contains(part): doubtful.formUnion(children)
            case .conditional(let then, _, let otherwise): doubtful.formUnion([then, otherwise])
            case .and(_, let right), .or(_, let right): doubtful.insert(right)
            case .comprehension: doubtful.formUnion(children)
            default: break
            }
        }
        guard let draw = draws.first(where: { doubtful.contains($0.expression) }) else { return }
        throw Diagnostic.drawNotOnce(program.text(of: draw.expression), at: program.tree[draw.expression].range)
    }
}

/// An argument of which only the place is known.
private struct WrittenArgument: PlacedArgument {
    let keyword: String?
    let keywordRange: SourceRange?
    let range: SourceRange
}
