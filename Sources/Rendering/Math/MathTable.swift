/// How the cells of a table in MathML stand, which Core leaves to the page's style.
struct MathTable {
    private let alignments: [String]
    private let spacings: [String]
    private let columnLines: [String]
    private let rowLines: [String]
    private var row = -1
    private var column = -1

    init(_ tag: MathTag) {
        let list = { (attribute: String) in tag[attribute]?.split(separator: " ").map(String.init) ?? [] }
        alignments = list("columnalign")
        spacings = list("columnspacing")
        columnLines = list("columnlines")
        rowLines = list("rowlines")
    }

    mutating func openRow() {
        row += 1
        column = -1
    }

    /// The classes of the row's next cell: its alignment but the standard one, and the lines before and above it.
    mutating func openCell() -> String? {
        column += 1
        var names: [String] = []
        if let alignment = Self.entry(column, of: alignments), alignment != "center" { names.append(alignment) }
        if Self.entry(column - 1, of: spacings) == "0em" { names.append("close") }
        if let line = Self.entry(column - 1, of: columnLines), line != "none" { names.append("\(line)-left") }
        if let line = Self.entry(row - 1, of: rowLines), line != "none" { names.append("\(line)-top") }
        return names.isEmpty ? nil : names.joined(separator: " ")
    }

    /// The last entry counts for all that follow; before the first there is nothing.
    private static func entry(_ index: Int, of list: [String]) -> String? {
        index < 0 || list.isEmpty ? nil : list[min(index, list.count - 1)]
    }
}
