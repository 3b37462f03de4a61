internal import AllocationCounter
internal import Engine
internal import Glibc

/// Says how often trainings ask for memory, and fails if one that takes more steps asks more often.
///
/// Only an optimised build is held to it: without optimisation Swift makes boxes of its own.
@main
struct AllocationCheck {
    static func main() throws {
        guard counterSeesArrays() else { return fail("the counter does not see what Swift asks for") }
        for training in CountedTraining.all {
            // The first time Swift also asks for its own descriptions of types.
            _ = try training.allocations(epochs: 1)
            let few = try training.allocations(epochs: 10)
            let many = try training.allocations(epochs: 110)
            // An epoch asks where the history grows, which it does by doubling, and each of its metrics once more.
            try report(training.name, few, many, steps: 900, allowed: 20 + 100 * training.allowedEachEpoch)
        }
        _ = try countedMinimization(steps: 1)
        let few = try countedMinimization(steps: 100)
        try report("minimize with draws", few, try countedMinimization(steps: 1000), steps: 900, allowed: 20)
    }

    private static func report(_ name: String, _ few: Int, _ many: Int, steps: Int, allowed: Int) throws {
        print("\(name): \(few), with \(steps) steps more \(many)")
        if many - few > allowed { fail("\(name): more steps ask for memory more often") }
    }

    private static func fail(_ reason: String) {
        print("error: \(reason)")
        exit(1)
    }

    private static func counterSeesArrays() -> Bool {
        var kept: [[Double]] = []
        kept.reserveCapacity(8)
        func append() { for size in 1...3 { kept.append(Array(repeating: 0.5, count: 1000 * size)) } }
        append()
        return counted(append) == 3 && counted {} == 0 && kept.map(\.count).reduce(0, +) == 12_000
    }
}

/// How often `body` asks for memory.
func counted(_ body: () throws -> Void) rethrows -> Int {
    allocation_counter_start()
    defer { allocation_counter_stop() }
    try body()
    return allocation_counter_stop()
}
