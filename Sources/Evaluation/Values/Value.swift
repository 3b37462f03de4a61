public import Documents
public import Engine
internal import Diagnostics
internal import Language

/// What an expression gives.
///
/// All but layers, models and optimisers are values: a copy never changes with its original. Those three have identity,
/// which is an index into the session's tables.
public enum Value: Sendable {
    case none
    case truth(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    /// `range(start, stop, step)`, not spelt out.
    case range(IntegerRange)
    /// One to five axes; none only for a number that is being traced.
    case array(NDArray)
    case list(List)
    case tuple(List)
    case function(FunctionValue)
    case layer(LayerID)
    case model(ModelID)
    case optimizer(OptimizerID)
    /// `cosine_decay(…)`: what `lr=` takes beside a number.
    indirect case schedule(LearningRate)
    /// `l2(…)`
    case regularizer(Regularizer)
    /// `early_stopping(…)`
    indirect case callback(Callback)
    indirect case dataset(Dataset)
    /// What training or `minimize` saw; of the latter, what it found too.
    indirect case history(History, found: Value?)
    indirect case table(Table)
    /// `points(…)`, `line(…)`: what `plot` takes.
    case marks([Mark])
    case plots([Plot])
    /// A causal graph, an estimand, a structural model, an effect.
    case causal(any CausalValue)
}

/// A list or tuple: its items, and how deep lists stand in lists.
public struct List: Sendable {
    /// The items.
    public private(set) var items: [Value]
    /// 1 for a list without lists in it.
    public private(set) var depth: Int
    /// What the items count for, kept up to date so that a list can grow item by item.
    private(set) var byteCount: Int

    /// A list of `items`.
    public init(_ items: [Value]) {
        self.items = items
        depth = 1 + (items.lazy.map(\.nesting).max() ?? 0)
        byteCount = items.reduce(0) { $0 + 16 + $1.byteCount }
    }

    mutating func append(_ value: Value) {
        items.append(value)
        depth = max(depth, 1 + value.nesting)
        byteCount += 16 + value.byteCount
    }

    mutating func append(contentsOf list: List) {
        items += list.items
        depth = max(depth, list.depth)
        byteCount += list.byteCount
    }

    mutating func replace(_ index: Int, with value: Value) {
        byteCount += value.byteCount - items[index].byteCount
        items[index] = value
        depth = max(depth, 1 + value.nesting)
    }
}

/// The integers from `start` up or down to but not including `stop`.
public struct IntegerRange: Sendable {
    let start: Int
    let stop: Int
    let step: Int

    /// How many integers there are.
    public var count: Int {
        let (distance, overflow) =
            step > 0 ? stop.subtractingReportingOverflow(start) : start.subtractingReportingOverflow(stop)
        if overflow { return (stop > start) == (step > 0) ? Int.max : 0 }
        return distance <= 0 ? 0 : Int((UInt(distance) + step.magnitude - 1) / step.magnitude)
    }

    /// Whether `value` is one of the integers.
    func contains(_ value: Int) -> Bool {
        guard count > 0, step > 0 ? (start..<stop).contains(value) : (value <= start && value > stop) else {
            return false
        }
        let (distance, overflow) = value.subtractingReportingOverflow(start)
        return !overflow && distance.isMultiple(of: step)
    }

    /// The integer at `index`, which is below `count`.
    public subscript(index: Int) -> Int { start + index * step }
}

/// Something that can be called.
public enum FunctionValue: Sendable {
    /// A `def` or a `lambda`.
    indirect case closure(Closure)
    /// A command of the vocabulary, by its place in the table.
    case command(Int)
    /// `grad(f)`
    indirect case gradient(FunctionValue)
    /// `value_and_grad(f)`
    indirect case valueAndGradient(FunctionValue)
    /// `leaky_relu(slope=0.1)`
    indirect case activation(Activation)
}

/// A function of the notebook, with what it keeps from where it was made.
public struct Closure: Sendable {
    let program: Program
    let function: FunctionID
    let name: String
    let defaults: [Value?]
    /// The values that a function made inside another saw.
    let captured: [(name: Name, value: Value)]
    /// How deep functions and lists stand in what it keeps, itself included.
    let depth: Int
    /// What it keeps counts for.
    let byteCount: Int

    init(
        program: Program, function: FunctionID, name: String, defaults: [Value?],
        captured: [(name: Name, value: Value)]
    ) throws {
        self.program = program
        self.function = function
        self.name = name
        self.defaults = defaults
        self.captured = captured
        let kept = captured.map(\.value) + defaults.compactMap(\.self)
        depth = 1 + (kept.map(\.nesting).max() ?? 0)
        byteCount = 64 + kept.reduce(0) { $0 + $1.byteCount }
        guard depth <= FunctionValue.deepest else {
            throw Refusal.functionsTooDeep
        }
    }
}

extension Value {
    /// How deep lists stand in this value; 0 for anything but a list or tuple.
    var nesting: Int {
        switch self {
        case .list(let list), .tuple(let list): list.depth
        case .function(let function): function.nesting
        case .causal(let value): value.nesting
        case .dataset(let data): data.origin?.nesting ?? 0
        default: 0
        }
    }

    /// What a value is called in a sentence.
    var kindName: String {
        switch self {
        case .none: "None"
        case .truth: "truth value"
        case .integer: "integer"
        case .number: "number"
        case .text: "text"
        case .range: "range"
        case .array(let array): array.rank == 0 ? "number" : "array"
        case .list: "list"
        case .tuple: "tuple"
        case .function: "function"
        case .layer: "layer"
        case .model: "model"
        case .optimizer: "optimizer"
        case .schedule: "schedule"
        case .regularizer: "regularizer"
        case .callback: "callback"
        case .dataset: "dataset"
        case .history: "history"
        case .table: "table"
        case .marks: "mark"
        case .plots: "plot"
        case .causal(let value): value.kind[.english]
        }
    }

    /// The bytes that a variable with this value counts for: what its elements need, never what the allocator gives.
    var byteCount: Int {
        switch self {
        case .array(let array): 8 * array.count
        case .text(let text): text.utf8.count
        case .list(let list), .tuple(let list): list.byteCount
        case .dataset(let data): 8 * (data.x.count + data.y.count) + data.nameByteCount + (data.origin?.byteCount ?? 0)
        case .plots(let plots): plots.reduce(0) { $0 + $1.marks.reduce(0) { $0 + $1.byteCount } }
        case .marks(let marks): marks.reduce(0) { $0 + $1.byteCount }
        case .causal(let value): value.byteCount
        case .function(let function): function.byteCount
        case .history(let history, let found):
            16 + (history.record?.byteCount ?? 0) + (found?.byteCount ?? 0)
        default: 16
        }
    }
}

extension Refusal {
    static var functionsTooDeep: Refusal {
        Refusal(
            708,
            Text(
                en: "functions keep functions more than \(FunctionValue.deepest) deep",
                zh: "函数里保存函数，嵌套超过 \(FunctionValue.deepest) 层"),
            help: Text(
                en: "keep the functions in a list, or write one function with the loop in it",
                zh: "请把这些函数放进列表，或者写成一个里面有循环的函数"))
    }
}

extension FunctionValue {
    /// Counted, so that no chain of functions is too deep to be freed.
    static let deepest = 500

    /// How deep functions and lists stand in this function.
    var nesting: Int {
        switch self {
        case .closure(let closure): closure.depth
        case .command, .activation: 1
        case .gradient(let inner), .valueAndGradient(let inner): 1 + inner.nesting
        }
    }

    var byteCount: Int {
        switch self {
        case .closure(let closure): closure.byteCount
        case .command, .activation: 16
        case .gradient(let inner), .valueAndGradient(let inner): 16 + inner.byteCount
        }
    }
}

extension Mark {
    /// What a variable with this mark counts for: two numbers a point.
    var byteCount: Int { 16 + 16 * pointCount }
}
