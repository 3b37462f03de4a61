/// What the reader knows beyond CommonMark, and what it makes of former outputs.
public struct ReaderOptions: Sendable {
    /// Front matter, mathematics, tables, references, cells, inline values and regions. Without them a file is
    /// CommonMark and nothing else.
    public var extensions: Bool
    /// Whether the inside of an output region is read as prose, to be shown as it was recorded. Else a region is one
    /// node that says nothing: a run makes its outputs anew. Those of a solution are never shown.
    public var showsRegions: Bool

    /// A notebook as a run reads it.
    public init(extensions: Bool = true, showsRegions: Bool = false) {
        self.extensions = extensions
        self.showsRegions = showsRegions
    }
}
