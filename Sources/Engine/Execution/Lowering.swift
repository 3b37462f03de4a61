extension Plan {
    /// Lowers what `results` need of a graph.
    ///
    /// A leaf in `pinned` lies at the offset given there: it is filled before each run. All other leaves are constants.
    /// A result in `places` is put at the offset given there. The plan's own arrays begin at `origin`.
    init(
        lowering graph: Graph, results: [NDArray], places: [Int?] = [], pinned: [Int: Int], origin: Int
    ) {
        self.init()
        var lowering = Lowering(graph: graph, origin: origin, pinned: pinned)
        let targets = lowering.graph.simplify(results.map { lowering.node(for: $0) }, pinned: pinned)
        lowering.graph.fuse(targets)
        lowering.findUses(targets)
        for (target, place) in zip(targets, places) {
            // Where a leaf lies it may still be read: what replaces it is copied there at the end.
            if let place, !pinned.values.contains(place) { lowering.reserve(place, for: target) }
        }
        let needed = lowering.graph.nodes.indices.filter { lowering.isNeeded[$0] }
        // Constants first: they are loaded once, so nothing else may ever lie where they do.
        for index in needed where lowering.graph.nodes[index].operation == nil { lowering.lower(index, into: &self) }
        for index in needed where lowering.graph.nodes[index].operation != nil { lowering.lower(index, into: &self) }
        for (index, target) in targets.enumerated() {
            var offset = lowering.offset(of: target)
            if index < places.count, let place = places[index], place != offset {
                lowering.copy(target, to: place, into: &self)
                offset = place
            }
            self.results.append(offset)
        }
        size = lowering.regions.end
    }
}

/// Where everything lies while a graph is being lowered.
private struct Lowering {
    var graph: Graph
    var regions: Regions
    var isNeeded: [Bool] = []
    /// The node in whose place a node lies: its own, or the input's if nothing has to be computed.
    private var holders: [Int] = []
    /// The last node that reads a holder; none for what stays to the end.
    private var lastUses: [Int?] = []
    private var offsets: [Int?]
    private var isKept: [Bool] = []
    private var reserved: [Int: Int] = [:]
    private var emission = Emission()

    init(graph: Graph, origin: Int, pinned: [Int: Int]) {
        self.graph = graph
        regions = Regions(origin: origin)
        offsets = Array(repeating: nil, count: graph.nodes.count)
        for (node, offset) in pinned { offsets[node] = offset }
    }

    /// The node of a result; one that hangs on nothing recorded becomes a constant.
    mutating func node(for result: NDArray) -> Int {
        if let node = graph.node(of: result) { return node }
        _ = graph.append(nil, [], result.detached)
        offsets.append(nil)
        return graph.nodes.count - 1
    }

    mutating func findUses(_ targets: [Int]) {
        let count = graph.nodes.count
        isNeeded = Array(repeating: false, count: count)
        isKept = Array(repeating: false, count: count)
        lastUses = Array(repeating: nil, count: count)
        holders = Array(0..<count)
        for target in targets { isNeeded[target] = true }
        // A draw moves the stream whether or not it is read.
        for index in 0..<count { if case .draw = graph.nodes[index].operation { isNeeded[index] = true } }
        for index in (0..<count).reversed() where isNeeded[index] {
            for input in graph.inputs(of: index) { isNeeded[input] = true }
        }
        for index in 0..<count where isNeeded[index] {
            guard let operation = graph.nodes[index].operation else {
                isKept[index] = true
                continue
            }
            for input in graph.inputs(of: index) { lastUses[holders[input]] = index }
            if operation.keepsElements, let input = graph.inputs(of: index).first { holders[index] = holders[input] }
        }
        for target in targets { isKept[holders[target]] = true }
    }

    mutating func reserve(_ place: Int, for target: Int) {
        let holder = holders[target]
        if graph.nodes[holder].operation != nil, reserved[holder] == nil { reserved[holder] = place }
    }

    func offset(of node: Int) -> Int { offsets[holders[node]] ?? 0 }

    mutating func lower<S: Scalar>(_ index: Int, into plan: inout Plan<S>) {
        let node = graph.nodes[index]
        guard let operation = node.operation else {
            if offsets[index] == nil {
                let offset = regions.take(node.value.count)
                offsets[index] = offset
                plan.constants.append((offset, node.value.elements.map { S($0) }))
            }
            return
        }
        let inputs = Array(graph.inputs(of: index))
        if case .draw(let draw) = operation {
            let output = regions.take(node.value.count)
            offsets[index] = output
            plan.draws.append(
                PlannedDraw(
                    before: plan.instructions.count, draw: draw, output: output, count: node.value.count))
            plan.operations += draw.cost(node.value.count)
        } else if !operation.keepsElements {
            let output = reserved[index] ?? regions.take(node.value.count)
            offsets[index] = output
            append(operation, inputs, node.value, output, into: &plan)
        }
        for holder in Set(inputs.map { holders[$0] }).sorted() where lastUses[holder] == index && !isKept[holder] {
            if let offset = offsets[holder] { regions.give(offset, graph.nodes[holder].value.count) }
        }
    }

    mutating func copy<S: Scalar>(_ node: Int, to place: Int, into plan: inout Plan<S>) {
        append(.alias, [node], graph.nodes[node].value, place, into: &plan)
    }

    private mutating func append<S: Scalar>(
        _ operation: Operation, _ inputs: [Int], _ result: NDArray, _ output: Int, into plan: inout Plan<S>
    ) {
        let shapes = inputs.map { graph.nodes[$0].value.shape }
        emission.instructions.removeAll(keepingCapacity: true)
        swap(&emission.layouts, &plan.layouts)
        emission.append(
            operation, shapes, result: result.shape, kind: result.kind, output: output,
            inputs: inputs.map { offset(of: $0) })
        swap(&emission.layouts, &plan.layouts)
        plan.instructions += emission.instructions
        plan.operations += (try? operation.cost(shapes, result: result.shape)) ?? 0
    }
}
