internal import ArgumentParser
internal import Glibc
internal import Rendering

/// Where a page goes.
enum Destination: Equatable {
    case file(String)
    case standardOutput

    /// The place for the page of `notebook` in `format`, by `-o` or beside the notebook.
    init(_ notebook: String, _ format: OutputFormat, output: String?) {
        if output == "-" || output == nil && format == .terminal {
            self = .standardOutput
        } else if let output, Self.isFolder(output) {
            let name = Self.stem(
                notebook[(notebook.lastIndex(of: "/").map(notebook.index(after:)) ?? notebook.startIndex)...])
            self = .file("\(output.hasSuffix("/") ? output : output + "/")\(name).\(format.fileExtension)")
        } else if let output {
            self = .file(output)
        } else {
            // The Markdown beside a Markdown file needs a name of its own; beside Jupyter's files it does not.
            let isOfJupyter = Self.endingsOfJupyter.contains { notebook.hasSuffix($0) }
            let suffix = format == .markdown && !isOfJupyter ? "out.md" : format.fileExtension
            self = .file("\(Self.stem(notebook[...])).\(suffix)")
        }
    }

    /// Refuses a single place for several pages.
    static func validate(_ output: String?, files: Int, formats: Int) throws {
        guard let output, files * formats > 1, output == "-" || !isFolder(output) else { return }
        throw ValidationError("several pages need a folder: --output pages/")
    }

    private static func isFolder(_ path: String) -> Bool {
        if path.hasSuffix("/") { return true }
        var information = stat()
        return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
    }

    /// How notebooks of Jupyter and scripts of Jupytext end.
    private static let endingsOfJupyter = [".ipynb", ".py", ".R", ".r", ".jl"]

    private static func stem(_ name: Substring) -> Substring {
        for suffix in [".md", ".markdown", ".qmd", ".Rmd", ".rmd"] + endingsOfJupyter where name.hasSuffix(suffix) {
            return name.dropLast(suffix.count)
        }
        return name
    }

    /// Whether two paths are one file.
    static func isSame(_ left: String, _ right: String) -> Bool {
        var (a, b) = (stat(), stat())
        return stat(left, &a) == 0 && stat(right, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino
    }
}
