/// What the metadata of a cell say that another program wrote or changed: in our options where there is one, and what has
/// none.
struct ForeignMetadata {
    /// Options of a fence that say the same, without contradictions.
    private(set) var options: [String] = []
    /// The names of what Markdown has no place for, in the order of the file.
    private(set) var lost: [String] = []

    /// What a program notes for itself: when a cell ran, how much of its output is open, who may change it. Of the text
    /// that says nothing.
    private static let notes: Set<String> = [
        "ExecuteTime", "colab", "collapsed", "deletable", "editable", "execution", "executionInfo", "id",
        "lines_to_next_cell", "nn", "outputId", "papermill", "pycharm", "raw_mimetype", "scrolled", "trusted",
    ]
    /// Reads `metadata`; only `isCell`, a cell of ours, has options. Of two cells with a name the first is in `labels`.
    init(_ metadata: JSON?, isCell: Bool, labels: inout Set<String>) {
        guard case .object(let members)? = metadata else { return }
        let tags = (metadata?["tags"]?.list?.compactMap(\.text) ?? []).map { $0.replacing("_", with: "-") }
        let isFolded = if case .truth(true)? = metadata?["jupyter"]?["source_hidden"] { true } else { false }
        let label = metadata?["name"]?.text.flatMap { isCell && $0.isLabel && labels.insert($0).inserted ? $0 : nil }
        if isCell {
            let settings = CellSetting.settings(tags: tags, isFolded: isFolded).map(\.inBraces)
            options = (label.map { ["#\($0)"] } ?? []) + settings
        }
        for member in members where !Self.notes.contains(member.name) && !member.value.isUsual {
            switch member.name {
            case "tags" where isCell && tags.allSatisfy(CellSetting.tags.contains), "name" where label != nil,
                "jupyter" where isCell || !isFolded:
                break
            default: lost.append(member.name)
            }
        }
    }
}

extension JSON {
    /// Whether it says no more than what holds in any case.
    fileprivate var isUsual: Bool {
        switch self {
        case .null, .truth(false): true
        case .text(let text): text.isEmpty
        case .list(let elements): elements.isEmpty
        case .object(let members): members.allSatisfy(\.value.isUsual)
        case .truth, .integer, .number: false
        }
    }
}

extension String {
    /// Whether a fence can give it as a label.
    fileprivate var isLabel: Bool {
        func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
        return utf8.first.map(isLetter) == true
            && utf8.allSatisfy {
                isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || "-_".utf8.contains($0)
            }
    }
}
