internal import Causal
internal import Diagnostics
internal import Engine
internal import Language

extension StructuralModel {
    /// Whether every draw has finitely many outcomes.
    var isFinite: Bool {
        equations.allSatisfy { $0.draws.allSatisfy { ["binomial", "randint", "choice"].contains($0.name) } }
    }
}

extension Session {
    /// All values that the variables `kept` can have together, with their probabilities, in ascending order: every draw
    /// is made in every possible way. Column i of the particles is the variable at place i of the model.
    ///
    /// Throws `tooManyParticles`; the model must be finite.
    mutating func enumerate(_ model: StructuralModel, keeping kept: [Int]) throws -> Particles {
        graph.noteLook()
        let places = model.equations.indices
        let draws = model.equations.map(\.draws.count).max() ?? 0
        var particles = Particles(columns: places.count + draws)
        var kinds = Array(repeating: NDArray.Kind.number, count: places.count)
        // The place after which nothing reads a variable.
        var lastRead = Array(places)
        for place in places { for cause in model.equations[place].causes { lastRead[cause] = place } }
        for place in kept { lastRead[place] = places.count }
        for (place, equation) in model.equations.enumerated() {
            try graph.budget.step()
            for (number, draw) in equation.draws.enumerated() {
                var units = units(of: model, particles, kinds, equation.draws.prefix(number))
                try particles.expand(places.count + number, by: finiteDraw(draw, in: &units))
                try charge(particles)
            }
            var units = units(of: model, particles, kinds, equation.draws[...])
            let values = try value(of: equation, in: &units)
            kinds[place] = values.kind
            particles.set(place, to: values.elements)
            particles.keep(places.filter { $0 <= place && lastRead[$0] > place })
            try charge(particles)
        }
        particles.keep(kept)
        return particles.sorted()
    }

    private mutating func charge(_ particles: Particles) throws {
        let columns = particles.columns.count { $0 != nil } + 1
        try graph.budget.request(bytes: Self.bytes(4 * particles.count, columns))
        try graph.budget.charge(operations: 8 * particles.count * columns)
    }

    /// The particles as units: the values of the variables, and of the draws of the equation that have been made.
    private func units(
        of model: StructuralModel, _ particles: Particles, _ kinds: [NDArray.Kind], _ draws: ArraySlice<DrawCall>
    ) -> Units {
        var units = Units(of: model, count: particles.count)
        for place in model.equations.indices {
            units[place] = particles.columns[place].map {
                NDArray(shape: [$0.count], kind: kinds[place], elements: $0)
            }
        }
        for (number, draw) in draws.enumerated() {
            units[draw] = particles.columns[model.equations.count + number].map {
                NDArray(
                    shape: [$0.count], kind: $0.allSatisfy { $0 == $0.rounded() } ? .integer : .number, elements: $0)
            }
        }
        return units
    }

    /// The outcomes of a draw at each particle.
    mutating func finiteDraw(_ draw: DrawCall, in units: inout Units) throws -> FiniteDraw {
        var session = self
        // Made once, so that wrong parameters are refused as a draw refuses them.
        _ = try session.drawn(draw, in: &units)
        let arguments = try session.arguments(of: draw, in: &units)
        switch draw.name {
        case "binomial":
            return .binomial(
                trials: try arguments.array("n", &session).elements,
                probability: try arguments.array("p", &session).elements)
        case "randint":
            let first = try arguments.integer("low") ?? 0
            guard let high = try arguments.integer("high") else { return .integers(low: 0, high: first) }
            return .integers(low: first, high: high)
        default:
            let from = try arguments["x"]
            let values: [Double]
            if let count = from.value.wholeNumber {
                try graph.budget.request(bytes: Self.bytes(count, 2))
                values = (0..<max(0, count)).map(Double.init)
            } else {
                let array = try session.array(from, parameter: "x", in: arguments)
                guard array.rank == 1 else {
                    throw Diagnostic.notOneNumber(
                        units.frame.program.text(of: draw.expression), .array(array), at: arguments.range)
                }
                values = array.elements
            }
            let given = try arguments.given("p") == nil ? nil : arguments.array("p", &session).elements
            // As the draw itself does it: the last sum is made 1.
            let total = given?.reduce(0, +) ?? Double(values.count)
            return .choice(values: values, probabilities: (given ?? values.map { _ in 1 }).map { $0 / total })
        }
    }
}
