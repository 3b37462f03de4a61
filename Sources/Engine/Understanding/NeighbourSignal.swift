/// How well a sample's nearest neighbours foretell its label, and a straight line does: whether there is anything to be
/// learnt, and how much a model leaves lying.
public struct NeighbourSignal: Hashable, Sendable {
    /// Of classes the share that the neighbours' majority gets right, each sample left out in turn; of numbers the share
    /// of the variance that their mean explains. Cover and Hart, 1967.
    public let score: Double
    /// What the most frequent class, or the mean, gets.
    public let chance: Double
    /// The share of the labels' variance that a straight line explains; nil where the features are too many to tell.
    public let line: Double?
    /// What it explains of labels that have nothing to do with the features, with room for three deviations.
    public let lineByChance: Double
    /// How many samples that rests on.
    public let count: Int
    /// Whether the score is a share of right classes.
    public let hasClasses: Bool

    /// Fewer say nothing about chance.
    static let fewest = 30

    /// Whether neither sees anything: the neighbours are right no more often than chance and two of its deviations allow.
    public var isNone: Bool {
        let spread = hasClasses ? 2 * (chance * (1 - chance) / Double(count)).squareRoot() : 0.05
        guard count >= Self.fewest, score <= chance + spread, let line else { return false }
        return line <= lineByChance
    }

    /// For x [samples, …] and a class or number for each; features are brought to one scale.
    init(x: NDArray, labels: [Double], hasClasses: Bool) {
        let rows = labels.count
        let width = x.shape.dropFirst().reduce(1, *)
        let columns = Self.standardized(x.elements, rows: rows, width: width)
        let neighbours = rows < 50 ? 3 : 5
        var right = 0
        var residual = 0.0
        var predictions: [Double] = []
        for row in 0..<rows {
            let nearest = Self.nearest(neighbours, to: row, columns, rows: rows, width: width)
            if hasClasses {
                let votes = nearest.map { labels[$0] }
                let counts = votes.map { vote in votes.count { $0 == vote } }
                // Of equals the nearest.
                let best = counts.firstIndex(of: counts.max() ?? 0) ?? 0
                predictions.append(votes.isEmpty ? .nan : votes[best])
            } else {
                predictions.append(nearest.reduce(0) { $0 + labels[$1] } / Double(max(nearest.count, 1)))
            }
        }
        let mean = labels.reduce(0, +) / Double(max(rows, 1))
        var variance = 0.0
        for (label, prediction) in zip(labels, predictions) {
            if label == prediction { right += 1 }
            residual += (label - prediction) * (label - prediction)
            variance += (label - mean) * (label - mean)
        }
        let classes = Set(labels).sorted()
        let most = classes.map { label in labels.count { $0 == label } }.max() ?? 0
        score = hasClasses ? Double(right) / Double(max(rows, 1)) : 1 - residual / max(variance, .leastNormalMagnitude)
        chance = hasClasses ? Double(most) / Double(max(rows, 1)) : 0
        count = rows
        self.hasClasses = hasClasses
        let targets = hasClasses ? classes.map { label in labels.map { $0 == label ? 1.0 : 0 } } : [labels]
        line = Self.line(columns, targets, rows: rows, width: width)
        // Its mean and deviation under chance are width / n and √(2 width) / n.
        lineByChance = (Double(width) + 3 * (2 * Double(width)).squareRoot()) / Double(max(rows, 1))
    }

    private static func standardized(_ x: [Double], rows: Int, width: Int) -> [Double] {
        var x = x
        for column in 0..<width {
            var (sum, squares) = (0.0, 0.0)
            for row in 0..<rows { sum += x[row * width + column] }
            let mean = sum / Double(max(rows, 1))
            for row in 0..<rows {
                x[row * width + column] -= mean
                squares += x[row * width + column] * x[row * width + column]
            }
            let deviation = (squares / Double(max(rows, 1))).squareRoot()
            for row in 0..<rows where deviation > 0 { x[row * width + column] /= deviation }
        }
        return x
    }

    private static func nearest(_ count: Int, to row: Int, _ x: [Double], rows: Int, width: Int) -> [Int] {
        var best: [(distance: Double, row: Int)] = []
        x.withUnsafeBufferPointer { x in
            for other in 0..<rows where other != row {
                var distance = 0.0
                for column in 0..<width {
                    let difference = x[row * width + column] - x[other * width + column]
                    distance += difference * difference
                }
                if best.count == count, !(distance < best[count - 1].distance) { continue }
                let place = best.firstIndex { distance < $0.distance } ?? best.count
                best.insert((distance, other), at: place)
                if best.count > count { best.removeLast() }
            }
        }
        return best.map(\.row)
    }

    /// The largest share of a target's variance that least squares explain; nil where there are too few rows to tell it
    /// from what they always do.
    private static func line(_ x: [Double], _ targets: [[Double]], rows: Int, width: Int) -> Double? {
        guard rows > 2 * width + 2, width <= 128 else { return nil }
        var best = 0.0
        var right = Array(repeating: 0.0, count: rows * targets.count)
        var variances: [Double] = []
        for (column, target) in targets.enumerated() {
            let mean = target.reduce(0, +) / Double(rows)
            var variance = 0.0
            for row in 0..<rows {
                right[row * targets.count + column] = target[row] - mean
                variance += (target[row] - mean) * (target[row] - mean)
            }
            variances.append(variance)
        }
        let matrix = NDArray(shape: [rows, width], elements: x)
        guard
            let solution = try? LinearAlgebra.leastSquares(
                matrix, NDArray(shape: [rows, targets.count], elements: right))
        else { return nil }
        for column in targets.indices where variances[column] > 0 {
            var residual = 0.0
            for row in 0..<rows {
                var fitted = 0.0
                for feature in 0..<width {
                    fitted += x[row * width + feature] * solution.elements[feature * targets.count + column]
                }
                let difference = right[row * targets.count + column] - fitted
                residual += difference * difference
            }
            best = max(best, 1 - residual / variances[column])
        }
        return best
    }
}
