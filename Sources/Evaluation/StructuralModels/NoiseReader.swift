internal import Diagnostics
internal import Engine
internal import Language

/// Whether an equation is a part that can be computed plus a part that stays as it was for the same unit, whatever its
/// value: then the change of the first is the change of the whole.
struct NoiseReader {
    let model: StructuralModel
    /// The variables that are other in the changed world.
    let changed: Set<Int>
    /// The variables that the row does not hold, and that stay as they were.
    let unseen: Set<Int>
    let names: NameTable

    /// What is known of a part of an equation.
    private enum Part {
        /// The same in both worlds; known, or made of noise and of what the row does not hold.
        case kept(isKnown: Bool)
        /// Another in the changed world, and known in both.
        case computable
        /// Something computable plus something kept.
        case sum
    }

    /// Throws where the part that stays is not simply added.
    func check(_ equation: Equation) throws {
        guard case .written(let expression, let draws, _) = equation.source else { return }
        let tree = model.closure.program.tree
        var parts: [ExpressionID: Part] = [:]
        for id in tree.parts(of: expression) {
            let children = tree.children(of: id).map { parts[$0] ?? .kept(isKnown: true) }
            if let draw = draws.first(where: { $0.expression == id }) {
                parts[id] = try noise(draw, of: equation, parts)
                continue
            }
            switch tree[id].kind {
            case .name(let name): parts[id] = variable(name)
            case .lambda(let function):
                parts[id] = try mixed(tree[function].free.map(variable) + children, equation, id)
            case .unary(.minus, _), .unary(.plus, _): parts[id] = children[0]
            case .binary(.add, _, _), .binary(.subtract, _, _):
                parts[id] = (try? mixed(children, equation, id)) ?? .sum
            case .binary(.multiply, _, _), .binary(.divide, _, _):
                parts[id] = try scaled(children[0], by: children[1], equation, id)
            default: parts[id] = try mixed(children, equation, id)
            }
        }
    }

    private func variable(_ name: Name) -> Part {
        guard let place = model.equations.firstIndex(where: { $0.name == name }) else { return .kept(isKnown: true) }
        if changed.contains(place) { return .computable }
        return .kept(isKnown: !unseen.contains(place))
    }

    /// What any function of such parts is.
    private func mixed(_ parts: [Part], _ equation: Equation, _ id: ExpressionID) throws -> Part {
        var (changes, isKnown) = (false, true)
        for part in parts {
            switch part {
            case .kept(let known): isKnown = isKnown && known
            case .computable: changes = true
            case .sum: (changes, isKnown) = (true, false)
            }
        }
        if !changes { return .kept(isKnown: isKnown) }
        if isKnown { return .computable }
        let program = model.closure.program
        throw Diagnostic.noiseNotAdded(equation.label, program.text(of: id), at: program.tree[id].range)
    }

    /// A product or quotient: a sum stays one when it is multiplied by what is known and the same in both worlds.
    private func scaled(_ left: Part, by right: Part, _ equation: Equation, _ id: ExpressionID) throws -> Part {
        switch (left, right) {
        case (.sum, .kept(isKnown: true)): return .sum
        case (.kept(isKnown: true), .sum):
            if case .binary(.multiply, _, _) = model.closure.program.tree[id].kind { return .sum }
            return try mixed([left, right], equation, id)
        default: return try mixed([left, right], equation, id)
        }
    }

    /// A draw stays what it was if what it is drawn from stays; of a normal draw the mean may move.
    private func noise(_ draw: DrawCall, of equation: Equation, _ parts: [ExpressionID: Part]) throws -> Part {
        let program = model.closure.program
        guard case .call(let callee, let arguments, _) = program.tree[draw.expression].kind else { return .sum }
        var given = arguments.map { ($0.keyword.map { names[$0] }, parts[$0.value] ?? .kept(isKnown: true)) }
        if case .attribute(let base, _, _) = program.tree[callee].kind {
            given.insert((nil, parts[base] ?? .kept(isKnown: true)), at: 0)
        }
        var moves = false
        for (place, argument) in given.enumerated() {
            if case .kept = argument.1 { continue }
            // The mean of a normal draw comes first, or under its name.
            guard draw.name == "normal", argument.0.map({ $0 == "mean" }) ?? (place == 0) else {
                throw Diagnostic.noiseIsAnother(
                    equation.label, program.text(of: draw.expression), at: program.tree[draw.expression].range)
            }
            moves = true
        }
        return moves ? .sum : .kept(isKnown: false)
    }
}
