/// Where the items of layers stand across them: apart, in their order, and with arrows as straight as that allows.
///
/// The sum of squares of how far each arrow leads sideways is least: exactly for one layer while its neighbours stand
/// (isotonic regression), and layer after layer for all. Places are whole numbers, so that what is nearly straight is
/// straight.
struct GraphPlaces {
    /// Of each item its place.
    private(set) var places: [Int]

    private static let rounds = 40

    private let order: GraphOrder
    private let sizes: [Int]
    private let weights: [[(item: Int, weight: Double)]]
    private var exact: [Double]

    /// Places for `order`, whose items take `sizes`, even numbers; arrows of `weights` above 1 are to be straighter.
    init(_ order: GraphOrder, sizes: [Int], weights arrowWeights: [Double], anchor: Int?) {
        self.order = order
        self.sizes = sizes
        var weights = Array(repeating: [(item: Int, weight: Double)](), count: order.items.count)
        for (chain, weight) in zip(order.chains, arrowWeights) {
            for (one, next) in zip(chain, chain.dropFirst()) where order.items[one].layer != order.items[next].layer {
                let bends = [one, next].count { order.items[$0].node == nil }
                let strength = weight * [1, 2, 8][bends]
                weights[one].append((next, strength))
                weights[next].append((one, strength))
            }
        }
        self.weights = weights
        exact = Array(repeating: 0, count: order.items.count)
        places = []
        for row in order.rows {
            let offsets = offsets(of: row)
            let middle = Double(offsets.last ?? 0) / 2
            for (item, offset) in zip(row, offsets) { exact[item] = Double(offset) - middle }
        }
        for _ in 0..<GraphPlaces.rounds {
            for row in order.rows { settle(row) }
            for row in order.rows.reversed() { settle(row) }
        }
        // What stands where the anchor does shall not be rounded to both sides of it.
        let zero = anchor.map { exact[$0] } ?? 0
        places = exact.map { Int(($0 - zero + 0.5).rounded(.down)) }
        for _ in 0..<4 {
            for row in order.rows { straighten(row) }
            for row in order.rows.reversed() { straighten(row) }
        }
        let top = order.rows.compactMap { $0.first.map { places[$0] - sizes[$0] / 2 } }.min() ?? 0
        for item in places.indices { places[item] -= top }
    }

    /// Moves each item of a row, as far as its neighbours leave room, to where its arrows lead sideways the least in all: so
    /// that one of them is straight, rather than all nearly.
    private mutating func straighten(_ row: [Int]) {
        for (index, item) in row.enumerated() {
            let low = index > 0 ? places[row[index - 1]] + (sizes[row[index - 1]] + sizes[item]) / 2 : Int.min
            let high =
                index + 1 < row.count ? places[row[index + 1]] - (sizes[row[index + 1]] + sizes[item]) / 2 : Int.max
            func cost(_ place: Int) -> Double {
                weights[item].reduce(0) { $0 + $1.weight * Double(abs(places[$1.item] - place)) }
            }
            var best = (place: places[item], cost: cost(places[item]))
            for neighbour in weights[item] {
                let place = min(max(places[neighbour.item], low), high)
                let cost = cost(place)
                if cost < best.cost { best = (place, cost) }
            }
            places[item] = best.place
        }
    }

    /// How far the items of a row stand from the first at least.
    private func offsets(of row: [Int]) -> [Int] {
        var offset = 0
        return row.enumerated().map { index, item in
            if index > 0 { offset += (sizes[row[index - 1]] + sizes[item]) / 2 }
            return offset
        }
    }

    /// Moves a row to where its arrows are straightest, while the others stand.
    private mutating func settle(_ row: [Int]) {
        var blocks: [(mean: Double, weight: Double, count: Int)] = []
        let offsets = offsets(of: row)
        for (item, offset) in zip(row, offsets) {
            let weight = weights[item].reduce(0) { $0 + $1.weight }
            let sum = weights[item].reduce(0) { $0 + $1.weight * exact[$1.item] }
            // Who has no arrows gives way.
            let wish = weight > 0 ? sum / weight : exact[item]
            var block = (mean: wish - Double(offset), weight: max(weight, 0.01), count: 1)
            while let last = blocks.last, last.mean >= block.mean {
                let total = last.weight + block.weight
                block = (
                    (last.mean * last.weight + block.mean * block.weight) / total, total, last.count + block.count
                )
                blocks.removeLast()
            }
            blocks.append(block)
        }
        var index = 0
        for block in blocks {
            for place in index..<index + block.count { exact[row[place]] = block.mean + Double(offsets[place]) }
            index += block.count
        }
    }
}
