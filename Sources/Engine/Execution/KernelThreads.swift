internal import Kernels

/// The threads on which kernels share their work. No result depends on how many there are.
public enum KernelThreads {
    /// How many may work for this thread: as many as `NN_THREADS` says, or as there are processors, but at most eight.
    public static var count: Int { Int(kernels_threads()) }

    /// Does `work` with this thread alone, so that several threads may do the like side by side.
    public static func withOne(_ work: () -> Void) {
        kernels_limit_threads(1)
        defer { kernels_limit_threads(0) }
        work()
    }
}
