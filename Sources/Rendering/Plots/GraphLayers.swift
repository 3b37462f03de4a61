/// Which layer each node of a graph stands in: all its causes in earlier ones, and arrows as short as they get.
struct GraphLayers {
    /// Of each node the number of its layer, from 0; none is empty.
    private(set) var layers: [Int]
    /// How many layers there are.
    private(set) var count: Int

    private static let rounds = 4

    /// The layers of `nodeCount` nodes; what goes round in a circle is cut where the node named first would come twice.
    init(_ nodeCount: Int, arrows: [(from: Int, to: Int)]) {
        var (causes, effects) = (
            Array(repeating: [Int](), count: nodeCount), Array(repeating: [Int](), count: nodeCount)
        )
        for (from, to) in arrows where from != to {
            causes[to].append(from)
            effects[from].append(to)
        }
        layers = Array(repeating: 0, count: nodeCount)
        let order = GraphLayers.order(causes, effects)
        // The longest way from a node without causes.
        for node in order {
            for effect in effects[node] { layers[effect] = max(layers[effect], layers[node] + 1) }
        }
        count = (layers.max() ?? -1) + 1
        for _ in 0..<GraphLayers.rounds {
            for node in order + order.reversed() { settle(node, causes[node], effects[node]) }
        }
    }

    /// Moves a node with more effects than causes towards them, and the other way round; one with as many, into the middle.
    private mutating func settle(_ node: Int, _ causes: [Int], _ effects: [Int]) {
        let low = causes.map { layers[$0] + 1 }.max() ?? (effects.isEmpty ? layers[node] : 0)
        let high = effects.map { layers[$0] - 1 }.min() ?? (causes.isEmpty ? layers[node] : count - 1)
        guard low <= high else { return }
        layers[node] =
            causes.count < effects.count ? high : causes.count > effects.count ? low : (low + high) / 2
    }

    /// All nodes, causes first. Where circles leave none free, the first of those that are left.
    private static func order(_ causes: [[Int]], _ effects: [[Int]]) -> [Int] {
        var missing = causes.map(\.count)
        var isPlaced = causes.map { _ in false }
        var order: [Int] = []
        var free = missing.indices.filter { missing[$0] == 0 }
        while order.count < causes.count {
            if free.isEmpty, let next = isPlaced.firstIndex(of: false) { free.append(next) }
            let node = free.removeFirst()
            guard !isPlaced[node] else { continue }
            isPlaced[node] = true
            order.append(node)
            for effect in effects[node] {
                missing[effect] -= 1
                if missing[effect] == 0 { free.append(effect) }
            }
        }
        return order
    }
}
