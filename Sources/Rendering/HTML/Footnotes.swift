import Documents

/// The footnotes of a page, in the order in which a reader comes to them.
struct Footnotes {
    /// A footnote that is shown; its number is its place in the list.
    struct Note {
        /// Its node.
        let node: Int
        /// How many references lead to it.
        var references = 0
    }

    /// The footnotes by number, from 1 on.
    private(set) var notes: [Note] = []
    private var numbers: [[UInt8]: Int] = [:]
    private var definitions: [[UInt8]: Int] = [:]

    /// The footnotes of `notebook`: those that the text refers to in its order, then those that only footnotes do.
    init(_ notebook: Notebook) {
        for index in notebook.nodes.indices {
            guard case .footnote(let label) = notebook.nodes[index].kind, definitions[Array(label.utf8)] == nil else {
                continue
            }
            definitions[Array(label.utf8)] = index
        }
        guard !definitions.isEmpty else { return }
        count(notebook, in: 0..<notebook.nodes.count)
        var next = 0
        while next < notes.count {
            let node = notes[next].node
            count(notebook, in: (node + 1)..<notebook.nodes[node].end)
            next += 1
        }
    }

    /// The number of the footnote that `label` names.
    func number(of label: String) -> Int? { numbers[Array(label.utf8)] }

    private mutating func count(_ notebook: Notebook, in range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            let node = notebook.nodes[index]
            switch node.kind {
            // What a picture says is one text, but where it is a caption; a footnote is shown at the end.
            case .footnote, .image: index = node.end
            case .figure: index += 2
            case .footnoteReference(let label):
                count(Array(label.utf8))
                index += 1
            default: index += 1
            }
        }
    }

    private mutating func count(_ label: [UInt8]) {
        guard let node = definitions[label] else { return }
        let number = numbers[label] ?? notes.count + 1
        if numbers[label] == nil {
            numbers[label] = number
            notes.append(Note(node: node))
        }
        notes[number - 1].references += 1
    }
}
