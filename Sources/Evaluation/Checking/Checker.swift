internal import Diagnostics
internal import Engine
internal import Language

/// Finds what is wrong with a notebook without running it.
///
/// It walks the statements as the session will and keeps of each value what can be known: its kind, the lengths of its
/// axes, sometimes the value itself. It says what the run would say, with the same number at the same place, and is
/// silent where a mistake hangs on data.
struct Checker {
    /// Makes what is made of constants, and the messages; it never runs a cell.
    var session: Session
    var variables: [Sketch?]
    var diagnostics: [Diagnostic] = []
    /// What has been said where.
    private var said: Set<Said> = []
    private(set) var placesSaid: Set<SourceRange?> = []
    /// How many branches and loops, which may not be run, stand around the statement.
    var uncertainty = 0
    /// Whether nothing is reported: a loop's second turn, a function that nobody calls.
    var isSilent = false
    var loopDepth = 0
    var callDepth = 0
    var depth = 0
    /// What is left of the effort: a check must not take longer than a page.
    var effort = 200_000
    /// Functions that were called; the others are looked at in the end.
    var called: Set<FunctionPlace> = []
    var defined: [SketchedFunction] = []
    /// The shape of a sample after a model's elements, for models whose input is known.
    var outlines: [ModelID: ModelOutline] = [:]
    /// Where commands are computed of constants: a session that may spend little.
    let scratch: Session
    private var extents = 0

    /// A check of what `session` would run.
    init(_ session: Session) {
        self.session = session
        var settings = session.settings
        settings.limits = Budget.Limits(steps: 1_000, operations: 1_000_000, memory: 1 << 14)
        scratch = Session(settings: settings, host: Host())
        variables = session.variables.map { $0.map { Checker.sketch(of: $0) } }
    }

    /// A length that nothing else has.
    mutating func newExtent() -> Int {
        extents += 1
        return Extent.unknown(extents)
    }

    /// Checks one cell, or an inline expression.
    mutating func check(_ program: Program) {
        var scope = Scope(cell: program)
        _ = execute(program.tree.body, in: &scope)
    }

    /// Checks the functions that no statement called: of what they are given nothing is known.
    mutating func checkUncalledFunctions() {
        for function in defined where !called.contains(FunctionPlace(function)) {
            uncertainty += 1
            _ = run(function, binding: function.program.tree[function.function].parameters.map { _ in .unknown })
            uncertainty -= 1
        }
    }

    mutating func report(_ diagnostic: Diagnostic) {
        guard !isSilent, effort > 0 else { return }
        // What may not be run may be right for what it would be run with.
        if uncertainty > 0, !diagnostic.isOfTheText { return }
        guard said.insert(Said(number: diagnostic.number, range: diagnostic.range)).inserted else { return }
        placesSaid.insert(diagnostic.range)
        diagnostics.append(diagnostic)
    }

    /// What is known of a value that is there.
    static func sketch(of value: Value) -> Sketch {
        switch value {
        case .array(let array): .array(shape: array.shape, kind: array.kind)
        case .list(let list): .list(list.items.map { sketch(of: $0) })
        case .tuple(let list): .tuple(list.items.map { sketch(of: $0) })
        case .dataset(let data):
            .dataset(SketchedDataset(x: data.x.shape, y: data.y.shape, features: data.features))
        case .history, .table, .marks, .plots: .like(value)
        default: .known(value)
        }
    }
}

/// A number, and the place it is about.
private struct Said: Hashable {
    let number: Int
    let range: SourceRange?
}

/// Which function of which cell.
struct FunctionPlace: Hashable {
    let program: ObjectIdentifier
    let function: FunctionID

    init(_ function: SketchedFunction) {
        program = ObjectIdentifier(function.program)
        self.function = function.function
    }
}

/// The shapes of a sample before a model and after each of its elements.
struct ModelOutline {
    let input: [Int]
    let outputs: [[Int]]
}

extension Diagnostic {
    /// Whether what it says of the text holds whatever the values are.
    fileprivate var isOfTheText: Bool {
        switch number {
        case 240...246, 261, 264...269, 327: true
        default: false
        }
    }
}
