import Diagnostics
import Documents

/// A `|` of a formula in a pipe table. Here it is the formula's, as everywhere in TeX; GitHub's reader parts the row into
/// cells before it looks for formulas, and takes the backslash of `\|` away.
struct TableBar {
    /// What to write in its place, which is read alike everywhere.
    enum Replacement {
        /// `\|x\|`
        case norm
        /// `|x|`
        case absolute
        /// `A|B`
        case relation
        /// `\left|`, or what is none of the others
        case other
        /// The columns of an array have no other mark.
        case none
    }

    /// Where the first stands in the formula, and how many bytes it has.
    let offset: Int
    let length: Int
    let replacement: Replacement

    /// The first one in `tex`; nil where it has none.
    init?(_ tex: String) {
        let bytes = Array(tex.utf8)
        guard bytes.contains(UInt8(ascii: "|")) else { return nil }
        var bars: [Int] = []
        var index = 0
        while index < bytes.count {
            let isEscape = bytes[index] == UInt8(ascii: "\\") && index + 1 < bytes.count
            if bytes[index + (isEscape ? 1 : 0)] == UInt8(ascii: "|") { bars.append(index) }
            index += isEscape ? 2 : 1
        }
        guard let first = bars.first else { return nil }
        offset = first
        length = bytes[first] == UInt8(ascii: "\\") ? 2 : 1
        let isSized = bars.contains { Self.isSized(bytes[..<$0]) }
        replacement =
            if tex.contains("\\begin{array}") {
                .none
            } else if length == 2 {
                .norm
            } else if isSized || bars.count % 2 == 1 && bars.count > 1 {
                .other
            } else {
                bars.count == 1 ? .relation : .absolute
            }
    }

    /// Whether `before` ends in a command that sizes the sign behind it.
    private static func isSized(_ before: ArraySlice<UInt8>) -> Bool {
        let letters = before.reversed().prefix { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") }
        let command = String(decoding: letters.reversed(), as: UTF8.self)
        return ["left", "right", "middle"].contains(command) || command.lowercased().hasPrefix("big")
    }
}

extension BodyWriter {
    /// Warns of the formulas that GitHub reads otherwise in the cell of a table at `index`.
    mutating func checkBars(inTableCell index: Int) {
        for node in notebook.nodes[index..<notebook.nodes[index].end] {
            guard case .math(let tex, isDisplay: _) = node.kind, let bar = TableBar(tex) else { continue }
            let start = notebook.source.place(ofByte: bar.offset, of: tex, in: node.range)
            let end = notebook.source.place(ofByte: bar.offset + bar.length, of: tex, in: node.range)
            diagnostics.append(.barInTable(bar, at: SourceRange(start, end)))
        }
    }
}

extension Diagnostic {
    fileprivate static func barInTable(_ bar: TableBar, at range: SourceRange) -> Diagnostic {
        let help: Text =
            switch bar.replacement {
            case .norm: Text(en: "write \\lVert x \\rVert for a norm", zh: "范数请写 \\lVert x \\rVert")
            case .absolute: Text(en: "write \\lvert x \\rvert", zh: "请写 \\lvert x \\rvert")
            case .relation:
                Text(en: "write \\mid as in P(A \\mid B), or \\vert", zh: "请写 \\mid，例如 P(A \\mid B)，或写 \\vert")
            case .other: Text(en: "write \\vert", zh: "请写 \\vert")
            case .none: Text(en: "set the formula outside of the table", zh: "请把公式写在表格外面")
            }
        return Diagnostic(
            606, .warning,
            bar.length == 2
                ? Text(
                    en: "GitHub reads \\| in a table as |, in a formula too",
                    zh: "GitHub 把表格里的 \\| 读作 |，公式里也一样")
                : Text(
                    en: "GitHub ends the cell of the table at this |, in a formula too",
                    zh: "GitHub 在这个 | 处结束表格的单元格，公式里也一样"),
            at: range, help: help)
    }
}
