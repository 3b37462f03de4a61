import Diagnostics
import Documents

/// Prose as a Jupyter notebook shows it: values in place of inline expressions, and formulas in dollars, which is the
/// only form that Jupyter sets.
struct ShownProse {
    private let bytes: [UInt8]
    /// What is shown otherwise, in order of place.
    private var replacements: [(range: SourceRange, shown: [UInt8])] = []

    /// The prose of `notebook` with the values of `execution`.
    init(_ notebook: Notebook, _ execution: Execution) {
        let source = notebook.source
        bytes = source.bytes
        for (inline, value) in zip(notebook.inlines, execution.inlines) {
            replacements.append((inline.range, InlineWriter(inline, in: source).bytes(showing: value)))
        }
        for node in notebook.nodes {
            guard case .mathBlock(_, let identifier) = node.kind else { continue }
            let written = Array(bytes[node.range.start..<node.range.end])
            if let shown = Self.dollars(written, identifier) { replacements.append((node.range, shown)) }
        }
        replacements.sort { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
    }

    /// The prose in `range`, and what of it its author wrote otherwise.
    func text(of range: SourceRange) -> (shown: [UInt8], replacements: [WrittenForm.Replacement]) {
        var shown: [UInt8] = []
        var form = WrittenForm()
        var position = range.start
        var low = 0
        var high = replacements.count
        while low < high {
            let middle = (low + high) / 2
            if replacements[middle].range.start < range.start { low = middle + 1 } else { high = middle }
        }
        for replacement in replacements[low...] {
            guard replacement.range.end <= range.end else { break }
            guard replacement.range.start >= position else { continue }
            let written = Array(bytes[replacement.range.start..<replacement.range.end])
            guard written != replacement.shown else { continue }
            shown += bytes[position..<replacement.range.start] + replacement.shown
            position = replacement.range.end
            form.replacements.append(.init(shown: replacement.shown, written: written))
        }
        shown += bytes[position..<range.end]
        let written = Array(bytes[range.start..<range.end])
        // The same words may stand in the text already.
        if form.prose(shown) != written { form.replacements = [.init(shown: shown, written: written)] }
        return (shown, form.replacements)
    }

    /// A fence of `math` in dollars, its label behind it; nil for what is none, or has an empty line, which would end
    /// the formula.
    private static func dollars(_ fence: [UInt8], _ identifier: String?) -> [UInt8]? {
        guard let mark = fence.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
        var lines = fence.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        guard lines.count > 2, let last = lines.popLast() else { return nil }
        let closing = last.drop { $0 != mark }
        guard closing.count >= 3, closing.allSatisfy({ $0 == mark }) else { return nil }
        lines.removeFirst()
        let isBroken = lines.contains { line in line.allSatisfy { " \t>".utf8.contains($0) } || line.contains(0x24) }
        guard !isBroken else { return nil }
        let label = identifier.map { " {#\($0)}" } ?? ""
        let end = Array(last.prefix { $0 != mark }) + Array("$$\(label)".utf8)
        return Array(([Array("$$".utf8)] + lines + [end]).joined(separator: [0x0A]))
    }
}
