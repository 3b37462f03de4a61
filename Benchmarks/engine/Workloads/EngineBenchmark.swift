internal import ArgumentParser

/// Our side of the comparison: trains one workload in a process of its own and writes what it took.
@main
struct EngineBenchmark: ParsableCommand {
    enum Way: String, CaseIterable, ExpressibleByArgument {
        /// The engine's `train`.
        case train
        /// The word `minimize` in a notebook.
        case minimize
        /// Written out in a notebook.
        case loop
    }

    @Argument(help: "W1 to W8, with W2a and W2b.")
    var workload: Workload
    @Option(help: "train, minimize (W1 and W2b) or loop (W1 and W2a).")
    var way = Way.train
    @Option(help: "Train so many times.")
    var repeats = 1

    func run() throws {
        let data = try WorkloadData(workload)
        var measurement = Measurement(peer: "notebook, \(way.rawValue)", workload: workload, data: data)
        switch way {
        case .train:
            let training = Training(workload, data)
            for _ in 0..<repeats { try training.run(into: &measurement) }
        case .minimize, .loop:
            guard let lesson = Lesson(workload, data, minimizes: way == .minimize) else {
                throw ValidationError("\(workload.rawValue) is not written as a \(way.rawValue)")
            }
            for _ in 0..<repeats { try lesson.run(into: &measurement) }
        }
        print(measurement.line)
    }
}
