internal import Engine
internal import Glibc
internal import Synchronization

/// Ctrl-C: the first asks the run to stop, the second ends the process at once.
enum Interruption {
    private static let requests = Atomic<Int>(0)

    /// Starts to listen. Nothing is ever half-written, so an end at once is safe.
    static func listen() {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in
            if Interruption.requests.add(1, ordering: .relaxed).newValue > 1 { _exit(ExitStatus.interrupted.rawValue) }
        }
        sigaction(SIGINT, &action, nil)
        sigaction(SIGTERM, &action, nil)
    }

    /// Whether somebody asked to stop.
    static var isRequested: Bool { requests.load(ordering: .relaxed) > 0 }
}

/// Seconds of a clock that only goes forward.
func monotonicSeconds() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
}
