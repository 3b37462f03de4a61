internal import Diagnostics
internal import Glibc

/// The notebooks that paths of the command line name: files as they are named, and all notebooks in folders.
enum NotebookPaths {
    /// The files, in the order of the paths; those of a folder in the order of their bytes.
    ///
    /// In folders `*.out.md`, which are pages, and hidden files are passed over. Links to notebooks are too, and what cannot
    /// be looked into, but that is said; of the latter the status tells.
    static func files(_ paths: [String]) -> (files: [String], status: ExitStatus) {
        var (files, status): ([String], ExitStatus) = ([], .well)
        for path in paths {
            var information = stat()
            if path != "-", stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFDIR {
                files += notebooks(in: path, &status)
            } else {
                files.append(path)
            }
        }
        return (files, status)
    }

    /// Whether a file in a folder is a notebook, by its name.
    static func isNotebook(_ name: String) -> Bool {
        let name = name.lowercased()
        return [".md", ".markdown", ".qmd"].contains(where: name.hasSuffix) && !name.hasSuffix(".out.md")
    }

    private static func notebooks(in folder: String, _ status: inout ExitStatus) -> [String] {
        var files: [String] = []
        var pending = [folder]
        while let folder = pending.popLast() {
            let prefix = folder == "." || folder == "./" ? "" : folder.hasSuffix("/") ? folder : folder + "/"
            var inner: [String] = []
            let names: [String]
            do throws(FileProblem) {
                names = try self.names(in: folder).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            } catch {
                Terminal.report(error.cannotRead)
                status = .noInput
                continue
            }
            for name in names where !name.hasPrefix(".") {
                var information = stat()
                let path = prefix + name
                if lstat(path, &information) != 0 {
                    // A name that is not UTF-8 leads nowhere.
                    guard isNotebook(name) else { continue }
                    Terminal.report(FileProblem(path).cannotRead)
                    status = .noInput
                    continue
                }
                switch information.st_mode & S_IFMT {
                case S_IFDIR: inner.append(path)
                case S_IFREG where isNotebook(name): files.append(path)
                case S_IFLNK where isNotebook(name):
                    Terminal.report("notebook: \(shownInTerminal(path)) is a link, and passed over\n")
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
