internal import Diagnostics
internal import Documents
internal import Rendering

/// The page that a notebook's outputs are recorded in: itself, or `lesson.out.md` beside it.
struct RecordedPage {
    let path: String
    /// Nil where there is none yet.
    let bytes: [UInt8]?
    /// Whether the outputs stand in the notebook and beside it as well.
    let isTwofold: Bool
    /// The page beside the notebook.
    let besidePath: String
    let besideBytes: [UInt8]?

    /// Looks for the page of the notebook at `path`.
    init(of notebook: Notebook, at path: String) throws(FileProblem) {
        let beside = Self.path(beside: path)
        let isInside =
            !notebook.regions.isEmpty || notebook.record != nil || notebook.inlines.contains { $0.recorded != nil }
        let page = try Self.bytes(at: beside)
        besidePath = beside
        besideBytes = page
        isTwofold = isInside && page != nil
        self.path = isInside ? path : beside
        bytes = isInside ? notebook.source.bytes : page
    }

    /// The page beside the notebook at `path`.
    static func path(beside path: String) -> String {
        guard case .file(let page) = Destination(path, .markdown, output: nil) else {
            preconditionFailure("Markdown has a place")
        }
        return page
    }

    /// Nil where there is no such file.
    private static func bytes(at path: String) throws(FileProblem) -> [UInt8]? {
        do {
            return try WholeFile.readRegular(path, followsLinks: false)
        } catch {
            if error.isMissing { return nil }
            throw error
        }
    }
}
