internal import Evaluation
internal import Glibc
internal import Rendering

/// The files that a notebook may read: those in its folder and below; in a course, in the folder of `course.yaml` and
/// below.
///
/// A path is opened component by component, each from the folder before it, and no link is followed: what is checked is
/// what is read, even while somebody moves things.
struct FolderFiles {
    /// Where paths start, without links.
    let root: String
    /// The way from there to the notebook's folder: empty, or `lessons/week1/`.
    private let way: String

    /// The files of the notebook at `path`; of one that comes from the standard input, those of the working directory.
    init(notebook path: String) {
        let folder: String =
            path == "-" ? "." : path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let home = resolvedPath(folder) ?? folder
        var candidate = home
        // A course.yaml in the root of the file system would open all of it.
        while let slash = candidate.lastIndex(of: "/"), candidate != "/" {
            if FolderFiles.hasCourse(candidate) {
                root = candidate
                way = candidate == home ? "" : home.dropFirst(candidate.count + 1) + "/"
                return
            }
            candidate = String(candidate[..<slash])
        }
        root = home
        way = ""
    }

    /// The bytes of the regular file at `path` if they are at most `limit`, all by one descriptor.
    func read(_ path: String, limit: Int) throws(FileRefusal) -> [UInt8] {
        do {
            return try bytes(at: path, limit: limit)
        } catch .notFound {
            guard !way.isEmpty, (try? bytes(at: way + path, limit: .max, isLook: true)) != nil else {
                throw .notFound(suggestion: nil)
            }
            throw .notFound(suggestion: way + path)
        }
    }

    /// The bytes of the picture at `path` if they are at most `limit`; it starts at the notebook's folder and may go up
    /// within what it may read.
    func picture(_ path: String, limit: Int) -> Result<[UInt8], PictureRefusal> {
        var names = way.split(separator: "/")
        for name in path.split(separator: "/") where name != "." {
            if name != ".." {
                names.append(name)
            } else if names.popLast() == nil {
                return .failure(.outsideFolder)
            }
        }
        guard !path.hasPrefix("/") else { return .failure(.outsideFolder) }
        do {
            return .success(try bytes(at: names.joined(separator: "/"), limit: limit))
        } catch {
            switch error {
            case .outsideFolder, .link: return .failure(.outsideFolder)
            case .notFound, .folder: return .failure(.notFound)
            case .tooLarge: return .failure(.tooLarge)
            case .device, .notPermitted, .unreadable: return .failure(.unreadable)
            }
        }
    }

    private func bytes(at path: String, limit: Int, isLook: Bool = false) throws(FileRefusal) -> [UInt8] {
        guard !path.utf8.starts(with: "/".utf8) else { throw .outsideFolder }
        let names = path.utf8.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }
        guard !names.contains(where: { $0.elementsEqual("..".utf8) }) else { throw .outsideFolder }
        guard !path.isEmpty, !path.utf8.contains(0) else { throw .notFound(suggestion: nil) }
        guard let last = names.last, path.utf8.last != UInt8(ascii: "/") else { throw .folder }
        var folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw refusal(errno) }
        defer { close(folder) }
        for name in names.dropLast() {
            let next = openat(folder, String(Substring(name)), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard next >= 0 else { throw reason(errno, name, in: folder, of: path) }
            close(folder)
            folder = next
        }
        // Without O_NONBLOCK the opening of a pipe waits for somebody to write into it.
        let file = openat(
            folder, String(Substring(last)), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard file >= 0 else { throw reason(errno, last, in: folder, of: path) }
        defer { close(file) }
        var information = stat()
        guard fstat(file, &information) == 0 else { throw refusal(errno) }
        guard information.st_mode & S_IFMT == S_IFREG else {
            throw information.st_mode & S_IFMT == S_IFDIR ? .folder : .device
        }
        if isLook { return [] }
        guard information.st_size <= limit else { throw .tooLarge(Int(information.st_size)) }
        return try content(of: file, size: Int(information.st_size), limit: limit)
    }

    private func content(of file: Int32, size: Int, limit: Int) throws(FileRefusal) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(file, &chunk, chunk.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw refusal(errno)
            }
            if count == 0 { return bytes }
            guard bytes.count + count <= limit else { throw .tooLarge(bytes.count + count) }
            bytes += chunk[..<count]
        }
    }

    /// Why a component could not be opened. `ENOTDIR` and `ELOOP` do not say whether it is a link, so it is looked at.
    private func reason(_ code: Int32, _ name: Substring.UTF8View, in folder: Int32, of path: String) -> FileRefusal {
        var information = stat()
        guard fstatat(folder, String(Substring(name)), &information, AT_SYMLINK_NOFOLLOW) == 0 else {
            return refusal(code)
        }
        switch information.st_mode & S_IFMT {
        case S_IFLNK: return .link(String(path[..<name.endIndex]))
        case S_IFREG where code == ENOTDIR: return .notFound(suggestion: nil)
        case S_IFREG, S_IFDIR: return refusal(code)
        default: return .device
        }
    }

    private func refusal(_ code: Int32) -> FileRefusal {
        switch code {
        case ENOENT, ENOTDIR, ENAMETOOLONG: .notFound(suggestion: nil)
        case EACCES, EPERM: .notPermitted
        default: .unreadable(code)
        }
    }

    private static func hasCourse(_ folder: String) -> Bool {
        var information = stat()
        return lstat(folder + "/course.yaml", &information) == 0 && information.st_mode & S_IFMT == S_IFREG
    }
}
