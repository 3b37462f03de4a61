internal import Diagnostics
internal import Documents

/// What holds of every notebook that was read: every piece has its place in the file, and in its parent.
enum ReaderLaws {
    static func findings(in notebook: Notebook) -> [Finding] {
        let source = notebook.source
        var findings = DiagnosticLaws.findings(in: notebook.diagnostics, of: source)
        for (index, node) in notebook.nodes.enumerated() {
            findings += source.findings(in: node.range, of: "a node")
            if node.end <= index || node.end > notebook.nodes.count {
                findings.append(Finding("a node ends before it begins", "\(index), \(node.kind)"))
            }
        }
        for cell in notebook.cells {
            findings += source.findings(in: cell.range, of: "a cell")
            for line in cell.lines {
                let range = SourceRange(line.offset, line.offset + line.bytes.count)
                // A tab that is half a cell's indentation leaves blanks that the file has not.
                guard !line.bytes.isEmpty, line.bytes[0] != 0x20 else { continue }
                findings += source.findings(in: range, of: "a line of a cell")
                if findings.isEmpty, !source.bytes[range.start..<range.end].elementsEqual(line.bytes) {
                    findings.append(Finding("a line of a cell is not the file's", source.text(range)))
                }
            }
        }
        for inline in notebook.inlines {
            findings += source.findings(in: inline.range, of: "an inline expression")
            if let range = inline.formatRange { findings += source.findings(in: range, of: "a format") }
        }
        for region in notebook.regions {
            findings += source.findings(in: region.range, of: "a region")
            if !notebook.cells.indices.contains(region.cell) { findings.append(Finding("a region has no cell")) }
        }
        return findings
    }
}
