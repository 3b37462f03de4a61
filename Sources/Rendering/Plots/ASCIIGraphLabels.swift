import Documents

/// What variables are called in a frame of characters: by name where it is ASCII and short, else by a letter.
struct ASCIIGraphLabels {
    /// Of each variable its name in brackets, round where it is not observed, double where it is given.
    let texts: [String]
    /// The lines that say which letter is which name.
    let key: [String]

    private static let longest = 14

    /// The names of the variables of `graph`.
    init(_ graph: GraphDiagram) {
        let names = graph.nodes.map { PlotText.line($0.name) }
        let isWritten = names.map { PlotText.isASCII($0) && !$0.isEmpty && $0.utf8.count <= ASCIIGraphLabels.longest }
        let taken = Set(zip(names, isWritten).filter(\.1).map(\.0))
        var letters: [String] = []
        let alphabet = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(decoding: [$0], as: UTF8.self) }
        var round = 0
        let missing = isWritten.count { !$0 }
        while letters.count < missing {
            letters += alphabet.map { round == 0 ? $0 : $0 + String(round) }.filter { !taken.contains($0) }
            round += 1
        }
        var next = letters.makeIterator()
        var entries: [String] = []
        var texts: [String] = []
        for (node, (name, isWritten)) in zip(graph.nodes, zip(names, isWritten)) {
            var label = name
            if !isWritten, let letter = next.next() {
                entries.append("\(letter) \(name)")
                label = letter
            }
            switch node.role {
            case .latent: texts.append("(\(label))")
            case .given: texts.append("[[\(label)]]")
            case .observed, .treatment, .outcome: texts.append("[\(label)]")
            }
        }
        self.texts = texts
        key = PlotText.lines(entries, width: ASCIIPlot.columns)
    }
}
