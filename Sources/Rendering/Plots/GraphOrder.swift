/// In which order nodes stand within their layers, so that few arrows cross.
///
/// An arrow that passes layers has a bend in each: a row is made of nodes and bends alike (Sugiyama, Tagawa and Toda 1981).
struct GraphOrder {
    /// A node, or a bend of an arrow.
    struct Item {
        /// Its layer.
        let layer: Int
        /// The node; nil for a bend.
        let node: Int?
        /// The items of the layer before that it is joined to.
        var before: [Int] = []
        /// Those of the layer behind.
        var after: [Int] = []
    }

    /// The nodes, then the bends.
    private(set) var items: [Item]
    /// Of each layer its items in their order.
    private(set) var rows: [[Int]]
    /// Of each arrow the items that it joins, from the cause to the effect.
    private(set) var chains: [[Int]] = []

    /// The place of each item in its row.
    private var places: [Int]
    /// Pairs of nodes within a row that an arc joins.
    private let pairs: [(Int, Int)]

    private static let (sweeps, exchanges) = (24, 6)

    /// The order of nodes in `layers`.
    init(_ layers: GraphLayers, arrows: [(from: Int, to: Int)], arcs: [(Int, Int)]) {
        items = layers.layers.enumerated().map { Item(layer: $1, node: $0) }
        pairs = arcs.filter { layers.layers[$0.0] == layers.layers[$0.1] && $0.0 != $0.1 }
        rows = []
        places = []
        for (from, to) in arrows {
            // A circle's last arrow leads backwards.
            let isForward = layers.layers[from] <= layers.layers[to]
            let (start, end) = isForward ? (from, to) : (to, from)
            var chain = [start]
            for layer in layers.layers[start] + 1..<max(layers.layers[end], layers.layers[start] + 1) {
                items.append(Item(layer: layer, node: nil))
                chain.append(items.count - 1)
            }
            chain.append(end)
            if layers.layers[start] < layers.layers[end] {
                for (one, next) in zip(chain, chain.dropFirst()) {
                    items[one].after.append(next)
                    items[next].before.append(one)
                }
            }
            chains.append(isForward ? chain : chain.reversed())
        }
        places = Array(repeating: 0, count: items.count)
        var best: (cost: Int, rows: [[Int]])?
        for isReversed in [false, true] {
            place(walk(isReversed, layers.count))
            improve { cost, rows in if cost < best?.cost ?? Int.max { best = (cost, rows) } }
        }
        place(best?.rows ?? [])
    }

    /// The items as a walk along the arrows meets them, layer by layer.
    private func walk(_ isReversed: Bool, _ count: Int) -> [[Int]] {
        var rows = Array(repeating: [Int](), count: count)
        var isMet = items.map { _ in false }
        for start in isReversed ? items.indices.reversed() : Array(items.indices) {
            var waiting = [start]
            while let item = waiting.popLast() {
                guard !isMet[item] else { continue }
                isMet[item] = true
                rows[items[item].layer].append(item)
                let next = items[item].before + items[item].after
                waiting += isReversed ? next : next.reversed()
            }
        }
        return rows
    }

    private mutating func place(_ rows: [[Int]]) {
        self.rows = rows
        for row in rows { for (place, item) in row.enumerated() { places[item] = place } }
    }

    /// Goes through the layers there and back, and tells every order that it comes by.
    private mutating func improve(_ tell: (Int, [[Int]]) -> Void) {
        tell(cost, rows)
        var (least, idle) = (cost, 0)
        for sweep in 0..<GraphOrder.sweeps where idle < 6 && least > 0 {
            let isForward = sweep.isMultiple(of: 2)
            for layer in isForward ? Array(rows.indices.dropFirst()) : rows.indices.dropLast().reversed() {
                sort(layer, by: isForward ? \.before : \.after)
            }
            exchange()
            let cost = cost
            tell(cost, rows)
            idle = cost < least ? 0 : idle + 1
            least = min(least, cost)
        }
    }

    /// Sorts a row by the mean place of the neighbours; who has none stays where it is.
    private mutating func sort(_ layer: Int, by neighbours: KeyPath<Item, [Int]>) {
        let keyed = rows[layer].map { item in
            let others = items[item][keyPath: neighbours]
            let sum = others.reduce(0) { $0 + places[$1] }
            let key = others.isEmpty ? Double(places[item]) : Double(sum) / Double(others.count)
            return (key: key, place: places[item], item: item)
        }
        rows[layer] = keyed.sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.item)
        for (place, item) in rows[layer].enumerated() { places[item] = place }
    }

    /// Exchanges neighbours in a row as long as fewer arrows cross.
    private mutating func exchange() {
        for _ in 0..<GraphOrder.exchanges {
            var hasChanged = false
            for layer in rows.indices {
                for place in rows[layer].indices.dropLast() {
                    let (one, other) = (rows[layer][place], rows[layer][place + 1])
                    let now = crossings(one, other) + spans(layer)
                    rows[layer].swapAt(place, place + 1)
                    (places[one], places[other]) = (place + 1, place)
                    if crossings(other, one) + spans(layer) < now {
                        hasChanged = true
                    } else {
                        rows[layer].swapAt(place, place + 1)
                        (places[one], places[other]) = (place, place + 1)
                    }
                }
            }
            if !hasChanged { return }
        }
    }

    /// How many arrows of two items cross if the first stands before the second.
    private func crossings(_ one: Int, _ other: Int) -> Int {
        func count(_ a: [Int], _ b: [Int]) -> Int {
            a.reduce(0) { sum, item in sum + b.reduce(0) { $0 + (places[$1] < places[item] ? 1 : 0) } }
        }
        return count(items[one].before, items[other].before) + count(items[one].after, items[other].after)
    }

    /// What stands between the ends of arcs within a row.
    private func spans(_ layer: Int) -> Int {
        pairs.reduce(0) { sum, pair in
            items[pair.0].layer == layer ? sum + abs(places[pair.0] - places[pair.1]) - 1 : sum
        }
    }

    /// How many arrows cross, and what stands between the ends of arcs.
    private var cost: Int {
        var cost = rows.indices.reduce(0) { $0 + spans($1) }
        for row in rows {
            var seen: [Int] = []
            // Those that end further down and began further up, by a sorted list of ends.
            for item in row {
                let ends = items[item].after.map { places[$0] }.sorted()
                for end in ends { cost += seen.count - seen.partition(after: end) }
                for end in ends { seen.insert(end, at: seen.partition(after: end)) }
            }
        }
        return cost
    }
}

extension [Int] {
    /// Of a sorted list, where the first number behind `value` stands.
    fileprivate func partition(after value: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
