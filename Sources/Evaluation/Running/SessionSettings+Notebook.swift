internal import Diagnostics
public import Documents
internal import Engine

extension SessionSettings {
    /// What the front matter of a notebook asks for.
    public init(_ notebook: Notebook, seedOffset: Int = 0) {
        self.init()
        let execution = notebook.frontMatter.execution
        seed = UInt32(truncatingIfNeeded: (execution.seed ?? 0) &+ seedOffset)
        self.seedOffset = seedOffset
        if let steps = execution.steps { limits.steps = steps }
        if let operations = execution.operations { limits.operations = operations }
        if let memory = execution.memory { limits.memory = memory }
        if let output = execution.output { outputLimit = output }
        if execution.precision == 64 { precision = .double }
        language = MessageLanguage(tag: notebook.frontMatter.lang ?? "en")
    }
}
