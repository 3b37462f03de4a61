/// What the reader knows beyond CommonMark.
struct ReaderOptions: Sendable {
    /// Front matter, mathematics, tables, references, cells, inline values and regions. Without them a file is
    /// CommonMark and nothing else.
    var extensions = true
}
