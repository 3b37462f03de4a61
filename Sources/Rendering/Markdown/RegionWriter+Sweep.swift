import Documents

extension RegionWriter {
    /// A sweep as one table; where its results fit into none, what each combination shows under its values.
    mutating func append(_ sweep: Sweep) {
        if let table = SweepTable(sweep, language: language).table {
            blocks.append(MarkdownTable(table).lines)
            return
        }
        for (combination, outputs) in sweep.outputs.enumerated() {
            blocks.append(["**\(sweep.grid.setting(of: combination).escapedAsMarkdown)**"])
            for output in outputs { append(output) }
        }
    }
}
