internal import Checking
internal import Glibc

/// A process of this program that checks one notebook after the other: a line of JSON in, lines of JSON out.
///
/// It is in a process group of its own, so that Ctrl-C in the terminal reaches the parent alone.
final class WorkerProcess {
    let pid: pid_t
    /// What it says is read here.
    let output: Int32
    /// Whether there is something to read.
    var hasSaid = false
    private let input: Int32
    /// What has come of a line that is not yet whole.
    private var unread: [UInt8] = []

    /// Starts a worker; throws what the system says against it.
    init() throws(FileProblem) {
        let (toWorker, fromWorker) = (try Self.pipe(), try Self.pipe())
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, toWorker[0], 0)
        posix_spawn_file_actions_adddup2(&actions, fromWorker[1], 1)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        var pid = pid_t()
        let status = Self.withStrings(["notebook", WorkerCommand.name]) { arguments in
            Self.withStrings(Self.environment) { environment in
                posix_spawn(&pid, "/proc/self/exe", &actions, &attributes, arguments, environment)
            }
        }
        close(toWorker[0])
        close(fromWorker[1])
        guard status == 0 else {
            close(toWorker[1])
            close(fromWorker[0])
            throw FileProblem("/proc/self/exe", code: status)
        }
        self.pid = pid
        input = toWorker[1]
        output = fromWorker[0]
    }

    /// The ends of a pipe for reading and writing, which other programs that are started do not get.
    private static func pipe() throws(FileProblem) -> [Int32] {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else { throw FileProblem("a pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return ends
    }

    deinit {
        close(input)
        close(output)
    }

    /// This process's environment, but with kernels on one thread: side by side, workers take all processors.
    private static var environment: [String] {
        var variables: [String] = []
        var place = environ
        while let variable = place.pointee {
            let text = String(cString: variable)
            if !text.hasPrefix("NN_THREADS=") { variables.append(text) }
            place += 1
        }
        return variables + ["NN_THREADS=1"]
    }

    private static func withStrings<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }

    /// Asks it to do something, if it still is.
    func ask(_ request: WorkerRequest) {
        try? WholeFile.writeAll(JSONLine.bytes(of: request), to: input, "a worker")
    }

    /// What it has said since, of which there must be something to read; nil when it is no more, or says what nobody
    /// understands.
    func answers() -> [WorkerAnswer]? {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(output, &chunk, chunk.count)
        if count < 0, errno == EINTR { return [] }
        guard count > 0 else { return nil }
        unread += chunk[..<count]
        var answers: [WorkerAnswer] = []
        while let end = unread.firstIndex(of: 0x0A) {
            guard let answer = JSONLine.message(WorkerAnswer.self, in: unread[..<end]) else { return nil }
            answers.append(answer)
            unread.removeSubrange(...end)
        }
        return answers
    }

    /// How many bytes of memory it has.
    var memory: Int {
        guard let bytes = try? WholeFile.read("/proc/\(pid)/statm") else { return 0 }
        let fields = bytes.split(separator: 0x20)
        guard fields.count > 1, let pages = Int(String(decoding: fields[1], as: UTF8.self)) else { return 0 }
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// Ends it at once and waits for that; gives the signal that ended it, 0 if it ended by itself.
    @discardableResult
    func end() -> Int32 {
        kill(pid, SIGKILL)
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F
    }
}
