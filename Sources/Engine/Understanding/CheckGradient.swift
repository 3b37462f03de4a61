/// What a gradient is taken in.
public enum GradientTarget: Sendable {
    case array(NDArray)
    /// An array of a layer, by its place.
    case parameter(LayerID, Int)
}

extension Workspace {
    /// Compares `claimed`, an array for each of `targets`, with the gradient of the number that `function` gives of the
    /// arrays among the targets: by reverse mode, and at some elements by central differences.
    ///
    /// Everything is computed in double precision, and each time with the same draws. Throws `gradientOfArray` where the
    /// function gives an array.
    public mutating func checkGradient(
        in targets: [GradientTarget], claimed: [NDArray], _ function: (inout Self, [NDArray]) throws -> NDArray
    ) throws -> GradientCheck {
        precondition(targets.count == claimed.count)
        return try looking { workspace in
            _ = workspace.beginSeparateGraph(precision: .double)
            let values = targets.map { target in
                switch target {
                case .array(let array): array.detached
                case .parameter(let layer, let index): workspace.objects[layer].parameters[index].detached
                }
            }
            let start = (workspace.objects, workspace.random)
            func run(_ workspace: inout Self, _ values: [NDArray]) throws -> (y: NDArray, leaves: [NDArray]) {
                workspace.graph.endRecording()
                (workspace.objects, workspace.random) = start
                let leaves = values.map { workspace.graph.variable($0) }
                var arrays: [NDArray] = []
                for (target, leaf) in zip(targets, leaves) {
                    switch target {
                    case .array: arrays.append(leaf)
                    case .parameter(let layer, let index): workspace.objects[layer].parameters[index] = leaf
                    }
                }
                let y = try function(&workspace, arrays)
                guard y.count == 1 else { throw EngineError.gradientOfArray(y.shape) }
                return (y, leaves)
            }

            let (y, leaves) = try run(&workspace, values)
            let squashes = workspace.graph.squashes()
            let divisors = workspace.graph.divisors()
            let exact = try workspace.graph.gradients(of: y, in: leaves).map(\.detached)
            let comparison = GradientComparison(exact, divisors: divisors)
            let likenesses = claimed.indices.map { comparison.likeness(claimed[$0], $0) }
            let verdict =
                try comparison.wholeVerdict(claimed, likenesses)
                ?? workspace.graph.squashVerdict(claimed, comparison, of: y, in: leaves, squashes)

            let parts = claimed.indices.map {
                GradientCheck.Part(
                    shape: exact[$0].shape, claimedShape: claimed[$0].shape, likeness: likenesses[$0])
            }
            let elements = try GradientCheck.placesToShow(claimed, exact).map { part, place in
                // ε^(1/3) balances the error of the formula, h², with that of the subtraction, ε / h.
                let h = 0x1p-17 * max(1, abs(values[part].elements[place]))
                func moved(by step: Double) throws -> Double {
                    var moved = values
                    moved[part].elements[place] += step
                    moved[part].kind = .number
                    return try run(&workspace, moved).y.elements[0]
                }
                let numeric = (try moved(by: h) - (try moved(by: -h))) / (2 * h)
                let isThere = claimed[part].count == exact[part].count
                return GradientCheck.Element(
                    part: part, index: GradientCheck.index(of: place, in: exact[part].shape),
                    claimed: isThere ? claimed[part].elements[place] : nil,
                    exact: exact[part].elements[place], numeric: numeric)
            }
            return GradientCheck(
                verdict: verdict ?? .array, parts: parts, elements: elements,
                count: exact.reduce(0) { $0 + $1.count },
                isZero: exact.allSatisfy { $0.elements.allSatisfy { $0 == 0 } })
        }
    }
}

extension Graph {
    /// What the nodes so far are divided by, if that is a whole number above 1.
    fileprivate func divisors() -> [Int] {
        var found: [Int] = []
        for index in nodes.indices where nodes[index].operation == .binary(.divide) {
            guard let divisor = inputs(of: index).last, nodes[divisor].operation == nil,
                nodes[divisor].value.count == 1, let number = Int(exactly: nodes[divisor].value.elements[0]),
                number > 1, !found.contains(number)
            else { continue }
            found.append(number)
        }
        return found
    }

    /// Whether the claimed gradient is what a mistake in the derivative of all squashing functions, or of one of them,
    /// gives.
    fileprivate mutating func squashVerdict(
        _ claimed: [NDArray], _ comparison: GradientComparison, of y: NDArray, in leaves: [NDArray],
        _ squashes: [Squash]
    ) throws(EngineError) -> GradientCheck.Verdict? {
        // A net of more places is tried as a whole.
        let single = squashes.count > 1 && squashes.count <= 16 ? squashes.map { [$0] } : []
        for places in [squashes] + single where !places.isEmpty {
            for mistake in SquashMistake.allCases {
                let candidate = try gradients(of: y, in: leaves, making: mistake, at: places)
                if let factor = comparison.commonFactor(claimed, of: candidate) {
                    return .squashed(
                        mistake, isTanh: places.allSatisfy { $0.function == .tanh }, factor: factor,
                        comparison.cause(of: factor), places: places.count, all: squashes.count)
                }
            }
        }
        return nil
    }
}

extension GradientCheck {
    /// A table of more rows is not read.
    private static let mostElements = 12

    /// The elements that differ most from the true ones, or if none differ much the largest, in order.
    fileprivate static func placesToShow(_ claimed: [NDArray], _ exact: [NDArray]) -> [(part: Int, place: Int)] {
        var weights: [(weight: Double, part: Int, place: Int)] = []
        for (part, exact) in exact.enumerated() {
            let isThere = claimed[part].count == exact.count
            let scale = exact.elements.reduce(0) { max($0, abs($1)) }
            for (place, value) in exact.elements.enumerated() {
                let difference = isThere ? abs(claimed[part].elements[place] - value) : .infinity
                weights.append(
                    (difference <= 1e-6 * scale ? 0 : difference.isNaN ? .infinity : difference, part, place))
            }
        }
        if weights.allSatisfy({ $0.weight == 0 }) {
            for index in weights.indices {
                weights[index].weight = abs(exact[weights[index].part].elements[weights[index].place])
            }
        }
        let chosen = weights.indices.sorted { (weights[$1].weight, $0) < (weights[$0].weight, $1) }.prefix(mostElements)
        return chosen.sorted().map { (weights[$0].part, weights[$0].place) }
    }

    /// The place in each axis of element `place` in C order.
    fileprivate static func index(of place: Int, in shape: [Int]) -> [Int] {
        var rest = place
        var index: [Int] = []
        for extent in shape.reversed() {
            index.append(rest % max(extent, 1))
            rest /= max(extent, 1)
        }
        return index.reversed()
    }
}
