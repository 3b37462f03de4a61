internal import Glibc

/// The notebooks that paths of the command line name: files as they are named, and all notebooks in folders.
enum NotebookPaths {
    /// The files, in the order of the paths; those of a folder in the order of their bytes.
    ///
    /// In folders `*.out.md`, which are pages, hidden files and links are passed over.
    static func files(_ paths: [String]) throws(FileProblem) -> [String] {
        var files: [String] = []
        for path in paths {
            var information = stat()
            guard path != "-", stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFDIR else {
                files.append(path)
                continue
            }
            files += try notebooks(in: path)
        }
        return files
    }

    /// Whether a file in a folder is a notebook, by its name.
    static func isNotebook(_ name: String) -> Bool {
        [".md", ".markdown", ".qmd"].contains(where: name.hasSuffix) && !name.hasSuffix(".out.md")
    }

    private static func notebooks(in folder: String) throws(FileProblem) -> [String] {
        var files: [String] = []
        var pending = [folder]
        while let folder = pending.popLast() {
            let prefix = folder == "." || folder == "./" ? "" : folder.hasSuffix("/") ? folder : folder + "/"
            var inner: [String] = []
            let names = try names(in: folder).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            for name in names where !name.hasPrefix(".") {
                var information = stat()
                guard lstat(prefix + name, &information) == 0 else { continue }
                switch information.st_mode & S_IFMT {
                case S_IFDIR: inner.append(prefix + name)
                case S_IFREG where isNotebook(name): files.append(prefix + name)
                default: break
                }
            }
            pending += inner.reversed()
        }
        return files
    }

    /// The names in a folder, in no order.
    static func names(in folder: String) throws(FileProblem) -> [String] {
        guard let stream = opendir(folder) else { throw FileProblem(folder) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            names.append(name)
        }
        return names
    }
}
