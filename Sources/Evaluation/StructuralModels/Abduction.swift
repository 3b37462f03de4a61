internal import Causal
internal import Diagnostics
internal import Engine
internal import Language

/// What rows would have been in a changed world, with the noise that they had.
struct Counterfactual {
    /// Of each variable that the rows hold its values in the changed world, [rows].
    let values: [(place: Int, values: NDArray)]
    /// Whether the values are means over what the noise may have been, because the rows do not tell it.
    let areMeans: Bool
}

extension Session {
    /// Abduction, action, prediction: for each row what stays of it is found from the equations, the variables of
    /// `action` are set, and what hangs on them is computed anew.
    ///
    /// What stays need not be told apart: where an equation is f(what changes) plus something else, the new value is the
    /// old one + f(new) - f(old). In a model of finitely many kinds of units, whose draws hang on no variable, it is the
    /// mean over all units that would have given the row.
    mutating func counterfactual(
        _ model: StructuralModel, rows: [Int: NDArray], count: Int, action: [(place: Int, value: NDArray)],
        at range: SourceRange
    ) throws -> Counterfactual {
        graph.noteLook()
        do {
            return try byDifference(model, rows, count, action, at: range)
        } catch let refusal as Diagnostic where refusal.number == 556 || refusal.number == 557 {
            guard model.isFinite, model.drawsStandAlone else { throw refusal }
            return try byEnumeration(model, rows, count, action, at: range)
        }
    }

    private mutating func byDifference(
        _ model: StructuralModel, _ rows: [Int: NDArray], _ count: Int, _ action: [(place: Int, value: NDArray)],
        at range: SourceRange
    ) throws -> Counterfactual {
        let changed = model.setting(action).reached(from: action.map(\.place))
        let unseen = Set(model.equations.indices.filter { rows[$0] == nil })
        let reader = NoiseReader(
            model: model, changed: changed, unseen: unseen.subtracting(changed), names: names)
        let wanted = model.equations.indices.filter { place in
            changed.contains(place) && rows[place] != nil && !action.contains { $0.place == place }
        }
        for place in wanted {
            let missing = model.equations[place].causes.filter { changed.contains($0) && rows[$0] == nil }
            guard missing.isEmpty else {
                throw Diagnostic.rowLacks(missing.map { model.names[$0] }, for: model.names[place], at: range)
            }
            try reader.check(model.equations[place])
        }
        // Any number may stand for what is kept, as long as it is the same in both worlds: 0, or, where the equation may
        // have no value there, what the model itself draws.
        var result = try predicted(model, rows, count, action, wanted, nil, at: range)
        if result.contains(where: { $0.values.elements.contains { !$0.isFinite } }) {
            let drawn = try looking { session in
                session.random = RandomState(seed: 0)
                return try session.simulate(model, units: count)
            }
            result = try predicted(model, rows, count, action, wanted, drawn, at: range)
        }
        return Counterfactual(values: result, areMeans: false)
    }

    private mutating func predicted(
        _ model: StructuralModel, _ rows: [Int: NDArray], _ count: Int, _ action: [(place: Int, value: NDArray)],
        _ wanted: [Int], _ standIns: Units?, at range: SourceRange
    ) throws -> [(place: Int, values: NDArray)] {
        var before = Units(of: model, count: count)
        let zeros = NDArray(shape: [count], repeating: 0)
        for place in model.equations.indices { before[place] = rows[place] ?? standIns?[place] ?? zeros }
        var after = before
        for (place, value) in action {
            guard value.rank == 0 || value.shape == [count] else {
                throw Refusal.unitsDiffer(model.names[place], value.count, units: count)
            }
            after[place] =
                value.rank == 0
                ? NDArray(shape: [count], kind: value.kind, repeating: value.elements[0]) : value
        }
        for place in wanted {
            let equation = model.equations[place]
            let old = try withoutNoise(equation, in: &before, standIns)
            let new = try withoutNoise(equation, in: &after, standIns)
            guard let seen = rows[place] else { continue }
            if equation.draws.isEmpty, equation.causes.allSatisfy({ rows[$0] != nil }),
                let row = seen.elements.indices.first(where: { !isNear(seen.elements[$0], old.elements[$0]) })
            {
                throw Diagnostic.rowNeverHappens(row, of: count, at: range)
            }
            after[place] = NDArray(
                shape: [count],
                elements: seen.elements.indices.map { seen.elements[$0] + (new.elements[$0] - old.elements[$0]) })
        }
        return model.equations.indices.compactMap { place in
            rows[place] == nil ? nil : after[place].map { (place, $0) }
        }
    }

    /// Whether a value may be what an equation without noise gives, written with fewer digits.
    private func isNear(_ seen: Double, _ given: Double) -> Bool {
        seen == given || seen.isNaN && given.isNaN || abs(seen - given) <= 1e-6 * (1 + abs(given))
    }

    /// What an equation gives with the mean of each normal draw, and for other noise with what other units drew, or 0.
    mutating func withoutNoise(
        _ equation: Equation, in units: inout Units, _ standIns: Units? = nil
    ) throws -> NDArray {
        for draw in equation.draws {
            var number = standIns?[draw] ?? NDArray(number: 0)
            if draw.name == "normal" {
                let given = try arguments(of: draw, in: &units)
                if given.given("mean") != nil {
                    number = try given.array("mean", &self).detached
                }
            }
            if number.rank == 0 { number = NDArray(shape: [units.count], repeating: number.elements[0]) }
            units[draw] = number
        }
        return try value(of: equation, in: &units)
    }

    /// The mean over all noise that gives the row, weighted by its probability.
    private mutating func byEnumeration(
        _ model: StructuralModel, _ rows: [Int: NDArray], _ count: Int, _ action: [(place: Int, value: NDArray)],
        at range: SourceRange
    ) throws -> Counterfactual {
        let draws = model.equations.flatMap(\.draws)
        var particles = Particles(columns: draws.count)
        var empty = Units(of: model, count: 1)
        for (column, draw) in draws.enumerated() {
            try particles.expand(column, by: finiteDraw(draw, in: &empty))
            try graph.budget.request(bytes: Self.bytes(4 * particles.count, draws.count + 2 * model.equations.count))
        }
        let worlds = try [model, model.setting(action)].map { world in
            var units = Units(of: world, count: particles.count)
            for (column, draw) in draws.enumerated() {
                units[draw] = particles.columns[column].map {
                    NDArray(
                        shape: [$0.count], kind: $0.allSatisfy { $0 == $0.rounded() } ? .integer : .number, elements: $0
                    )
                }
            }
            for (place, equation) in world.equations.enumerated() {
                units[place] = try value(of: equation, in: &units)
            }
            return units.values
        }
        let seen = model.equations.indices.filter { rows[$0] != nil }
        try graph.budget.charge(operations: Self.bytes(of: [count, particles.count, 2 * seen.count + 1]) / 8)
        var means = seen.map { _ in [Double]() }
        for row in 0..<count {
            let fitting = (0..<particles.count).filter { particle in
                seen.allSatisfy { worlds[0][$0].elements[particle] == rows[$0]?.elements[row] }
            }
            let total = fitting.reduce(0) { $0 + particles.weights[$1] }
            guard total > 0 else { throw Diagnostic.rowNeverHappens(row, of: count, at: range) }
            for (index, place) in seen.enumerated() {
                let sum = fitting.reduce(0) { $0 + particles.weights[$1] * worlds[1][place].elements[$1] }
                means[index].append(sum / total)
            }
        }
        return Counterfactual(
            values: zip(seen, means).map { ($0, NDArray(shape: [count], elements: $1)) }, areMeans: true)
    }
}

extension StructuralModel {
    /// Whether no draw hangs on a variable or on another draw.
    fileprivate var drawsStandAlone: Bool {
        let tree = closure.program.tree
        let names = Set(equations.map(\.name))
        let draws = equations.flatMap(\.draws).map(\.expression)
        return draws.allSatisfy { draw in
            tree.parts(of: draw).allSatisfy { part in
                if part != draw, draws.contains(part) { return false }
                if case .name(let name) = tree[part].kind { return !names.contains(name) }
                return true
            }
        }
    }
}
