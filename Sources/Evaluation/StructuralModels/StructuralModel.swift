internal import Causal
internal import Diagnostics
internal import Engine
internal import Language

/// Equations, each of which gives one variable its value from those before it and from noise of its own.
///
/// A model is a value: what its equations read from the notebook is kept as it was when the model was made.
struct StructuralModel: Sendable {
    /// The function whose assignments are the equations, with what they read from outside.
    let closure: Closure
    /// In the order in which they are evaluated; a variable is known by its place here.
    private(set) var equations: [Equation]

    /// The names of the variables.
    var names: [String] { equations.map(\.label) }

    /// The place of a variable, nil if there is none of that name.
    func place(of name: String) -> Int? {
        equations.firstIndex { $0.label.utf8.elementsEqual(name.utf8) }
    }

    /// The model in which these variables are set from outside, whatever their causes are: do(X = x).
    func setting(_ values: [(place: Int, value: NDArray)]) -> StructuralModel {
        var changed = self
        for (place, value) in values { changed.equations[place].source = .set(value) }
        return changed
    }

    /// The right side of an equation as it is written, or the value that stands for it.
    func text(of equation: Equation) -> String {
        switch equation.source {
        case .written(let expression, _, _): closure.program.text(of: expression)
        case .set(let value):
            value.rank == 0 ? shortNumber(value.elements[0]) : "[\(value.count)]"
        }
    }

    /// Who is a direct cause of whom; every variable is observed.
    func graph() throws(GraphError) -> CausalGraph {
        var arrows: [(from: Int, to: Int)] = []
        for (place, equation) in equations.enumerated() {
            for cause in equation.causes { arrows.append((cause, place)) }
        }
        return try CausalGraph(names: names, directed: arrows)
    }

    /// The variables at these places and all that hang on them.
    func reached(from places: [Int]) -> Set<Int> {
        var reached = Set(places)
        for (place, equation) in equations.enumerated() where equation.causes.contains(where: reached.contains) {
            reached.insert(place)
        }
        return reached
    }

    /// What it counts for.
    var byteCount: Int { closure.byteCount + 64 * equations.count }
    /// How deep functions and lists stand in what it keeps.
    var nesting: Int { closure.depth }
}

/// What gives a variable of a structural model its value.
struct Equation: Sendable {
    /// The variable.
    let name: Name
    /// Its name as it is written.
    let label: String
    var source: Source

    /// Where the value comes from.
    enum Source: Sendable {
        /// An expression, its draws in the order in which they are made, and the places of the variables it reads.
        case written(ExpressionID, draws: [DrawCall], causes: [Int])
        /// From outside, for all units or for each.
        case set(NDArray)
    }

    /// Its noise: the draws in the order in which they are made.
    var draws: [DrawCall] {
        if case .written(_, let draws, _) = source { draws } else { [] }
    }

    /// The places of the variables that it reads, in ascending order.
    var causes: [Int] {
        if case .written(_, _, let causes) = source { causes } else { [] }
    }
}

/// A call that draws, in an equation: a term of noise.
struct DrawCall: Sendable {
    /// The call.
    let expression: ExpressionID
    /// The word that draws, by its place in the table.
    let command: Int

    /// `normal`
    var name: String { CommandTable.commands[command].name }
}

extension StructuralModel: DatasetOrigin {}
