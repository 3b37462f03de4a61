internal import Checking
internal import Diagnostics
internal import Glibc

/// Why a file could not be read or written: the operating system's reason.
struct FileProblem: Error {
    let path: String
    let reason: String
    /// Whether there is no such file.
    let isMissing: Bool
    /// Whether the system would let it be read, and we do not.
    let isRefusal: Bool

    init(_ path: String, code: Int32 = errno) {
        self.path = path
        isMissing = code == ENOENT
        isRefusal = false
        reason = String(cString: strerror(code))
    }

    init(refused path: String, _ reason: String) {
        self.path = path
        isMissing = false
        isRefusal = true
        self.reason = reason
    }
}

extension FileProblem {
    /// What is said of it.
    var cannotRead: String { "notebook: cannot read \(shownInTerminal(path)): \(reason)\n" }
    var cannotWrite: String { "notebook: cannot write \(shownInTerminal(path)): \(reason)\n" }
}

/// Reads and writes files whole or not at all.
enum WholeFile {
    /// The bytes of a file or, for `-`, of the standard input.
    static func read(_ path: String) throws(FileProblem) -> [UInt8] {
        let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileProblem(path) }
        defer { if descriptor != 0 { close(descriptor) } }
        var information = stat()
        if fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFDIR {
            throw FileProblem(path, code: EISDIR)
        }
        return try bytes(of: descriptor, path, expecting: Int(information.st_size))
    }

    private static func bytes(
        of descriptor: Int32, _ path: String, expecting size: Int
    ) throws(FileProblem) -> [UInt8] {
        var bytes: [UInt8] = []
        // A file may say that it is larger than any memory.
        bytes.reserveCapacity(min(size, 64 << 20))
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw FileProblem(path)
            }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
    }

    /// The bytes of the regular file at `path`, which may be no link if `followsLinks` is false; a pipe or a device, from
    /// which reading might never end, is refused.
    static func readRegular(_ path: String, followsLinks: Bool) throws(FileProblem) -> [UInt8] {
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followsLinks ? 0 : O_NOFOLLOW)
        let descriptor = open(path, flags)
        guard descriptor >= 0 else {
            throw errno == ELOOP ? FileProblem(refused: path, "it is a link, which is not followed") : FileProblem(path)
        }
        defer { close(descriptor) }
        var information = stat()
        guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
            throw FileProblem(refused: path, "it is no regular file")
        }
        return try bytes(of: descriptor, path, expecting: Int(information.st_size))
    }

    /// Writes `bytes` beside `path` and, once they are on the disk, renames them into place.
    ///
    /// A link stays, and the file it leads to is written; a file keeps its permissions. A device or a pipe cannot be
    /// replaced by a file, so it is written into.
    static func write(_ bytes: [UInt8], to path: String) throws(FileProblem) {
        var information = stat()
        let exists = stat(path, &information) == 0
        if exists, information.st_mode & S_IFMT == S_IFDIR { throw FileProblem(path, code: EISDIR) }
        if exists, information.st_mode & S_IFMT != S_IFREG { return try writeInto(path, bytes) }
        if exists, (try? read(path)) == bytes { return }
        try replace(
            resolvedPath(path) ?? path, with: bytes, mode: exists ? information.st_mode & 0o777 : nil, calling: path)
    }

    /// The same, where the file is still the one whose SHA-256 is `old`, or there is still none if that is empty: what
    /// somebody saved meanwhile is not lost.
    static func write(_ bytes: [UInt8], to path: String, over old: String) throws(FileProblem) {
        let present = (try? readRegular(path, followsLinks: true)).map(SHA256.digits) ?? ""
        guard present == old else { throw FileProblem(refused: path, "it was changed meanwhile") }
        try write(bytes, to: path)
    }

    /// Writes `bytes` at the end of the file at `path`.
    static func append(_ bytes: [UInt8], to path: String) throws(FileProblem) {
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileProblem(path) }
        defer { close(descriptor) }
        try writeAll(bytes, to: descriptor, path)
    }

    private static func writeInto(_ path: String, _ bytes: [UInt8]) throws(FileProblem) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileProblem(path) }
        defer { close(descriptor) }
        try writeAll(bytes, to: descriptor, path)
    }

    /// Puts a file of `bytes` at the place of whatever stands there. What need not be `isDurable` may be damaged when the
    /// machine stops.
    static func replace(
        _ file: String, with bytes: [UInt8], mode: mode_t? = nil, isDurable: Bool = true, calling path: String
    ) throws(FileProblem) {
        if isDurable { removeParts(of: file) }
        let temporary = "\(file).\(getpid()).part"
        // One of the same name is of a process that is no more.
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileProblem(path) }
        var problem: FileProblem?
        do {
            try writeAll(bytes, to: descriptor, path)
            if let mode { fchmod(descriptor, mode) }
            if isDurable, fsync(descriptor) != 0, errno != EINVAL { problem = FileProblem(path) }
        } catch {
            problem = error
        }
        close(descriptor)
        if problem == nil, rename(temporary, file) != 0 { problem = FileProblem(path) }
        if let problem {
            unlink(temporary)
            throw problem
        }
    }

    /// Takes away what processes have left that were killed while they wrote `file`.
    private static func removeParts(of file: String) {
        let slash = file.lastIndex(of: "/")
        let folder = slash.map { String(file[...$0]) } ?? "./"
        let start = Array(file[(slash.map(file.index(after:)) ?? file.startIndex)...].utf8) + [UInt8(ascii: ".")]
        for name in (try? NotebookPaths.names(in: folder)) ?? [] {
            let bytes = Array(name.utf8)
            guard bytes.starts(with: start), name.hasSuffix(".part"),
                let process = pid_t(String(decoding: bytes.dropFirst(start.count).dropLast(5), as: UTF8.self)),
                kill(process, 0) != 0, errno == ESRCH
            else { continue }
            unlink(folder + name)
        }
    }

    /// Writes all of `bytes` to an open file.
    static func writeAll(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(FileProblem) {
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileProblem(path)
            }
            start += count
        }
    }
}
