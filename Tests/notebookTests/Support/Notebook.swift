import Glibc

/// One process of the built binary: what it said and how it ended.
struct Notebook {
    /// The exit code, or 128 and the signal's number.
    let status: Int32
    /// What it wrote to the standard output.
    let output: [UInt8]
    /// What it wrote to the standard error stream.
    let errors: [UInt8]

    var outputText: String { String(decoding: output, as: UTF8.self) }
    var errorText: String { String(decoding: errors, as: UTF8.self) }

    /// Runs `notebook` with `arguments` in `folder` and waits for its end.
    init(_ arguments: String..., in folder: Folder, environment: [String: String] = [:], input: String? = nil) throws {
        let process = try NotebookProcess(arguments, in: folder, environment: environment, input: input)
        self = try process.finish()
    }

    init(status: Int32, output: [UInt8], errors: [UInt8]) {
        self.status = status
        self.output = output
        self.errors = errors
    }
}

/// A process of the built binary that may still run.
struct NotebookProcess {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let process: pid_t
    private let streams: Folder

    /// Starts `notebook` in the C locale; its streams are files, so that no pipe can fill.
    init(
        _ arguments: [String], in folder: Folder, environment: [String: String] = [:], input: String? = nil,
        output: String? = nil
    ) throws {
        let binary = try Self.binary()
        streams = try Folder()
        if let input { try streams.write(Array(input.utf8), to: "input") }

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input == nil ? "/dev/null" : streams["input"], O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output ?? streams["output"], O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, streams["errors"], O_WRONLY | O_CREAT, 0o600)

        // A thread of the test may block signals, which its children would inherit.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var mask = sigset_t()
        sigemptyset(&mask)
        posix_spawnattr_setsigmask(&attributes, &mask)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        let variables = ["LC_ALL": "C", "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
        let argumentList = (["env", "-C", folder.path, binary] + arguments).map { strdup($0) } + [nil]
        let environmentList = variables.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (argumentList + environmentList).forEach { free($0) } }
        var process = pid_t()
        let status = posix_spawn(&process, "/usr/bin/env", &actions, &attributes, argumentList, environmentList)
        guard status == 0 else {
            throw Failure(description: "cannot start \(binary): \(String(cString: strerror(status)))")
        }
        self.process = process
    }

    /// Sends it a signal.
    func signal(_ number: Int32) { kill(process, number) }

    /// The processes that it started and that still are.
    func children() throws -> [pid_t] {
        try Folder("/proc/\(process)/task/\(process)").text("children").split(separator: " ").compactMap { pid_t($0) }
    }

    /// Waits for the end.
    func finish() throws -> Notebook {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        defer { streams.remove() }
        let signal = status & 0x7F
        return Notebook(
            status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
            output: streams.exists("output") ? try streams.read("output") : [],
            errors: try streams.read("errors"))
    }

    /// The built binary stands beside the test bundle.
    private static func binary() throws -> String {
        guard let bundle = realpath("/proc/self/exe", nil) else {
            throw Failure(description: "the test bundle has no path")
        }
        defer { free(bundle) }
        let path = String(cString: bundle).split(separator: "/").dropLast().map { "/\($0)" }.joined() + "/notebook"
        guard access(path, X_OK) == 0 else { throw Failure(description: "there is no binary \(path): build it first") }
        return path
    }
}
