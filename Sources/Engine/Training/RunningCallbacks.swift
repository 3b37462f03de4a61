/// The callbacks of a training while it runs.
struct RunningCallbacks {
    private var stopping: [(EarlyStopping, EarlyStopping.Progress)] = []
    private var plateaus: [(ReduceOnPlateau, ReduceOnPlateau.Progress)] = []
    /// The parts of the block as they were in the best epoch, where they are to be restored.
    private(set) var best: (epoch: Int, values: [NDArray])?

    init(_ callbacks: [Callback]) {
        for callback in callbacks {
            switch callback {
            case .earlyStopping(let early): stopping.append((early, .init()))
            case .reduceOnPlateau(let plateau): plateaus.append((plateau, .init()))
            }
        }
    }

    var isEmpty: Bool { stopping.isEmpty && plateaus.isEmpty }

    /// Whether the rate may change from epoch to epoch, and so belongs into the history.
    var changesRate: Bool { !plateaus.isEmpty }

    /// Lowers the optimiser's rate where a plateau asks for it, and says whether training ends after this epoch.
    ///
    /// Throws `nothingToWatch` for a column that the history does not have.
    mutating func endTraining(
        after epoch: Int, _ history: History, _ optimizer: inout OptimizerState, _ values: () -> [NDArray]
    ) throws(EngineError) -> Bool {
        var ends = false
        for index in plateaus.indices {
            let value = try history.last(plateaus[index].0.monitor)
            guard case .constant(let rate) = optimizer.rate.course, optimizer.rate.warmup == 0 else {
                throw .plateauOfSchedule
            }
            optimizer.rate = LearningRate(plateaus[index].0.rate(after: value, rate: rate, &plateaus[index].1))
        }
        for index in stopping.indices {
            let value = try history.last(stopping[index].0.monitor)
            let verdict = stopping[index].0.verdict(on: value, epoch: epoch, &stopping[index].1)
            if verdict.isBest, stopping[index].0.restoresBest { best = (epoch, values()) }
            if verdict.stops { ends = true }
        }
        return ends
    }
}

extension History {
    fileprivate func last(_ name: String) throws(EngineError) -> Double {
        let column = name == "loss" ? loss : metrics.first { $0.name == name }?.values
        guard let value = column?.last else { throw .nothingToWatch(name, known: ["loss"] + metrics.map(\.name)) }
        return value
    }
}
