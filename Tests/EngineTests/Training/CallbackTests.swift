import Engine
import Testing

struct CallbackTests {
    private func monitor(_ watch: OptimizerOracle.Watch) -> String {
        watch.upward ? "validation_accuracy" : "validation_loss"
    }

    /// Oracles/optimizers.py: when Keras stops, and which epoch's weights it puts back.
    @Test func stopsWhereKerasStops() throws {
        let watches = try OptimizerOracle.read().callbacks
        #expect(watches.count == 84)
        for watch in watches {
            let stopping = EarlyStopping(
                monitor: monitor(watch), patience: watch.patience, minimumDelta: watch.delta, restoresBest: true)
            var progress = EarlyStopping.Progress()
            var stopped: Int?
            var kept: Int?
            for (index, value) in watch.values.enumerated() where stopped == nil {
                let verdict = stopping.verdict(on: value ?? .nan, epoch: index + 1, &progress)
                if verdict.isBest { kept = index + 1 }
                if verdict.stops { stopped = index + 1 }
            }
            #expect(stopped == watch.stopped, "\(watch)")
            #expect(kept == watch.best, "\(watch)")
            #expect(progress.bestEpoch == watch.best)
        }
    }

    @Test func lowersTheRateWhereKerasDoes() throws {
        for watch in try OptimizerOracle.read().callbacks {
            let plateau = ReduceOnPlateau(
                monitor: monitor(watch), factor: 0.5, patience: watch.patience, minimumDelta: watch.delta,
                minimumRate: 0.03)
            var progress = ReduceOnPlateau.Progress()
            var rate = 0.1
            let rates = watch.values.map { value in
                rate = plateau.rate(after: value ?? .nan, rate: rate, &progress)
                return rate
            }
            #expect(distance(rates, watch.rates) <= 1e-16, "\(watch)")
        }
    }
}
