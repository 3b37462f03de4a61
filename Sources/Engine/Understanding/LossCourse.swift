/// How the losses of a training went.
struct LossCourse {
    let losses: [Double]

    /// How fast the loss falls over the last third of its steps, as a multiple of its pace over all of them.
    var latePace: Double {
        guard losses.count >= 3, let first = losses.first, let last = losses.last, first > last else { return 0 }
        let steps = losses.count - 1
        let late = max(1, steps / 3)
        return (losses[steps - late] - last) / Double(late) / ((first - last) / Double(steps))
    }

    /// Whether it ends well above where it has been: by more than half.
    var isBouncing: Bool {
        guard let last = losses.last, let least = losses.min() else { return false }
        return losses.count >= 4 && last > 1.5 * least
    }

    /// The lowest value and where it stands, from 0.
    var least: (value: Double, place: Int)? {
        guard let least = losses.min(), let place = losses.firstIndex(of: least) else { return nil }
        return (least, place)
    }

    /// How much it goes up and down from one to the next over its second half: the standard deviation of the steps.
    var jitter: Double {
        let half = losses.suffix(max(2, losses.count / 2))
        let steps = zip(half.dropFirst(), half).map { $0 - $1 }
        return History.meanAndDeviation(steps).deviation
    }
}
