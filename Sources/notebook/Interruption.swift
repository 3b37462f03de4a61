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

    /// The process that waits for what this one does; 0 where nobody is to.
    private static let parent = Atomic<pid_t>(0)

    /// Stops the run when the process that waits for it is gone.
    static func endWithParent() {
        parent.store(getppid(), ordering: .relaxed)
        signal(SIGPIPE, SIG_DFL)
    }

    /// Whether somebody asked to stop.
    static var isRequested: Bool {
        if requests.load(ordering: .relaxed) > 0 { return true }
        let parent = parent.load(ordering: .relaxed)
        return parent != 0 && getppid() != parent
    }
}

/// Seconds of a clock that only goes forward.
func monotonicSeconds() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
}
