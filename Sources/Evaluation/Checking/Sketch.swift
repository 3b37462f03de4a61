internal import Diagnostics
internal import Engine
internal import Language

/// What is known of a value before the notebook runs.
indirect enum Sketch: Sendable {
    /// Nothing: it may be anything.
    case unknown
    /// The value itself: a constant, a word of the vocabulary, a layer made of constants.
    case known(Value)
    /// What kind of value it is, told by one of that kind.
    case like(Value)
    /// An integer that is the length of an axis, known by its name alone (see `Extent`).
    case extent(Int)
    /// An array: the length of each axis, if they are known, and what its elements are.
    case array(shape: [Int]?, kind: NDArray.Kind?)
    /// A list, and its items if it is known how many there are.
    case list([Sketch]?)
    case tuple([Sketch]?)
    /// A `def` or a `lambda`.
    case function(SketchedFunction)
    /// `grad(f)`, or `value_and_grad(f)`.
    case gradient(Sketch, withValue: Bool)
    case dataset(SketchedDataset)

    /// An array of which nothing is known.
    static let anyArray = Sketch.array(shape: nil, kind: nil)
    static let integer = Sketch.like(.integer(1))
    static let truth = Sketch.like(.truth(true))
    static let text = Sketch.like(.text(""))
    /// A number is not told by a number: a message would show which.
    static let number = Sketch.like(.array(NDArray(number: 1)))

    /// A value of the same kind, for messages that name the kind; nil where it may be any.
    var example: Value? {
        switch self {
        case .unknown: nil
        case .known(let value), .like(let value): value
        case .extent: .integer(1)
        case .array(let shape, let kind):
            .array(
                NDArray(
                    shape: Array(repeating: 1, count: max(shape?.count ?? 1, 1)), kind: kind ?? .number, repeating: 1))
        case .list: .list(List([]))
        case .tuple: .tuple(List([]))
        case .function, .gradient: .function(.command(0))
        case .dataset: SketchedDataset.example
        }
    }

    /// The integer that it is; one known by name counts as its name.
    var length: Int? {
        switch self {
        case .known(.integer(let value)): value
        case .extent(let extent): extent
        default: nil
        }
    }

    /// Whether as much is known of both, and the same.
    func isSame(as other: Sketch) -> Bool {
        switch (self, other) {
        case (.unknown, .unknown): true
        case (.known(let a), .known(let b)): a.isSame(as: b)
        case (.like(let a), .like(let b)): a.kindName == b.kindName
        case (.extent(let a), .extent(let b)): a == b
        case (.array(let a, let kind), .array(let b, let otherKind)): a == b && kind == otherKind
        case (.list(let a), .list(let b)), (.tuple(let a), .tuple(let b)): Sketch.areSame(a, b)
        case (.function(let a), .function(let b)): a.isSame(as: b)
        case (.gradient(let a, let withValue), .gradient(let b, let other)): withValue == other && a.isSame(as: b)
        case (.dataset(let a), .dataset(let b)): a == b
        default: false
        }
    }

    private static func areSame(_ a: [Sketch]?, _ b: [Sketch]?) -> Bool {
        guard let a, let b else { return a == nil && b == nil }
        return a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
    }

    /// What holds of both.
    func joined(with other: Sketch) -> Sketch {
        switch (self, other) {
        case (.known(let a), .known(let b)) where a.isSame(as: b): return self
        case (.extent(let a), .extent(let b)) where a == b: return self
        case (.array(let a, let kind), .array(let b, let otherKind)):
            return .array(shape: a == b ? a : nil, kind: kind == otherKind ? kind : nil)
        case (.list(let a?), .list(let b?)) where a.count == b.count:
            return .list(zip(a, b).map { $0.joined(with: $1) })
        case (.tuple(let a?), .tuple(let b?)) where a.count == b.count:
            return .tuple(zip(a, b).map { $0.joined(with: $1) })
        case (.list, .list): return .list(nil)
        case (.tuple, .tuple): return .tuple(nil)
        case (.function(let a), .function(let b)) where a.isSame(as: b): return self
        case (.dataset(let a), .dataset(let b)) where a == b: return self
        default: break
        }
        switch (example, other.example) {
        case (.integer?, .integer?): return .integer
        case (.truth?, .truth?): return .truth
        case (.text?, .text?): return .text
        case (let a?, let b?) where a.isScalar && b.isScalar: return .number
        default: return .unknown
        }
    }
}

/// A function of the notebook before the run, with what it keeps from where it was made.
struct SketchedFunction: Sendable {
    let program: Program
    let function: FunctionID
    let name: String
    let defaults: [Sketch?]
    let captured: [(name: Name, sketch: Sketch)]

    func isSame(as other: SketchedFunction) -> Bool {
        program === other.program && function == other.function && captured.isEmpty && other.captured.isEmpty
    }
}

/// A data set before the run.
struct SketchedDataset: Hashable, Sendable {
    /// The shapes of `.x` and `.y`.
    var x: [Int]?
    var y: [Int]?
    /// The columns of x, if their names are known.
    var features: [String]?

    /// A data set, for messages that name its kind.
    static let example = (try? Dataset(x: NDArray(shape: [1, 1], repeating: 0), y: NDArray(shape: [1], repeating: 0)))
        .map { Value.dataset($0) }

    /// A data set of which nothing is known.
    static var anyData: Sketch { .like(example ?? .none) }
}

extension Value {
    /// Whether two values known before the run are one and the same.
    func isSame(as other: Value) -> Bool {
        switch (self, other) {
        case (.none, .none): true
        case (.truth(let a), .truth(let b)): a == b
        case (.integer(let a), .integer(let b)): a == b
        case (.number(let a), .number(let b)): a == b
        case (.text(let a), .text(let b)): a == b
        case (.layer(let a), .layer(let b)): a == b
        case (.model(let a), .model(let b)): a == b
        case (.optimizer(let a), .optimizer(let b)): a == b
        case (.function(.command(let a)), .function(.command(let b))): a == b
        default: false
        }
    }

    /// Whether it is a number or a truth value.
    var isScalar: Bool {
        switch self {
        case .truth, .integer, .number: true
        case .array(let array): array.rank == 0
        default: false
        }
    }
}
