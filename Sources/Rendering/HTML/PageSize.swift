import Diagnostics
import Documents

extension Diagnostic {
    /// What a page of a lesson may have without a word, in bytes.
    private static let largeSize = 100_000

    /// NN0649: a page of `size` bytes, at least half of which one cell makes; nil for smaller ones, and where the
    /// front matter silences it.
    static func largePage(
        _ size: Int, _ largest: (cell: Int, size: Int), of notebook: Notebook
    ) -> Diagnostic? {
        guard size > largeSize, largest.size * 2 >= size,
            !notebook.frontMatter.allowed.contains(where: { $0.number == 649 })
        else { return nil }
        let cell = notebook.cells[largest.cell]
        let fence = notebook.source.bytes[cell.range.start..<cell.range.end].prefix { $0 != 0x0A && $0 != 0x0D }
        let (whole, part) = (size / 1000, largest.size / 1000)
        return Diagnostic(
            649, .advice,
            Text(
                en: "the page has \(whole) kB, and \(part) kB of them are this cell's",
                zh: "页面有 \(whole) kB，其中 \(part) kB 来自这个单元格"),
            at: SourceRange(cell.range.start, cell.range.start + fence.count),
            help: cell.options.sweep.isEmpty
                ? Text(
                    en: "show fewer pictures, or pictures of fewer points", zh: "请少画几幅图，或减少图里的点")
                : Text(
                    en: "every combination has its own pictures: sweep fewer values, or plot fewer points",
                    zh: "每个组合都有自己的图：请减少取值，或减少图里的点"))
    }
}
