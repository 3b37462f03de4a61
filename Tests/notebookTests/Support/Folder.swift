import Glibc

/// A folder that a test works in.
struct Folder {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    let path: String

    /// A folder that exists.
    init(_ path: String) { self.path = path }

    /// A new folder of its own below the system's temporary one.
    init() throws {
        var template = Array("/tmp/notebook-tests-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw Failure(description: "cannot make a folder: \(errno)") }
        path = String(cString: made)
    }

    /// A new folder with one notebook, `lesson.md`.
    init(lesson: String) throws {
        try self.init()
        try write(Array(lesson.utf8), to: "lesson.md")
    }

    /// The path of a file in it.
    subscript(name: String) -> String { "\(path)/\(name)" }

    func write(_ bytes: [UInt8], to name: String) throws {
        guard let file = fopen(self[name], "w") else { throw Failure(description: "cannot write \(self[name])") }
        defer { fclose(file) }
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
            throw Failure(description: "cannot write all of \(self[name])")
        }
    }

    func read(_ name: String) throws -> [UInt8] {
        guard let file = fopen(self[name], "r") else { throw Failure(description: "cannot read \(self[name])") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
    }

    func text(_ name: String) throws -> String { String(decoding: try read(name), as: UTF8.self) }

    func exists(_ name: String) -> Bool { access(self[name], F_OK) == 0 }

    /// Which file it is and when it was last written; nil where there is none.
    func state(of name: String) -> stat? {
        var state = stat()
        return stat(self[name], &state) == 0 ? state : nil
    }

    /// The names in it, sorted by their bytes.
    func names() throws -> [String] {
        guard let stream = opendir(path) else { throw Failure(description: "there is no folder \(path)") }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }

    func setMode(_ mode: mode_t, of name: String) { chmod(self[name], mode) }

    func link(_ name: String, to target: String) { symlink(target, self[name]) }

    func isLink(_ name: String) -> Bool {
        var state = stat()
        return lstat(self[name], &state) == 0 && state.st_mode & S_IFMT == S_IFLNK
    }

    func makeFolder(_ name: String) { mkdir(self[name], 0o755) }

    /// Takes it away with the files and folders in it.
    func remove() {
        for name in (try? names()) ?? [] where unlink(self[name]) != 0 { Folder(self[name]).remove() }
        rmdir(path)
    }
}
