internal import Documents
internal import Synchronization

/// A line about long training, rewritten in place; nothing within the first half second.
final class TrainingProgress: Sendable {
    private let isWanted: Bool

    /// Nothing of it is shown where nobody looks, or `isWanted` is false.
    init(isWanted: Bool = true) { self.isWanted = isWanted && Terminal.isInteractive }

    private let state = Mutex((start: monotonicSeconds(), last: 0.0, isShown: false, epoch: Epoch?.none))

    private struct Epoch {
        let number: Int
        let count: Int
        let loss: Double

        var text: String { "epoch \(number) of \(count), loss \(Documents.text(of: loss))" }
    }

    /// An epoch is over.
    func finished(epoch: Int, of count: Int, loss: Double) {
        let now = monotonicSeconds()
        state.withLock { state in
            if epoch == 1 { state.start = now }
            state.epoch = Epoch(number: epoch, count: count, loss: loss)
            guard isWanted, now - state.start > 0.5, now - state.last > 0.1 else { return }
            state.last = now
            state.isShown = true
            Terminal.report("\r\u{1B}[K\(state.epoch?.text ?? "")")
        }
    }

    /// Where the last training stood; nil when none has begun.
    var lastEpoch: String? { state.withLock { $0.epoch?.text } }

    /// Takes the line away.
    func clear() {
        state.withLock { state in
            if state.isShown { Terminal.report("\r\u{1B}[K") }
            state.isShown = false
        }
    }
}
