internal import ArgumentParser
internal import Engine

/// What is trained, here and by every peer: rows, batch and epochs are those of `peers/common.py`.
enum Workload: String, CaseIterable, ExpressibleByArgument {
    /// Linear regression, full batch, float64.
    case w1 = "W1"
    /// One sigmoid unit on XOR, written out, float64.
    case w2a = "W2a"
    /// 2-4-1 on XOR, full batch, float64.
    case w2b = "W2b"
    /// Linear regression in batches.
    case w3 = "W3"
    /// 20-10-2 with a validation after each epoch.
    case w4 = "W4"
    /// 10-64-32-1.
    case w5 = "W5"
    /// 784-512-256-10.
    case w6 = "W6"
    /// Two convolutions with pooling on 28 × 28.
    case w7 = "W7"
    /// An LSTM of 64 on 50 steps of 16.
    case w8 = "W8"

    var rows: Int {
        switch self {
        case .w1, .w3: 100
        case .w2a, .w2b: 4
        case .w4: 140
        case .w5, .w7: 10_000
        case .w6: 60_000
        case .w8: 2000
        }
    }

    var batch: Int {
        switch self {
        case .w1: 100
        case .w2a, .w2b: 4
        case .w3, .w5, .w8: 32
        case .w4: 10
        case .w6: 128
        case .w7: 64
        }
    }

    var epochs: Int {
        switch self {
        case .w1, .w3: 1000
        case .w2a: 2014
        case .w2b: 5000
        case .w4: 100
        case .w5: 10
        case .w6, .w7, .w8: 1
        }
    }

    var steps: Int { epochs * ((rows + batch - 1) / batch) }

    /// The order of the samples in an epoch, counted from 0.
    func order(_ epoch: Int) -> [Int] {
        var random = RandomState(seed: UInt32(1000 + epoch))
        return random.permutation(rows)
    }

    /// Whether the samples keep their order, all of them in one batch.
    var isFullBatch: Bool { batch >= rows }
}
