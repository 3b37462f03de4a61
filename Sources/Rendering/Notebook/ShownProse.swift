import Diagnostics
import Documents

/// Prose as a Jupyter notebook shows it.
struct ShownProse {
    private let bytes: [UInt8]
    private let replacements: [(range: SourceRange, shown: [UInt8])]

    /// The prose of `notebook` in `forms`.
    init(_ notebook: Notebook, _ forms: JupyterForms) {
        bytes = notebook.source.bytes
        replacements = forms.replacements
    }

    /// The prose in `range`, and what of it its author wrote otherwise.
    func text(of range: SourceRange) -> (shown: [UInt8], replacements: [WrittenForm.Replacement]) {
        var shown: [UInt8] = []
        var form = WrittenForm()
        var position = range.start
        for replacement in replacements[replacements.partitioningIndex { $0.range.start >= range.start }...] {
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
}
