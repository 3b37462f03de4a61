internal import Diagnostics
internal import Engine
internal import Language

/// The one way in which equations are evaluated: for many units at once, with something in place of each draw.
extension Session {
    /// What an equation gives for each unit, [units]; its draws have been made.
    mutating func value(of equation: Equation, in units: inout Units) throws -> NDArray {
        try graph.budget.request(bytes: Self.bytes(units.count, 1 + equation.draws.count))
        try graph.budget.charge(operations: units.count)
        let array: NDArray
        switch equation.source {
        case .set(let value): array = value
        case .written(let expression, _, _):
            let range = units.frame.program.tree[expression].range
            array = try withoutDrawing(equation, at: range) { session in
                let value = try session.evaluate(expression, in: &units.frame)
                switch value {
                case .array, .truth, .integer, .number, .range, .list, .tuple:
                    do {
                        return try session.array(value).detached
                    } catch is Refusal {
                        throw Diagnostic.notOneNumber(equation.label, value, at: range)
                    }
                default: throw Diagnostic.notOneNumber(equation.label, value, at: range)
                }
            }
            guard array.rank == 0 || array.shape == [units.count] else {
                throw Diagnostic.notOneNumber(equation.label, .array(array), at: range)
            }
        }
        if array.rank == 0 { return NDArray(shape: [units.count], kind: array.kind, repeating: array.elements[0]) }
        guard array.shape == [units.count] else {
            throw Refusal.unitsDiffer(equation.label, array.count, units: units.count)
        }
        return array
    }

    /// What a draw is given, for all units at once.
    mutating func arguments(of draw: DrawCall, in units: inout Units) throws -> Arguments {
        let program = units.frame.program
        let range = program.tree[draw.expression].range
        var given: [GivenArgument] = []
        if case .call(let callee, let arguments, _) = program.tree[draw.expression].kind {
            if case .attribute(let base, _, _) = program.tree[callee].kind {
                let value = try evaluate(base, in: &units.frame)
                given.append(GivenArgument(value: value, program: program, expression: base))
            }
            given += try give(arguments, in: &units.frame)
        }
        return try Arguments(binding: given, to: CommandTable.commands[draw.command], at: range)
    }

    /// Makes a draw for every unit, from the session's stream, as NumPy does with `size`.
    mutating func drawn(_ draw: DrawCall, in units: inout Units) throws -> NDArray {
        let arguments = try arguments(of: draw, in: &units)
        let place = arguments.range
        // One draw a unit: what another unit drew is put back.
        var given = arguments.all.filter { $0.keyword != "replace" }
        let takesSize = arguments.command.parameters.contains { $0.name == "size" }
        given.append(
            GivenArgument(
                keyword: takesSize ? "size" : nil, value: .tuple(List([.integer(units.count)])), range: place))
        do {
            let value = try call(.command(draw.command), given, at: place)
            guard case .array(let array) = value, array.shape == [units.count] else {
                throw Diagnostic.notOneNumber(units.frame.program.text(of: draw.expression), value, at: place)
            }
            return array.detached
        } catch let error as EngineError {
            throw explain(error, at: draw.expression, in: units.frame.program)
        } catch let refusal as Refusal {
            throw refusal.diagnostic(at: place)
        }
    }

    /// Draws the noise of so many units and solves the equations for them, in order.
    mutating func simulate(_ model: StructuralModel, units count: Int) throws -> Units {
        graph.noteLook()
        try graph.budget.request(bytes: Self.bytes(of: [count, model.equations.count]))
        var units = Units(of: model, count: count)
        try holding(&units) { session, units in
            for (place, equation) in model.equations.enumerated() {
                try session.graph.budget.step()
                for draw in equation.draws { units[draw] = try session.drawn(draw, in: &units) }
                units[place] = try session.value(of: equation, in: &units)
                session.graph.budget.held += 8 * count * (1 + equation.draws.count)
            }
        }
        return units
    }

    /// Does `body`, and counts what it holds only as long.
    mutating func holding<Result>(
        _ units: inout Units, _ body: (inout Session, inout Units) throws -> Result
    ) rethrows -> Result {
        let held = graph.budget.held
        defer { graph.budget.held = held }
        return try body(&self, &units)
    }

    /// Refuses what draws where no draw is written: in a function that the equation calls.
    private mutating func withoutDrawing(
        _ equation: Equation, at range: SourceRange, _ body: (inout Session) throws -> NDArray
    ) throws -> NDArray {
        let before = random
        let array = try body(&self)
        guard random == before else { throw Diagnostic.hiddenDraw(equation.label, at: range) }
        return array
    }
}
