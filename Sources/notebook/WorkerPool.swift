internal import Checking
internal import Diagnostics
internal import Glibc

/// Workers side by side, each with one notebook at a time. Who crashes, takes too long or grows too large is ended and
/// replaced; its notebook fails, the others' reports stay.
struct WorkerPool {
    /// How many work at once.
    let count: Int
    /// How many bytes each may have; nil: what its notebook may hold, twice, and something for itself.
    let memory: Int?

    /// How often busy workers are looked at, in milliseconds.
    private static let interval: Int32 = 50
    /// What a worker may take longer than its notebook, which stops by itself at its limit, in seconds.
    private static let grace = 5.0
    /// What it may hold beyond the arrays of its notebook: code, pages, formulas.
    private static let ownMemory = 1 << 30

    /// A worker and what it is at.
    private struct Task {
        let worker: WorkerProcess
        let number: Int
        /// When it is ended, by the clock that only goes forward.
        var deadline: Double
        /// How many bytes it may have.
        var memory: Int
    }

    /// Does what is requested but for what is `known`, which is asked by number in their order; `each` is given the number
    /// of a request and its report, in the order in which they come. Gives false if somebody pressed Ctrl-C.
    func work(
        _ requests: [WorkerRequest], known: (Int) -> Bool, each: (Int, Report) -> Void
    ) throws(FileProblem) -> Bool {
        // A worker that is no more is noticed by what writing to it gives.
        signal(SIGPIPE, SIG_IGN)
        var next = 0
        var tasks: [Task] = []
        var idle: [WorkerProcess] = []
        defer { for worker in tasks.map(\.worker) + idle { worker.end() } }
        while next < requests.count || !tasks.isEmpty {
            if Interruption.isRequested { return false }
            while next < requests.count, tasks.count < count {
                next += 1
                if known(next - 1) { continue }
                let worker: WorkerProcess
                if let last = idle.popLast() { worker = last } else { worker = try WorkerProcess() }
                tasks.append(
                    Task(worker: worker, number: next - 1, deadline: monotonicSeconds() + 60, memory: memory ?? 2 << 30)
                )
                // If it is no more, reading from it says so.
                worker.ask(requests[next - 1])
            }
            guard !tasks.isEmpty else { continue }
            wait(for: tasks)
            for index in tasks.indices.reversed() {
                switch advance(&tasks[index]) {
                case .busy: break
                case .done(let report):
                    idle.append(tasks[index].worker)
                    each(tasks.remove(at: index).number, report)
                case .ended(let reason):
                    let number = tasks.remove(at: index).number
                    each(number, CheckedNotebook.failed(requests[number], reason))
                }
            }
        }
        return true
    }

    /// What has become of a task.
    private enum Progress {
        case busy
        case done(Report)
        case ended(Diagnostic)
    }

    private func advance(_ task: inout Task) -> Progress {
        if task.worker.hasSaid {
            guard let answers = task.worker.answers() else {
                return .ended(.workerCrashed(signal: task.worker.end()))
            }
            for answer in answers {
                switch answer {
                case .begun(let seconds, let bytes):
                    task.deadline = monotonicSeconds() + seconds + Self.grace
                    task.memory = memory ?? Self.ownMemory + 2 * min(bytes, 1 << 40)
                case .done(let report): return .done(report)
                }
            }
        }
        if monotonicSeconds() > task.deadline {
            task.worker.end()
            return .ended(.workerTookTooLong())
        }
        if task.worker.memory > task.memory {
            task.worker.end()
            return .ended(.workerGrew())
        }
        return .busy
    }

    private func wait(for tasks: [Task]) {
        var descriptors = tasks.map { pollfd(fd: $0.worker.output, events: Int16(POLLIN), revents: 0) }
        _ = poll(&descriptors, nfds_t(descriptors.count), Self.interval)
        for (task, descriptor) in zip(tasks, descriptors) { task.worker.hasSaid = descriptor.revents != 0 }
    }
}

extension Diagnostic {
    fileprivate static func workerTookTooLong() -> Diagnostic {
        Diagnostic(
            710,
            Text(
                en: "this notebook did not stop at its time limit, and was ended",
                zh: "这份笔记到了时间限制没有停下，已被强制结束"))
    }

    fileprivate static func workerGrew() -> Diagnostic {
        Diagnostic(
            711,
            Text(
                en: "the process that checked this notebook took more memory than it may have, and was ended",
                zh: "检查这份笔记的进程占用的内存超过了允许的范围，已被强制结束"))
    }

    fileprivate static func workerCrashed(signal: Int32) -> Diagnostic {
        Diagnostic(
            901,
            Text(
                en: "the process that checked this notebook ended unexpectedly (signal \(signal))",
                zh: "检查这份笔记的进程意外结束了（信号 \(signal)）"),
            help: signal == SIGKILL
                ? Text(
                    en: "somebody killed it, or the machine ran out of memory: try fewer at once, -j 1",
                    zh: "它被别人结束，或者机器内存不足：请减少同时检查的数量，如 -j 1")
                : Text(
                    en: "this is a mistake of notebook, not of yours; please report it with the notebook",
                    zh: "这是 notebook 的错误，不是你的；请连同笔记一起报告"))
    }
}
