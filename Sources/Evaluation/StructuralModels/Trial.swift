internal import Diagnostics
internal import Engine
internal import Language

extension Session {
    /// Tries a new model on a few units, with a copy of the stream: every equation must give each unit one number, and
    /// the same one whatever the other units are.
    mutating func tryOut(_ model: StructuralModel) throws {
        let (many, few) = (64, 33)
        try looking { session in
            var units = Units(of: model, count: many)
            for (place, equation) in model.equations.enumerated() {
                for draw in equation.draws {
                    try session.refuseMixing(of: draw, in: units, few)
                    units[draw] = try session.drawn(draw, in: &units)
                }
                let values = try session.value(of: equation, in: &units)
                var part = units.prefix(few)
                let alone = try session.value(of: equation, in: &part)
                guard agree(values.elements.prefix(few), alone.elements[...]) else {
                    throw Diagnostic.mixesUnits(equation.label, at: units.frame.program.tree.range(of: equation))
                }
                units[place] = values
            }
        }
    }

    /// Refuses a draw of which a unit's parameters hang on other units.
    private mutating func refuseMixing(of draw: DrawCall, in units: Units, _ few: Int) throws {
        var (all, part) = (units, units.prefix(few))
        let (many, alone) = (try arguments(of: draw, in: &all), try arguments(of: draw, in: &part))
        for (one, other) in zip(many.all, alone.all) {
            let values = [one.value, other.value].compactMap { value -> [Double]? in
                if case .array(let array) = value { return array.elements }
                return value.double.map { [$0] }
            }
            guard values.count == 2 else { continue }
            let isOneEach = values[0].count == units.count && values[1].count == few
            guard agree(isOneEach ? values[0].prefix(few) : values[0][...], values[1][...]) else {
                throw Diagnostic.mixesUnits(units.frame.program.text(of: draw.expression), at: one.range)
            }
        }
    }
}

/// Whether numbers are the same but for rounding.
private func agree(_ one: ArraySlice<Double>, _ other: ArraySlice<Double>) -> Bool {
    one.count == other.count
        && zip(one, other).allSatisfy {
            $0 == $1 || ($0.isNaN && $1.isNaN) || ($0 - $1).magnitude <= 1e-9 * max($0.magnitude, $1.magnitude)
        }
}

extension SyntaxTree {
    /// Where the right side of an equation stands.
    func range(of equation: Equation) -> SourceRange? {
        if case .written(let expression, _, _) = equation.source { self[expression].range } else { nil }
    }
}
