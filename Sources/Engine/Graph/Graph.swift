/// What has been computed since recording began, as one flat array of primitives, and the budget it is charged to.
///
/// Tracing is running: `apply` computes at once, and when an input carries a trace of this graph it also appends a node.
public struct Graph: Sendable {
    /// What the computations are charged to.
    public var budget: Budget
    /// Whether a traced value was looked into: a truth value or a number was taken out, so that another step may go
    /// another way. Such a trace is not replayed as a plan but recorded anew each step.
    public var wasLookedInto = false

    /// What it computes in. Elements are held as doubles either way.
    var precision = Precision.double
    /// Whether draws are recorded, to be drawn anew when the trace is replayed.
    public internal(set) var recordsDraws = false
    var number = 0
    var nextNumber = 1
    var nodes: [Node] = []
    var operands: [Int] = []
    var recordedBytes = 0

    /// An empty graph.
    public init(budget: Budget) {
        self.budget = budget
    }

    /// A primitive's result, or a leaf.
    struct Node: Sendable {
        /// nil for a leaf: a variable or a constant.
        var operation: Operation?
        /// Where its inputs begin in `operands`, and how many there are.
        var firstOperand: Int
        var operandCount: Int
        var value: NDArray
    }

    /// The nodes that node `index` was computed from.
    func inputs(of index: Int) -> ArraySlice<Int> {
        operands[nodes[index].firstOperand..<nodes[index].firstOperand + nodes[index].operandCount]
    }

    /// The node of a value traced in this graph.
    func node(of array: NDArray) -> Int? {
        guard let trace = array.trace, trace.graph == number, trace.node < nodes.count else { return nil }
        return Int(trace.node)
    }

    /// The value of a node, traced.
    func traced(_ index: Int) -> NDArray {
        var value = nodes[index].value
        value.trace = Trace(graph: Int32(truncatingIfNeeded: number), node: Int32(truncatingIfNeeded: index))
        return value
    }

    /// Whether a value is part of what is being recorded.
    public func isTraced(_ array: NDArray) -> Bool { node(of: array) != nil }

    /// Whether what is computed now is being recorded, to be differentiated or replayed.
    public var isRecording: Bool { recordsDraws || !nodes.isEmpty }

    /// A fresh leaf with this value. A value that is traced already gets an alias: the derivative in it is then the
    /// derivative through this name only.
    public mutating func variable(_ value: NDArray) -> NDArray {
        if let index = node(of: value) { return append(.alias, [index], value.detached) }
        return append(nil, [], value.detached)
    }

    /// A value that was drawn, as a node if draws are recorded.
    mutating func recorded(_ draw: Draw, _ value: NDArray) -> NDArray {
        var value = value
        if precision == .single { value.elements = value.elements.map(Precision.single.rounded) }
        return recordsDraws ? append(.draw(draw), [], value) : value
    }

    /// `value`, which the command called `name` found from `sources` in a way that no derivative follows: to ask for one
    /// in them throws `notDifferentiable`. A replay would not find it anew.
    public mutating func opaque(_ value: NDArray, from sources: [NDArray], by name: String) -> NDArray {
        let sources = sources.compactMap { node(of: $0) }
        if sources.isEmpty { return value }
        noteLook()
        let found = node(of: value) ?? nodes.count
        if found == nodes.count { _ = append(nil, [], value.detached) }
        return append(.opaque(name), [found] + sources, value.detached)
    }

    /// Says that a replay would not do what the recorded run did: it showed something, or went a way that hangs on a
    /// value.
    public mutating func noteLook() {
        if recordsDraws { wasLookedInto = true }
    }

    /// Where the next operation will be recorded.
    public var mark: Int { operands.count }

    /// Whether an operation since `mark` has `array` as an input; true for what is not traced.
    public func reads(_ array: NDArray, since mark: Int) -> Bool {
        node(of: array).map { operands[mark...].contains($0) } ?? true
    }

    /// Forgets all nodes. What was traced is constant from now on; the budget stays.
    public mutating func endRecording() {
        nodes.removeAll()
        operands.removeAll()
        recordedBytes = 0
        wasLookedInto = false
        recordsDraws = false
        number = nextNumber
        nextNumber += 1
    }

    /// An empty graph with a number of its own and this one's budget.
    func nested(precision: Precision) -> Graph {
        var graph = Graph(budget: budget)
        graph.precision = precision
        graph.number = nextNumber
        graph.nextNumber = nextNumber + 1
        return graph
    }

    /// Takes over what a nested graph has spent, and which numbers it used.
    mutating func adopt(_ inner: Graph) {
        budget = inner.budget
        nextNumber = inner.nextNumber
    }

    mutating func append(_ operation: Operation?, _ inputs: [Int], _ value: NDArray) -> NDArray {
        nodes.append(
            Node(operation: operation, firstOperand: operands.count, operandCount: inputs.count, value: value))
        operands += inputs
        // Leaves and reshapes share the storage of what they were made from.
        if let operation, !operation.keepsElements { recordedBytes += 8 * value.count }
        return traced(nodes.count - 1)
    }

    /// Computes a primitive. When an input is traced in this graph the result is too.
    public mutating func apply(_ operation: Operation, _ inputs: [NDArray]) throws(EngineError) -> NDArray {
        let shapes = inputs.map(\.shape)
        let shape = try operation.resultShape(shapes)
        let cost = try operation.cost(shapes, result: shape)
        try budget.charge(operations: cost)
        try budget.request(bytes: 8 * elementCount(shape) + recordedBytes)
        try checkIndices(operation, inputs)
        var kind = operation.resultKind(inputs.map(\.kind))
        var operation = operation
        if operation == .binary(.power), max(inputs[0].kind, inputs[1].kind) < .number {
            operation = .binary(.integerPower)
            kind = inputs[1].elements.contains { $0 < 0 } ? .number : .integer
        }
        let result = NDArray(
            shape: shape, kind: kind,
            elements: compute(
                operation, inputs, shapes, result: shape, kind: kind, precision: precision))
        let nodes = inputs.map { node(of: $0) }
        guard nodes.contains(where: { $0 != nil }) else { return result }
        var indices: [Int] = []
        for (input, node) in zip(inputs, nodes) {
            if let node {
                indices.append(node)
            } else {
                _ = append(nil, [], input.detached)
                indices.append(self.nodes.count - 1)
            }
        }
        return append(operation, indices, result)
    }

    private func checkIndices(_ operation: Operation, _ inputs: [NDArray]) throws(EngineError) {
        switch operation {
        case .gather: try Engine.checkIndices(inputs[1].elements, rows: inputs[0].shape[0])
        case .scatterAdd(let rows): try Engine.checkIndices(inputs[1].elements, rows: rows)
        default: return
        }
    }
}
