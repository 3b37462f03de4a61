import Diagnostics

/// Reads the YAML at the top of a notebook.
struct FrontMatterReader {
    private(set) var frontMatter = FrontMatter()
    private(set) var diagnostics: [Diagnostic] = []
    private let source: SourceFile
    private let block: FrontMatterBlock

    /// A reader of `block` in `source`.
    init(_ source: SourceFile, _ block: FrontMatterBlock) {
        self.source = source
        self.block = block
    }

    /// Reads it.
    mutating func read() {
        frontMatter.range = block.range
    }
}
