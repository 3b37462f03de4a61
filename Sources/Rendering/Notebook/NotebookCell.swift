/// A cell of a Jupyter notebook (nbformat 4.5).
struct NotebookCell {
    enum Kind: String {
        case markdown
        case code
        case raw
    }

    var kind: Kind
    /// 1 to 64 letters, digits, hyphens and underscores of ASCII; no other cell's.
    var identifier: String
    /// Its text with LF between lines.
    var source: [UInt8]
    /// What its Markdown says beyond it.
    var written = WrittenForm()
    /// Whether a reader opens it to see the code.
    var isFolded = false
    /// Whether a reader opens it to see what it made.
    var hidesOutputs = false
    /// Words about it that Jupyter and its kin know or keep.
    var tags: [String] = []
    /// Its place among the cells that ran; nil where it did not run or is no code.
    var executionCount: Int?
    var outputs: [JSON] = []

    /// The cell as it stands in the file.
    var json: JSON {
        var metadata: [JSON.Member] = []
        // Jupyter writes both when it saves.
        if hidesOutputs { metadata.append(.init("collapsed", true)) }
        let hidden = [("outputs_hidden", hidesOutputs), ("source_hidden", isFolded)].filter(\.1)
        if !hidden.isEmpty {
            metadata.append(.init("jupyter", .object(hidden.map { JSON.Member($0.0, .truth(true)) })))
        }
        if let json = written.json { metadata.append(.init("nn", json)) }
        if !tags.isEmpty { metadata.append(.init("tags", .list(tags.map { .text($0) }))) }
        var members: [JSON.Member] = [
            .init("cell_type", .text(kind.rawValue)), .init("id", .text(identifier)),
            .init("metadata", .object(metadata)), .init("source", .lines(String(decoding: source, as: UTF8.self))),
        ]
        if kind == .code {
            members.append(.init("execution_count", executionCount.map { .integer($0) } ?? .null))
            members.append(.init("outputs", .list(outputs)))
        }
        return .object(members)
    }
}
