internal import Engine

/// Samples, labels and first weights of a workload, the bits of `peers/common.py`: NumPy's stream, rounded to float32
/// where the peers round.
struct WorkloadData {
    var x: NDArray
    var y: NDArray
    var validation: (x: NDArray, y: NDArray)?
    /// Weights and biases in turn, first layer first.
    var parameters: [NDArray]

    init(_ workload: Workload) throws {
        switch workload {
        case .w1: self = try WorkloadData.line()
        case .w2a: self = try WorkloadData.exclusiveOrForOneUnit()
        case .w2b: self = try WorkloadData.exclusiveOr()
        case .w3: self = try WorkloadData.steepLine()
        case .w4: self = try WorkloadData.classes()
        case .w5: self = try WorkloadData.bentPlane()
        case .w6: self = try WorkloadData.layersOnPictures()
        case .w7: self = try WorkloadData.windowsOnPictures()
        case .w8: self = try WorkloadData.sequences()
        }
    }

    private init(x: NDArray, y: NDArray, parameters: [NDArray]) {
        self.x = x
        self.y = y
        self.parameters = parameters
    }

    /// 2x + 1 and noise; W and b drawn after.
    private static func line() throws -> WorkloadData {
        var random = RandomState(seed: 0)
        let x = try random.uniform(low: 0, high: 1, shape: [100, 1])
        let noise = try random.uniform(low: 0, high: 1, shape: [100, 1])
        let y = zip(x.elements, noise.elements).map { 2 * $0 + 1 + $1 }
        let weights = try random.uniform(low: 0, high: 1, shape: [1, 1])
        let bias = try random.uniform(low: 0, high: 1, shape: [1])
        return WorkloadData(x: x, y: NDArray(shape: [100, 1], elements: y), parameters: [weights, bias])
    }

    private static let corners = NDArray(shape: [4, 2], elements: [0, 0, 0, 1, 1, 0, 1, 1])
    private static let differs = NDArray(shape: [4, 1], elements: [0, 1, 1, 0])

    /// One unit, its bias .75.
    private static func exclusiveOrForOneUnit() throws -> WorkloadData {
        var random = RandomState(seed: 1)
        let weights = try random.uniform(low: -1, high: 1, shape: [2, 1])
        return WorkloadData(
            x: corners, y: differs, parameters: [weights, NDArray(shape: [1, 1], repeating: 0.75)])
    }

    /// Four hidden units.
    private static func exclusiveOr() throws -> WorkloadData {
        var random = RandomState(seed: 1)
        let first = try random.uniform(low: -1, high: 1, shape: [2, 4])
        let second = try random.uniform(low: -1, high: 1, shape: [4, 1])
        let zeros = [4, 1].map { NDArray(shape: [$0], repeating: 0) }
        return WorkloadData(x: corners, y: differs, parameters: [first, zeros[0], second, zeros[1]])
    }

    /// 2x + 3 and normal noise on [-1, 1].
    private static func steepLine() throws -> WorkloadData {
        var random = RandomState(seed: 0)
        let step = 2.0 / 99
        let x = (0..<100).map { $0 == 99 ? 1 : Double($0) * step - 1 }
        let y = x.map { 2 * $0 + 3 + random.standardNormal() * 0.1 }
        var weights = RandomState(seed: 7)
        return WorkloadData(
            x: NDArray(shape: [100, 1], elements: x.map(single)), y: NDArray(shape: [100, 1], elements: y.map(single)),
            parameters: try glorot([1, 1], from: &weights))
    }

    /// `make_classification` split by `train_test_split`, both with random_state=42.
    private static func classes() throws -> WorkloadData {
        var random = RandomState(seed: 42)
        let all = try makeClassification(samples: 200, random: &random)
        random = RandomState(seed: 42)
        let parts = try split(all, test: .share(0.3), random: &random)
        var weights = RandomState(seed: 7)
        var data = WorkloadData(
            x: rounded(parts.train.x), y: parts.train.y, parameters: try glorot([20, 10, 2], from: &weights))
        if let test = parts.test { data.validation = (rounded(test.x), test.y) }
        return data
    }

    /// The side of a plane with a bent and noise.
    private static func bentPlane() throws -> WorkloadData {
        var random = RandomState(seed: 5)
        let x = rounded(try random.standardNormal(shape: [10_000, 10]))
        let normal = try random.standardNormal(shape: [10]).elements
        let y = (0..<10_000).map { row in
            let sample = x.elements[row * 10..<(row + 1) * 10]
            let plane = zip(sample, normal).reduce(0) { $0 + $1.0 * $1.1 }
            let bend = 0.5 * Float(sample[row * 10]) * Float(sample[row * 10 + 1])
            return plane + Double(bend) + 0.3 * random.standardNormal() > 0 ? 1.0 : 0
        }
        return WorkloadData(
            x: x, y: NDArray(shape: [10_000, 1], elements: y), parameters: try glorot([10, 64, 32, 1], from: &random))
    }

    private static func layersOnPictures() throws -> WorkloadData {
        var random = RandomState(seed: 6)
        let (x, y) = try pictures(60_000, [784], &random)
        return WorkloadData(x: x, y: y, parameters: try glorot([784, 512, 256, 10], from: &random))
    }

    /// Windows of 3 × 3 for 16 and for 32 channels, then a layer on the 5 · 5 · 32 that are left.
    private static func windowsOnPictures() throws -> WorkloadData {
        var random = RandomState(seed: 8)
        let (x, y) = try pictures(10_000, [28, 28, 1], &random)
        var parameters: [NDArray] = []
        for (channels, filters) in [(1, 16), (16, 32)] {
            let limit = (6 / Double(9 * channels + 9 * filters)).squareRoot()
            let windows = try random.uniform(low: -limit, high: limit, shape: [3, 3, channels, filters])
            parameters += [rounded(windows), NDArray(shape: [filters], repeating: 0)]
        }
        return WorkloadData(x: x, y: y, parameters: parameters + (try glorot([800, 10], from: &random)))
    }

    /// Ten pictures under noise.
    private static func pictures(
        _ samples: Int, _ shape: [Int], _ random: inout RandomState
    ) throws -> (x: NDArray, y: NDArray) {
        let size = shape.reduce(1, *)
        let pictures = try random.uniform(low: 0, high: 1, shape: [10, size]).elements.map { Float($0) }
        let y = try random.integers(low: 0, high: 10, shape: [samples])
        var x: [Double] = []
        x.reserveCapacity(samples * size)
        for label in y.elements {
            let start = Int(label) * size
            for pixel in start..<start + size {
                x.append(Double(0.5 * pictures[pixel] + 0.5 * Float(random.uniform())))
            }
        }
        return (NDArray(shape: [samples] + shape, elements: x), y)
    }

    /// On which side of a plane a fading memory of the steps lies; the gates are input, forget, candidate, output.
    private static func sequences() throws -> WorkloadData {
        var random = RandomState(seed: 9)
        let x = rounded(try random.standardNormal(shape: [2000, 50, 16]))
        let normal = try random.standardNormal(shape: [16]).elements
        let y = (0..<2000).map { sample in
            var memory = 0.0
            for step in sample * 50..<sample * 50 + 50 {
                let features = x.elements[step * 16..<step * 16 + 16]
                memory = 0.9 * memory + zip(features, normal).reduce(0) { $0 + $1.0 * $1.1 }
            }
            return memory > 0 ? 1.0 : 0
        }
        let kernel = try glorot([16, 256], from: &random)[0]
        let recurrent = try glorot([64, 256], from: &random)
        return WorkloadData(
            x: x, y: NDArray(shape: [2000, 1], elements: y),
            parameters: [kernel] + recurrent + (try glorot([64, 1], from: &random)))
    }

    /// For each pair of widths weights by Glorot's rule and a bias of zeros.
    private static func glorot(_ widths: [Int], from random: inout RandomState) throws -> [NDArray] {
        var parameters: [NDArray] = []
        for (inputs, outputs) in zip(widths, widths.dropFirst()) {
            let limit = (6 / Double(inputs + outputs)).squareRoot()
            parameters.append(rounded(try random.uniform(low: -limit, high: limit, shape: [inputs, outputs])))
            parameters.append(NDArray(shape: [outputs], repeating: 0))
        }
        return parameters
    }

    private static func single(_ value: Double) -> Double { Double(Float(value)) }

    private static func rounded(_ array: NDArray) -> NDArray {
        NDArray(shape: array.shape, kind: array.kind, elements: array.elements.map(single))
    }
}
