public import Documents

/// A lesson in a terminal: prose wrapped, cells in colour, tables lined up, plots in characters, formulas as their TeX.
///
/// No control character of the notebook reaches the terminal.
public struct TerminalRenderer {
    private let typesetting: Typesetting
    private let width: Int
    private let colors: Bool

    /// A renderer for `width` columns, with the escapes of ECMA-48 if it `colors`.
    public init(_ typesetting: Typesetting, width: Int, colors: Bool) {
        self.typesetting = typesetting
        self.width = width
        self.colors = colors
    }

    /// The text of `notebook` with what `execution` made of it.
    public func render(_ notebook: Notebook, _ execution: Execution) -> [UInt8] {
        var writer = TerminalWriter(notebook, execution, typesetting: typesetting, width: width, colors: colors)
        writer.write()
        return Array((writer.lines.joined(separator: "\n") + "\n").utf8)
    }
}
